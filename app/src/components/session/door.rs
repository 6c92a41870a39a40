//! How others come in: a QR, six digits, the address, and the hall's Wi-Fi beside it.

use karta_core::{domain::plural::counted, sync::SpaceId};
use leptos::{prelude::*, task::spawn_local};

use super::wifi::{WifiCode, WifiForm};
use crate::{
    failure::Failure,
    platform::page,
    store::people,
    ui::{Button, Dialog, DialogSize, Glyph, Qr, Toasts, Variant},
    wire::Door,
};

/// The door as it stands; nothing until the server has answered, and without a network.
pub fn door_of(id: SpaceId) -> RwSignal<Option<Door>> {
    let door = RwSignal::new(None);
    spawn_local(async move {
        if let Ok(open) = people::door(id).await {
            _ = door.try_set(Some(open));
        }
    });
    door
}

#[component]
pub fn DoorDialog(
    id: SpaceId,
    #[prop(into)] open: Signal<bool>,
    #[prop(into)] on_close: Callback<()>,
) -> impl IntoView {
    let id = StoredValue::new(id);
    let foot = move || view! { <Button variant=Variant::Primary on_press=on_close>"Готово"</Button> };
    view! {
        <Dialog id="door" title="Как войти" size=DialogSize::Wide open=open on_close=on_close foot=foot>
            {
                let door = door_of(id.get_value());
                view! {
                    <div class="door-pair"><DoorCard door=door /><WifiCode /></div>
                    <WifiForm />
                    <NewCode id=id.get_value() door=door />
                }
            }
        </Dialog>
    }
}

/// The way in beside what a hall sees, and how many came.
#[component]
pub fn HallDoor(id: SpaceId, #[prop(optional, into)] people: Option<Signal<usize>>) -> impl IntoView {
    let door = door_of(id);
    let words = move |people: Signal<usize>| {
        counted(people.get() as u64, ["человек здесь", "человека здесь", "человек здесь"])
    };
    view! {
        <aside class="hall-door">
            <DoorCard door=door />
            <WifiCode />
            {people.map(|people| view! { <p class="hall-people">{move || words(people)}</p> })}
        </aside>
    }
}

/// The QR, the digits and the address: large enough for a hall where its place is.
#[component]
pub fn DoorCard(door: RwSignal<Option<Door>>) -> impl IntoView {
    let origin = Memo::new(move |_| {
        door.with(|door| door.as_ref().and_then(|door| door.origin.clone())).unwrap_or_else(page::origin)
    });
    let link = Signal::derive(move || {
        let path = door.with(|door| door.as_ref().map(|door| door.path.clone()));
        path.map(|path| origin.get() + &path).unwrap_or_default()
    });
    let address = move || shown(&origin.get()).to_owned();
    let code = move || door.with(|door| door.as_ref().map(|door| spaced(&door.code)));
    view! {
        <div class="door-card">
            <Qr text=link label="Войти в сессию" />
            <p class="door-code">{move || code().unwrap_or_else(|| "…".to_owned())}</p>
            <p class="door-address">{address}<wbr />"/join"</p>
            {move || is_this_machine(&origin.get()).then(|| view! { <p class="field-error">"Телефоны не увидят этот адрес: он только для этого компьютера. Откройте «Карту» по адресу компьютера в сети."</p> })}
        </div>
    }
}

/// A code that went further than it should is changed; whoever is in stays.
#[component]
fn NewCode(id: SpaceId, door: RwSignal<Option<Door>>) -> impl IntoView {
    let toasts = Toasts::expect();
    let busy = RwSignal::new(false);
    let id = StoredValue::new(id);
    let renew = move || {
        busy.set(true);
        spawn_local(async move {
            let opened: Result<Door, Failure> = people::open_door(id.get_value()).await;
            match opened {
                Ok(opened) => _ = door.try_set(Some(opened)),
                Err(failure) => toasts.fail(failure.text),
            }
            _ = busy.try_set(false);
        });
    };
    view! {
        <div class="row">
            <Button variant=Variant::Quiet glyph=Glyph::Qr busy=busy on_press=renew>"Сменить код"</Button>
            <small>"Прежний перестанет действовать, вошедшие останутся."</small>
        </div>
    }
}

/// Whether only this computer can follow an address.
fn is_this_machine(origin: &str) -> bool {
    ["//localhost", "//127.", "//[::1]"].iter().any(|own| origin.contains(own))
}

/// An address without what nobody types.
fn shown(origin: &str) -> &str {
    origin.trim_start_matches("http://").trim_start_matches("https://")
}

fn spaced(code: &str) -> String {
    match code.split_at_checked(3) {
        Some((left, right)) => format!("{left} {right}"),
        None => code.to_owned(),
    }
}
