//! How others come in: a code and a link.

use karta_core::sync::SpaceId;
use leptos::{prelude::*, task::spawn_local};

use crate::{
    platform::page,
    store::people,
    ui::{Button, Glyph, Toasts},
    wire::Door,
};

/// How others join: the code in large digits and the link.
#[component]
pub fn DoorBox(id: SpaceId) -> impl IntoView {
    let toasts = Toasts::expect();
    let door = RwSignal::new(None::<Door>);
    let id = StoredValue::new(id);
    let open = move || {
        spawn_local(async move {
            match people::open_door(id.get_value()).await {
                Ok(opened) => door.set(Some(opened)),
                Err(failure) => toasts.fail(failure.text),
            }
        })
    };
    view! {
        <section class="door sheet">
            {move || match door.get() {
                None => view! { <Button glyph=Glyph::Qr on_press=open>"Показать код для входа"</Button> }.into_any(),
                Some(door) => view! {
                    <p>"Код для входа"</p>
                    <p class="door-code">{spaced(&door.code)}</p>
                    <p class="hint">{format!("{}/join", page::origin())}</p>
                }.into_any(),
            }}
        </section>
    }
}

fn spaced(code: &str) -> String {
    match code.split_at_checked(3) {
        Some((left, right)) => format!("{left} {right}"),
        None => code.to_owned(),
    }
}
