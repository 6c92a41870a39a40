//! RoundCard: a card's wording as the round began with it. Nobody changes it afterwards: whatever becomes of
//! the catalogue meanwhile, all answer the same.

use serde_json::{Value, json};

use super::{
    inquiry::{self, Asked, Sort},
    instrument::Instrument,
};
use crate::{
    domain::{
        grants::Action,
        kinds::{Begins, Incomplete, KindRule, Shape, need_ref, need_text, optional, required},
        level::{self, Indicator, Level},
        role::RoleCard,
        space::SpaceKind,
    },
    limits::{FROZEN_BYTES, LEVEL_INDICATORS},
    sync::{
        ids::RecordId,
        record::{Fields, Record},
        replica::Draft,
    },
};

pub const KIND: &str = "round_card";

pub const RULE: KindRule = KindRule {
    kind: KIND,
    spaces: &[SpaceKind::Round],
    fields: &[
        required("subject", Shape::Ref),
        required("title", Shape::Title),
        required("place", Shape::Int(0, 999)),
        required("wording", Shape::Whole(is_wording)),
        optional("questions", Shape::Whole(inquiry::is_inquiry)),
    ],
    add: Action::EditContent,
    begins: Begins::SeenByAll,
    ..KindRule::CLOSED
};

/// An indicator as it was worded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrozenIndicator {
    /// The catalogue's id, by which rounds are compared.
    pub id: RecordId,
    pub text: String,
}

/// A level as it was worded.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FrozenLevel {
    pub summary: String,
    pub indicators: Vec<FrozenIndicator>,
}

/// A card as a round asks it: levels 1 to 4, or a questionnaire.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoundCard {
    /// The card in the catalogue, or the instrument where these are its own questions.
    pub card: RecordId,
    pub title: String,
    /// The place among the cards of the round, from 0.
    pub place: u32,
    pub levels: [FrozenLevel; 4],
    /// Own questions of a questionnaire, which has no levels: its statements are kept here alone.
    pub questions: Vec<Asked>,
}

impl RoundCard {
    /// One record per card.
    pub fn id_of(card: &RecordId) -> RecordId {
        RecordId::new(format!("{KIND}:{card}"))
    }

    /// A level, 1 to 4.
    pub fn level(&self, level: u8) -> Option<&FrozenLevel> {
        self.levels.get(usize::from(level.checked_sub(1)?))
    }

    /// A card whose level is told by indicators.
    pub fn has_levels(&self) -> bool {
        self.levels.iter().any(|level| !level.indicators.is_empty())
    }

    /// Every indicator with its level.
    pub fn indicators(&self) -> impl Iterator<Item = (u8, &FrozenIndicator)> {
        (1..)
            .zip(&self.levels)
            .flat_map(|(number, level)| level.indicators.iter().map(move |it| (number, it)))
    }

    /// A card of the catalogue as it stands now: its levels in their order, living indicators alone.
    pub fn frozen(card: &RoleCard, place: u32, levels: &[Level], indicators: &[Indicator]) -> Self {
        let mut frozen: [FrozenLevel; 4] = Default::default();
        let own: Vec<Level> = levels.iter().filter(|level| level.role == card.id).cloned().collect();
        for level in level::settled(own) {
            let slot = usize::from(level.level).checked_sub(1).and_then(|at| frozen.get_mut(at));
            let Some(slot) = slot else { continue };
            let mut of_level: Vec<&Indicator> =
                indicators.iter().filter(|it| !it.archived && it.parent == level.id).collect();
            of_level.sort_by(|a, b| (&a.order, &a.id).cmp(&(&b.order, &b.id)));
            let word = |it: &&Indicator| FrozenIndicator { id: it.id.clone(), text: it.text.clone() };
            slot.summary = level.summary;
            slot.indicators = of_level.iter().map(word).collect();
        }
        Self {
            card: card.id.clone(),
            title: card.title.clone(),
            place,
            levels: frozen,
            questions: Vec::new(),
        }
    }

    /// An instrument's own questions as a card of their own; `None` where it has none.
    pub fn of_questions(instrument: &Instrument, place: u32) -> Option<Self> {
        (!instrument.questions.is_empty()).then(|| Self {
            card: instrument.id.clone(),
            title: instrument.title.clone(),
            place,
            levels: Default::default(),
            questions: instrument.questions.clone(),
        })
    }

    /// The statements among its own questions: they are answered like indicators.
    pub fn statements(&self) -> impl Iterator<Item = &Asked> {
        self.questions.iter().filter(|question| question.sort == Sort::Statement)
    }

    /// What makes it in the round's space.
    pub fn draft(&self) -> Draft {
        let indicator = |it: &FrozenIndicator| json!({ "id": it.id, "text": it.text });
        let level = |it: &FrozenLevel| {
            let indicators: Vec<Value> = it.indicators.iter().map(indicator).collect();
            json!({ "summary": it.summary, "indicators": indicators })
        };
        let wording: Vec<Value> = self.levels.iter().map(level).collect();
        let mut fields = Fields::from([
            ("subject".to_owned(), json!(self.card)),
            ("title".to_owned(), json!(self.title)),
            ("place".to_owned(), json!(self.place)),
            ("wording".to_owned(), Value::Array(wording)),
        ]);
        if !self.questions.is_empty() {
            fields.insert("questions".into(), inquiry::to_value(&self.questions));
        }
        Draft::Create { record: Self::id_of(&self.card), kind: KIND.into(), fields }
    }
}

fn level_of(value: &Value) -> Option<FrozenLevel> {
    let text = |value: &Value, name| value.get(name).and_then(Value::as_str).map(str::to_owned);
    let indicator =
        |it: &Value| Some(FrozenIndicator { id: RecordId::new(text(it, "id")?), text: text(it, "text")? });
    let indicators =
        value.get("indicators")?.as_array()?.iter().map(indicator).collect::<Option<Vec<_>>>()?;
    Some(FrozenLevel { summary: text(value, "summary")?, indicators })
}

fn levels_of(value: &Value) -> Option<[FrozenLevel; 4]> {
    let levels = value.as_array()?.iter().map(level_of).collect::<Option<Vec<_>>>()?;
    levels.try_into().ok()
}

fn is_wording(value: &Value) -> bool {
    let short = |level: &FrozenLevel| {
        level.indicators.len() <= LEVEL_INDICATORS && level.indicators.iter().all(|it| it.id.is_well_formed())
    };
    levels_of(value).is_some_and(|levels| levels.iter().all(short)) && value.to_string().len() <= FROZEN_BYTES
}

impl TryFrom<&Record> for RoundCard {
    type Error = Incomplete;

    fn try_from(record: &Record) -> Result<Self, Incomplete> {
        Ok(Self {
            card: need_ref(record, "subject")?,
            title: need_text(record, "title")?.to_owned(),
            place: crate::domain::kinds::number(record, "place").unwrap_or(u32::MAX),
            levels: record.value("wording").and_then(levels_of).ok_or(Incomplete { field: "wording" })?,
            questions: inquiry::questions(record.value("questions")),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sync::record::sample;

    fn role() -> RoleCard {
        let fields = json!({ "title": "Модератор", "order": "80" });
        RoleCard::try_from(&sample("mod", "role_card", fields)).unwrap()
    }

    fn indicator(id: &str, parent: &str, order: &str, archived: bool) -> Indicator {
        let (parent, order) = (parent.into(), order.to_owned());
        Indicator {
            id: id.into(), text: format!("Ведёт {id}"), parent, order, archived, successors: vec![]
        }
    }

    #[test]
    fn a_round_keeps_the_living_wording_in_its_order_and_reads_it_back() {
        let level = |number| Level {
            id: Level::id_of(&"mod".into(), number),
            role: "mod".into(),
            level: number,
            summary: format!("уровень {number}"),
        };
        let indicators = [
            indicator("b", "mod.2", "90", false),
            indicator("a", "mod.2", "80", false),
            indicator("old", "mod.2", "85", true),
            indicator("alien", "tutor.2", "80", false),
        ];
        let frozen = RoundCard::frozen(&role(), 3, &[level(2), level(1)], &indicators);
        let ids: Vec<_> = frozen.indicators().map(|(level, it)| (level, it.id.as_str())).collect();
        assert_eq!(ids, [(2, "a"), (2, "b")]);
        let Draft::Create { kind, fields, .. } = frozen.draft() else { panic!("a new record") };
        assert!(
            RULE.fields
                .iter()
                .all(|it| fields.get(it.name).is_none_or(|value| it.shape.check(value).is_ok()))
        );
        let record = sample("r", kind.as_str(), json!(fields));
        assert_eq!(RoundCard::try_from(&record), Ok(frozen));
    }
}
