//! Coming to look at a trajectory by its link: who has an account opens it at once, a guest gives a name.

use karta_core::limits::NAME_CHARS;
use leptos::{prelude::*, task::spawn_local};
use leptos_router::hooks::use_params_map;

use crate::{
    failure::{Failure, FailureCode},
    platform::page,
    store::karta,
    ui::{Button, Glyph, PageHeader, Size, TextField, Variant},
};

/// A link is told apart from a code that one types.
fn told(failure: Failure) -> String {
    match failure.code {
        FailureCode::NotFound => {
            "Ссылка больше не работает: её отозвали или её срок прошёл. Попросите новую.".into()
        }
        _ => failure.text,
    }
}

#[component]
pub fn LookPage() -> impl IntoView {
    let karta = karta();
    karta.title.set("Посмотреть траекторию".into());
    let token = use_params_map().with_untracked(|params| params.get("token").unwrap_or_default());
    let known = karta.has_account();
    let name = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let busy = RwSignal::new(false);
    let come = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        busy.set(true);
        let token = token.clone();
        spawn_local(async move {
            match karta.join(token, name.get_untracked()).await {
                Ok(joined) => page::go(&karta.space_path(&joined.space)),
                Err(failure) => {
                    error.set(Some(told(failure)));
                    busy.set(false);
                }
            }
        });
    };
    let asks = if known {
        let me = karta.me.with_value(|me| me.as_ref().map(|me| me.name.clone())).unwrap_or_default();
        view! { <p>"Владелец увидит, что вы смотрите: "<b>{me}</b>"."</p> }.into_any()
    } else {
        view! {
            <TextField id="name" label="Как вас зовут" value=name on_input=move |text: String| name.set(text)
                autocomplete="name" limit=NAME_CHARS required=true />
            <p class="hint">"Имя увидят владелец траектории и те, кого он впустил; больше ничего о вас не хранится."</p>
        }
        .into_any()
    };
    view! {
        <section class="page page-narrow stack">
            <PageHeader title="Посмотреть траекторию" lead=Some("Коллега дал вам ссылку: можно читать, менять ничего нельзя.".to_owned()) />
            <form class="sheet form" on:submit=come>
                {asks}
                {move || error.get().map(|text| view! { <p class="field-error" role="alert">{text}</p> })}
                <Button variant=Variant::Primary size=Size::Wide glyph=Glyph::Eye submit=true busy=busy>"Открыть"</Button>
            </form>
        </section>
    }
}
