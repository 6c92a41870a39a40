//! RatingDigest: what an assessed person is sent of others' answers: counts without names, from three raters
//! up, and the expert's marks. Published when the round has ended: a second one with a rater more would give
//! that rater away.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::mark::{self, Marks};
use super::round::{self, Round};
use crate::{
    domain::{
        grants::Action,
        kinds::{Incomplete, KindRule, Shape, Within, Writing, need_ref, need_text, required},
        space::SpaceKind,
    },
    limits::FROZEN_BYTES,
    sync::{
        audience::Audience,
        ids::{PrincipalId, RecordId},
        record::{Fields, Record},
        replica::Draft,
    },
};

pub const KIND: &str = "rating_digest";

/// Raters, fewer than which are never shown (DOMAIN.md §2).
pub const RATERS_LEAST: u16 = 3;

pub const RULE: KindRule = KindRule {
    kind: KIND,
    spaces: &[SpaceKind::Round],
    fields: &[
        required("subject", Shape::Ref),
        required("person", Shape::Ref),
        required("cards", Shape::Whole(is_cards)),
    ],
    add: Action::EditContent,
    edit: Action::EditContent,
    edit_own: Action::EditContent,
    audience: Some(|record| {
        Audience::Entrusted(record.text("person").map(PrincipalId::from).into_iter().collect())
    }),
    within: Some(Within::admitting(admits)),
    ..KindRule::CLOSED
};

fn admits(writing: &Writing<'_>) -> Result<(), &'static str> {
    let round = writing.living(&Round::record(), round::KIND);
    match round.and_then(|record| Round::try_from(record).ok()) {
        Some(round) if round.closed => Ok(()),
        _ => Err("Сначала завершите раунд: итоги отправляются один раз."),
    }
}

/// «да» among those who answered «да» or «пока нет».
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Share {
    pub yes: u16,
    pub answered: u16,
}

/// What others say of one card.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CardDigest {
    /// Colleagues' answers by indicator, each by at least [`RATERS_LEAST`] of them.
    pub colleagues: BTreeMap<RecordId, Share>,
    /// The expert's marks by indicator.
    pub expert: Marks,
}

/// What is sent to one assessed person.
#[derive(Debug, Clone, PartialEq)]
pub struct Digest {
    pub subject: RecordId,
    pub person: PrincipalId,
    pub cards: BTreeMap<RecordId, CardDigest>,
}

impl Digest {
    /// One record per subject.
    pub fn id_of(subject: &RecordId) -> RecordId {
        RecordId::new(format!("{KIND}:{subject}"))
    }

    /// What publishes it.
    pub fn draft(&self) -> Draft {
        let share = |(id, share): (&RecordId, &Share)| (id.to_string(), json!([share.yes, share.answered]));
        let card = |(id, card): (&RecordId, &CardDigest)| {
            let colleagues: Map<_, _> = card.colleagues.iter().map(share).collect();
            (id.to_string(), json!({ "colleagues": colleagues, "expert": mark::to_value(&card.expert) }))
        };
        let fields = Fields::from([
            ("subject".to_owned(), json!(self.subject)),
            ("person".to_owned(), json!(self.person)),
            ("cards".to_owned(), Value::Object(self.cards.iter().map(card).collect())),
        ]);
        Draft::Create { record: Self::id_of(&self.subject), kind: KIND.into(), fields }
    }
}

fn share_of(value: &Value) -> Option<Share> {
    let number = |at: usize| u16::try_from(value.get(at)?.as_u64()?).ok();
    let share = Share { yes: number(0)?, answered: number(1)? };
    (share.yes <= share.answered && share.answered >= RATERS_LEAST).then_some(share)
}

fn card_of(value: &Value) -> Option<CardDigest> {
    let pair = |(id, share): (&String, &Value)| Some((RecordId::from(id.as_str()), share_of(share)?));
    let colleagues =
        value.get("colleagues")?.as_object()?.iter().map(pair).collect::<Option<BTreeMap<_, _>>>()?;
    Some(CardDigest { colleagues, expert: mark::marks_of(value.get("expert")?) })
}

fn cards_of(value: &Value) -> Option<BTreeMap<RecordId, CardDigest>> {
    value.as_object()?.iter().map(|(id, card)| Some((id.as_str().into(), card_of(card)?))).collect()
}

fn is_cards(value: &Value) -> bool {
    cards_of(value).is_some() && value.to_string().len() <= FROZEN_BYTES
}

impl TryFrom<&Record> for Digest {
    type Error = Incomplete;

    fn try_from(record: &Record) -> Result<Self, Incomplete> {
        Ok(Self {
            subject: need_ref(record, "subject")?,
            person: need_text(record, "person")?.into(),
            cards: record.value("cards").and_then(cards_of).ok_or(Incomplete { field: "cards" })?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{domain::diagnostic::mark::Mark, sync::record::sample};

    #[test]
    fn a_digest_comes_back_as_it_was_published_and_one_of_two_raters_is_refused() {
        let share = |answered| CardDigest {
            colleagues: BTreeMap::from([("i1".into(), Share { yes: 2, answered })]),
            expert: Marks::from([("i1".into(), Mark::Cannot)]),
        };
        let digest = |answered| Digest {
            subject: "s-a-ivan".into(),
            person: "a-ivan".into(),
            cards: BTreeMap::from([("mod".into(), share(answered))]),
        };
        let Draft::Create { fields, .. } = digest(3).draft() else { panic!("a new record") };
        assert!(is_cards(&fields["cards"]));
        assert_eq!(Digest::try_from(&sample("d", KIND, json!(fields))), Ok(digest(3)));
        let Draft::Create { fields, .. } = digest(2).draft() else { panic!("a new record") };
        assert!(!is_cards(&fields["cards"]));
    }
}
