//! The observer's form: up to six indicators of a level, each to be marked while somebody tries a role.

use karta_core::domain::{level::SCALE, role::RoleCard};
use leptos::prelude::*;

use crate::{
    components::card::tile::{color_of, number_of},
    store::karta,
};

/// Indicators on one form (the game «Примерь на себя…» asks for 4 to 6).
const MOST: usize = 6;
const ANSWERS: [&str; 3] = ["да", "пока нет", "не могу оценить"];

#[component]
pub fn ObserverForm(card: RoleCard, level: u8) -> impl IntoView {
    let catalogue = karta().catalogue;
    let chosen = catalogue.levels(&card.id).into_iter().find(|one| one.level == level);
    let indicators = chosen.map(|level| catalogue.indicators(&level.id)).unwrap_or_default();
    let standing = indicators.into_iter().filter(|indicator| !indicator.archived).take(MOST);
    let rows = standing.enumerate().map(|(at, indicator)| {
        view! {
            <tr>
                <td>{at + 1}</td>
                <th scope="row">{indicator.text}</th>
                {ANSWERS.map(|_| view! { <td class="box"><span></span></td> }).collect_view()}
            </tr>
        }
    });
    view! {
        <article class="flow observer-form" data-color=color_of(&card) data-card=card.id.to_string()>
            <h2>"Лист наблюдателя"</h2>
            <p class="lead">{format!("{} · {}", number_of(&card), card.title)}</p>
            <p>{format!("Уровень {level}: {}", SCALE[usize::from(level.min(4))])}</p>
            <div class="blanks">
                <p><span>"Кто пробует роль"</span></p>
                <p><span>"Кто наблюдает"</span></p>
                <p><span>"Дата"</span></p>
            </div>
            <table>
                <thead>
                    <tr><th scope="col">"№"</th><th scope="col">"Что видно со стороны"</th>{ANSWERS.map(|words| view! { <th scope="col">{words}</th> }).collect_view()}</tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
            <h3>"Что получилось и что попробовать в следующий раз"</h3>
            <div class="lines"><i></i><i></i><i></i><i></i></div>
        </article>
    }
}
