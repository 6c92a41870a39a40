//! What a pointer and keys do to a bar: dragged by a mouse at once and by a finger after a long press or once
//! it is picked, stretched by its end, moved by arrows.

use karta_core::{
    domain::trajectory::{
        step::Step,
        timeline::{Nudge, Stride},
    },
    sync::RecordId,
};
use leptos::{
    ev::{KeyboardEvent, PointerEvent},
    prelude::*,
    wasm_bindgen::JsCast,
    web_sys::HtmlElement,
};

use super::{
    desk::PlanDesk,
    held::{Grip, Held, LONG_PRESS_MS, SLACK},
};
use crate::{
    components::activities::{days_text, today},
    platform::page,
};

/// What one bar's handlers share.
#[derive(Clone, Copy)]
pub(super) struct Hold {
    desk: PlanDesk,
    key: StoredValue<RecordId>,
    step: Memo<Option<Step>>,
    pub held: RwSignal<Option<Held>>,
    /// The press was a drag: the click that follows it is none.
    dragged: StoredValue<bool>,
}

impl Hold {
    pub fn new(desk: PlanDesk, key: StoredValue<RecordId>, step: Memo<Option<Step>>) -> Self {
        Self { desk, key, step, held: RwSignal::new(None), dragged: StoredValue::new(false) }
    }

    pub fn is_taken(self) -> bool {
        self.held.get_untracked().is_some_and(|held| held.taken)
    }

    /// Hours; while in hand the days for which it would stand.
    pub fn words(self) -> Option<String> {
        self.step.with(|step| {
            let step = step.as_ref()?;
            match (self.held.get().filter(|held| held.taken), step.days) {
                (Some(held), Some(days)) => {
                    let landing = held.landing(self.desk.line.get(), days);
                    Some(days_text(landing.unwrap_or(days.period)))
                }
                _ => step.hours.map(|hours| format!("{hours} ч")),
            }
        })
    }

    pub fn press(self, event: &PointerEvent, grip: Grip) {
        if !self.desk.own.get_untracked() || event.button() != 0 {
            return;
        }
        event.stop_propagation();
        let target = event.current_target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
        let bar = match grip {
            Grip::Whole => target,
            Grip::End => target.and_then(|knob| knob.parent_element()).and_then(|bar| bar.dyn_into().ok()),
        };
        let Some(bar) = bar else { return };
        let month = bar.parent_element().map_or(0.0, |track| f64::from(track.client_width()) / 12.0);
        // Without capture the bar still follows while the pointer is over it.
        let _ = bar.set_pointer_capture(event.pointer_id());
        let start = (event.client_x(), event.client_y());
        self.dragged.set_value(false);
        // A finger on what it has not picked may mean to scroll.
        let waits = event.pointer_type() == "touch" && !self.is_picked();
        self.held.set(Some(Held { grip, start, carried: 0, month, taken: false }));
        if waits {
            page::after(LONG_PRESS_MS, move || self.take(start)).keep();
        }
    }

    /// The finger has rested: the bar is in hand, unless the press is over or another has begun.
    fn take(self, start: (i32, i32)) {
        if self.held.try_get_untracked().flatten().is_some_and(|held| held.start == start && !held.taken) {
            self.held.update(|held| {
                if let Some(held) = held {
                    held.taken = true;
                }
            });
            self.dragged.set_value(true);
            self.desk.picked.set(Some(self.key.get_value()));
        }
    }

    pub fn carry(self, event: &PointerEvent) {
        let Some(held) = self.held.get_untracked() else { return };
        let carried = event.client_x() - held.start.0;
        let far = carried.abs().max((event.client_y() - held.start.1).abs()) > SLACK;
        if held.taken {
            self.held.set(Some(Held { carried, ..held }));
        } else if far && event.pointer_type() == "touch" && !self.is_picked() {
            self.held.set(None);
        } else if far {
            self.dragged.set_value(true);
            self.held.set(Some(Held { carried, taken: true, ..held }));
        }
    }

    fn is_picked(self) -> bool {
        self.desk.picked.with_untracked(|picked| self.key.with_value(|id| picked.as_ref() == Some(id)))
    }

    pub fn let_go(self) {
        let Some(held) = self.held.get_untracked() else { return };
        let days = self.step.with_untracked(|step| step.as_ref().and_then(|step| step.days));
        let landing = days.and_then(|days| held.landing(self.desk.line.get_untracked(), days));
        self.held.set(None);
        if let Some(landing) = landing {
            self.key.with_value(|id| self.desk.open.place(id, landing));
        }
    }

    pub fn click(self) {
        if !self.dragged.get_value() {
            self.desk.picked.set(Some(self.key.get_value()));
        }
        self.dragged.set_value(false);
    }

    pub fn key(self, event: &KeyboardEvent) {
        if event.key() == "Escape" {
            self.dragged.set_value(self.is_taken());
            return self.held.set(None);
        }
        let (stride, later) = match event.code().as_str() {
            "ArrowLeft" => (Stride::Week, false),
            "ArrowRight" => (Stride::Week, true),
            "PageUp" => (Stride::Month, false),
            "PageDown" => (Stride::Month, true),
            _ => return,
        };
        let Some(today) = today().filter(|_| self.desk.own.get_untracked()) else { return };
        event.prevent_default();
        let nudge = match (event.shift_key(), later) {
            (false, false) => Nudge::Earlier,
            (false, true) => Nudge::Later,
            (true, false) => Nudge::Shorter,
            (true, true) => Nudge::Longer,
        };
        self.key.with_value(|id| self.desk.open.nudge(id, nudge, stride, today));
    }
}
