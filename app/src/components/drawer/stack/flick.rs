//! Where in the drawer one is: which card is in front, whether it is turned, how far a finger has pulled it.

use karta_core::{domain::role::RoleCard, sync::RecordId};
use leptos::prelude::*;

use crate::{components::drawer::state::DrawerState, platform::clock};

/// Tabs that stand behind the card in front.
pub const BEHIND: usize = 5;
/// Pixels of a wheel that make one card, and milliseconds that it rests after one: a touchpad sends many.
const NOTCH: f64 = 60.0;
const NOTCH_MS: u64 = 110;
/// Pixels of a line and of a page, for wheels that count so.
const LINE: f64 = 18.0;

/// One for the open drawer; copied to its parts.
#[derive(Clone, Copy)]
pub struct Flick {
    pub state: DrawerState,
    /// The place of the card in front among all, from 0.
    pub place: Memo<usize>,
    pub front: Memo<Option<RoleCard>>,
    /// The cards that are in the page: the one before, the one in front, those behind.
    pub window: Memo<Vec<RecordId>>,
    pub turned: RwSignal<bool>,
    /// Pixels aside, while a finger pulls.
    pub drag: RwSignal<f64>,
    rolled: StoredValue<(f64, u64)>,
}

impl Flick {
    pub fn new(state: DrawerState) -> Self {
        let cards = state.cards;
        let place = Memo::new(move |_| {
            cards.with(|cards| {
                state.at.with(|at| cards.iter().position(|card| card.id.as_str() == at)).unwrap_or(0)
            })
        });
        let front = Memo::new(move |_| cards.with(|cards| cards.get(place.get()).cloned()));
        let window = Memo::new(move |_| {
            let first = place.get().saturating_sub(1);
            let count = place.get() - first + 1 + BEHIND;
            cards.with(|cards| cards.iter().skip(first).take(count).map(|card| card.id.clone()).collect())
        });
        Self {
            state,
            place,
            front,
            window,
            turned: RwSignal::new(false),
            drag: RwSignal::new(0.0),
            rolled: StoredValue::new((0.0, 0)),
        }
    }

    pub fn count(self) -> usize {
        self.state.cards.with(Vec::len)
    }

    pub fn is_last(self) -> bool {
        self.place.get() + 1 >= self.count()
    }

    /// Flicks so many cards on; stops at the ends.
    pub fn step(self, by: isize) {
        self.go_to(self.place.get_untracked().saturating_add_signed(by));
    }

    /// Brings the card of that place to the front; past the end, the last one.
    pub fn go_to(self, place: usize) {
        let id = self.state.cards.with_untracked(|cards| {
            cards.get(place.min(cards.len().saturating_sub(1))).map(|card| card.id.clone())
        });
        if let Some(id) = id.filter(|_| place != self.place.get_untracked()) {
            self.turned.set(false);
            self.state.bring(id.as_str());
        }
    }

    /// Brings this card to the front.
    pub fn bring(self, card: &RecordId) {
        let place = self.state.cards.with_untracked(|cards| cards.iter().position(|other| &other.id == card));
        if let Some(place) = place {
            self.go_to(place);
        }
    }

    pub fn turn(self) {
        self.turned.update(|turned| *turned = !*turned);
    }

    /// Takes a turn of the wheel; false at an end of the drawer, where the page scrolls on.
    pub fn wheel(self, delta: f64, mode: u32) -> bool {
        let at_end = if delta > 0.0 { untrack(|| self.is_last()) } else { self.place.get_untracked() == 0 };
        if at_end {
            return false;
        }
        let pixels = if mode == 0 { delta } else { delta * LINE };
        let (rolled, since) = self.rolled.get_value();
        let now = clock::now_ms();
        let rolled = if rolled * pixels < 0.0 { pixels } else { rolled + pixels };
        if rolled.abs() < NOTCH || now.saturating_sub(since) < NOTCH_MS {
            self.rolled.set_value((rolled.clamp(-NOTCH, NOTCH), since));
        } else {
            self.rolled.set_value((0.0, now));
            self.step(if rolled > 0.0 { 1 } else { -1 });
        }
        true
    }
}
