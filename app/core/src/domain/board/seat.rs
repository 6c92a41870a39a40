//! Seat: what is changed of somebody who is at a board: the name others read, the group, the word. Member
//! records are the server's to write; this is the rule by which it does.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::progress::Progress;
use crate::{
    domain::{
        grants::{Action, Function},
        member::Member,
    },
    sync::{
        audience::Viewer,
        ids::{GroupId, PrincipalId},
    },
};

/// What is asked for one member.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Wish {
    Name(String),
    /// `None` takes them out of their group.
    Group(Option<GroupId>),
    /// Muted people read on and write nothing.
    Mute(bool),
    /// Whether they raise the cards of their group.
    Collect(bool),
    /// Whether they help the host.
    Assist(bool),
}

/// A wish and whose it concerns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seat {
    pub person: PrincipalId,
    pub wish: Wish,
}

/// Whether `by` may ask this for a member. The host may; others choose their own group, freely until the work
/// has begun and once after that: moving between groups would show what each of them still hides.
pub fn may_ask(member: &Member, wish: &Wish, by: &Viewer, progress: &Progress) -> bool {
    if by.standing.may(Action::ManageMembers) {
        return !matches!(wish, Wish::Mute(true)) || !leads(member);
    }
    let chooses = matches!(wish, Wish::Group(Some(_))) && by.is(&member.person);
    let free = member.group.is_none() || progress.now.is_none();
    chooses && free && by.standing.may(Action::Contribute)
}

/// Whether nobody takes the word from them.
pub fn leads(member: &Member) -> bool {
    member.functions.contains(&Function::Host) || member.functions.contains(&Function::Owner)
}

/// Whether they read on and write nothing.
pub fn is_muted(member: &Member) -> bool {
    member.functions == BTreeSet::from([Function::Observer])
}

/// The member as the wish leaves them.
pub fn seated(mut member: Member, wish: &Wish) -> Member {
    let mut give = |function: Function, on: bool| {
        if on {
            member.functions.insert(function)
        } else {
            member.functions.remove(&function)
        };
    };
    match wish {
        Wish::Name(name) => member.name = name.split_whitespace().collect::<Vec<_>>().join(" "),
        Wish::Group(group) => member.group = group.clone(),
        Wish::Mute(true) => member.functions = [Function::Observer].into(),
        Wish::Mute(false) => {
            give(Function::Observer, false);
            give(Function::Participant, true);
        }
        Wish::Collect(on) => give(Function::Collector, *on),
        Wish::Assist(on) => give(Function::Assistant, *on),
    }
    member
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::{board::progress::Now, board::timer::Timer, grants::Standing, space::SpaceKind},
        sync::ids::RecordId,
    };

    fn member(name: &str, functions: &[Function], group: Option<&str>) -> Member {
        let functions = functions.iter().copied().collect();
        Member {
            person: name.into(),
            name: name.into(),
            functions,
            group: group.map(Into::into),
            by_door: false,
        }
    }

    fn viewer(of: &Member) -> Viewer {
        let (functions, group) = (of.functions.clone(), of.group.clone());
        let standing = Standing { functions, group, ..Standing::visitor(SpaceKind::Board) };
        Viewer { principal: Some(of.person.clone()), standing }
    }

    fn begun() -> Progress {
        let now = Now { takt: RecordId::from("t1"), timer: Timer::of_minutes(5) };
        Progress { now: Some(now), ..Progress::default() }
    }

    #[test]
    fn people_choose_their_own_group_freely_before_the_work_begins_and_once_after() {
        let anna = member("anna", &[Function::Participant], Some("red"));
        let new = member("anna", &[Function::Participant], None);
        let blue = Wish::Group(Some("blue".into()));
        assert!(may_ask(&anna, &blue, &viewer(&anna), &Progress::default()));
        assert!(!may_ask(&anna, &blue, &viewer(&anna), &begun()));
        assert!(may_ask(&new, &blue, &viewer(&new), &begun()));
        assert!(!may_ask(&anna, &Wish::Group(None), &viewer(&anna), &Progress::default()));
    }

    #[test]
    fn nobody_but_the_host_changes_others_and_nobody_mutes_the_host() {
        let anna = member("anna", &[Function::Participant], None);
        let olga = member("olga", &[Function::Owner, Function::Host], None);
        let mute = Wish::Mute(true);
        assert!(may_ask(&anna, &mute, &viewer(&olga), &begun()));
        assert!(!may_ask(&olga, &mute, &viewer(&olga), &begun()));
        let blue = Wish::Group(Some("blue".into()));
        for wish in [mute, blue, Wish::Collect(true), Wish::Name("Другая".into())] {
            assert!(!may_ask(&olga, &wish, &viewer(&anna), &Progress::default()), "{wish:?}");
        }
    }

    #[test]
    fn a_muted_participant_only_looks_and_gets_the_word_back() {
        let collector = member("anna", &[Function::Participant, Function::Collector], Some("red"));
        let muted = seated(collector, &Wish::Mute(true));
        assert!(is_muted(&muted) && !viewer(&muted).standing.may(Action::Contribute));
        let back = seated(muted, &Wish::Mute(false));
        assert!(!is_muted(&back) && viewer(&back).standing.may(Action::Contribute));
        assert_eq!(back.group, Some("red".into()));
    }
}
