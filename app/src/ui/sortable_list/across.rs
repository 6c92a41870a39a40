//! Carrying a row from one list into another: over the lists of a group with the pointer, past the ends of a
//! list with the arrow keys.

use leptos::{ev::PointerEvent, prelude::*};

/// Where a row is carried to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Landing {
    /// Into the list of this id, at this place.
    Into(String, usize),
    /// Past the beginning of its list.
    Before,
    /// Past the end of its list.
    After,
}

/// Lists among which rows are carried. Made above them and given to each.
#[derive(Clone, Copy)]
pub struct SortGroup {
    /// The list under the pointer, where it is another than the row's own.
    aim: RwSignal<Option<(String, usize)>>,
    on_carry: Callback<(String, Landing)>,
}

impl SortGroup {
    /// `on_carry` hears the id of a row and where it is to land.
    pub fn new(on_carry: impl Into<Callback<(String, Landing)>>) -> Self {
        Self { aim: RwSignal::new(None), on_carry: on_carry.into() }
    }

    /// Whether the row in hand would land in this list.
    pub(super) fn is_aimed(self, list: &str) -> bool {
        self.aim.with(|aim| aim.as_ref().is_some_and(|(aimed, _)| aimed == list))
    }

    pub(super) fn look(self, own: &str, event: &PointerEvent) {
        let found = list_under(event).filter(|(list, _)| list != own);
        if self.aim.with_untracked(|aim| *aim != found) {
            self.aim.set(found);
        }
    }

    /// Says whether the row has landed in another list.
    pub(super) fn drop_row(self, row: &str) -> bool {
        let Some((list, place)) = self.aim.get_untracked() else { return false };
        self.aim.set(None);
        self.on_carry.run((row.to_owned(), Landing::Into(list, place)));
        true
    }

    pub(super) fn forget(self) {
        self.aim.set(None);
    }

    pub(super) fn past_end(self, row: &str, up: bool) {
        self.on_carry.run((row.to_owned(), if up { Landing::Before } else { Landing::After }));
    }
}

/// The list of a group under the pointer, and the place of the row there; past all rows where there is none.
fn list_under(event: &PointerEvent) -> Option<(String, usize)> {
    let under = document().element_from_point(event.client_x() as f32, event.client_y() as f32)?;
    let around = under.closest("[data-carries]").ok().flatten()?;
    let list = around.query_selector(".sortable").ok().flatten()?;
    let row = under.closest(".sortable-row").ok().flatten();
    let rows = list.children();
    let place = (0..rows.length()).find(|at| row.is_some() && rows.item(*at) == row);
    Some((list.id(), place.unwrap_or(rows.length()) as usize))
}
