//! While a pointer goes on: the map follows it, cards are carried, a frame or a thread is drawn.

use leptos::{
    ev::{PointerEvent, WheelEvent},
    prelude::*,
};

use super::{Deed, Hand, Trace};
use crate::components::board::canvas::camera::Point;

/// Pixels that a mouse and a finger may tremble in a tap.
const TREMBLE: (f64, f64) = (4.0, 9.0);
/// Pixels of a wheel that make the map e times nearer, and of a line of wheels that count so.
const WHEEL: f64 = 500.0;
const LINE: f64 = 18.0;

impl Hand {
    pub fn moved(self, event: &PointerEvent) {
        let at = self.here(event);
        if self.pinch(event.pointer_id(), at) {
            return;
        }
        let least = if event.pointer_type() == "touch" { TREMBLE.1 } else { TREMBLE.0 };
        let now = self.state.try_update_value(|state| {
            state.at = at;
            let far = (at.0 - state.from.0).hypot(at.1 - state.from.1);
            if state.deed.is_some() && far > least {
                state.moved = true;
            }
            (state.deed.clone(), state.from, state.moved)
        });
        let Some((Some(deed), from, true)) = now else { return };
        let by = (at.0 - from.0, at.1 - from.1);
        match deed {
            Deed::Pull(camera) => self.desk.look(camera.panned(by)),
            // A finger that goes on before it has lifted the card pulls the map.
            Deed::Touch(_) if event.pointer_type() == "touch" => {
                self.state.update_value(|state| state.from = at);
                self.begin(Deed::Pull(self.desk.camera.get_untracked()));
            }
            Deed::Touch(card) => self.carry(&card),
            Deed::Carry => {
                let zoom = self.desk.camera.get_untracked().zoom;
                self.desk.dragged.set(Some((by.0 / zoom, by.1 / zoom)));
            }
            Deed::Frame => self.trace.set(Some(Trace::Frame(from, at))),
            Deed::Thread(_) => self.trace.set(Some(Trace::Thread(from, at))),
            Deed::Stretch(card) => self.trace.set(Some(Trace::Stretch(card, at))),
        }
    }

    /// Two fingers pull and scale at once.
    fn pinch(self, id: i32, at: Point) -> bool {
        let fingers = self.state.try_update_value(|state| {
            let before = state.fingers.clone();
            if let Some(finger) = state.fingers.iter_mut().find(|(own, _)| *own == id) {
                finger.1 = at;
            }
            (before, state.fingers.clone())
        });
        let Some((before, now)) = fingers else { return false };
        let ([(_, a), (_, b)], [(_, c), (_, d)]) = (before.as_slice(), now.as_slice()) else {
            return now.len() > 1;
        };
        let middle = |a: &Point, b: &Point| ((a.0 + b.0) / 2.0, (a.1 + b.1) / 2.0);
        let apart = |a: &Point, b: &Point| (a.0 - b.0).hypot(a.1 - b.1).max(1.0);
        let (was, is) = (middle(a, b), middle(c, d));
        let camera = self.desk.camera.get_untracked().panned((is.0 - was.0, is.1 - was.1));
        self.desk.look(camera.zoomed(apart(c, d) / apart(a, b), is));
        true
    }

    /// A wheel pulls the map, with Ctrl it scales.
    pub fn wheel(self, event: &WheelEvent) {
        event.prevent_default();
        let Some([left, top, ..]) = self.desk.measure() else { return };
        let unit = if event.delta_mode() == 0 { 1.0 } else { LINE };
        let (right, down) = (event.delta_x() * unit, event.delta_y() * unit);
        let camera = self.desk.camera.get_untracked();
        let at = (f64::from(event.client_x()) - left, f64::from(event.client_y()) - top);
        self.desk.look(match (event.ctrl_key() || event.meta_key(), event.shift_key()) {
            (true, _) => camera.zoomed((-down / WHEEL).exp(), at),
            (_, true) if right == 0.0 => camera.panned((-down, 0.0)),
            _ => camera.panned((-right, -down)),
        });
    }
}
