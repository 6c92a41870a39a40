//! One's own result, and what may come of it: own levels in the catalogue, goals of a trajectory.

use std::collections::BTreeMap;

use karta_core::{
    domain::{
        assessment::profile::{self, CardProfile, Profile},
        diagnostic::{answer::Answer, digest::Digest},
        gap::Gap,
        space::SpaceKind,
        trajectory::confirmation::{self, LevelConfirmation},
    },
    sync::RecordId,
};
use leptos::{prelude::*, task::spawn_local};

use super::OpenRound;
use crate::store::{karta, people};

/// Levels that were conferred on this person, by card: out of their own trajectories. Empty until they have come.
pub fn confirmed_levels() -> Memo<BTreeMap<RecordId, u8>> {
    let karta = karta();
    let spaces = RwSignal::new(Vec::new());
    if karta.has_account() {
        spawn_local(async move {
            // Without a network the levels that one gives oneself stand.
            if let Ok(lines) = people::own_spaces(SpaceKind::Trajectory).await {
                spaces.set(lines.into_iter().map(|line| line.space).collect());
            }
        });
    }
    Memo::new(move |_| {
        let all: Vec<LevelConfirmation> =
            spaces.get().iter().flat_map(|space| karta.space(space).space.all(confirmation::KIND)).collect();
        let of = |one: &LevelConfirmation| {
            Some((one.card.clone(), confirmation::standing(&all, &one.card)?.level))
        };
        all.iter().filter_map(of).collect()
    })
}

impl OpenRound {
    /// What this person was sent of others' answers.
    pub fn digest(self) -> Option<Digest> {
        let me = self.me();
        self.digests.with(|all| all.iter().find(|digest| digest.person == me).cloned())
    }

    /// This person's own profile; `None` where they are not assessed.
    pub fn profile(self, confirmed: &BTreeMap<RecordId, u8>) -> Option<Profile> {
        let subject = self.myself()?;
        let own: Vec<Answer> = self
            .cards
            .with(|cards| cards.iter().filter_map(|card| self.own_answer(&subject.id, &card.card)).collect());
        let digest = self.digest();
        Some(self.cards.with(|cards| profile::profile(cards, &own, digest.as_ref(), confirmed)))
    }
}

/// The gap that a card's next level leaves.
pub fn gap_of(card: &CardProfile) -> Option<Gap> {
    let next = card.next.as_ref()?;
    Some(Gap::Level { card: card.card.clone(), level: next.level })
}
