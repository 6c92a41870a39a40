//! A card as the hall sees it: its front, or one of its levels, in the largest type that holds it.

use karta_core::{
    domain::{level::SCALE, role::RoleCard},
    sync::RecordId,
};
use leptos::prelude::*;

use crate::{
    store::{karta, screen::Spot},
    ui::{Glyph, Icon},
};

/// Characters above which the type is a step smaller, and two; a title's count twice.
const FITS: [usize; 2] = [460, 560];

#[component]
pub fn StageCard(spot: Spot) -> impl IntoView {
    let catalogue = karta().catalogue;
    let Some(card) = catalogue.card(&spot.card) else {
        return view! { <div class="stage-card"><h1>"Карточки нет"</h1></div> }.into_any();
    };
    if spot.step == 0 {
        view! { <FrontPage card=card /> }.into_any()
    } else {
        view! { <LevelPage card=card step=spot.step /> }.into_any()
    }
}

#[component]
fn FrontPage(card: RoleCard) -> impl IntoView {
    let length = 2 * card.title.chars().count() + card.purpose.chars().count() + length_of(&card.tasks);
    let tasks = card.tasks.iter().map(|task| view! { <li>{task.clone()}</li> }).collect_view();
    view! {
        <div class="stage-card" data-fit=fit(length)>
            <Name card=card.clone() />
            <p class="stage-aim">{card.purpose}</p>
            <ul>{tasks}</ul>
        </div>
    }
}

#[component]
fn LevelPage(card: RoleCard, step: u8) -> impl IntoView {
    let catalogue = karta().catalogue;
    let level = catalogue.levels(&card.id).into_iter().find(|level| level.level == step);
    let summary = level.as_ref().map(|level| level.summary.clone()).unwrap_or_default();
    let indicators = level.map(|level| texts_of(&level.id)).unwrap_or_default();
    let length = 2 * card.title.chars().count() + summary.chars().count() + length_of(&indicators);
    view! {
        <div class="stage-card" data-fit=fit(length)>
            <Name card=card />
            <p class="stage-level"><b>{step}</b><span>{SCALE[usize::from(step.min(4))]}</span><small>{summary}</small></p>
            <ul>{indicators.into_iter().map(|text| view! { <li>{text}</li> }).collect_view()}</ul>
        </div>
    }
}

#[component]
fn Name(card: RoleCard) -> impl IntoView {
    let sign = Glyph::of_name(&card.sign).unwrap_or(Glyph::Drawer);
    view! { <h1><Icon glyph=sign /><span>{card.title}</span></h1> }
}

fn texts_of(level: &RecordId) -> Vec<String> {
    let indicators = karta().catalogue.indicators(level).into_iter();
    indicators.filter(|indicator| !indicator.archived).map(|indicator| indicator.text).collect()
}

fn length_of(lines: &[String]) -> usize {
    lines.iter().map(|line| line.chars().count()).sum()
}

fn fit(length: usize) -> String {
    FITS.iter().filter(|most| length > **most).count().to_string()
}
