//! Beginning an account by a one-time link.

use leptos::{prelude::*, task::spawn_local};
use leptos_router::hooks::use_params_map;

use crate::{
    failure::Failure,
    store::{karta, people},
    wire::{Beginning, Slip},
};

/// The version of the consent text below; raised with every change of its wording.
const CONSENT: &str = "2026-11";

#[component]
pub fn BeginPage() -> impl IntoView {
    karta().title.set("Начало работы".into());
    let params = use_params_map();
    let token = params.with_untracked(|params| params.get("token").unwrap_or_default());
    let slip = RwSignal::new(None::<Result<Slip, Failure>>);
    let asked = token.clone();
    if crate::platform::body::is_here() {
        spawn_local(async move { slip.set(Some(people::slip(asked).await)) });
    }
    view! {
        <section class="page narrow">
            <h1>"Начало работы"</h1>
            {move || match slip.get() {
                None => view! { <p class="hint">"Проверяем ссылку…"</p> }.into_any(),
                Some(Err(failure)) => view! { <p class="banner bad">{failure.text}</p> }.into_any(),
                Some(Ok(slip)) => view! { <BeginForm token=token.clone() slip=slip /> }.into_any(),
            }}
        </section>
    }
}

#[component]
fn BeginForm(token: String, slip: Slip) -> impl IntoView {
    let karta = karta();
    let name = RwSignal::new(slip.name.clone());
    let login = RwSignal::new(String::new());
    let password = RwSignal::new(String::new());
    let agreed = RwSignal::new(false);
    let error = RwSignal::new(None::<String>);
    let begin = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if !agreed.get_untracked() {
            error.set(Some("Без согласия учётную запись начать нельзя.".into()));
            return;
        }
        let beginning = Beginning {
            token: token.clone(),
            name: name.get_untracked(),
            login: login.get_untracked(),
            password: password.get_untracked(),
            consent: CONSENT.into(),
        };
        spawn_local(async move {
            if let Err(failure) = karta.begin(beginning).await {
                error.set(Some(failure.text));
            }
        });
    };
    view! {
        <p>{format!("Здравствуйте! Эта ссылка начинает учётную запись: {}.", slip.kind.title())}</p>
        <form class="form" on:submit=begin>
            <label>"Ваше имя"
                <input name="name" autocomplete="name" required prop:value=move || name.get() on:input=move |event| name.set(event_target_value(&event)) />
            </label>
            <label>"Имя для входа"
                <input name="login" autocomplete="username" autocapitalize="none" required on:input=move |event| login.set(event_target_value(&event)) />
            </label>
            <label>"Пароль, не короче 8 знаков"
                <input name="password" type="password" autocomplete="new-password" minlength="8" required on:input=move |event| password.set(event_target_value(&event)) />
            </label>
            <label class="check">
                <input name="consent" type="checkbox" on:change=move |event| agreed.set(event_target_checked(&event)) />
                <span>"Согласен(на), чтобы центр хранил моё имя, имя для входа и то, что я здесь создам. Данные остаются на сервере центра; их можно получить и удалить по просьбе."</span>
            </label>
            {move || error.get().map(|text| view! { <p class="field-error" role="alert">{text}</p> })}
            <button class="primary">"Начать"</button>
        </form>
    }
}
