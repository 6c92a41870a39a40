//! Where the wording stands that a proposal is about: the words for it and the way there.

use karta_core::{
    domain::{level, material, role},
    sync::{Record, RecordId},
};
use leptos::prelude::*;

use crate::{
    components::card::{field_name, tile::color_of},
    store::proposals::Proposals,
    ui::{Glyph, Icon},
};

/// The place of one wording.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    pub card: String,
    /// The colour of the card.
    pub color: String,
    /// The level and the field, as «Уровень 2 · показатель».
    pub words: String,
    /// `None` where the record is gone.
    pub href: Option<String>,
}

/// The place of a wording; what is gone keeps the words that are still known.
pub fn place_of(proposals: Proposals, target: &RecordId, field: &str) -> Place {
    let record = proposals.target(target);
    let card = proposals.card_of(target);
    let alive = record.as_ref().is_some_and(Record::is_alive) && card.is_some();
    let kind = record.as_ref().map(|record| record.kind.as_str().to_owned()).unwrap_or_default();
    let level = level_number(target, record.as_ref());
    let within = match (kind.as_str(), level) {
        (level::KIND, Some(number)) => format!("Уровень {number} · суть"),
        (level::INDICATOR, Some(number)) => format!("Уровень {number} · показатель"),
        (material::KIND, _) => format!("Мастерская · {}", field_name(field).to_lowercase()),
        _ => field_name(field).to_owned(),
    };
    let href = card.as_ref().filter(|_| alive).map(|card| match (kind.as_str(), level) {
        (level::KIND, Some(number)) => format!("/catalogue/{}#level-{number}", card.id),
        (material::KIND, _) => format!("/catalogue/{}/workshop", card.id),
        (role::KIND, _) => format!("/catalogue/{}", card.id),
        _ => format!("/catalogue/{}#{target}", card.id),
    });
    Place {
        color: card.as_ref().map(color_of).unwrap_or_default(),
        card: card.map_or_else(|| "Карточка удалена".to_owned(), |card| card.title),
        words: within,
        href,
    }
}

/// The number stands in the level's own id: `card.2`.
fn level_number(target: &RecordId, record: Option<&Record>) -> Option<u8> {
    let record = record?;
    let level = match record.kind.as_str() {
        level::KIND => target.as_str(),
        level::INDICATOR => record.value("place")?.get("parent")?.as_str()?,
        _ => return None,
    };
    level.rsplit_once('.')?.1.parse().ok()
}

/// The card and the place in it, a link while the record is there.
#[component]
pub fn PlaceLine(proposals: Proposals, target: RecordId, #[prop(into)] field: String) -> impl IntoView {
    let place = Memo::new(move |_| place_of(proposals, &target, &field));
    move || {
        let place = place.get();
        let words = view! { <b>{place.card}</b>" · "{place.words} };
        match place.href {
            Some(href) => view! {
                <a class="place" data-color=place.color href=href><Icon glyph=Glyph::Drawer size="small" /><span>{words}</span></a>
            }
            .into_any(),
            None => view! { <span class="place" data-color=place.color><Icon glyph=Glyph::Drawer size="small" /><span>{words}</span></span> }.into_any(),
        }
    }
}
