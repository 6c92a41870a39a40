//! Another round beside the open one.

use std::sync::Arc;

use karta_core::{
    domain::{
        assessment::{
            collected::Collected,
            growth::{Comparable, Growth, comparable, growth},
        },
        diagnostic::assignment::Part,
        grants::Function,
    },
    sync::SpaceId,
};
use leptos::{prelude::*, task::spawn_local};

use super::{OpenRound, collected};
use crate::{
    failure::Failure,
    store::{diagnostic::asked, karta},
    wire::rounds::RoundLine,
};

/// Two rounds side by side.
#[derive(Clone, Copy)]
pub struct Comparison {
    pub open: OpenRound,
    /// Other rounds that this person holds and that have begun; `None` until the server has answered.
    pub rounds: RwSignal<Option<Result<Vec<RoundLine>, Failure>>>,
    /// The id of the earlier round; empty for none.
    pub with: RwSignal<String>,
    /// The open round.
    pub after: Memo<Option<Arc<Collected>>>,
    /// The earlier one, once it has come.
    pub before: Memo<Option<Arc<Collected>>>,
}

impl Comparison {
    pub fn of(open: OpenRound) -> Self {
        let karta = karta();
        let (rounds, with) = (RwSignal::new(None), RwSignal::new(String::new()));
        spawn_local(async move {
            let own = asked::own_rounds().await.map(|lines| others(lines, &open.id()));
            rounds.try_set(Some(own));
        });
        let after = collected(open.space());
        let other = Memo::new(move |_| Some(with.get()).filter(|id| !id.is_empty()));
        // The space outlives the memo that opens it; what it holds is watched by a memo of its own.
        let opened =
            Memo::new(move |_| other.get().map(|id| Opened(collected(karta.space(&SpaceId::new(id)).space))));
        let before = Memo::new(move |_| opened.get()?.0.get());
        Self { open, rounds, with, after, before }
    }

    /// Which indicators of the two rounds may be compared.
    pub fn comparable(self) -> Option<Comparable> {
        let (before, after) = (self.before.get()?, self.after.get()?);
        Some(comparable(&before.cards, &after.cards, &self.open.catalogue.all_indicators()))
    }

    pub fn growth(self, part: Part, same: &Comparable) -> Option<Growth> {
        let (before, after) = (self.before.get()?, self.after.get()?);
        Some(growth(before.side(), after.side(), part, same))
    }
}

/// A memo is the same while it is the same one, whatever it holds.
#[derive(Clone, Copy, PartialEq)]
struct Opened(Memo<Option<Arc<Collected>>>);

fn others(lines: Vec<RoundLine>, own: &SpaceId) -> Vec<RoundLine> {
    let fits =
        |line: &RoundLine| line.space != *own && line.begun && line.functions.contains(&Function::Owner);
    lines.into_iter().filter(fits).collect()
}
