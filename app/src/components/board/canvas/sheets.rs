//! Cards near enough to be read, as elements of the page: a reader of the screen and the Tab key find them.

use karta_core::{
    domain::board::{
        BoardCard,
        card::sort_of,
        hall::{Detail, first_words},
    },
    sync::{Audience, RecordId},
};
use leptos::prelude::*;

use super::{
    desk::Desk,
    keys,
    world::{SHEET, Spot},
};
use crate::{
    components::{board::session::vote::VoteDots, presence::editors},
    store::board::votes::Votes,
    ui::{Glyph, Icon},
};

/// Characters of a card that shows its first words.
const WORDS: usize = 34;

/// The sign of a sort of cards.
pub fn glyph(sort: &str) -> Glyph {
    match sort {
        "technology" => Glyph::Technology,
        "event" => Glyph::Event,
        "format" => Glyph::Format,
        "law" => Glyph::Law,
        "threat" => Glyph::Threat,
        "chance" => Glyph::Chance,
        "joker" => Glyph::Joker,
        "fork" => Glyph::Fork,
        "subject" => Glyph::People,
        "goal" => Glyph::Star,
        "project" => Glyph::Task,
        "role" => Glyph::User,
        _ => Glyph::Trend,
    }
}

/// The colour of a sort, by its name in the design system.
pub fn color(sort: &str) -> String {
    format!("k-{sort}")
}

#[component]
pub fn Sheets(desk: Desk) -> impl IntoView {
    // However many there are, what is in hand is an element.
    let ids = Memo::new(move |_| {
        if desk.near.get() {
            return desk.inside.get();
        }
        let selected = desk.view.selected.get();
        desk.laid.with(|laid| selected.into_iter().filter(|id| laid.spot(id).is_some()).collect())
    });
    let votes = Votes::of(desk.open);
    let voted = Memo::new(move |_| votes.takt.with(Option::is_some) || votes.revealed().is_some());
    let detail = move || match desk.detail.get() {
        Detail::Numbers => "numbers",
        Detail::Words => "words",
        Detail::Text => "text",
    };
    view! {
        <div
            class="map-sheets"
            role="listbox"
            aria-label="Карточки на карте"
            aria-multiselectable="true"
            data-detail=detail
            style:--z=move || desk.drawn.with(|camera| camera.zoom.to_string())
            style:--sheet-width=SHEET.width.to_string()
            style:--sheet-height=SHEET.height.to_string()
        >
            <For each=move || ids.get() key=RecordId::clone let:id><SheetOnMap desk=desk id=id voted=voted /></For>
        </div>
    }
}

#[component]
fn SheetOnMap(desk: Desk, id: RecordId, voted: Memo<bool>) -> impl IntoView {
    let key = StoredValue::new(id.clone());
    let space = desk.open.space();
    let card =
        Memo::new(move |_| key.with_value(|id| space.record(id)).and_then(|r| BoardCard::try_from(&r).ok()));
    let own = Memo::new(move |_| {
        key.with_value(|id| space.record(id)).is_some_and(|record| record.audience() == Audience::Author)
    });
    let spot = Memo::new(move |_| desk.laid.with(|laid| key.with_value(|id| laid.spot(id).cloned())));
    let selected = Memo::new(move |_| key.with_value(|id| desk.view.is_selected(id)));
    let at = move |of: fn(&Spot) -> f64| spot.with(|spot| spot.as_ref().map_or(0.0, of));
    let aside = move || selected.get().then(|| desk.dragged.get()).flatten();
    let sort = move || card.with(|card| card.as_ref().map_or("trend", |card| card.sort));
    let others = editors(desk.open.courier, id.clone());
    let busy =
        move || others.with(|names| (!names.is_empty()).then(|| format!("Пишет: {}", names.join(", "))));
    view! {
        <div
            id=format!("map-{id}")
            class="map-sheet"
            role="option"
            tabindex="0"
            aria-selected=move || if selected.get() { "true" } else { "false" }
            aria-label=move || spoken(card.get().as_ref())
            data-color=move || color(sort())
            data-lifted=move || (selected.get() && desk.dragged.with(Option::is_some)).then_some("")
            data-busy=move || busy().is_some().then_some("")
            title=busy
            style:--x=move || at(|spot| spot.x).to_string()
            style:--y=move || at(|spot| spot.y).to_string()
            style:--dx=move || aside().map(|aside| aside.0.to_string())
            style:--dy=move || aside().map(|aside| aside.1.to_string())
            on:keydown=move |event| keys::on_card(&event, desk, key)
        >
            <span class="map-sheet-head">
                <b class="number">{move || card.with(|card| card.as_ref().map(BoardCard::sign))}</b>
                <Icon glyph=Signal::derive(move || glyph(sort())) size="small" />
                <Show when=move || own.get()><span class="map-sheet-own" title="Видите только вы"><Icon glyph=Glyph::EyeOff size="small" /></span></Show>
            </span>
            {move || whence(desk.detail.get(), card.get().as_ref()).map(|words| view! { <small class="map-sheet-origin">{words}</small> })}
            {move || words(desk.detail.get(), card.get().as_ref()).map(|words| view! { <span class="map-sheet-text">{words}</span> })}
        </div>
        <Show when=move || voted.get()><Dots desk=desk card=key selected=selected spot=spot /></Show>
        <Handles desk=desk card=key selected=selected spot=spot />
    }
}

/// What a card of this detail says beside its number.
fn words(detail: Detail, card: Option<&BoardCard>) -> Option<String> {
    let card = card?;
    match detail {
        Detail::Numbers => None,
        Detail::Words => Some(first_words(&card.text, WORDS)),
        Detail::Text => Some(card.text.clone()),
    }
}

/// Where a gathered card comes from.
fn whence(detail: Detail, card: Option<&BoardCard>) -> Option<String> {
    card?.origin.as_ref().filter(|_| detail == Detail::Text).map(|origin| origin.told())
}

/// Dots beside a card that is near enough to be read, or in hand: not in it, since a choice holds no button.
#[component]
fn Dots(
    desk: Desk,
    card: StoredValue<RecordId>,
    selected: Memo<bool>,
    spot: Memo<Option<Spot>>,
) -> impl IntoView {
    let near = Memo::new(move |_| desk.detail.get() == Detail::Text || selected.get());
    let at = move |of: fn(&Spot) -> f64| spot.with(|spot| spot.as_ref().map_or(0.0, of)).to_string();
    view! {
        <Show when=move || near.get()>
            <span class="map-votes" style:--x=move || at(|spot| spot.x) style:--y=move || at(|spot| spot.y)
                on:pointerdown=|event| event.stop_propagation() on:dblclick=|event| event.stop_propagation()>
                <VoteDots open=desk.open card=card.get_value() />
            </span>
        </Show>
    }
}

fn spoken(card: Option<&BoardCard>) -> String {
    card.map_or_else(String::new, |card| {
        let number = card.number.map_or_else(|| "ещё без номера".to_owned(), |number| format!("№ {number}"));
        let sort = sort_of(card.sort).map_or("", |sort| sort.title);
        format!("{number}, {sort}: {}", card.text)
    })
}

/// What the one selected card is linked and stretched by. The bar below the map does the same by taps.
#[component]
fn Handles(
    desk: Desk,
    card: StoredValue<RecordId>,
    selected: Memo<bool>,
    spot: Memo<Option<Spot>>,
) -> impl IntoView {
    let alone = Memo::new(move |_| {
        selected.get() && desk.view.selected.with(|all| all.len() == 1) && desk.dragged.with(Option::is_none)
    });
    let x = move |right: f64| spot.with(|spot| spot.as_ref().map_or(0.0, |spot| spot.x + right)).to_string();
    let y = move || spot.with(|spot| spot.as_ref().map_or(0.0, |spot| spot.y)).to_string();
    let reach =
        move || spot.with(|spot| spot.as_ref().map_or(0.0, |spot| spot.reach.max(SHEET.width as f64)));
    let trend = move || {
        spot.with(|spot| spot.as_ref().is_some_and(|spot| spot.sort == "trend"))
            && desk.world.with(|world| world.horizons.is_some())
    };
    let of = move || card.with_value(ToString::to_string);
    view! {
        <Show when=move || alone.get()>
            <span class="map-handle" data-handle="thread" data-of=of title="Потяните к другой карточке, чтобы связать"
                style:--x=move || x(SHEET.width as f64 / 2.0) style:--y=y>
                <Icon glyph=Glyph::Link size="small" />
            </span>
            <Show when=trend>
                <span class="map-handle map-handle-end" data-handle="stretch" data-of=of title="Потяните: до каких пор длится тренд"
                    style:--x=move || x(reach()) style:--y=y>
                    <Icon glyph=Glyph::Right size="small" />
                </span>
            </Show>
        </Show>
    }
}
