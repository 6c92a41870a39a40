//! The map: cards in time and lanes. On a phone, and for whoever asks, a list.

mod camera;
mod chosen;
mod clusters;
mod compose;
mod desk;
mod edit;
mod filters;
mod frame;
mod hand;
mod keys;
pub mod list;
mod names;
pub mod picture;
mod sheets;
mod stage;
mod thread;
mod tools;
mod world;

use leptos::prelude::*;
use leptos_router::hooks::{use_location, use_query_map};

use crate::{
    components::board::canvas::{list::BoardList, stage::MapStage},
    platform::page,
    store::{OpenBoard, PHONE, board::view::BoardView},
    ui::{Glyph, Segment, Segments},
};

#[component]
pub fn Canvas(open: OpenBoard) -> impl IntoView {
    let board = BoardView::of(open);
    let phone = RwSignal::new(page::matches_media(PHONE));
    let _watch = StoredValue::new(page::on_media(PHONE, move |is| phone.set(is)));
    let query = use_query_map();
    let listed = Memo::new(move |_| query.with(|query| query.get("view").as_deref() == Some("list")));
    let path = use_location().pathname;
    let segments = move || {
        let path = path.get();
        vec![
            Segment { href: path.clone(), label: "Карта", glyph: Glyph::Board, current: !listed.get() },
            Segment {
                href: format!("{path}?view=list"),
                label: "Список",
                glyph: Glyph::Menu,
                current: listed.get(),
            },
        ]
    };
    view! {
        <div class="map-desk">
            <Show when=move || !phone.get()>
                <Segments label="Как показать доску" segments=Signal::derive(segments) />
            </Show>
            <Show when=move || phone.get() || listed.get() fallback=move || view! { <MapStage open=open view=board /> }>
                <BoardList open=open view=board />
            </Show>
        </div>
    }
}
