//! Ready: «готов(а)»: a person has finished what the такт asks for. One record per person, which names the
//! такт, so that going on to the next one makes nobody press anything.

use std::collections::BTreeSet;

use super::SHARED;
use crate::{
    domain::{
        grants::{Action, Function},
        kinds::{Begins, Identity, Incomplete, KindRule, Shape, optional},
        member::Member,
    },
    sync::{
        ids::{GroupId, PrincipalId, RecordId},
        record::Record,
    },
};

pub const KIND: &str = "ready";

pub const RULE: KindRule = KindRule {
    kind: KIND,
    fields: &[optional("takt", Shape::Ref)],
    edit: Action::ServerOnly,
    identity: Identity::OnePerPerson,
    begins: Begins::SeenByAll,
    ..SHARED
};

/// Who has finished which такт.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ready {
    pub person: PrincipalId,
    /// `None` where they took it back.
    pub takt: Option<RecordId>,
}

impl Ready {
    pub fn id_of(person: &PrincipalId) -> RecordId {
        RecordId::new(format!("{KIND}:board:{person}"))
    }
}

impl TryFrom<&Record> for Ready {
    type Error = Incomplete;

    fn try_from(record: &Record) -> Result<Self, Incomplete> {
        Ok(Self { person: record.author.clone(), takt: record.text("takt").map(RecordId::from) })
    }
}

/// How far people are with a такт. Those who only look or lead are not waited for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Readiness {
    pub ready: usize,
    pub of: usize,
    /// Groups of which somebody is not ready yet, each once.
    pub waited_for: BTreeSet<GroupId>,
}

pub fn readiness(members: &[Member], marks: &[Ready], takt: &RecordId) -> Readiness {
    let done: BTreeSet<&PrincipalId> =
        marks.iter().filter(|mark| mark.takt.as_ref() == Some(takt)).map(|mark| &mark.person).collect();
    let works = |member: &&Member| {
        let at_work = [Function::Participant, Function::Collector];
        let leads = member.functions.contains(&Function::Host);
        !leads && at_work.iter().any(|function| member.functions.contains(function))
    };
    let mut readiness = Readiness::default();
    for member in members.iter().filter(works) {
        readiness.of += 1;
        if done.contains(&member.person) {
            readiness.ready += 1;
        } else {
            readiness.waited_for.extend(member.group.clone());
        }
    }
    readiness
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_those_at_work_are_waited_for_and_a_mark_of_an_earlier_takt_does_not_count() {
        let member = |person: &str, function, group: &str| Member {
            person: person.into(),
            name: person.into(),
            functions: [function].into(),
            group: Some(group.into()),
            by_door: true,
        };
        let members = [
            member("anna", Function::Participant, "red"),
            member("ivan", Function::Collector, "red"),
            member("petr", Function::Participant, "blue"),
            member("olga", Function::Host, "blue"),
            member("vera", Function::Observer, "green"),
        ];
        let mark = |person: &str, takt: &str| Ready { person: person.into(), takt: Some(takt.into()) };
        let marks = [mark("anna", "now"), mark("petr", "now"), mark("ivan", "before"), mark("gone", "now")];
        let readiness = readiness(&members, &marks, &"now".into());
        assert_eq!((readiness.ready, readiness.of), (2, 3));
        assert_eq!(readiness.waited_for, ["red".into()].into());
    }
}
