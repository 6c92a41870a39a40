//! What a search has found: cards and materials, the best first, each with the places where the words stand
//! and a link to the very place.

use karta_core::{
    domain::{
        level::Level,
        material::{self, Material},
    },
    find::{Found, Hit, Place, Sort, marks},
    sync::{Record, RecordId},
};
use leptos::prelude::*;

use super::{snippet::snippet, state::DrawerState};
use crate::{
    components::card::tile::{color_of, number_of, sign_of},
    platform::{Guard, body, page},
    store::{Catalogue, karta},
    ui::{EmptyState, Glyph, Icon, Tag},
};

/// Hits drawn with the keystroke, about a screen of them; the rest follow when the hand rests.
const AT_ONCE: usize = 5;
const REST_MS: u32 = 200;

/// Fields of a card and of a material in the order in which a person looks for the words, with their names.
const TEXTS: [(&str, &str); 10] = [
    ("title", ""),
    ("tasks", "Задача"),
    ("purpose", "Назначение"),
    ("description", "Описание"),
    ("when", "Когда нужна"),
    ("tools", "Средство"),
    ("summary", "Суть"),
    ("task", "Задание"),
    ("text", ""),
    ("look_at", "На что смотреть"),
];

#[component]
pub fn FoundList(state: DrawerState) -> impl IntoView {
    let all_drawn = RwSignal::new(!body::is_here());
    let rest = StoredValue::new(None::<Guard>);
    Effect::new(move |_| {
        state.found.track();
        all_drawn.set(false);
        rest.set_value(Some(page::after(REST_MS, move || all_drawn.set(true))));
    });
    let drawn = move || if all_drawn.get() { usize::MAX } else { AT_ONCE };
    let hits = move || {
        let sought = state.sought.get();
        let hits: Vec<_> = state.found.with(|found| found.hits.iter().take(drawn()).cloned().collect());
        hits.into_iter().map(|hit| (sought.clone(), hit)).collect::<Vec<_>>()
    };
    let more = move || state.found.with(|found| (found.total > found.hits.len()).then_some(found.hits.len()));
    view! {
        <ol class="found" aria-label="Найденное">
            <For each=hits key=|(sought, hit)| (sought.clone(), hit.record.clone(), hit.places.clone().into_iter().map(|place| place.record).collect::<Vec<_>>()) let:one>
                <HitRow sought=one.0 hit=one.1 />
            </For>
        </ol>
        {move || more().map(|shown| view! { <p class="hint">{format!("Показаны первые {shown}. Добавьте слово, чтобы сузить поиск.")}</p> })}
        <Show when=move || state.found.with(|found| found.total == 0)><Nothing state=state /></Show>
    }
}

/// How many were found, in words.
pub fn count_of(found: &Found) -> String {
    format!("Найдено: {}", found.total)
}

#[component]
fn Nothing(state: DrawerState) -> impl IntoView {
    let finding = karta().catalogue.finding;
    let words = move || {
        if !finding.is_whole() {
            ("Ищем…", "Картотека готовится к поиску.".to_owned())
        } else if state.cards.with(Vec::is_empty) {
            ("Ничего не нашлось", "Под отбор не подходит ни одна карточка. Уберите отбор.".to_owned())
        } else {
            ("Ничего не нашлось", "Попробуйте другое слово или уберите отбор.".to_owned())
        }
    };
    view! { <EmptyState glyph=Glyph::Search title=move || words().0.to_owned() text=move || Some(words().1) /> }
}

/// One card or material. It is drawn anew when the words change.
#[component]
fn HitRow(sought: String, hit: Hit) -> impl IntoView {
    let catalogue = karta().catalogue;
    let Some(card) = untrack(|| catalogue.card(&hit.card)) else { return ().into_any() };
    let record = untrack(|| catalogue.space().record(&hit.record));
    let material = record.as_ref().filter(|record| record.kind.as_str() == material::KIND);
    let title = record.as_ref().and_then(|record| record.text("title")).unwrap_or_default();
    let title_parts = marked(title, &sought);
    let sort =
        material.and_then(|record| Material::try_from(record).ok()).map(|material| material.sort_title());
    let href = path_of(catalogue, &hit.card, hit.sort, &hit.record);
    let places =
        hit.places.iter().filter_map(|place| line_of(catalogue, &hit, place, &sought)).collect::<Vec<_>>();
    let over = match sort {
        Some(_) => format!("{} · мастерская", card.title),
        None => format!("Карточка {}", number_of(&card)),
    };
    view! {
        <li class="hit" data-color=color_of(&card)>
            <span class="sign" data-color=color_of(&card)><Icon glyph=sign_of(&card) /></span>
            <div class="hit-body">
                <p class="hit-over">{over}{sort.map(|sort| view! { <Tag>{sort}</Tag> })}</p>
                <h2><a href=href>{title_parts}</a></h2>
                <ul class="hit-places">{places}</ul>
            </div>
        </li>
    }
    .into_any()
}

/// Where a place stands: the card, a level or an indicator on it, or a material in its workshop.
fn path_of(catalogue: Catalogue, card: &RecordId, sort: Sort, record: &RecordId) -> String {
    match sort {
        Sort::Card => format!("/catalogue/{card}"),
        Sort::Indicator => format!("/catalogue/{card}#{record}"),
        Sort::Material => format!("/catalogue/{card}/workshop#{record}"),
        Sort::Level => {
            let level = level_of(catalogue, record).map_or(1, |level| level.level);
            format!("/catalogue/{card}#level-{level}")
        }
    }
}

fn level_of(catalogue: Catalogue, record: &RecordId) -> Option<Level> {
    let record = untrack(|| catalogue.space().record(record))?;
    Level::try_from(&record).ok()
}

/// The line of one place; none where the words stand in the title, which is shown anyway.
fn line_of(catalogue: Catalogue, hit: &Hit, place: &Place, sought: &str) -> Option<AnyView> {
    let record = untrack(|| catalogue.space().record(&place.record))?;
    let (field, text) = text_with(&record, sought)?;
    let name = match place.sort {
        Sort::Level => level_of(catalogue, &place.record).map(|level| format!("Уровень {}", level.level))?,
        Sort::Indicator => {
            let parent = record.value("place")?.get("parent")?.as_str()?;
            let level = level_of(catalogue, &RecordId::from(parent))?;
            format!("Показатель уровня {}", level.level)
        }
        Sort::Card | Sort::Material if field == "title" => return None,
        Sort::Card | Sort::Material => {
            TEXTS.iter().find(|(known, _)| *known == field).map(|(_, name)| (*name).to_owned())?
        }
    };
    let parts = marked(&text, sought);
    let line = view! { <span class="hit-name">{name}</span>" "<span>{parts}</span> };
    let path = path_of(catalogue, &hit.card, place.sort, &place.record);
    Some(if matches!(place.sort, Sort::Level | Sort::Indicator) {
        view! { <li><a href=path>{line}</a></li> }.into_any()
    } else {
        view! { <li>{line}</li> }.into_any()
    })
}

/// The first text of a record that has any of the words, with its field.
fn text_with(record: &Record, sought: &str) -> Option<(&'static str, String)> {
    let mut texts = TEXTS.iter().flat_map(|(field, _)| {
        let value = record.value(field);
        let items = value.and_then(|value| value.as_array()).into_iter().flatten();
        let items = items.chain(value.filter(|value| value.is_string()));
        items.filter_map(|item| item.as_str()).map(move |text| (*field, text))
    });
    texts.find(|(_, text)| !marks(sought, text).is_empty()).map(|(field, text)| (field, text.to_owned()))
}

fn marked(text: &str, sought: &str) -> Vec<AnyView> {
    let part = |(part, is_marked): (String, bool)| match is_marked {
        true => view! { <mark>{part}</mark> }.into_any(),
        false => part.into_any(),
    };
    snippet(text, &marks(sought, text)).into_iter().map(part).collect()
}
