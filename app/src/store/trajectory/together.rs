//! The people around a trajectory, what was offered, said and confirmed, and the versions that were kept.

use karta_core::{
    domain::{
        day::Day,
        member::{self, Member},
        trajectory::{
            Trajectory,
            accord::{self, Accord, newest},
            agreement::{self, Agreement},
            comparison::{Changed, compare},
            confirmation::{self, LevelConfirmation},
            version::{self, Snapshot, Version, VersionError},
        },
    },
    sync::{
        RecordId,
        record::fields,
        replica::{Draft, Manner},
    },
};
use leptos::prelude::*;
use serde_json::json;

use super::{OpenTrajectory, going::me_in};
use crate::platform::random_id;

/// The open trajectory as those around it see it.
#[derive(Clone, Copy)]
pub struct Together {
    pub open: OpenTrajectory,
    /// By name.
    pub members: Memo<Vec<Member>>,
    /// The newest first.
    pub versions: Memo<Vec<Version>>,
    pub words: Memo<Vec<Agreement>>,
    /// The newest first.
    pub confirmations: Memo<Vec<LevelConfirmation>>,
}

impl Together {
    pub fn of(open: OpenTrajectory) -> Self {
        let space = open.space();
        let members = Memo::new(move |_| {
            let mut members: Vec<Member> = space.all(member::KIND);
            members.sort_by(|a, b| (&a.name, &a.person).cmp(&(&b.name, &b.person)));
            members
        });
        let versions = Memo::new(move |_| {
            let mut versions: Vec<Version> = space.all(version::KIND);
            let place = |one: &Version| (one.number.unwrap_or(u64::MAX), one.id.clone());
            versions.sort_by_key(|one| std::cmp::Reverse(place(one)));
            versions
        });
        let words = Memo::new(move |_| space.all::<Agreement>(agreement::KIND));
        let confirmations = Memo::new(move |_| {
            let mut all: Vec<LevelConfirmation> = space.all(confirmation::KIND);
            all.sort_by(|a, b| (b.day, &b.id).cmp(&(a.day, &a.id)));
            all
        });
        Self { open, members, versions, words, confirmations }
    }

    /// The plan as it stands.
    pub fn plan(self) -> Snapshot {
        self.open.head.track();
        self.open.goals.track();
        self.open.steps.track();
        self.open.space().peek(|replica| Snapshot::of(replica.records()))
    }

    /// Looks at where the agreement stands.
    pub fn with_accord<R>(self, look: impl FnOnce(Accord) -> R) -> R {
        let state = self.open.head.with(|head| head.as_ref().map_or("", |head| head.state));
        self.versions.with(|versions| self.words.with(|words| look(Accord::of(state, versions, words))))
    }

    pub fn version(self, id: &RecordId) -> Option<Version> {
        self.versions.with(|versions| versions.iter().find(|version| &version.id == id).cloned())
    }

    /// All that differs between two plans, told with the titles of cards.
    pub fn compare(self, old: &Snapshot, new: &Snapshot) -> Vec<Changed> {
        compare(old, new, |card| self.open.catalogue.card(card).map(|card| card.title))
    }

    /// Asks the тьютор for a word on the plan as it stands.
    ///
    /// # Errors
    /// Where the plan is too large to be kept as a version.
    pub fn offer(self, today: Day) -> Result<(), VersionError> {
        let (versions, words) = (self.versions.get_untracked(), self.words.get_untracked());
        let plan = untrack(|| self.plan());
        let drafts = accord::offer(&plan, &versions, &words, new_id(), today)?;
        self.open.space().make(drafts, Manner::Act);
        Ok(())
    }

    /// Says a тьютор's word on what they see now, which is kept as a version where the newest one is another.
    ///
    /// # Errors
    /// Where the plan is too large to be kept as a version.
    pub fn decide(self, agreed: bool, word: &str, today: Day) -> Result<(), VersionError> {
        let (versions, me) = (self.versions.get_untracked(), me_in(self.open));
        let plan = untrack(|| self.plan());
        let drafts = match newest(&versions).filter(|version| version.plan == plan) {
            Some(kept) => self.say(&kept.id, agreed, word, today),
            None => agreement::decide(&plan, new_id(), &me, agreed, word, today)?,
        };
        self.open.space().make(drafts, Manner::Act);
        Ok(())
    }

    /// A word said again takes the place of the one before, also of one that was taken back.
    fn say(self, version: &RecordId, agreed: bool, word: &str, today: Day) -> Vec<Draft> {
        let said = agreement::say(version, &me_in(self.open), agreed, word, today);
        let Draft::Create { record, fields, .. } = &said else { return vec![said] };
        let Some(before) = self.open.space().peek(|replica| replica.record(record).cloned()) else {
            return vec![said];
        };
        let fields = fields.iter().filter(|(field, _)| *field != "version");
        let fields = fields.map(|(field, value)| (field.clone(), value.clone())).collect();
        let restored = (!before.is_alive()).then(|| Draft::Restore { record: record.clone() });
        restored.into_iter().chain([Draft::Set { record: record.clone(), fields }]).collect()
    }

    /// Keeps the plan as it stands under the owner's own name for it.
    ///
    /// # Errors
    /// Where the plan is too large.
    pub fn keep(self, title: &str, today: Day) -> Result<(), VersionError> {
        let kept = version::freeze(&untrack(|| self.plan()), new_id(), title, today)?;
        self.open.space().make(vec![kept], Manner::Act);
        Ok(())
    }

    /// Writes the state that the owner gives the whole.
    pub fn set_state(self, state: &'static str) {
        self.open.space().set(&Trajectory::head(), "state", state);
    }

    /// Confirms a level on this evidence: records of evidence or steps, at least one.
    pub fn confirm(self, card: &RecordId, level: u8, evidence: &[RecordId], word: &str, today: Day) {
        let mut given = fields([
            ("card", json!(card)),
            ("level", level.into()),
            ("evidence", json!(evidence)),
            ("day", today.to_string().into()),
        ]);
        if !word.trim().is_empty() {
            given.insert("word".to_owned(), word.trim().into());
        }
        self.open.space().create(confirmation::KIND, given);
    }
}

fn new_id() -> RecordId {
    RecordId::new(random_id(10))
}
