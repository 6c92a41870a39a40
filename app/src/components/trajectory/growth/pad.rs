//! Where the hand draws: a finger, a pen or a mouse leaves a line, a tap puts or takes up a point, and the keys
//! move the point that is taken up.

use karta_core::{
    domain::trajectory::growth::{GrowthPoint, drawing::Place},
    sync::RecordId,
};
use leptos::{
    ev::{KeyboardEvent, PointerEvent},
    prelude::*,
    wasm_bindgen::JsCast,
    web_sys::Element,
};

use super::{
    Easel,
    chart::GrowthChart,
    frame::{SIDE, height_at, y},
};
use crate::platform::page;

/// The id of the plane.
pub const PAD: &str = "growth-pad";
/// How near a tap must be to take a point up, in thousandths of the plane.
const NEAR: f64 = 28.0;
/// Hundredths of a level that a press of an arrow makes.
const RISE: i64 = 10;

#[component]
pub fn Pad(easel: Easel) -> impl IntoView {
    let hand = StoredValue::new(None::<i32>);
    let down = move |event: PointerEvent| {
        if !event.is_primary() || event.button() != 0 {
            return;
        }
        if let Some(pad) = pad_of(&event) {
            // A pointer that cannot be held still draws while it is over the plane.
            let _ = pad.set_pointer_capture(event.pointer_id());
        }
        hand.set_value(Some(event.pointer_id()));
        easel.line.set(place(easel, &event).into_iter().collect());
    };
    let moved = move |event: PointerEvent| {
        if hand.get_value() == Some(event.pointer_id())
            && let Some(place) = place(easel, &event)
        {
            easel.line.update(|line| line.push(place));
        }
    };
    let up = move |event: PointerEvent| {
        if hand.get_value() == Some(event.pointer_id()) {
            hand.set_value(None);
            finish(easel);
        }
    };
    let lost = move |_: PointerEvent| {
        hand.set_value(None);
        easel.line.set(Vec::new());
    };
    view! {
        <div
            class="growth-pad"
            id=PAD
            tabindex="0"
            role="application"
            aria-label="Поле графика"
            aria-describedby="growth-keys"
            on:pointerdown=down
            on:pointermove=moved
            on:pointerup=up
            on:pointercancel=lost
            on:keydown=move |event| press(easel, &event)
        >
            <GrowthChart picture=easel.picture />
            <Trace easel=easel />
        </div>
    }
}

/// What the hand has drawn so far.
#[component]
fn Trace(easel: Easel) -> impl IntoView {
    let d = move || {
        let frame = easel.frame.get();
        let place = |(at, place): (usize, &Place)| {
            let sign = if at == 0 { 'M' } else { 'L' };
            format!("{sign}{:.1} {:.1}", frame.x(place.0), y(place.1 as f64))
        };
        easel.line.with(|line| line.iter().enumerate().map(place).collect::<String>())
    };
    view! {
        <svg class="growth-trace" viewBox="0 0 1000 1000" preserveAspectRatio="none" aria-hidden="true"><path d=d /></svg>
    }
}

fn pad_of(event: &PointerEvent) -> Option<Element> {
    event.current_target()?.dyn_into().ok()
}

/// Where the pointer is; what has not come yet is drawn by the plan alone.
fn place(easel: Easel, event: &PointerEvent) -> Option<Place> {
    let (x, y) = page::share_within(PAD, f64::from(event.client_x()), f64::from(event.client_y()))?;
    let (x, y) = (x * SIDE, y * SIDE);
    let month = easel.frame.get_untracked().month_at(x);
    Some((easel.today.map_or(month, |today| month.min(today)), height_at(y)))
}

fn finish(easel: Easel) {
    let line = easel.line.get_untracked();
    easel.line.set(Vec::new());
    let Some(first) = line.first().copied() else { return };
    if line.iter().any(|place| place.0 != first.0) {
        easel.chosen.set(None);
        easel.growth.draw(&line);
        return;
    }
    // A tap: the point under it, else a new one.
    let last = line.last().copied().unwrap_or(first);
    let id = near(easel, last).unwrap_or_else(|| easel.growth.put(last.0, last.1));
    easel.chosen.set(Some(id));
}

fn near(easel: Easel, at: Place) -> Option<RecordId> {
    let frame = easel.frame.get_untracked();
    let off = |point: &GrowthPoint| {
        let (dx, dy) = (frame.x(point.month) - frame.x(at.0), y(point.height as f64) - y(at.1 as f64));
        dx.hypot(dy)
    };
    easel.growth.curve.with_untracked(|curve| {
        let nearest = curve.iter().min_by(|a, b| off(a).total_cmp(&off(b)))?;
        (off(nearest) <= NEAR).then(|| nearest.id.clone())
    })
}

fn press(easel: Easel, event: &KeyboardEvent) {
    if event.ctrl_key() || event.alt_key() || event.meta_key() {
        return;
    }
    let step = if event.shift_key() { RISE * 5 } else { RISE };
    let done = match (event.code().as_str(), event.shift_key()) {
        ("ArrowUp", _) => easel.raise(step),
        ("ArrowDown", _) => easel.raise(-step),
        ("ArrowLeft", true) => easel.shift(-1),
        ("ArrowRight", true) => easel.shift(1),
        ("ArrowLeft", false) => easel.step(-1),
        ("ArrowRight", false) => easel.step(1),
        ("Delete" | "Backspace", _) => easel.remove(),
        _ => false,
    };
    if done {
        event.prevent_default();
    }
}
