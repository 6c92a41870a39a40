//! RaterAssignment: who rates whom beside themselves. The rater and the owner of the round know it; the assessed
//! person does only where they chose the raters themselves.

use std::collections::BTreeSet;

use super::{
    round::{self, Assigns},
    subject::{self, Subject},
};
use crate::{
    domain::{
        grants::Action,
        kinds::{Incomplete, KindRule, Shape, Within, Writing, need_ref, need_text, required},
        lot::lot,
        space::SpaceKind,
    },
    sync::{
        audience::Audience,
        ids::{PrincipalId, RecordId},
        record::Record,
    },
};

pub const KIND: &str = "rater_assignment";

pub const RULE: KindRule = KindRule {
    kind: KIND,
    spaces: &[SpaceKind::Round],
    fields: &[
        required("subject", Shape::Ref),
        required("rater", Shape::Ref),
        required("part", Shape::Choice(&["colleague", "expert"])),
    ],
    add: Action::Contribute,
    edit: Action::EditContent,
    edit_own: Action::Contribute,
    audience: Some(audience),
    within: Some(Within::admitting(admits)),
    ..KindRule::CLOSED
};

/// The part in which a rater answers. Series of different parts are never joined into one number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    Own,
    Colleague,
    Expert,
}

/// The stored names with their titles for people.
const PARTS: [(&str, &str); 3] =
    [("own", "самооценка"), ("colleague", "взаимооценка"), ("expert", "оценка эксперта")];

impl Part {
    pub const ALL: [Self; 3] = [Self::Own, Self::Colleague, Self::Expert];

    pub(super) fn named(name: Option<&str>) -> Option<Self> {
        Self::ALL.into_iter().find(|part| Some(part.name()) == name)
    }

    /// The stored name.
    pub fn name(self) -> &'static str {
        PARTS[self as usize].0
    }

    pub fn title(self) -> &'static str {
        PARTS[self as usize].1
    }
}

fn audience(record: &Record) -> Audience {
    Audience::Entrusted(record.text("rater").map(PrincipalId::from).into_iter().collect())
}

fn admits(writing: &Writing<'_>) -> Result<(), &'static str> {
    let keeps = writing.may(Action::EditContent);
    let Ok(made) = Assignment::try_from(writing.record) else {
        return if keeps { Ok(()) } else { Err("Неясно, кто кого оценивает.") };
    };
    let record = writing.living(&made.subject, subject::KIND);
    let person = record.and_then(|record| Subject::try_from(record).ok()).and_then(|subject| subject.person);
    if keeps {
        // Whoever keeps the round is sent every answer: they would read their own colleagues' by name.
        let about_keeper = writing.record.is_alive() && person.as_ref() == Some(writing.by);
        return if about_keeper {
            Err("Вы видите все ответы раунда: вас в нём коллеги не оценивают.")
        } else {
            Ok(())
        };
    }
    let round = round::open_round(writing)?;
    let own = person.as_ref().is_some_and(|person| writing.by == person && *person != made.rater);
    if own && round.raters.assigns == Assigns::Subject && made.part == Part::Colleague {
        return Ok(());
    }
    Err("Кто кого оценивает, решает ведущий раунда.")
}

/// One rater of one subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assignment {
    pub subject: RecordId,
    pub rater: PrincipalId,
    pub part: Part,
}

impl Assignment {
    /// One record per subject and rater.
    pub fn id_of(subject: &RecordId, rater: &PrincipalId) -> RecordId {
        RecordId::new(format!("{KIND}:{subject}:{rater}"))
    }
}

impl TryFrom<&Record> for Assignment {
    type Error = Incomplete;

    fn try_from(record: &Record) -> Result<Self, Incomplete> {
        let made = Self {
            subject: need_ref(record, "subject")?,
            rater: need_text(record, "rater")?.into(),
            part: Part::named(record.text("part")).ok_or(Incomplete { field: "part" })?,
        };
        // Under another id it would be a second one of the same rater.
        if record.id == Self::id_of(&made.subject, &made.rater) {
            Ok(made)
        } else {
            Err(Incomplete { field: "rater" })
        }
    }
}

/// Colleagues by lot: every person is rated by `each` others and rates as many; nobody rates themselves. With
/// fewer people than that, everybody rates everybody. `round` is the lot's own word. People in `unrated` rate
/// but are not rated: who reads all answers of a round would read their own colleagues' by name.
pub fn by_lot(people: &[Subject], each: u8, round: &str, unrated: &BTreeSet<PrincipalId>) -> Vec<Assignment> {
    let mut ring: Vec<(&RecordId, &PrincipalId)> =
        people.iter().filter_map(|subject| Some((&subject.id, subject.person.as_ref()?))).collect();
    ring.sort_by_key(|(id, person)| (lot(&[round, id.as_str()]), *person));
    ring.dedup_by_key(|(_, person)| *person);
    let most = usize::from(each).min(ring.len().saturating_sub(1));
    let raters = ring.iter().enumerate().flat_map(|(at, (subject, person))| {
        let ring = &ring;
        let rated = !unrated.contains(*person);
        (1..=most).filter(move |_| rated).map(move |step| {
            let rater = ring[(at + step) % ring.len()].1.clone();
            Assignment { subject: (*subject).clone(), rater, part: Part::Colleague }
        })
    });
    raters.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    fn people(count: usize) -> Vec<Subject> {
        let person = |n: usize| Subject {
            id: RecordId::new(format!("s-{n}")),
            name: format!("Человек {n}"),
            is_organisation: false,
            person: Some(PrincipalId::new(format!("a-{n}"))),
            position: String::new(),
            organisation: String::new(),
        };
        (0..count).map(person).collect()
    }

    #[test]
    fn by_lot_everybody_rates_as_many_as_they_are_rated_by_and_nobody_themselves() {
        for (count, each) in [(12, 3), (5, 5), (2, 3), (60, 5)] {
            let people = people(count);
            let made = by_lot(&people, each, "spring", &BTreeSet::new());
            let (mut rates, mut rated) = (BTreeMap::new(), BTreeMap::new());
            for one in &made {
                assert_ne!(Subject::id_of(&one.rater).as_str().replace("s-a-", "s-"), one.subject.as_str());
                *rates.entry(one.rater.clone()).or_insert(0) += 1;
                *rated.entry(one.subject.clone()).or_insert(0) += 1;
            }
            let most = usize::from(each).min(count - 1);
            assert!(rates.len() == count && rates.values().all(|n| *n == most), "{count} by {each}");
            assert!(rated.len() == count && rated.values().all(|n| *n == most), "{count} by {each}");
            let pairs: BTreeSet<_> =
                made.iter().map(|one| Assignment::id_of(&one.subject, &one.rater)).collect();
            assert_eq!(pairs.len(), made.len());
            assert_eq!(made, by_lot(&people, each, "spring", &BTreeSet::new()));
        }
        assert!(by_lot(&[], 3, "spring", &BTreeSet::new()).is_empty());
    }

    #[test]
    fn who_reads_all_answers_is_rated_by_no_colleague() {
        let owner = PrincipalId::from("a-1");
        let made = by_lot(&people(6), 3, "spring", &BTreeSet::from([owner.clone()]));
        assert!(made.iter().all(|one| one.subject.as_str() != "s-1"));
        assert!(made.iter().any(|one| one.rater == owner));
    }
}
