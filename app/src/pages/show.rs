//! The hall's screen: one card at a time, turned by keys, a clicker, a swipe, or the phone's «пульт».

use karta_core::sync::RecordId;
use leptos::{ev, prelude::*};
use leptos_router::hooks::{use_navigate, use_params_map};

use crate::{
    components::{card::tile::color_of, stage::StageCard},
    platform::{body, page},
    store::{
        Catalogue, karta,
        screen::{HallScreen, Spot},
    },
    ui::{Button, Dialog, Glyph, IconButton, Qr, Theme},
};

/// What a key does on the hall's screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Turn {
    Next,
    Back,
    First,
    Full,
    Leave,
}

/// By physical key; clickers send PageUp and PageDown.
fn turn_of(code: &str) -> Option<Turn> {
    match code {
        "ArrowRight" | "ArrowDown" | "PageDown" | "Space" | "Enter" => Some(Turn::Next),
        "ArrowLeft" | "ArrowUp" | "PageUp" | "Backspace" => Some(Turn::Back),
        "Home" => Some(Turn::First),
        "KeyF" => Some(Turn::Full),
        "Escape" => Some(Turn::Leave),
        _ => None,
    }
}

#[component]
pub fn ShowPage() -> impl IntoView {
    let karta = karta();
    karta.title.set("Показ в зале".into());
    let catalogue = karta.catalogue;
    let screen = HallScreen::of(karta);
    let params = use_params_map();
    let asked = params.with_untracked(|params| params.get("card")).filter(|card| !card.is_empty());
    if let Some(card) = asked {
        screen.show(Spot::front(RecordId::new(card)));
    }
    let spot =
        Memo::new(move |_| screen.spot().or_else(|| pack_of(catalogue).first().cloned().map(Spot::front)));
    let go = Callback::new(move |next: bool| {
        let pack = untrack(|| pack_of(catalogue));
        let turned =
            spot.get_untracked().and_then(|spot| if next { spot.next(&pack) } else { spot.back(&pack) });
        turned.into_iter().for_each(|turned| screen.show(turned));
    });
    let phone = RwSignal::new(false);
    listen(screen, spot, go, phone);
    let color = move || {
        spot.get().and_then(|spot| catalogue.card(&spot.card)).map(|card| color_of(&card)).unwrap_or_default()
    };
    view! {
        <section class="stage" data-theme=Theme::Projector.name() data-color=color>
            {move || match spot.get() {
                Some(spot) => view! { <StageCard spot=spot /> }.into_any(),
                None => view! { <div class="stage-card"><h1>"Картотека ещё загружается"</h1></div> }.into_any(),
            }}
            <StageFoot spot=spot go=go phone=phone has_remote=screen.has_remote() />
        </section>
        <PhoneDialog open=phone />
    }
}

/// The order of the drawer, without what is archived.
pub fn pack_of(catalogue: Catalogue) -> Vec<RecordId> {
    let cards = catalogue.cards.get().into_iter().filter(|card| !card.archived);
    cards.map(|card| card.id).collect()
}

fn listen(screen: HallScreen, spot: Memo<Option<Spot>>, go: Callback<bool>, phone: RwSignal<bool>) {
    if !body::is_here() {
        return;
    }
    let navigate = use_navigate();
    let catalogue = karta().catalogue;
    let keys = window_event_listener(ev::keydown, move |event| {
        let Some(turn) = turn_of(&event.code()).filter(|_| !phone.get_untracked()) else { return };
        event.prevent_default();
        match turn {
            Turn::Next => go.run(true),
            Turn::Back => go.run(false),
            Turn::First => {
                let first = untrack(|| pack_of(catalogue)).first().cloned();
                first.into_iter().for_each(|card| screen.show(Spot::front(card)));
            }
            Turn::Full => page::toggle_full_screen(),
            Turn::Leave => {
                let card = spot.get_untracked().map(|spot| format!("/{}", spot.card)).unwrap_or_default();
                navigate(&format!("/catalogue{card}"), Default::default());
            }
        }
    });
    on_cleanup(move || keys.remove());
}

#[component]
fn StageFoot(
    spot: Memo<Option<Spot>>,
    go: Callback<bool>,
    phone: RwSignal<bool>,
    has_remote: bool,
) -> impl IntoView {
    let catalogue = karta().catalogue;
    let blocked = move |next: bool| {
        move || {
            let pack = pack_of(catalogue);
            let turned = spot.get().and_then(|spot| if next { spot.next(&pack) } else { spot.back(&pack) });
            let word = if next {
                "Это последняя карточка"
            } else {
                "Это первая карточка"
            };
            turned.is_none().then(|| word.to_owned())
        }
    };
    let place = move || {
        let pack = pack_of(catalogue);
        let at = spot.get().and_then(|spot| pack.iter().position(|card| *card == spot.card));
        at.map(|at| format!("{} из {}", at + 1, pack.len()))
    };
    view! {
        <nav class="stage-foot" aria-label="Показ">
            <IconButton glyph=Glyph::Left label="Назад" blocked=blocked(false) on_press=move || go.run(false) />
            <IconButton glyph=Glyph::Right label="Дальше" blocked=blocked(true) on_press=move || go.run(true) />
            <span class="grow" role="status">{place}</span>
            {has_remote.then(|| view! { <Button glyph=Glyph::Device on_press=move || phone.set(true)>"Пульт на телефоне"</Button> })}
            <IconButton glyph=Glyph::Projector label="Во весь экран" on_press=page::toggle_full_screen />
            <a class="button" href="/catalogue">"Закончить показ"</a>
        </nav>
    }
}

#[component]
fn PhoneDialog(open: RwSignal<bool>) -> impl IntoView {
    let address = format!("{}/remote", page::origin());
    let is_local = address.contains("//localhost") || address.contains("//127.");
    let address = StoredValue::new(address);
    let foot = move || view! { <Button on_press=move || open.set(false)>"Готово"</Button> };
    view! {
        <Dialog id="phone-remote" title="Пульт на телефоне" open=open on_close=move || open.set(false) foot=foot>
            <p>"Откройте этот адрес на телефоне и войдите под своим именем: телефон будет листать карточки на этом экране."</p>
            <Qr text=Signal::derive(move || address.get_value()) label="Открыть пульт на телефоне" />
            <p><b>{address.get_value()}</b></p>
            {is_local.then(|| view! { <p class="field-error">"Телефон не увидит этот адрес: он только для этого компьютера. Откройте «Карту» по адресу компьютера в сети."</p> })}
        </Dialog>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clicker_turns_pages_like_the_arrows_do() {
        assert_eq!((turn_of("PageDown"), turn_of("PageUp")), (Some(Turn::Next), Some(Turn::Back)));
        assert_eq!((turn_of("ArrowRight"), turn_of("ArrowLeft")), (Some(Turn::Next), Some(Turn::Back)));
        assert_eq!(turn_of("KeyQ"), None);
    }
}
