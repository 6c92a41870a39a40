//! The session over a board: where the work stands and what moves it on. All of it are records, so that
//! whoever comes late is exactly where the others are.

use karta_core::{
    domain::{
        board::{
            self,
            group::{self, BoardGroup},
            progress::{self, Here, Next},
            ready::{self, Readiness, Ready},
            takt::Takt,
            timer::Timer,
        },
        grants::Action,
        member::{self, Member},
    },
    sync::{
        PrincipalId, Record, RecordId,
        record::fields,
        replica::{Draft, Manner},
    },
};
use leptos::prelude::*;
use serde_json::json;

use super::{OpenBoard, asked};
use crate::{failure::Failure, store::karta};

/// The session of the open board.
#[derive(Clone, Copy)]
pub struct Session {
    pub open: OpenBoard,
    /// By name.
    pub members: Memo<Vec<Member>>,
    /// In their order.
    pub groups: Memo<Vec<BoardGroup>>,
    /// This person as a member; `None` until the board has come.
    pub me: Memo<Option<Member>>,
    /// The present такт; `None` before the first one.
    pub takt: Memo<Option<Takt>>,
    pub next: Memo<Next>,
    /// Whether this person turns the work on.
    pub steers: Memo<bool>,
    who: StoredValue<PrincipalId>,
}

impl Session {
    pub fn of(open: OpenBoard) -> Self {
        let space = open.space();
        let who = StoredValue::new(karta().principal());
        let members = Memo::new(move |_| {
            let mut members: Vec<Member> = space.all(member::KIND);
            members
                .sort_by(|a, b| (a.name.to_lowercase(), &a.person).cmp(&(b.name.to_lowercase(), &b.person)));
            members
        });
        let groups = Memo::new(move |_| {
            let mut groups: Vec<BoardGroup> = space.all(group::KIND);
            groups.sort_by(|a, b| (&a.order, &a.id).cmp(&(&b.order, &b.id)));
            groups
        });
        let me = Memo::new(move |_| {
            let me = who.get_value();
            members.with(|members| members.iter().find(|member| member.person == me).cloned())
        });
        let takt = Memo::new(move |_| {
            open.takts.with(|takts| open.progress.with(|progress| progress.takt(takts).cloned()))
        });
        let next =
            Memo::new(move |_| open.takts.with(|takts| open.progress.with(|progress| progress.next(takts))));
        let steers = Memo::new(move |_| open.may(Action::Steer));
        Self { open, members, groups, me, takt, next, steers, who }
    }

    pub fn who(self) -> PrincipalId {
        self.who.get_value()
    }

    fn progress_record(self) -> Option<Record> {
        self.open.space().peek(|replica| replica.record(&progress::id()).cloned())
    }

    fn make(self, drafts: Vec<Draft>) {
        self.open.space().make(drafts, Manner::Act);
    }

    /// Does what the one large button says, but looking at the outcomes. Only a reveal needs the server.
    pub async fn go_on(self) -> Result<(), Failure> {
        match self.next.get_untracked() {
            Next::Begin(takt) | Next::Go(takt) => self.go_to(&takt),
            Next::Reveal(takt) => return asked::reveal(self.open.id(), takt).await,
            Next::Finish => {
                let standing = self.progress_record();
                self.make(vec![progress::finish(standing.as_ref(), self.open.space().server_ms())]);
            }
            Next::Outcomes => {}
        }
        Ok(())
    }

    /// Goes to any такт and starts its timer anew.
    pub fn go_to(self, takt: &RecordId) {
        let found =
            self.open.takts.with_untracked(|takts| takts.iter().find(|other| other.id == *takt).cloned());
        if let Some(takt) = found {
            let standing = self.progress_record();
            self.make(vec![progress::go_to(standing.as_ref(), &takt, self.open.space().server_ms())]);
        }
    }

    fn set_timer(self, change: impl FnOnce(Timer, u64) -> Timer) {
        let now = self.open.space().server_ms();
        let standing = self.progress_record();
        let draft = standing.and_then(|record| progress::set_timer(&record, |timer| change(timer, now)));
        self.make(draft.into_iter().collect());
    }

    /// Minutes more or, with a minus, less.
    pub fn add_minutes(self, minutes: i64) {
        self.set_timer(|timer, now| timer.changed(minutes, now));
    }

    pub fn pause(self, paused: bool) {
        self.set_timer(|timer, now| if paused { timer.paused(now) } else { timer.started(now) });
    }

    /// The card shown large in the hall; `None` shows the newest.
    pub fn focus(self, card: Option<&RecordId>) {
        match self.progress_record() {
            Some(record) => self.open.space().set(&record.id, "focus", json!(card)),
            None => {
                let fields = fields([("focus", json!(card))]);
                let create = Draft::Create { record: progress::id(), kind: progress::KIND.into(), fields };
                self.make(vec![create]);
            }
        }
    }

    /// Brings everyone to a part of the map.
    pub fn bring(self, here: Here) {
        let standing = self.progress_record();
        self.make(vec![progress::bring(standing.as_ref(), here)]);
    }

    /// Writes one of the board's own facts.
    pub fn set_fact(self, field: &str, value: impl Into<serde_json::Value>) {
        self.open.space().set(&RecordId::from(board::BOARD), field, value);
    }

    /// Who has finished the present такт.
    pub fn readiness(self) -> Option<Readiness> {
        let takt = self.takt.get()?;
        let marks: Vec<Ready> = self.open.space().all(ready::KIND);
        Some(self.members.with(|members| ready::readiness(members, &marks, &takt.id)))
    }

    /// Whether this person has said that they are ready.
    pub fn is_ready(self) -> bool {
        let record = self.open.space().record(&Ready::id_of(&self.who()));
        let mark = record.and_then(|record| Ready::try_from(&record).ok()).and_then(|mark| mark.takt);
        self.takt.with(|takt| takt.as_ref().is_some_and(|takt| mark.as_ref() == Some(&takt.id)))
    }

    pub fn set_ready(self, is_ready: bool) {
        let takt = self.takt.get_untracked().filter(|_| is_ready).map(|takt| takt.id);
        let record = Ready::id_of(&self.who());
        let stands = self.open.space().peek(|replica| replica.record(&record).is_some());
        let value = json!(takt);
        let draft = if stands {
            Draft::Set { record, fields: vec![("takt".to_owned(), value)] }
        } else {
            Draft::Create { record, kind: ready::KIND.into(), fields: fields([("takt", value)]) }
        };
        self.make(vec![draft]);
    }
}
