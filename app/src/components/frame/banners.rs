//! What a person should know before going on: a new version, an ended session, a full device.

use leptos::prelude::*;
use leptos_router::components::A;

use crate::{
    platform::{page, worker},
    store::{Trouble, karta},
};

#[component]
pub fn Banners() -> impl IntoView {
    let karta = karta();
    let trouble = Memo::new(move |_| {
        if karta.session_ended.get() { Some(Trouble::SignInNeeded) } else { karta.connection().trouble }
    });
    view! {
        <Show when=move || karta.update_ready.get()>
            <p class="banner info" role="status">
                <span>"Готова новая версия «Карты»."</span>
                <button on:click=move |_| worker::apply_update()>"Обновить"</button>
            </p>
        </Show>
        {move || trouble.get().map(|trouble| {
            let text = trouble.text();
            let action = match trouble {
                Trouble::SignInNeeded => Some(view! { <A href="/sign-in" attr:class="button">"Войти"</A> }.into_any()),
                Trouble::OtherPrincipal | Trouble::TooOld | Trouble::NewerSchema => {
                    Some(view! { <button on:click=move |_| page::reload()>"Обновить страницу"</button> }.into_any())
                }
                Trouble::DeviceFull | Trouble::DeviceBlocked => Some(view! {
                    <button on:click=move |_| page::download("карта-правки.json", &karta.own_words_file())>
                        "Сохранить правки в файл"
                    </button>
                }.into_any()),
                Trouble::NotAllowed(_) | Trouble::ServerFault => None,
            };
            view! { <p class="banner bad" role="alert"><span>{text}</span>{action}</p> }
        })}
    }
}
