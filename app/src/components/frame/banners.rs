//! What a person should know before going on: a new version, an ended session, a full device.

use leptos::prelude::*;

use crate::{
    platform::{page, worker},
    store::{Trouble, karta},
    ui::{Banner, Button, ButtonLink, Tone},
};

#[component]
pub fn Banners() -> impl IntoView {
    let karta = karta();
    let trouble = Memo::new(move |_| {
        if karta.session_ended.get() { Some(Trouble::SignInNeeded) } else { karta.connection().trouble }
    });
    let update = || view! { <Button on_press=worker::apply_update>"Обновить"</Button> };
    view! {
        <div class="banners">
            <Show when=move || karta.update_ready.get()>
                <Banner tone=Tone::Info action=update>"Готова новая версия «Карты»."</Banner>
            </Show>
            {move || trouble.get().map(|trouble| view! { <TroubleBanner trouble=trouble /> })}
        </div>
    }
}

#[component]
fn TroubleBanner(trouble: Trouble) -> impl IntoView {
    let karta = karta();
    let text = trouble.text();
    let action = move || match trouble {
        Trouble::SignInNeeded => view! { <ButtonLink href="/sign-in">"Войти"</ButtonLink> }.into_any(),
        Trouble::OtherPrincipal | Trouble::TooOld | Trouble::NewerSchema => {
            view! { <Button on_press=page::reload>"Обновить страницу"</Button> }.into_any()
        }
        Trouble::DeviceTight | Trouble::DeviceFragile | Trouble::DeviceFull | Trouble::DeviceBlocked => {
            let save = move || page::download("карта-правки.json", &karta.own_words_file());
            view! { <Button on_press=save>"Сохранить правки в файл"</Button> }.into_any()
        }
        Trouble::NotAllowed(_) | Trouble::ServerFault => ().into_any(),
    };
    view! { <Banner tone=Tone::Bad action=action>{text}</Banner> }
}
