//! A space's replica in signals. What has not changed is not told anew: each record and each kind has a
//! trigger of its own. News of others are told at once, and under a flood of them many together.

mod pace;

use std::{
    collections::{BTreeSet, HashMap},
    sync::Arc,
};

use karta_core::{
    domain::grants::{Action, Standing},
    sync::{
        ChangeId, Kind, Record, RecordId, Verdict,
        protocol::{Frame, PullReply},
        record::Fields,
        replica::{Draft, Manner, Received, Replica, Undone},
    },
};
use leptos::prelude::*;
use serde_json::Value;

use crate::platform::{clock, page, random_id};
use pace::Pace;

/// One space on this page.
#[derive(Clone, Copy)]
pub struct SpaceStore {
    inner: StoredValue<Inner>,
    /// Memos, because the pulse goes with every change: what stands under «may this person» would be drawn
    /// anew each time, and a half-filled form in it would be emptied.
    standing: Memo<Option<Standing>>,
    ready: Memo<bool>,
}

struct Inner {
    replica: Replica,
    records: HashMap<RecordId, ArcTrigger>,
    kinds: HashMap<Kind, OfKind>,
    kind_of: HashMap<RecordId, Kind>,
    /// Everything that is not one record's: the queue, what was returned, undo, rights.
    pulse: ArcTrigger,
    /// Told after each own gesture, so that it is stored and sent.
    made: Option<Arc<dyn Fn() + Send + Sync>>,
    /// Told which records have changed, before their readers are.
    heeds: Option<Heed>,
    /// Records of others' news whose readers have not been told yet, and when they are.
    late: BTreeSet<RecordId>,
    pace: Pace,
}

type Heed = Arc<dyn Fn(&[RecordId]) + Send + Sync>;

/// The records of one kind: a reader of all of them need not look at the others.
#[derive(Default)]
struct OfKind {
    trigger: ArcTrigger,
    ids: BTreeSet<RecordId>,
}

impl SpaceStore {
    pub fn new(replica: Replica) -> Self {
        let inner = Inner {
            replica,
            records: HashMap::new(),
            kinds: HashMap::new(),
            kind_of: HashMap::new(),
            pulse: ArcTrigger::new(),
            made: None,
            heeds: None,
            late: BTreeSet::new(),
            pace: Pace::default(),
        };
        let inner = StoredValue::new(inner);
        let pulse = move || inner.with_value(|inner| inner.pulse.clone()).track();
        let standing = Memo::new(move |_| {
            pulse();
            inner.with_value(|inner| inner.replica.standing().cloned())
        });
        let ready = Memo::new(move |_| {
            pulse();
            inner.with_value(|inner| inner.replica.cursor().is_some())
        });
        Self { inner, standing, ready }
    }

    /// Whether this person may do that here.
    pub fn may(self, action: Action) -> bool {
        self.standing.with(|standing| standing.as_ref().is_some_and(|standing| standing.may(action)))
    }

    /// Whether anything has been received or found on the device yet.
    pub fn is_ready(self) -> bool {
        self.ready.get()
    }

    /// Whom to tell after each own gesture.
    pub fn when_made(self, told: impl Fn() + Send + Sync + 'static) {
        self.inner.update_value(|inner| inner.made = Some(Arc::new(told)));
    }

    /// Whom to tell which records have changed, however they did.
    pub fn when_changed(self, told: impl Fn(&[RecordId]) + Send + Sync + 'static) {
        self.inner.update_value(|inner| inner.heeds = Some(Arc::new(told)));
    }

    /// The server's time, milliseconds since 1970: what several screens count from must be the same.
    pub fn server_ms(self) -> u64 {
        self.peek(|replica| replica.server_ms(clock::now_ms()))
    }

    /// Looks at the replica without tracking.
    pub fn peek<R>(self, look: impl FnOnce(&Replica) -> R) -> R {
        self.inner.with_value(|inner| look(&inner.replica))
    }

    /// Looks at what is not one record's, tracking it.
    pub fn watch<R>(self, look: impl FnOnce(&Replica) -> R) -> R {
        self.inner.with_value(|inner| inner.pulse.clone()).track();
        self.peek(look)
    }

    /// Changes the replica and tells whoever watches what has changed.
    pub fn with_replica<R>(self, act: impl FnOnce(&mut Replica) -> R) -> R {
        let mut result = None;
        let mut changed = BTreeSet::new();
        self.inner.update_value(|inner| {
            result = Some(act(&mut inner.replica));
            changed = inner.replica.take_changed();
        });
        self.tell(changed);
        // `update_value` runs its closure exactly once.
        result.expect("the closure has run")
    }

    fn tell(self, changed: BTreeSet<RecordId>) {
        let changed: Vec<RecordId> = changed.into_iter().collect();
        let (mut triggers, mut heeds) = (Vec::new(), None);
        self.inner.update_value(|inner| {
            triggers = inner.triggers_of(&changed);
            heeds = inner.heeds.clone();
        });
        if let Some(heeds) = heeds.filter(|_| !changed.is_empty()) {
            heeds(&changed);
        }
        triggers.iter().for_each(|trigger| trigger.notify());
    }

    /// One record, in «Корзина» or not.
    pub fn record(self, id: &RecordId) -> Option<Record> {
        let mut trigger = None;
        self.inner.update_value(|inner| trigger = Some(inner.records.entry(id.clone()).or_default().clone()));
        if let Some(trigger) = trigger {
            trigger.track();
        }
        self.peek(|replica| replica.record(id).cloned())
    }

    /// All living records of a kind that can be read, in no particular order.
    pub fn all<T>(self, kind: &str) -> Vec<T>
    where
        T: for<'a> TryFrom<&'a Record>,
    {
        self.gather(kind, |record| T::try_from(record).ok())
    }

    /// What is read out of the living records of a kind, in no particular order.
    pub fn gather<T>(self, kind: &str, read: impl Fn(&Record) -> Option<T>) -> Vec<T> {
        let kind = Kind::from(kind);
        let mut trigger = None;
        self.inner.update_value(|inner| {
            trigger = Some(inner.kinds.entry(kind.clone()).or_default().trigger.clone())
        });
        if let Some(trigger) = trigger {
            trigger.track();
        }
        self.inner.with_value(|inner| {
            let ids = inner.kinds.get(&kind).into_iter().flat_map(|of_kind| &of_kind.ids);
            let living = ids.filter_map(|id| inner.replica.record(id)).filter(|record| record.is_alive());
            living.filter_map(read).collect()
        })
    }

    /// Records in «Корзина», newest first.
    pub fn binned(self) -> Vec<Record> {
        self.watch(|replica| {
            let mut binned: Vec<Record> =
                replica.records().filter(|record| !record.is_alive()).cloned().collect();
            binned.sort_by_key(|record| std::cmp::Reverse(record.deleted.as_ref().map(|by| by.at)));
            binned
        })
    }

    /// A gesture: all of it or nothing, shown at once. `None` where it changes nothing.
    pub fn make(self, drafts: Vec<Draft>, manner: Manner) -> Option<ChangeId> {
        let now = clock::now_ms();
        let id = self.with_replica(|replica| replica.make(drafts, manner, now));
        self.tell_made();
        id
    }

    /// Makes a record and gives its new id.
    pub fn create(self, kind: &str, fields: Fields) -> RecordId {
        let record = RecordId::new(random_id(10));
        self.make(vec![Draft::Create { record: record.clone(), kind: kind.into(), fields }], Manner::Act);
        record
    }

    /// Writes one field.
    pub fn set(self, record: &RecordId, field: &str, value: impl Into<Value>) {
        let fields = vec![(field.to_owned(), value.into())];
        self.make(vec![Draft::Set { record: record.clone(), fields }], Manner::Act);
    }

    /// Writes one text field as it is typed.
    pub fn type_text(self, record: &RecordId, field: &str, text: String) {
        let fields = vec![(field.to_owned(), Value::String(text))];
        self.make(vec![Draft::Set { record: record.clone(), fields }], Manner::Typing);
    }

    /// Ends a stretch of typing: the field was left.
    pub fn seal(self) {
        self.with_replica(Replica::seal);
    }

    pub fn delete(self, record: &RecordId) {
        self.make(vec![Draft::Delete { record: record.clone() }], Manner::Act);
    }

    pub fn restore(self, record: &RecordId) {
        self.make(vec![Draft::Restore { record: record.clone() }], Manner::Act);
    }

    pub fn undo(self) -> Undone {
        let undone = self.with_replica(|replica| replica.undo(clock::now_ms()));
        self.tell_made();
        undone
    }

    pub fn redo(self) -> Undone {
        let undone = self.with_replica(|replica| replica.redo(clock::now_ms()));
        self.tell_made();
        undone
    }

    /// Makes the own words of a returned gesture anew, over what stands now, and puts the old one away.
    pub fn retry(self, id: &ChangeId) {
        self.with_replica(|replica| replica.retry(id, clock::now_ms()));
        self.tell_made();
    }

    /// Puts a returned gesture away.
    pub fn dismiss(self, id: &ChangeId) {
        self.with_replica(|replica| replica.dismiss(id));
        self.tell_made();
    }

    /// Takes own words in that come from a file: they wait, or lie under «Не принято», as they did when it
    /// was saved. Keys are those of the device, relative to the space.
    pub fn take_back(self, stored: Vec<(String, String)>) {
        self.with_replica(|replica| replica.load(stored, &|_| false));
        self.tell_made();
    }

    pub fn on_pull(self, reply: PullReply) -> Received {
        self.with_replica(|replica| replica.on_pull(reply, clock::now_ms()))
    }

    /// Takes news in at once; whoever watches is told now or, shortly after other news, a moment later.
    pub fn on_frame(self, frame: Frame) -> Received {
        let (mut received, mut wait) = (Received::Applied, None);
        self.inner.update_value(|inner| {
            received = inner.replica.on_frame(frame);
            let changed = inner.replica.take_changed();
            inner.late.extend(changed);
            wait = inner.pace.wait(clock::now_ms());
        });
        match wait {
            Some(0) => self.tell_late(),
            Some(ms) => page::after(ms, move || self.tell_late()).keep(),
            None => {}
        }
        received
    }

    fn tell_late(self) {
        let mut late = BTreeSet::new();
        // The space may have been closed meanwhile.
        let open = self.inner.try_update_value(|inner| {
            late = std::mem::take(&mut inner.late);
            inner.pace.told(clock::now_ms());
        });
        if open.is_some() {
            self.tell(late);
        }
    }

    pub fn on_verdicts(self, verdicts: &[Verdict], server_ms: u64) {
        self.with_replica(|replica| {
            replica.learn_clock(clock::now_ms(), server_ms);
            replica.on_verdicts(verdicts, server_ms);
        });
    }

    fn tell_made(self) {
        let made = self.inner.with_value(|inner| inner.made.clone());
        if let Some(made) = made {
            made();
        }
    }
}

impl Inner {
    fn triggers_of(&mut self, changed: &[RecordId]) -> Vec<ArcTrigger> {
        let mut triggers = Vec::with_capacity(changed.len() + 2);
        let mut kinds = BTreeSet::new();
        for id in changed {
            triggers.extend(self.records.get(id).cloned());
            kinds.extend(self.file(id.clone()));
        }
        triggers.extend(kinds.iter().filter_map(|kind| Some(self.kinds.get(kind)?.trigger.clone())));
        triggers.push(self.pulse.clone());
        triggers
    }

    /// Files a record under its kind, or takes it from there when it is gone.
    fn file(&mut self, id: RecordId) -> Option<Kind> {
        match self.replica.record(&id) {
            Some(record) => {
                let kind = record.kind.clone();
                if self.kind_of.insert(id.clone(), kind.clone()).is_none() {
                    self.kinds.entry(kind.clone()).or_default().ids.insert(id);
                }
                Some(kind)
            }
            None => {
                let kind = self.kind_of.remove(&id)?;
                self.kinds.entry(kind.clone()).or_default().ids.remove(&id);
                Some(kind)
            }
        }
    }
}
