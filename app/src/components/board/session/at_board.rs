//! A page of one board beside its map: the board of the address, or a word that it is not there.

use karta_core::sync::SpaceId;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::{
    platform::body,
    store::{OpenBoard, Session, karta},
    ui::{EmptyState, Glyph, Loading},
};

/// `part` draws the page once the board has come; `word` is what the page is called beside the board's title.
#[component]
pub fn AtBoard(word: &'static str, part: fn(Session) -> AnyView) -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| SpaceId::new(params.with(|params| params.get("space").unwrap_or_default())));
    move || {
        if body::is_here() {
            view! { <Opened id=id.get() word=word part=part /> }.into_any()
        } else {
            view! { <section class="page"><h1>{word}</h1><Loading label="Открываем доску" /></section> }
                .into_any()
        }
    }
}

#[component]
fn Opened(id: SpaceId, word: &'static str, part: fn(Session) -> AnyView) -> impl IntoView {
    let karta = karta();
    let open = OpenBoard::open(id);
    karta.work_in(open.space());
    let title = Memo::new(move |_| open.head.with(|head| head.as_ref().map(|head| head.title.clone())));
    let here = Memo::new(move |_| title.with(Option::is_some));
    Effect::new(move |_| {
        if let Some(title) = title.get() {
            karta.title.set(format!("{word}: {title}"));
        }
    });
    let session = Session::of(open);
    view! {
        <Show when=move || here.get() fallback=move || view! { <Absent open=open word=word /> }>{part(session)}</Show>
    }
}

#[component]
fn Absent(open: OpenBoard, word: &'static str) -> impl IntoView {
    let absent = Memo::new(move |_| open.space().is_ready());
    view! {
        <section class="page page-narrow">
            <h1 class="hidden-text">{word}</h1>
            <Show when=move || absent.get() fallback=|| view! { <Loading label="Открываем доску" /> }>
                <EmptyState glyph=Glyph::Board title="Этой доски здесь нет" text=Some("Её удалили, или вас на неё не пригласили.".to_owned()) />
            </Show>
        </section>
    }
}
