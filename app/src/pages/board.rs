//! A board: the session over it and its map.

use karta_core::sync::SpaceId;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::{
    components::board::{canvas::Canvas, session::SessionBar},
    platform::body,
    store::{OpenBoard, board::view::Sight, karta, recent},
    ui::{EmptyState, Glyph, Loading},
};

#[component]
pub fn BoardPage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| SpaceId::new(params.with(|params| params.get("space").unwrap_or_default())));
    move || {
        if body::is_here() {
            view! { <Opened id=id.get() /> }.into_any()
        } else {
            view! { <section class="page stack"><Loading label="Открываем доску" /></section> }.into_any()
        }
    }
}

#[component]
fn Opened(id: SpaceId) -> impl IntoView {
    let karta = karta();
    provide_context(Sight::default());
    let open = OpenBoard::open(id.clone());
    karta.work_in(open.space());
    let path = format!("/board/{id}");
    let title = Memo::new(move |_| open.head.with(|head| head.as_ref().map(|head| head.title.clone())));
    Effect::new(move |_| {
        if let Some(title) = title.get() {
            recent::visited(&path, &title);
            karta.title.set(title);
        }
    });
    let absent = move || title.with(Option::is_none) && open.space().is_ready();
    view! {
        <section class="page page-wide board">
            <h1 class="board-title">{move || title.get().unwrap_or_else(|| "Доска".into())}</h1>
            <Show when=absent>
                <EmptyState glyph=Glyph::Board title="Этой доски здесь нет" text="Её удалили, или вас на неё не пригласили." />
            </Show>
            <Show when=move || title.with(Option::is_some)>
                <SessionBar open=open />
                <Canvas open=open />
            </Show>
        </section>
    }
}
