//! The row over the map, and the buttons in its corner.

use karta_core::domain::{board::progress::Here, grants::Action};
use leptos::prelude::*;

use super::{
    clusters::ClusterList,
    desk::{Desk, Mode, area},
    filters::{FilterButton, Find},
};
use crate::{
    store::board::view::Sight,
    ui::{Button, Glyph, IconButton, Size, Variant},
};

/// One press of «+» or «−».
const NEARER: f64 = 1.4;

#[component]
pub fn Tools(desk: Desk) -> impl IntoView {
    let clusters = RwSignal::new(false);
    let picks = Signal::derive(move || desk.mode.get() == Mode::Pick);
    let go = move || {
        let found = desk.view.shown.get_untracked().map(|shown| shown.iter().cloned().collect::<Vec<_>>());
        if let Some(found) = found.filter(|found| !found.is_empty()) {
            desk.show_cards(&found);
            if let [only] = found.as_slice() {
                desk.view.select(only, false);
            }
        }
    };
    if let Some(sight) = use_context::<Sight>() {
        sight.tell(Callback::new(move |()| seen(desk)));
    }
    let add = move || desk.composing.set(Some(desk.middle()));
    view! {
        <div class="map-tools no-print">
            <Show when=move || desk.open.may(Action::Contribute)>
                <Button size=Size::Small variant=Variant::Primary glyph=Glyph::Plus on_press=add>"Карточка"</Button>
                <Button size=Size::Small variant=Variant::Plain glyph=Glyph::Check on_press=move || desk.mode.update(|mode| {
                    *mode = if *mode == Mode::Pick { Mode::Rest } else { Mode::Pick };
                })>{move || if picks.get() { "Хватит выбирать" } else { "Выбрать" }}</Button>
            </Show>
            <Find view=desk.view on_enter=go />
            <FilterButton open=desk.open view=desk.view />
            <Button size=Size::Small on_press=move || clusters.set(true)>"Кластеры"</Button>
            <ClusterList desk=desk open=clusters />
        </div>
    }
}

/// The part of the map that is on the screen: its middle and the days from edge to edge.
fn seen(desk: Desk) -> Option<Here> {
    let screen = desk.screen.get_untracked();
    let [left, _, right, _] = area(desk.camera.get_untracked(), screen, 0.0);
    let span = desk.world.with_untracked(|world| {
        let width = world.map.width();
        let days = world.map.day_at(width) - world.map.day_at(0);
        ((right - left) * days as f64 / width.max(1) as f64).round() as i64
    });
    (screen.0 > 0.0).then(|| Here { place: desk.place_under(desk.middle()), span: span.max(1) })
}

/// Nearer, farther, everything.
#[component]
pub fn ZoomButtons(desk: Desk) -> impl IntoView {
    view! {
        <div class="map-zoom no-print">
            <IconButton glyph=Glyph::Plus label="Ближе" on_press=move || desk.zoom(NEARER) />
            <IconButton glyph=Glyph::Minus label="Дальше" on_press=move || desk.zoom(1.0 / NEARER) />
            <Button size=Size::Small on_press=move || desk.show_all()>"Вся карта"</Button>
        </div>
    }
}

/// What the next tap will do.
#[component]
pub fn ModeWord(desk: Desk) -> impl IntoView {
    let words = move || match desk.mode.get() {
        Mode::Rest => None,
        Mode::Link(_) => Some("Коснитесь второй карточки."),
        Mode::Place => Some("Коснитесь места на карте."),
        Mode::Pick => Some("Касайтесь карточек, чтобы выбрать несколько."),
    };
    view! {
        <div class="map-mode" role="status" hidden=move || words().is_none()>
            <span>{words}</span>
            <Show when=move || words().is_some()>
                <Button size=Size::Small on_press=move || desk.mode.set(Mode::Rest)>"Отмена"</Button>
            </Show>
        </div>
    }
}
