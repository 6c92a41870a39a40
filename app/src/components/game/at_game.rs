//! A page of one game: the game of the address, or a word that it is not there.

use karta_core::sync::SpaceId;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::{
    platform::body,
    store::{OpenGame, game::now, karta, recent},
    ui::{ButtonLink, EmptyState, Glyph, Loading},
};

/// `part` draws the page once the game has come; `word` is what the page is called beside the game's title,
/// nothing for the game's own page.
#[component]
pub fn AtGame(word: &'static str, part: fn(OpenGame) -> AnyView) -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| SpaceId::new(params.with(|params| params.get("space").unwrap_or_default())));
    move || {
        if body::is_here() {
            view! { <Opened id=id.get() word=word part=part /> }.into_any()
        } else {
            view! { <section class="page"><h1>"Игра"</h1><Loading label="Открываем игру" /></section> }
                .into_any()
        }
    }
}

#[component]
fn Opened(id: SpaceId, word: &'static str, part: fn(OpenGame) -> AnyView) -> impl IntoView {
    let karta = karta();
    let open = OpenGame::open(id.clone());
    karta.work_in(open.space());
    let title = Memo::new(move |_| open.head.with(|head| head.as_ref().map(|head| head.title.clone())));
    let here = Memo::new(move |_| title.with(Option::is_some));
    Effect::new(move |_| {
        let Some(title) = title.get() else { return };
        if word.is_empty() {
            recent::visited(&format!("/game/{id}"), &title);
            karta.title.set(title);
        } else {
            karta.title.set(format!("{word}: {title}"));
        }
    });
    Effect::new(move |_| {
        if open.is_closed() {
            now::ended(&open.id());
        } else if open.me.with(Option::is_some) {
            now::plays(karta, &open.id());
        }
    });
    view! {
        <Show when=move || here.get() fallback=move || view! { <Absent open=open /> }>{part(open)}</Show>
    }
}

#[component]
fn Absent(open: OpenGame) -> impl IntoView {
    let absent = Memo::new(move |_| open.space().is_ready());
    view! {
        <section class="page page-narrow">
            <h1 class="hidden-text">"Игра"</h1>
            <Show when=move || absent.get() fallback=|| view! { <Loading label="Открываем игру" /> }>
                <EmptyState glyph=Glyph::Gametech title="Этой игры здесь нет" text=Some("Её удалили, или вы ещё не вошли в неё по коду.".to_owned())>
                    <ButtonLink href="/join">"Войти по коду"</ButtonLink>
                </EmptyState>
            </Show>
        </section>
    }
}
