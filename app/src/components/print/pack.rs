//! Cards to cut out: eight on A4, each back behind its front when the sheet is turned over its long edge.

use karta_core::domain::{
    imposition::{COLUMNS, ON_SHEET, SHEET, cut_marks, sheets},
    level::SCALE,
    role::RoleCard,
};
use leptos::prelude::*;

use super::{address_of, fitting};
use crate::{
    components::card::tile::{color_of, number_of},
    store::karta,
    ui::{Glyph, Icon, Qr},
};

/// Characters of the purpose and the tasks that fit on a front beside its QR, of a title without letters;
/// each letter of the title takes the room of two.
const FRONT_CHARS: usize = 365;

#[component]
pub fn Pack(#[prop(into)] cards: Signal<Vec<RoleCard>>) -> impl IntoView {
    let leaves = move || {
        let cards = cards.get();
        sheets(cards.len())
            .into_iter()
            .flat_map(|sheet| {
                let pick = |places: [Option<usize>; ON_SHEET]| {
                    places.map(|at| at.and_then(|at| cards.get(at).cloned()))
                };
                [(pick(sheet.fronts), false), (pick(sheet.backs), true)]
            })
            .map(|(places, back)| view! { <Leaf places=places back=back /> })
            .collect_view()
    };
    view! { <div class="leaves">{leaves}</div> }
}

/// One side of a sheet.
#[component]
fn Leaf(places: [Option<RoleCard>; ON_SHEET], back: bool) -> impl IntoView {
    let label = if back { "Оборот листа" } else { "Лицо листа" };
    view! {
        <section class="paper" aria-label=label>
            <CutMarks />
            <div class="paper-grid" style=("--columns", COLUMNS.to_string())>
                {places.into_iter().map(|card| match card {
                    None => view! { <div></div> }.into_any(),
                    Some(card) if back => view! { <Back card=card /> }.into_any(),
                    Some(card) => view! { <Front card=card /> }.into_any(),
                }).collect_view()}
            </div>
        </section>
    }
}

#[component]
fn CutMarks() -> impl IntoView {
    let strokes: String = cut_marks()
        .iter()
        .map(|mark| format!("M{} {}L{} {}", mark.from.0, mark.from.1, mark.to.0, mark.to.1))
        .collect();
    view! {
        <svg class="cut-marks" viewBox=format!("0 0 {} {}", SHEET.0, SHEET.1) aria-hidden="true"><path d=strokes /></svg>
    }
}

#[component]
fn Front(card: RoleCard) -> impl IntoView {
    let taken = card.purpose.chars().count() + 2 * card.title.chars().count();
    let tasks = fitting(&card.tasks, FRONT_CHARS.saturating_sub(taken)).to_vec();
    let label = format!("Открыть карточку «{}»", card.title);
    let sign = Glyph::of_name(&card.sign).unwrap_or(Glyph::Drawer);
    view! {
        <article class="cut-card" data-color=color_of(&card) data-card=card.id.to_string()>
            <p class="cut-card-tab"><Icon glyph=sign /><b>{number_of(&card)}</b></p>
            <h3>{card.title.clone()}</h3>
            <p class="cut-card-aim">{card.purpose.clone()}</p>
            <ul>{tasks.into_iter().map(|task| view! { <li>{task}</li> }).collect_view()}</ul>
            <div class="cut-card-qr"><Qr text=address_of(&card.id) label=label /></div>
        </article>
    }
}

#[component]
fn Back(card: RoleCard) -> impl IntoView {
    let catalogue = karta().catalogue;
    let levels = catalogue.levels(&card.id);
    view! {
        <article class="cut-card cut-card-back" data-color=color_of(&card) data-card=card.id.to_string()>
            <h3><b>{number_of(&card)}</b>" "{card.title.clone()}</h3>
            <ol>
                {levels.into_iter().map(|level| view! {
                    <li value=level.level><b>{SCALE[usize::from(level.level.min(4))]}</b><br />{level.summary}</li>
                }).collect_view()}
            </ol>
        </article>
    }
}
