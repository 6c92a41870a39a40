//! What is in hand: the text as the person has it, beside what stands in the record.

use karta_core::{
    domain::kinds::rule_of,
    sync::{
        ChangeId, RecordId,
        change::Op,
        replica::{Draft, Manner, Returned},
    },
};
use leptos::prelude::*;

use super::Writes;
use crate::store::SpaceStore;

/// A handle to one text in hand: copy it anywhere below its field.
#[derive(Clone, Copy)]
pub(super) struct Hand {
    space: SpaceStore,
    record: StoredValue<RecordId>,
    field: &'static str,
    writes: Writes,
    most: usize,
    begin: Option<Callback<String>>,
    /// While it is some, what the person sees is what they typed.
    held: RwSignal<Option<String>>,
    theirs: Memo<String>,
    gone: Memo<bool>,
}

impl Hand {
    pub fn new(
        space: SpaceStore,
        record: RecordId,
        field: &'static str,
        writes: Writes,
        most: usize,
        begin: Option<Callback<String>>,
    ) -> Self {
        let read = record.clone();
        let theirs = Memo::new(move |_| {
            writes.shown(space.record(&read).as_ref().and_then(|record| record.value(field)))
        });
        let looked = record.clone();
        let gone = Memo::new(move |_| space.record(&looked).is_some_and(|record| !record.is_alive()));
        let record = StoredValue::new(record);
        Self { space, record, field, writes, most, begin, held: RwSignal::new(None), theirs, gone }
    }

    pub fn shown(self) -> String {
        self.in_hand().unwrap_or_else(|| self.theirs())
    }

    /// The text that stands in the record.
    pub fn theirs(self) -> String {
        self.theirs.try_get().unwrap_or_default()
    }

    /// A view that goes with its card may be told once more of a change after its values have gone: every
    /// reading here bears that.
    fn in_hand(self) -> Option<String> {
        self.held.try_get().flatten()
    }

    /// Whether a text of the record is the one in hand.
    pub fn is_own(self, text: &str) -> bool {
        let value = |text: &str| self.writes.value(text);
        self.held.try_get_untracked().flatten().is_some_and(|mine| value(&mine) == value(text))
    }

    /// Whether the person has the text in hand. False once the field is gone.
    pub fn is_held(self) -> bool {
        self.held.try_get_untracked().flatten().is_some()
    }

    /// Somebody has deleted the record.
    pub fn is_gone(self) -> bool {
        self.gone.try_get().unwrap_or(false)
    }

    /// The caret has come. A text that could not be sent is still in hand.
    pub fn take(self) {
        if self.held.with_untracked(Option::is_none) {
            self.held.set(Some(self.theirs.get_untracked()));
        }
    }

    /// The caret has gone. What the record cannot take, and what was written into a deleted one, stays.
    pub fn let_go(self) {
        if untrack(|| self.amiss().is_none() && !self.is_gone()) {
            self.held.set(None);
        }
        self.space.seal();
    }

    pub fn write(self, text: String) {
        let fits = self.refusal(&text).is_none();
        self.held.set(Some(text.clone()));
        if fits && !self.gone.get_untracked() {
            self.send(&text);
        }
    }

    fn send(self, text: &str) {
        let record = self.record.get_value();
        if let Some(begin) = self.begin
            && self.space.peek(|replica| replica.record(&record).is_none())
        {
            return begin.run(text.to_owned());
        }
        let fields = vec![(self.field.to_owned(), self.writes.value(text))];
        self.space.make(vec![Draft::Set { record, fields }], Manner::Typing);
    }

    /// The field goes away with a text that the record cannot take: the server's refusal keeps it for its
    /// author.
    pub fn give_up(self) {
        let held = self.held.try_get_untracked().flatten();
        if let Some(text) = held.filter(|text| !text.trim().is_empty() && self.refusal(text).is_some()) {
            self.held.set(None);
            self.send(&text);
            self.space.seal();
        }
    }

    /// Why what is shown cannot be sent.
    pub fn amiss(self) -> Option<String> {
        self.refusal(&self.in_hand()?)
    }

    fn refusal(self, text: &str) -> Option<String> {
        let kind = self
            .record
            .try_get_value()
            .and_then(|id| self.space.peek(|replica| replica.record(&id).map(|record| record.kind.clone())));
        let rule = kind.and_then(|kind| rule_of(kind.as_str())?.field(self.field));
        match rule {
            Some(rule) => rule.shape.check(&self.writes.value(text)).err(),
            None if text.chars().count() > self.most => {
                Some(format!("Слишком длинно: не больше {} знаков.", self.most))
            }
            None => None,
        }
    }

    /// How long the text is, once it nears its limit: characters, and characters at most.
    pub fn length(self) -> Option<(usize, usize)> {
        let length = self.in_hand()?.chars().count();
        (length * 10 >= self.most * 8).then_some((length, self.most))
    }

    /// Somebody else's text stands in the record, not the one in hand.
    pub fn is_overwritten(self) -> bool {
        let theirs = self.theirs();
        let value = |text: &str| self.writes.value(text);
        !self.is_gone() && self.in_hand().is_some_and(|mine| value(&mine) != value(&theirs))
    }

    /// The gesture under «Не принято» that holds the text in hand.
    pub fn set_aside(self) -> Option<ChangeId> {
        let value = self.writes.value(&self.in_hand()?);
        let record = self.record.try_get_value()?;
        let holds = |returned: &&Returned| {
            returned.batch.changes.iter().any(|change| match &change.op {
                Op::Set { fields } => {
                    change.record == record
                        && fields.get(self.field).is_some_and(|patch| patch.value == value)
                }
                _ => false,
            })
        };
        self.space
            .watch(|replica| replica.returned().iter().find(holds).and_then(|it| it.batch.id().cloned()))
    }

    /// Takes the record out of «Корзина», with the text in hand.
    pub fn restore(self) {
        let aside = untrack(|| self.set_aside());
        self.record.with_value(|record| self.space.restore(record));
        if let Some(id) = aside {
            self.space.retry(&id);
        }
        self.held.set(None);
    }
}
