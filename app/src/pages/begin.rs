//! Beginning an account by a one-time link.

use leptos::{prelude::*, task::spawn_local};
use leptos_router::hooks::use_params_map;

use crate::{
    failure::Failure,
    store::{karta, people},
    ui::{Button, CheckField, ErrorState, FieldKind, Loading, Size, TextField, Variant},
    wire::{Beginning, Slip},
};

/// The version of the consent text below; raised with every change of its wording.
const CONSENT: &str = "2026-11";
const CONSENT_TEXT: &str = "Согласен(на), чтобы центр хранил моё имя, имя для входа и то, что я здесь создам. \
    Данные остаются на сервере центра; их можно получить и удалить по просьбе.";

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
        <section class="page page-narrow stack">
            <h1>"Начало работы"</h1>
            {move || match slip.get() {
                None => view! { <Loading label="Проверяем ссылку" /> }.into_any(),
                Some(Err(failure)) => view! { <ErrorState title="Ссылка не подошла" text=failure.text /> }.into_any(),
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
        <form class="sheet form" on:submit=begin>
            <TextField id="name" label="Ваше имя" value=name on_input=move |text: String| name.set(text) autocomplete="name" required=true />
            <TextField id="login" label="Имя для входа" value=login on_input=move |text: String| login.set(text) autocomplete="username" required=true />
            <TextField id="password" label="Пароль" value=password on_input=move |text: String| password.set(text) kind=FieldKind::Password hint="Не короче 8 знаков" autocomplete="new-password" required=true />
            <CheckField id="consent" label=CONSENT_TEXT checked=agreed on_change=move |on| agreed.set(on) />
            {move || error.get().map(|text| view! { <p class="field-error" role="alert">{text}</p> })}
            <Button variant=Variant::Primary size=Size::Wide submit=true>"Начать"</Button>
        </form>
    }
}
