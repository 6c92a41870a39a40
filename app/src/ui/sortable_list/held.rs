//! The row in hand: how far it is carried, and between which rows it would fall.

use std::sync::Arc;

use leptos::{
    ev::PointerEvent,
    prelude::*,
    wasm_bindgen::JsCast,
    web_sys::{Element, HtmlElement},
};

/// How near to the edge of the window, in px, the page begins to follow.
const EDGE: i32 = 72;
/// How far it follows at each move, in px.
const FOLLOW: f64 = 14.0;

/// Top and height of a row inside its list, in px.
type Span = (i32, i32);

#[derive(Clone)]
pub(super) struct Held {
    pub from: usize,
    pub to: usize,
    /// How far it is carried, in px.
    pub carried: i32,
    start: i32,
    spans: Arc<[Span]>,
}

impl Held {
    /// Takes the row in hand at the pointer.
    pub fn take(list: &Element, from: usize, event: &PointerEvent) -> Self {
        let rows = list.children();
        let span = |row: Element| {
            let row = row.unchecked_into::<HtmlElement>();
            (row.offset_top(), row.offset_height())
        };
        let spans = (0..rows.length()).filter_map(|row| rows.item(row)).map(span).collect();
        Self { from, to: from, carried: 0, start: event.page_y(), spans }
    }

    #[must_use]
    pub fn moved_to(self, event: &PointerEvent) -> Self {
        let carried = event.page_y() - self.start;
        Self { carried, to: landing(&self.spans, self.from, carried), ..self }
    }

    /// How far the row at this place makes room, in px.
    pub fn room(&self, place: usize) -> i32 {
        let step = self.step();
        match place {
            place if place == self.from => self.carried,
            place if self.from < place && place <= self.to => -step,
            place if self.to <= place && place < self.from => step,
            _ => 0,
        }
    }

    /// The held row's height with the gap after it.
    fn step(&self) -> i32 {
        let gap = match self.spans.as_ref() {
            [(top, height), (next, _), ..] => next - top - height,
            _ => 0,
        };
        self.spans.get(self.from).map_or(0, |(_, height)| height + gap)
    }
}

/// The place where a row carried so far would land: it passes a neighbour once its edge is past its middle.
fn landing(spans: &[Span], from: usize, carried: i32) -> usize {
    let Some(&(top, height)) = spans.get(from) else { return from };
    let (upper, lower) = (top + carried, top + carried + height);
    let middle = |place: &usize| spans.get(*place).map_or(0, |(top, height)| top + height / 2);
    let below = (from + 1..spans.len()).take_while(|place| middle(place) < lower).count();
    let above = (0..from).rev().take_while(|place| middle(place) > upper).count();
    from + below - above
}

/// Lets the page follow a row carried to its edge.
pub(super) fn scroll_near_edges(event: &PointerEvent) {
    let height = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(0.0);
    let y = event.client_y();
    if y < EDGE {
        window().scroll_by_with_x_and_y(0.0, -FOLLOW);
    } else if f64::from(y) > height - f64::from(EDGE) {
        window().scroll_by_with_x_and_y(0.0, FOLLOW);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROWS: [Span; 4] = [(0, 50), (60, 50), (120, 50), (180, 50)];

    #[test]
    fn a_row_lands_once_its_edge_is_past_the_middle_of_a_neighbour() {
        assert_eq!(landing(&ROWS, 1, 0), 1);
        assert_eq!(landing(&ROWS, 1, 34), 1);
        assert_eq!(landing(&ROWS, 1, 36), 2);
        assert_eq!(landing(&ROWS, 1, 500), 3);
        assert_eq!(landing(&ROWS, 3, -36), 2);
        assert_eq!(landing(&ROWS, 3, -500), 0);
    }

    #[test]
    fn a_list_that_shrank_meanwhile_moves_nothing() {
        assert_eq!(landing(&ROWS[..1], 3, -500), 3);
    }
}
