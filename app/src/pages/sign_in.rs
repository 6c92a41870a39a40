//! Signing in.

use leptos::{prelude::*, task::spawn_local};

use crate::store::karta;

#[component]
pub fn SignInPage() -> impl IntoView {
    let karta = karta();
    karta.title.set("Вход".into());
    let login = RwSignal::new(String::new());
    let password = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let busy = RwSignal::new(false);
    let enter = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        busy.set(true);
        error.set(None);
        spawn_local(async move {
            if let Err(failure) = karta.sign_in(login.get_untracked(), password.get_untracked(), "/".into()).await {
                error.set(Some(failure.text));
                busy.set(false);
            }
        });
    };
    view! {
        <section class="page narrow">
            <h1>"Вход"</h1>
            <form class="form" on:submit=enter>
                <label>"Имя для входа"
                    <input name="login" autocomplete="username" autocapitalize="none" required
                        on:input=move |event| login.set(event_target_value(&event)) />
                </label>
                <label>"Пароль"
                    <input name="password" type="password" autocomplete="current-password" required
                        on:input=move |event| password.set(event_target_value(&event)) />
                </label>
                {move || error.get().map(|text| view! { <p class="field-error" role="alert">{text}</p> })}
                <button class="primary" disabled=move || busy.get()>{move || if busy.get() { "Входим…" } else { "Войти" }}</button>
            </form>
            <p class="hint">"Учётную запись даёт администратор центра: попросите листок со ссылкой. Для участия в сессии хватит кода с экрана."</p>
        </section>
    }
}
