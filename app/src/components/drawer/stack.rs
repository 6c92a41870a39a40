//! The drawer to flick through: one large card in front, its neighbours' tabs behind it, a row of all tabs.
//! Only the cards around the front one are in the page, so that hundreds are as quick as ten.

mod flick;
mod leaf;
mod tabs;

use flick::Flick;
use leaf::Leaf;
use leptos::{
    ev::{self, KeyboardEvent, PointerEvent, WheelEvent},
    prelude::*,
};
use tabs::TabRow;

use super::state::DrawerState;
use crate::{
    platform::{body, page},
    ui::{Glyph, IconButton, Kbd},
};

/// The id of the part of the page that is flicked.
const STAGE: &str = "drawer-stage";
/// Pixels that a finger goes aside to turn to the next card.
const SWIPE: f64 = 56.0;

#[component]
pub fn Stack(state: DrawerState) -> impl IntoView {
    let flick = Flick::new(state);
    let keys =
        body::is_here().then(|| window_event_listener(ev::keydown, move |event| on_key(&event, flick)));
    on_cleanup(move || {
        if let Some(keys) = keys {
            keys.remove();
        }
    });
    let of_all = move || {
        let title = flick.front.with(|card| card.as_ref().map(|card| card.title.clone())).unwrap_or_default();
        format!("{} из {}: {title}", flick.place.get() + 1, flick.count())
    };
    view! {
        <div class="drawer-view" role="group" aria-roledescription="ящик карточек" aria-label="Ящик картотеки">
            <p class="hidden-text" role="status">{of_all}</p>
            <div class="drawer-steps no-print">
                <IconButton glyph=Glyph::Left label="Предыдущая карточка" on_press=move || flick.step(-1)
                    blocked=Signal::derive(move || (flick.place.get() == 0).then(|| "Это первая карточка".to_owned())) />
                <TabRow flick=flick />
                <IconButton glyph=Glyph::Right label="Следующая карточка" on_press=move || flick.step(1)
                    blocked=Signal::derive(move || flick.is_last().then(|| "Это последняя карточка".to_owned())) />
            </div>
            <Stage flick=flick />
            <p class="hint keys-hint no-print">"Листайте: "<Kbd>"←"</Kbd>" "<Kbd>"→"</Kbd>", колесо или палец. Перевернуть: "<Kbd>"Пробел"</Kbd></p>
        </div>
    }
}

#[component]
fn Stage(flick: Flick) -> impl IntoView {
    let began = StoredValue::new(None::<(f64, f64)>);
    let point = |event: &PointerEvent| (f64::from(event.client_x()), f64::from(event.client_y()));
    let down = move |event: PointerEvent| {
        if event.pointer_type() != "mouse" && event.is_primary() {
            began.set_value(Some(point(&event)));
        }
    };
    let moved = move |event: PointerEvent| {
        if let Some((x, y)) = began.get_value() {
            let (dx, dy) = (point(&event).0 - x, point(&event).1 - y);
            if dx.abs() > dy.abs() {
                flick.drag.set(dx);
            }
        }
    };
    let end = move |counts: bool| {
        let drag = flick.drag.get_untracked();
        began.set_value(None);
        flick.drag.set(0.0);
        if counts && drag.abs() >= SWIPE {
            flick.step(if drag < 0.0 { 1 } else { -1 });
        }
    };
    let wheel = move |event: WheelEvent| {
        let down = event.delta_y() + event.delta_x() > 0.0;
        if event.ctrl_key() || flick.turned.get_untracked() || !page::is_seen_to_end(STAGE, down) {
            return;
        }
        if flick.wheel(event.delta_y() + event.delta_x(), event.delta_mode()) {
            event.prevent_default();
        }
    };
    view! {
        <ul id=STAGE class="drawer-stage" data-dragging=move || (flick.drag.get() != 0.0).then_some("")
            on:pointerdown=down on:pointermove=moved on:pointerup=move |_| end(true) on:pointercancel=move |_| end(false) on:wheel=wheel>
            <For each=move || flick.window.get() key=|id| id.clone() let:id><Leaf id=id flick=flick /></For>
        </ul>
    }
}

/// Keys flick while nothing else wants them: no field, no dialog, no control that has the key for itself.
fn on_key(event: &KeyboardEvent, flick: Flick) {
    if event.ctrl_key() || event.meta_key() || event.alt_key() || event.default_prevented() {
        return;
    }
    let space = event.code() == "Space";
    if !page::is_key_free(space) {
        return;
    }
    match event.code().as_str() {
        "ArrowRight" => flick.step(1),
        "ArrowLeft" => flick.step(-1),
        "Home" => flick.go_to(0),
        "End" => flick.go_to(usize::MAX),
        "Space" => flick.turn(),
        _ => return,
    }
    event.prevent_default();
}
