//! What keys do on the map. By physical key, so that they work in the Russian layout, too.

use karta_core::sync::RecordId;
use leptos::{ev::KeyboardEvent, prelude::*};

use super::{chosen, desk::Desk, hand::Hand};
use crate::{platform::page, ui::Toasts};

/// Pixels that an arrow pulls the map.
const PULL: f64 = 80.0;
const NEARER: f64 = 1.25;

/// Keys on a card: arrows move it by a month or a lane, Enter opens it, Space selects it.
pub fn on_card(event: &KeyboardEvent, desk: Desk, card: StoredValue<RecordId>) {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let (months, lanes) = match event.code().as_str() {
        "ArrowLeft" => (-1, 0),
        "ArrowRight" => (1, 0),
        "ArrowUp" => (0, -1),
        "ArrowDown" => (0, 1),
        "Enter" | "NumpadEnter" => {
            stop(event);
            return desk.editing.set(Some(card.get_value()));
        }
        "Space" => {
            stop(event);
            return card.with_value(|id| desk.view.select(id, true));
        }
        _ => return,
    };
    stop(event);
    card.with_value(|id| {
        if !untrack(|| desk.view.is_selected(id)) {
            desk.view.select(id, false);
        }
        desk.step(months, lanes);
    });
}

/// Keys on the map, when nothing else wants them.
pub fn on_map(event: &KeyboardEvent, desk: Desk, hand: Hand, toasts: Toasts) {
    if event.default_prevented() || !page::is_key_free(false) {
        return;
    }
    let selected = desk.view.selected.get_untracked();
    let with_ctrl = event.ctrl_key() || event.meta_key();
    let camera = desk.camera.get_untracked();
    match (with_ctrl, event.code().as_str()) {
        (true, "KeyA") => {
            let all = desk
                .laid
                .with_untracked(|laid| laid.spots.iter().map(|spot| spot.id.clone()).collect::<Vec<_>>());
            desk.view.selected.set(all.into_iter().filter(|id| untrack(|| desk.view.shows(id))).collect());
        }
        (true, "KeyC") if !selected.is_empty() => chosen::copy(desk, toasts),
        (false, "Delete" | "Backspace") if !selected.is_empty() => chosen::delete(desk, toasts),
        (false, "Delete" | "Backspace") if desk.link.get_untracked().is_some() => {
            chosen::delete_link(desk, toasts)
        }
        (false, "Escape") => {
            hand.put_back();
            desk.put_down();
            desk.view.selected.set(Vec::new());
        }
        (false, "Equal" | "NumpadAdd") => desk.zoom(NEARER),
        (false, "Minus" | "NumpadSubtract") => desk.zoom(1.0 / NEARER),
        (false, "Digit0" | "Numpad0") => desk.show_all(),
        (false, "Space") => hand.pulls.set(true),
        (false, "ArrowLeft") => desk.look(camera.panned((PULL, 0.0))),
        (false, "ArrowRight") => desk.look(camera.panned((-PULL, 0.0))),
        (false, "ArrowUp") => desk.look(camera.panned((0.0, PULL))),
        (false, "ArrowDown") => desk.look(camera.panned((0.0, -PULL))),
        _ => return,
    }
    event.prevent_default();
}

fn stop(event: &KeyboardEvent) {
    event.prevent_default();
    event.stop_propagation();
}
