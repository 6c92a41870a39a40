//! What is chosen and not typed: for whom, the group, colour and sign, the place in the drawer.

use karta_core::{
    domain::role::{FOR_WHOM, RoleCard},
    sync::RecordId,
};
use leptos::prelude::*;
use serde_json::json;

use super::Current;
use crate::{
    components::card::{GROUPS, for_whom, tile::color_of},
    store::karta,
    ui::{ChipGroup, Choice, Glyph, Pick, SelectField, color},
};

/// Chips for one field of the card.
fn write(current: Current, field: &'static str) -> impl Fn(serde_json::Value) + Copy {
    let catalogue = karta().catalogue;
    move |value| {
        if let Some(card) = current.get_untracked() {
            catalogue.choose(&card.id, field, value);
        }
    }
}

fn part<T: Default>(current: Current, take: fn(&RoleCard) -> T) -> impl Fn() -> T + Copy {
    move || current.with(|card| card.as_ref().map(take).unwrap_or_default())
}

#[component]
pub fn ForWhom(current: Current) -> impl IntoView {
    let choices = FOR_WHOM.iter().map(|one| Choice::new(*one, for_whom(one))).collect::<Vec<_>>();
    let set = write(current, "for");
    let change = move |chosen: Vec<String>| set(json!(chosen));
    view! {
        <ChipGroup id="card-for" label="Для кого" choices=choices chosen=Signal::derive(part(current, |card| card.for_whom.clone()))
            on_change=change />
    }
}

/// The group of a competence, which gives it its colour.
#[component]
pub fn Group(current: Current) -> impl IntoView {
    let choices = GROUPS.iter().map(|(group, title)| Choice::new(*group, *title)).collect::<Vec<_>>();
    let set = write(current, "group");
    let change = move |chosen: Vec<String>| set(json!(chosen.first()));
    let chosen = part(current, |card| card.group.clone().into_iter().collect::<Vec<_>>());
    view! {
        <ChipGroup id="card-group" label="Группа" pick=Pick::One choices=choices chosen=Signal::derive(chosen)
            on_change=change />
    }
}

/// Colour and sign, folded. A competence has the colour of its group.
#[component]
pub fn Looks(current: Current) -> impl IntoView {
    let (set_color, set_sign) = (write(current, "color"), write(current, "sign"));
    let competence = part(current, |card| card.competence);
    let color = part(current, |card| vec![card.color.clone()]);
    let sign = part(current, |card| vec![card.sign.clone()]);
    let colors =
        color::NAMES.iter().map(|(name, title)| Choice::new(*name, *title).color(*name).glyph(Glyph::Drawer));
    let colors = colors.collect::<Vec<_>>();
    let signs = Signal::derive(move || {
        let color = current.with(|card| card.as_ref().map(color_of)).unwrap_or_default();
        let signs = Glyph::SIGNS
            .iter()
            .map(|sign| Choice::new(sign.name(), sign.title()).glyph(*sign).color(color.clone()));
        signs.collect::<Vec<_>>()
    });
    let first = |chosen: Vec<String>| chosen.into_iter().next().unwrap_or_default();
    view! {
        <details class="looks">
            <summary>"Цвет и знак"</summary>
            <div class="stack">
                <Show when=move || !competence() fallback=|| view! { <p class="hint">"Цвет компетенции — цвет её группы."</p> }>
                    <ChipGroup id="card-color" label="Цвет" pick=Pick::One choices=colors.clone() chosen=Signal::derive(color)
                        on_change=move |chosen| set_color(json!(first(chosen))) />
                </Show>
                <ChipGroup id="card-sign" label="Знак" pick=Pick::One choices=signs chosen=Signal::derive(sign)
                    on_change=move |chosen| set_sign(json!(first(chosen))) />
            </div>
        </details>
    }
}

#[component]
pub fn PlaceInDrawer(current: Current) -> impl IntoView {
    let catalogue = karta().catalogue;
    let id = move || current.with(|card| card.as_ref().map(|card| card.id.clone()));
    let at = move || {
        let id = id()?;
        catalogue.cards.with(|cards| cards.iter().position(|card| card.id == id))
    };
    let choices = move || {
        let others = catalogue.cards.with(|cards| other_titles(cards, id().as_ref()));
        let after = others
            .iter()
            .enumerate()
            .map(|(at, title)| Choice::new((at + 1).to_string(), format!("После карточки «{title}»")));
        std::iter::once(Choice::new("0", "В начале ящика")).chain(after).collect::<Vec<_>>()
    };
    let shift = move |to: String| {
        if let (Some(from), Ok(to)) = (untrack(at), to.parse()) {
            catalogue.move_card(from, to);
        }
    };
    let value = move || at().map(|at| at.to_string()).unwrap_or_default();
    view! { <SelectField id="card-place" label="Место в ящике" value=Signal::derive(value) choices=Signal::derive(choices) on_change=shift /> }
}

fn other_titles(cards: &[RoleCard], own: Option<&RecordId>) -> Vec<String> {
    cards.iter().filter(|card| Some(&card.id) != own).map(|card| card.title.clone()).collect()
}
