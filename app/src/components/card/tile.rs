//! A card in the drawer.

use karta_core::domain::{level::SCALE, role::RoleCard};
use leptos::prelude::*;

use crate::{
    store::karta,
    ui::{Card, Glyph, LevelMeter, Tag},
};

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

#[component]
pub fn CardTile(card: RoleCard) -> impl IntoView {
    let catalogue = karta().catalogue;
    let id = card.id.clone();
    let own = Memo::new(move |_| catalogue.own_level(&id));
    let archived = card.archived;
    let foot = move || {
        view! {
            {archived.then(|| view! { <Tag>"в архиве"</Tag> })}
            {move || own.get().map(|level| view! {
                <LevelMeter level=level label=SCALE[usize::from(level.min(4))] />
            })}
        }
    };
    view! {
        <Card title=card.title.clone() color=color_of(&card) glyph=Glyph::of_name(&card.sign) number=number_of(&card)
            href=format!("/catalogue/{}", card.id) aim=card.purpose.clone() dimmed=archived foot=foot>
            <ul class="rows">{card.tasks.iter().take(3).map(|task| view! { <li>{task.clone()}</li> }).collect_view()}</ul>
        </Card>
    }
}
