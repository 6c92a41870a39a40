//! What a pointer does to the map: pull it, pinch it, move cards, frame many, link two, stretch a trend.
//! A drop outside, a lost pointer or Esc puts everything back.

use karta_core::sync::RecordId;
use leptos::{
    ev::{PointerEvent, WheelEvent},
    prelude::*,
    wasm_bindgen::JsCast,
    web_sys::Element,
};

use super::{
    camera::{Camera, Point},
    desk::{Desk, MAP, Mode},
    thread,
};
use crate::{
    platform::{Guard, page},
    ui::Toasts,
};

/// Pixels that a mouse and a finger may tremble in a tap.
const TREMBLE: (f64, f64) = (4.0, 9.0);
/// Milliseconds of a long press, on a card and on the empty map.
const LIFT_MS: u32 = 320;
const COMPOSE_MS: u32 = 550;
/// Pixels from a line within which a tap takes it.
const NEAR_LINE: f64 = 10.0;
/// Pixels of a wheel that make the map e times nearer, and of a line of wheels that count so.
const WHEEL: f64 = 500.0;
const LINE: f64 = 18.0;

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

    /// A finger has rested on a card: from now on it carries it.
    fn lift(self) {
        let lifted = self.state.with_value(|state| match &state.deed {
            Some(Deed::Touch(card)) if !state.moved => Some(card.clone()),
            _ => None,
        });
        if let Some(card) = lifted {
            self.carry(&card);
        }
    }

    fn carry(self, card: &RecordId) {
        if !untrack(|| self.desk.view.is_selected(card)) {
            self.desk.view.select(card, false);
        }
        self.desk.dragged.set(Some((0.0, 0.0)));
        self.begin(Deed::Carry);
    }

    /// A new card for the point where the finger or the mouse is.
    fn compose(self) {
        let at = self.state.with_value(|state| (!state.moved && state.deed.is_some()).then_some(state.at));
        if let Some(at) = at {
            self.state.update_value(|state| state.deed = None);
            self.compose_at(at);
        }
    }

    fn compose_at(self, at: Point) {
        match untrack(|| self.desk.open.blocked("trend")) {
            Some(reason)
                if !untrack(|| self.desk.open.may(karta_core::domain::grants::Action::Contribute)) =>
            {
                self.toasts.say(reason);
            }
            _ => self.desk.composing.set(Some(self.desk.camera.get_untracked().to_map(at))),
        }
    }

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

    pub fn up(self, event: &PointerEvent) {
        let at = self.here(event);
        let ended = self.state.try_update_value(|state| {
            state.fingers.retain(|(id, _)| *id != event.pointer_id());
            state.press = None;
            (state.deed.take(), state.from, state.moved, state.more)
        });
        let Some((Some(deed), from, moved, more)) = ended else { return };
        let (width, height) = self.desk.screen.get_untracked();
        let outside = at.0 < 0.0 || at.1 < 0.0 || at.0 > width || at.1 > height;
        let by = (at.0 - from.0, at.1 - from.1);
        match deed {
            Deed::Touch(_) | Deed::Pull(_) if !moved => self.tap(at, more),
            Deed::Carry if moved && !outside => self.drop_cards(by),
            Deed::Frame if moved => {
                let framed = self.desk.cards_in(from, at);
                self.desk.view.selected.set(framed);
            }
            Deed::Thread(card) if !outside => {
                if let Some(to) = self.desk.card_at(at).filter(|to| *to != card) {
                    self.desk.naming.set(Some((card, to)));
                }
            }
            Deed::Stretch(card) if moved && !outside => self.stretch(&card, at),
            _ => {}
        }
        self.put_back();
    }

    fn drop_cards(self, by: Point) {
        let zoom = self.desk.camera.get_untracked().zoom;
        let ids = self.desk.view.selected.get_untracked();
        let refused = self.desk.shift(&ids, (by.0 / zoom, by.1 / zoom));
        self.refuse(refused);
    }

    /// Says it where cards are somebody else's.
    pub fn refuse(self, count: usize) {
        if count > 0 {
            self.toasts.say("Чужие карточки остались на месте: их переставляет ведущий или автор.");
        }
    }

    fn stretch(self, card: &RecordId, at: Point) {
        let (x, _) = self.desk.camera.get_untracked().to_map(at);
        let day = self.desk.world.with_untracked(|world| world.map.day_at(x.round() as i64));
        let from = self.desk.open.peek_card(card).and_then(|card| card.place).map(|place| place.at);
        if let Some(from) = from {
            let days = u32::try_from(day - from).ok().filter(|days| *days > 0);
            self.desk.open.set_lasts(card, days);
        }
    }

    fn tap(self, at: Point, more: bool) {
        let desk = self.desk;
        let point = desk.camera.get_untracked().to_map(at);
        let card = desk.card_at(at);
        match (desk.mode.get_untracked(), card) {
            (Mode::Place, _) => {
                let ids = desk.view.selected.get_untracked();
                self.refuse(desk.lay(&ids, point));
                desk.mode.set(Mode::Rest);
            }
            (Mode::Link(from), Some(to)) if from != to => {
                desk.mode.set(Mode::Rest);
                desk.naming.set(Some((from, to)));
            }
            (Mode::Link(_), _) => {}
            (mode, Some(card)) => {
                desk.link.set(None);
                desk.view.select(&card, more || mode == Mode::Pick);
            }
            (mode, None) => {
                let within = NEAR_LINE / desk.camera.get_untracked().zoom;
                let laid = desk.laid.get_untracked();
                let link = desk.links.with_untracked(|links| thread::nearest(&laid, links, point, within));
                desk.link.set(link);
                if !more && mode != Mode::Pick {
                    desk.view.selected.set(Vec::new());
                }
            }
        }
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

    pub fn double(self, at: (i32, i32)) {
        let (left, top) = self.state.with_value(|state| state.corner);
        let at = (f64::from(at.0) - left, f64::from(at.1) - top);
        match self.desk.card_at(at) {
            Some(card) => self.desk.editing.set(Some(card)),
            None => self.compose_at(at),
        }
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
