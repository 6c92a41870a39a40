//! Joining a session by the code or the QR on the screen, without an account.

use karta_core::limits::NAME_CHARS;
use leptos::{prelude::*, task::spawn_local};
use leptos_router::hooks::use_params_map;

use crate::{platform::page, store::karta};

#[component]
pub fn JoinPage() -> impl IntoView {
    let karta = karta();
    karta.title.set("Войти по коду".into());
    let given = use_params_map().with_untracked(|params| params.get("code").unwrap_or_default());
    let asks_code = given.is_empty();
    let code = RwSignal::new(given);
    let name = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let busy = RwSignal::new(false);
    let join = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        busy.set(true);
        spawn_local(async move {
            match karta.join(code.get_untracked(), name.get_untracked()).await {
                Ok(joined) => page::go(&format!("/board/{}", joined.space)),
                Err(failure) => {
                    error.set(Some(failure.text));
                    busy.set(false);
                }
            }
        });
    };
    view! {
        <section class="page narrow">
            <h1>"Войти в сессию"</h1>
            <form class="form" on:submit=join>
                <Show when=move || asks_code>
                    <label>"Код с экрана"
                        <input class="code" name="code" inputmode="numeric" autocomplete="off" maxlength="7" required
                            on:input=move |event| code.set(event_target_value(&event)) />
                    </label>
                </Show>
                <label>"Как вас называть"
                    <input name="name" autocomplete="nickname" maxlength=NAME_CHARS.to_string() required
                        on:input=move |event| name.set(event_target_value(&event)) />
                </label>
                <p class="hint">"Можно псевдоним. Его увидят участники этой сессии; больше ничего о вас не хранится."</p>
                {move || error.get().map(|text| view! { <p class="field-error" role="alert">{text}</p> })}
                <button class="primary" disabled=move || busy.get()>"Войти"</button>
            </form>
        </section>
    }
}
