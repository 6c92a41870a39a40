//! What a pointer does to the map: pull it, pinch it, move cards, frame many, link two, stretch a trend.
//! A drop outside, a lost pointer or Esc puts everything back.

mod going;
mod landing;
mod lifting;

use karta_core::sync::RecordId;
use leptos::{ev::PointerEvent, prelude::*, wasm_bindgen::JsCast, web_sys::Element};

use super::{
    camera::{Camera, Point},
    desk::{Desk, MAP},
};
use crate::{
    platform::{Guard, page},
    ui::Toasts,
};

/// Milliseconds of a long press, on a card and on the empty map.
const LIFT_MS: u32 = 320;
const COMPOSE_MS: u32 = 550;

#[derive(Debug, Clone, PartialEq)]
enum Deed {
    Pull(Camera),
    /// A card that may be tapped, dragged or, by a finger, lifted first.
    Touch(RecordId),
    Carry,
    Frame,
    Thread(RecordId),
    Stretch(RecordId),
}

/// What is shown while a gesture goes on, in pixels of the screen.
#[derive(Debug, Clone, PartialEq)]
pub enum Trace {
    Frame(Point, Point),
    Thread(Point, Point),
    /// A trend's new end.
    Stretch(RecordId, Point),
}

#[derive(Default)]
struct State {
    deed: Option<Deed>,
    from: Point,
    at: Point,
    moved: bool,
    corner: Point,
    fingers: Vec<(i32, Point)>,
    press: Option<Guard>,
    more: bool,
}

/// The pointer's hand over one map.
#[derive(Clone, Copy)]
pub struct Hand {
    desk: Desk,
    pub trace: RwSignal<Option<Trace>>,
    /// Space is held: whatever is under the pointer, it pulls the map.
    pub pulls: RwSignal<bool>,
    toasts: Toasts,
    state: StoredValue<State>,
}

impl Hand {
    pub fn over(desk: Desk) -> Self {
        Self {
            desk,
            trace: RwSignal::new(None),
            pulls: RwSignal::new(false),
            toasts: Toasts::expect(),
            state: StoredValue::new(State::default()),
        }
    }

    fn here(self, event: &PointerEvent) -> Point {
        let (left, top) = self.state.with_value(|state| state.corner);
        (f64::from(event.client_x()) - left, f64::from(event.client_y()) - top)
    }

    fn begin(self, deed: Deed) {
        self.state.update_value(|state| state.deed = Some(deed));
    }

    pub fn down(self, event: &PointerEvent) {
        if let Some([left, top, ..]) = self.desk.measure() {
            self.state.update_value(|state| state.corner = (left, top));
        }
        let at = self.here(event);
        let finger = event.pointer_type() == "touch";
        if !finger && event.button() > 1 {
            return;
        }
        capture(event);
        let fingers = self.state.try_update_value(|state| {
            if finger {
                state.fingers.retain(|(id, _)| *id != event.pointer_id());
                state.fingers.push((event.pointer_id(), at));
            }
            state.fingers.len()
        });
        if fingers.is_some_and(|count| count > 1) {
            // The second finger makes it a pinch, whatever the first had begun.
            self.put_back();
            return;
        }
        self.state.update_value(|state| {
            (state.from, state.at, state.moved, state.press) = (at, at, false, None);
            state.more = event.ctrl_key() || event.meta_key() || event.shift_key();
        });
        let pull = Deed::Pull(self.desk.camera.get_untracked());
        if self.pulls.get_untracked() || event.button() == 1 {
            event.prevent_default();
            return self.begin(pull);
        }
        match handle(event) {
            Some((name, card)) if name == "thread" => self.begin(Deed::Thread(card)),
            Some((_, card)) => self.begin(Deed::Stretch(card)),
            None => match self.desk.card_at(at) {
                Some(card) => {
                    self.begin(Deed::Touch(card));
                    if finger {
                        self.after(LIFT_MS, move || self.lift());
                    }
                }
                None if event.shift_key() && !finger => self.begin(Deed::Frame),
                None => {
                    self.begin(pull);
                    if finger {
                        self.after(COMPOSE_MS, move || self.compose());
                    }
                }
            },
        }
    }

    fn after(self, ms: u32, act: impl FnOnce() + 'static) {
        self.state.update_value(|state| state.press = Some(page::after(ms, act)));
    }

    /// The pointer was lost, or Esc was pressed: nothing has been done.
    pub fn put_back(self) {
        self.state.update_value(|state| (state.deed, state.press, state.moved) = (None, None, false));
        self.desk.dragged.set(None);
        self.trace.set(None);
    }

    pub fn lost(self, event: &PointerEvent) {
        self.state.update_value(|state| state.fingers.retain(|(id, _)| *id != event.pointer_id()));
        if self.state.with_value(|state| state.deed.is_some()) {
            self.put_back();
        }
    }
}

/// The handle of a card that a pointer went down on: its name and whose it is.
fn handle(event: &PointerEvent) -> Option<(String, RecordId)> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let handle = target.closest("[data-handle]").ok()??;
    Some((handle.get_attribute("data-handle")?, RecordId::new(handle.get_attribute("data-of")?)))
}

/// From now on all the pointer does is told to the map, wherever it goes.
fn capture(event: &PointerEvent) {
    if let Some(map) = document().get_element_by_id(MAP) {
        // A pointer that is gone already has nothing to be captured.
        let _ = map.set_pointer_capture(event.pointer_id());
    }
}
