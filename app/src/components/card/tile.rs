//! A card as a tile among others.

use karta_core::{
    domain::{level::SCALE, role::RoleCard},
    sync::RecordId,
};
use leptos::prelude::*;

use crate::{
    components::drawer::compare_button::CompareButton,
    store::karta,
    ui::{Card, Glyph, LevelMeter, Tag},
};

/// Tasks shown on a tile.
const TASKS: usize = 3;

/// The colour of a card: its own, or its group's for a competence.
pub fn color_of(card: &RoleCard) -> String {
    match card.group.as_deref() {
        Some("предметная") => "c-subject".into(),
        Some("методическая") => "c-method".into(),
        Some("психолого-педагогическая") => "c-psych".into(),
        Some("коммуникативная") => "c-comm".into(),
        Some(_) => "c-soft".into(),
        None => card.color.clone(),
    }
}

/// The card's large number; «…» until the server has given it.
pub fn number_of(card: &RoleCard) -> String {
    card.number.map_or_else(|| "…".to_owned(), |number| number.to_string())
}

/// The card's sign; a plain one where it has none.
pub fn sign_of(card: &RoleCard) -> Glyph {
    Glyph::of_name(&card.sign).unwrap_or(Glyph::Drawer)
}

#[component]
pub fn CardTile(id: RecordId) -> impl IntoView {
    let catalogue = karta().catalogue;
    let href = format!("/catalogue/{id}");
    let key = StoredValue::new(id);
    let card = Memo::new(move |_| key.with_value(|id| catalogue.card(id)));
    let own = Memo::new(move |_| key.with_value(|id| catalogue.own_level(id)));
    let text = move |take: fn(&RoleCard) -> String| {
        Signal::derive(move || card.with(|card| card.as_ref().map(take)).unwrap_or_default())
    };
    let archived = Signal::derive(move || card.with(|card| card.as_ref().is_some_and(|card| card.archived)));
    let title = text(|card| card.title.clone());
    let foot = move || {
        view! {
            {move || archived.get().then(|| view! { <Tag>"в архиве"</Tag> })}
            {move || own.get().map(|level| view! { <LevelMeter level=level label=SCALE[usize::from(level.min(4))] /> })}
            <CompareButton card=key.get_value() title=title short=true />
        }
    };
    let tasks = move || {
        card.with(|card| card.as_ref().map(|card| card.tasks.iter().take(TASKS).cloned().collect::<Vec<_>>()))
    };
    let task = |task| view! { <li>{task}</li> };
    view! {
        <Card title=title color=text(color_of) glyph=Signal::derive(move || card.with(|card| card.as_ref().map(sign_of)))
            number=Signal::derive(move || card.with(|card| card.as_ref().map(number_of))) href=href
            aim=Signal::derive(move || card.with(|card| card.as_ref().map(|card| card.purpose.clone()))) dimmed=archived foot=foot>
            <ul class="rows">{move || tasks().unwrap_or_default().into_iter().map(task).collect_view()}</ul>
        </Card>
    }
}
