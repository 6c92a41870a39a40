//! What the page of the catalogue shows now: the selection out of the address, the cards that fit it and
//! what was found. Filters are steps of the history; what is typed or flicked follows without one.

use karta_core::{domain::role::RoleCard, find::Found, sync::RecordId};
use leptos::prelude::*;
use leptos_router::{
    NavigateOptions,
    hooks::{use_location, use_navigate, use_query_map},
};
use std::collections::HashSet;

use super::selection::{ADDRESS, Own, Selection};
use crate::{
    platform::{Guard, body, page},
    store::{karta, workshop::own_groups},
};

/// Milliseconds of rest after which what was typed or flicked goes into the address: browsers allow only so
/// many changes of it.
const REST_MS: u32 = 400;

/// One for the open page; copied to its parts.
#[derive(Clone, Copy)]
pub struct DrawerState {
    pub selection: Memo<Selection>,
    /// The words sought, as typed; the address follows.
    pub sought: RwSignal<String>,
    /// The card in front of the drawer, as flicked; the address follows.
    pub at: RwSignal<String>,
    /// The cards of the selection, the words sought left aside.
    pub cards: Memo<Vec<RoleCard>>,
    /// What of them, and of their workshops, has the words.
    pub found: Memo<Found>,
    go: Callback<(String, bool)>,
    rest: StoredValue<Option<Guard>>,
    path: Memo<String>,
}

impl DrawerState {
    /// Within the router alone.
    pub fn of_address() -> Self {
        let catalogue = karta().catalogue;
        let query = use_query_map();
        let selection = Memo::new(move |_| query.with(Selection::of_query));
        let (sought, at) = selection
            .with_untracked(|now| (RwSignal::new(now.sought.clone()), RwSignal::new(now.at.clone())));
        let narrowed = Memo::new(move |_| {
            selection.with(|now| Selection { sought: String::new(), at: String::new(), ..now.clone() })
        });
        let cards = Memo::new(move |_| {
            narrowed.with(|chosen| {
                let groups = if chosen.own_group { own_groups() } else { HashSet::new() };
                let stocked = |card: &RecordId| catalogue.finding.is_stocked(card);
                let fits = |card: &&RoleCard| {
                    let (level, in_group) = (catalogue.own_level(&card.id), groups.contains(&card.id));
                    chosen.fits(card, &Own { level, in_group, stocked: &stocked })
                };
                catalogue.cards.with(|cards| cards.iter().filter(fits).cloned().collect::<Vec<_>>())
            })
        });
        let ids = Memo::new(move |_| {
            cards.with(|cards| cards.iter().map(|card| card.id.clone()).collect::<HashSet<RecordId>>())
        });
        let found = Memo::new(move |_| {
            sought.with(|sought| ids.with(|ids| catalogue.finding.find(sought, |card| ids.contains(card))))
        });
        if body::is_here() || sought.with_untracked(|sought| !sought.is_empty()) {
            catalogue.finding.prepare();
        }
        let navigate = use_navigate();
        let go = Callback::new(move |(path, replace): (String, bool)| {
            navigate(&path, NavigateOptions { replace, scroll: false, ..NavigateOptions::default() });
        });
        let state = Self {
            selection,
            sought,
            at,
            cards,
            found,
            go,
            rest: StoredValue::new(None),
            path: use_location().pathname,
        };
        state.follow_address();
        state
    }

    /// «Назад» and links change what was typed and flicked.
    fn follow_address(self) {
        Effect::new(move |former: Option<Selection>| {
            let now = self.selection.get();
            if let Some(former) = former {
                if former.sought != now.sought
                    && self.sought.with_untracked(|sought| sought.trim() != now.sought)
                {
                    self.sought.set(now.sought.clone());
                }
                if former.at != now.at && self.at.with_untracked(|at| *at != now.at) {
                    self.at.set(now.at.clone());
                }
            }
            now
        });
    }

    /// Whether words are sought.
    pub fn is_sought(self) -> bool {
        self.sought.with(|sought| !sought.trim().is_empty())
    }

    /// Chooses anew: a step of the history.
    pub fn choose(self, change: impl FnOnce(&mut Selection)) {
        let mut next = self.present();
        change(&mut next);
        self.rest.set_value(None);
        self.go.run((next.path(), false));
    }

    pub fn seek(self, words: String) {
        self.sought.set(words);
        self.follow_later();
    }

    /// Brings a card to the front of the drawer.
    pub fn bring(self, card: &str) {
        self.at.set(card.to_owned());
        self.follow_later();
    }

    fn present(self) -> Selection {
        let (sought, at) = (self.sought.get_untracked(), self.at.get_untracked());
        Selection { sought, at, ..self.selection.get_untracked() }
    }

    fn follow_later(self) {
        let follow = move || {
            // A link may have been followed meanwhile, and its page be on its way.
            let here = self.path.with_untracked(|path| path == ADDRESS);
            let next = self.present();
            if here && next.path() != self.selection.with_untracked(Selection::path) {
                self.go.run((next.path(), true));
            }
        };
        self.rest.set_value(Some(page::after(REST_MS, follow)));
    }
}
