//! A page of one survey: the survey of the address, or a word that it is not there.

use karta_core::sync::SpaceId;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::{
    platform::body,
    store::{OpenSurvey, karta, recent},
    ui::{ButtonLink, EmptyState, Glyph, Loading},
};

/// `part` draws the page once the survey has come; `word` is what the page is called beside its title, nothing
/// for the survey's own page.
#[component]
pub fn AtSurvey(word: &'static str, part: fn(OpenSurvey) -> AnyView) -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| SpaceId::new(params.with(|params| params.get("space").unwrap_or_default())));
    move || {
        if body::is_here() {
            view! { <Opened id=id.get() word=word part=part /> }.into_any()
        } else {
            view! { <section class="page"><h1>"Опрос"</h1><Loading label="Открываем опрос" /></section> }
                .into_any()
        }
    }
}

#[component]
fn Opened(id: SpaceId, word: &'static str, part: fn(OpenSurvey) -> AnyView) -> impl IntoView {
    let karta = karta();
    let open = OpenSurvey::open(id.clone());
    karta.work_in(open.space());
    let title = Memo::new(move |_| open.head.with(|head| head.as_ref().map(|head| head.title.clone())));
    let here = Memo::new(move |_| title.with(Option::is_some));
    let absent = Memo::new(move |_| open.space().is_ready());
    Effect::new(move |_| {
        let Some(title) = title.get() else { return };
        if word.is_empty() {
            recent::visited(&format!("/survey/{id}"), &title);
            karta.title.set(title);
        } else {
            karta.title.set(format!("{word}: {title}"));
        }
    });
    let fallback = move || {
        view! {
            <section class="page page-narrow">
                <h1 class="hidden-text">"Опрос"</h1>
                <Show when=move || absent.get() fallback=|| view! { <Loading label="Открываем опрос" /> }>
                    <EmptyState glyph=Glyph::Speech title="Этого опроса здесь нет" text=Some("Его удалили, или вы ещё не вошли в него по коду.".to_owned())>
                        <ButtonLink href="/join">"Ввести код"</ButtonLink>
                    </EmptyState>
                </Show>
            </section>
        }
    };
    view! { <Show when=move || here.get() fallback=fallback>{part(open)}</Show> }
}
