//! A page of one session: the session of the address, or a word that it is not there.

use karta_core::sync::SpaceId;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::{
    platform::body,
    store::{SpaceStore, karta, recent},
    ui::{ButtonLink, EmptyState, Glyph, Loading},
};

/// What is said while a session is on its way, and where it is not there.
#[derive(Debug, Clone, Copy)]
pub struct Words {
    pub opening: &'static str,
    pub glyph: Glyph,
    pub absent: &'static str,
    pub why: &'static str,
    /// The way in by a code, where people come so.
    pub by_code: Option<&'static str>,
}

/// Opens the session that the address names. `heading` stands until it has come.
#[component]
pub fn AtSpace(
    heading: &'static str,
    words: Words,
    part: impl Fn(SpaceId) -> AnyView + Send + 'static,
) -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| SpaceId::new(params.with(|params| params.get("space").unwrap_or_default())));
    move || {
        if body::is_here() {
            part(id.get())
        } else {
            view! { <section class="page"><h1>{heading}</h1><Loading label=words.opening /></section> }
                .into_any()
        }
    }
}

/// Calls the page by the session's title, beside `word` where there is one. The session's own page, which has
/// none, is remembered under its address.
pub fn entitle(title: Memo<Option<String>>, word: &'static str, address: String) {
    let karta = karta();
    Effect::new(move |_| {
        let Some(title) = title.get() else { return };
        if word.is_empty() {
            recent::visited(&address, &title);
            karta.title.set(title);
        } else {
            karta.title.set(format!("{word}: {title}"));
        }
    });
}

/// The page once the session has come.
#[component]
pub fn OnceHere(
    title: Memo<Option<String>>,
    space: SpaceStore,
    heading: &'static str,
    words: Words,
    children: ChildrenFn,
) -> impl IntoView {
    let here = Memo::new(move |_| title.with(Option::is_some));
    let absent = Memo::new(move |_| space.is_ready());
    let way_in =
        move || words.by_code.map(|by_code| view! { <ButtonLink href="/join">{by_code}</ButtonLink> });
    let fallback = move || {
        view! {
            <section class="page page-narrow">
                <h1 class="hidden-text">{heading}</h1>
                <Show when=move || absent.get() fallback=move || view! { <Loading label=words.opening /> }>
                    <EmptyState glyph=words.glyph title=words.absent text=Some(words.why.to_owned())>{way_in()}</EmptyState>
                </Show>
            </section>
        }
    };
    view! { <Show when=move || here.get() fallback=fallback>{children()}</Show> }
}
