//! Signing out on a shared tablet with a queue: send, keep under this name, or save a file.

use leptos::{prelude::*, task::spawn_local};

use crate::{
    platform::page,
    store::karta,
    ui::{Button, Dialog, DialogSize, Glyph, Toasts, Variant},
};

#[component]
pub fn Leaving(open: RwSignal<bool>) -> impl IntoView {
    let karta = karta();
    let toasts = Toasts::expect();
    let leave = move || {
        spawn_local(async move {
            if let Err(failure) = karta.sign_out().await {
                toasts.fail(format!("Выйти не получилось: {}", failure.text));
            }
        });
    };
    let save = move || page::download("карта-правки.json", &karta.own_words_file());
    let foot = move || {
        view! {
            <Button variant=Variant::Primary glyph=Glyph::SignOut on_press=leave>"Выйти"</Button>
            <Button on_press=move || open.set(false)>"Остаться"</Button>
        }
    };
    view! {
        <Dialog id="leaving" title="Выйти?" size=DialogSize::Narrow open=open on_close=move || open.set(false) foot=foot>
            {move || match karta.unsent() {
                0 => view! { <p>"Все правки на сервере. С устройства будет убрано то, что видно только вам."</p> }.into_any(),
                unsent => view! {
                    <p>{format!("Ещё не отправлено правок: {unsent}. Они останутся на устройстве под вашим именем и уйдут, когда вы войдёте снова.")}</p>
                    <Button glyph=Glyph::Download on_press=save>"Сохранить правки в файл"</Button>
                }.into_any(),
            }}
        </Dialog>
    }
}
