//! Joining a session by the code or the QR on the screen, without an account.

use karta_core::limits::NAME_CHARS;
use leptos::{prelude::*, task::spawn_local};
use leptos_router::hooks::use_params_map;

use crate::{
    commands::Desk,
    failure::Failure,
    platform::page,
    store::{karta, survey::voice},
    ui::{Button, CodeField, Size, TextField, Variant},
};

#[component]
pub fn JoinPage() -> impl IntoView {
    let (karta, desk) = (karta(), expect_context::<Desk>());
    karta.title.set("Войти по коду".into());
    let given = use_params_map().with_untracked(|params| params.get("code").unwrap_or_default());
    let asks_code = given.is_empty();
    let code = RwSignal::new(given);
    // Whoever has an account comes in under its name; a guest who comes again is called as before.
    let known = karta.me.with_value(|me| me.as_ref().map(|me| me.name.clone())).unwrap_or_default();
    let by_account = karta.has_account();
    let name = RwSignal::new(known.clone());
    let error = RwSignal::new(None::<String>);
    let busy = RwSignal::new(false);
    // The code that was looked behind: a survey without names is answered by it alone, nobody joins anything.
    let seen = StoredValue::new(String::new());
    let look = move |code: String| async move {
        if seen.with_value(|seen| *seen == code) {
            return Ok(true);
        }
        let found = voice::behind(code.clone()).await?;
        seen.set_value(code.clone());
        let nameless = found.is_some_and(|ask| ask.anonymous);
        if nameless {
            desk.go.run(answer_path(&code));
        }
        Ok::<bool, Failure>(!nameless)
    };
    let join = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        busy.set(true);
        spawn_local(async move {
            let code = code.get_untracked();
            let joined = match look(code.clone()).await {
                Ok(true) => karta.join(code, name.get_untracked()).await,
                Ok(false) => return,
                Err(failure) => Err(failure),
            };
            match joined {
                Ok(joined) => page::go(&karta.space_path(&joined.space)),
                Err(failure) => {
                    error.set(Some(failure.text));
                    busy.set(false);
                }
            }
        });
    };
    // As soon as the code is whole, so that nobody is asked for a name in vain.
    Effect::new(move |_| {
        let code = code.get();
        if is_whole(&code) {
            spawn_local(async move {
                // What is wrong with it is said when it is sent.
                let _ = look(code).await;
            });
        }
    });
    view! {
        <section class="page page-narrow stack">
            <h1>"Войти в сессию"</h1>
            <form class="sheet form" on:submit=join>
                <Show when=move || asks_code>
                    <CodeField id="code" label="Код с экрана" value=code on_input=move |digits: String| code.set(digits) />
                </Show>
                {if by_account {
                    view! { <p>"Вы войдёте под своим именем: "<b>{known}</b></p> }.into_any()
                } else {
                    view! {
                        <TextField id="name" label="Как вас называть" value=name on_input=move |text: String| name.set(text)
                            autocomplete="nickname" limit=NAME_CHARS required=true />
                        <p class="hint">"Можно псевдоним. Его увидят участники этой сессии; больше ничего о вас не хранится."</p>
                    }
                    .into_any()
                }}
                {move || error.get().map(|text| view! { <p class="field-error" role="alert">{text}</p> })}
                <Button variant=Variant::Primary size=Size::Wide submit=true busy=busy>"Войти"</Button>
            </form>
        </section>
    }
}

/// Characters of a typed code; the token in a QR is far longer.
const DIGITS: usize = 6;

fn is_whole(code: &str) -> bool {
    plain(code).len() >= DIGITS
}

fn plain(code: &str) -> String {
    code.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Where a survey without names is answered. Digits may be typed with spaces.
fn answer_path(code: &str) -> String {
    format!("/survey/by/{}", plain(code))
}
