//! Signing in.

use leptos::{prelude::*, task::spawn_local};

use crate::{
    store::karta,
    ui::{Button, FieldKind, Size, TextField, Variant},
};

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
            if let Err(failure) =
                karta.sign_in(login.get_untracked(), password.get_untracked(), "/".into()).await
            {
                error.set(Some(failure.text));
                busy.set(false);
            }
        });
    };
    view! {
        <section class="page page-narrow stack">
            <h1>"Вход"</h1>
            <form class="sheet form" on:submit=enter>
                <TextField id="login" label="Имя для входа" value=login on_input=move |text: String| login.set(text) autocomplete="username" required=true autofocus=true />
                <TextField id="password" label="Пароль" value=password on_input=move |text: String| password.set(text) kind=FieldKind::Password autocomplete="current-password" required=true />
                {move || error.get().map(|text| view! { <p class="field-error" role="alert">{text}</p> })}
                <Button variant=Variant::Primary size=Size::Wide submit=true busy=busy>"Войти"</Button>
            </form>
            <p class="hint">"Учётную запись даёт администратор центра: попросите листок со ссылкой. Для участия в сессии хватит кода с экрана."</p>
        </section>
    }
}
