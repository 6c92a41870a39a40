//! A role on a sheet of its own: everything of the card that one reads away from the screen.

use karta_core::domain::{level::SCALE, role::RoleCard};
use leptos::prelude::*;

use super::address_of;
use crate::{
    components::card::{
        for_whom,
        tile::{color_of, number_of},
    },
    store::karta,
    ui::{Glyph, Icon, Qr},
};

#[component]
pub fn RoleSheet(card: RoleCard) -> impl IntoView {
    let whom = card.for_whom.iter().map(|one| for_whom(one)).collect::<Vec<_>>().join(", ");
    let sign = Glyph::of_name(&card.sign).unwrap_or(Glyph::Drawer);
    let label = format!("Открыть карточку «{}»", card.title);
    let (color, id) = (color_of(&card), card.id.to_string());
    view! {
        <article class="flow role-sheet" data-color=color data-card=id>
            <header>
                <div>
                    <p class="cut-card-tab"><Icon glyph=sign /><b>{number_of(&card)}</b><span>{whom}</span></p>
                    <h2>{card.title.clone()}</h2>
                    <p class="lead">{card.purpose.clone()}</p>
                </div>
                <div class="sheet-qr"><Qr text=address_of(&card.id) label=label /></div>
            </header>
            <p>{card.description.clone()}</p>
            <div class="two">
                <List title="Задачи" items=card.tasks.clone() />
                <List title="Средства" items=card.tools.clone() />
            </div>
            {(!card.when.is_empty()).then(|| view! { <h3>"Когда нужна"</h3><p>{card.when.clone()}</p> })}
            <SheetLevels card=card />
        </article>
    }
}

#[component]
fn List(title: &'static str, items: Vec<String>) -> impl IntoView {
    (!items.is_empty()).then(|| {
        let items = items.into_iter().map(|item| view! { <li>{item}</li> }).collect_view();
        view! { <section><h3>{title}</h3><ul>{items}</ul></section> }
    })
}

#[component]
fn SheetLevels(card: RoleCard) -> impl IntoView {
    let catalogue = karta().catalogue;
    let levels = catalogue.levels(&card.id).into_iter().map(|level| {
        let indicators = catalogue.indicators(&level.id).into_iter().filter(|indicator| !indicator.archived);
        let indicators = indicators.map(|indicator| view! { <li>{indicator.text}</li> }).collect_view();
        view! {
            <section class="sheet-level">
                <h3><b>{level.level}</b>" "{SCALE[usize::from(level.level.min(4))]}</h3>
                <p>{level.summary}</p>
                <ul>{indicators}</ul>
            </section>
        }
    });
    levels.collect_view()
}
