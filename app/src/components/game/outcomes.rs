//! «Итоги»: who tried what, how many of the players showed a role, how each role was shown.

use karta_core::{
    domain::{
        board::register::csv,
        game::{
            outcome::{Outcome, outcome},
            reflection::QUESTIONS,
            turn::{State, Turn},
        },
    },
    sync::RecordId,
};
use leptos::prelude::*;

use super::opened::OpenedMarks;
use crate::{
    platform::page,
    store::OpenGame,
    ui::{Button, ButtonLink, EmptyState, Glyph, Variant},
};

#[component]
pub fn Outcomes(open: OpenGame) -> impl IntoView {
    let found = Memo::new(move |_| {
        open.players
            .with(|players| open.turns.with(|turns| open.marks.with(|marks| outcome(players, turns, marks))))
    });
    let none = Memo::new(move |_| found.with(|found| found.roles.is_empty()));
    let title =
        move || open.head.with(|head| head.as_ref().map(|head| head.title.clone())).unwrap_or_default();
    let save =
        move || page::download(&format!("{}. Итоги.csv", untrack(title)), &untrack(|| table_csv(open)));
    view! {
        <section class="page page-narrow stack game-outcomes">
            <h1>{move || format!("Итоги: {}", title())}</h1>
            <div class="actions no-print">
                <Button variant=Variant::Primary glyph=Glyph::Print on_press=page::print>"Напечатать"</Button>
                <Button glyph=Glyph::Download on_press=save>"Таблица (CSV)"</Button>
                <ButtonLink href=format!("/game/{}", open.id()) glyph=Glyph::Left>"К игре"</ButtonLink>
                <Show when=move || open.steers.get()><ButtonLink href="/surveys" glyph=Glyph::Speech>"Провести опрос"</ButtonLink></Show>
            </div>
            <Show when=move || none.get()>
                <EmptyState glyph=Glyph::Gametech title="Итогов пока нет" text=Some("Они соберутся, когда первый игрок покажет роль.".to_owned()) />
            </Show>
            <Show when=move || !none.get()>
                <p class="lead">{move || found.with(share)}</p>
                <RolesTable open=open found=found />
                <h2 class="ruled">"Кто что примерил"</h2>
                <TurnList open=open />
            </Show>
        </section>
    }
}

fn share(found: &Outcome) -> String {
    let percent = found.percent().map(|percent| format!(" ({percent} %)")).unwrap_or_default();
    format!("Показали роль: {} из {} участников{percent}.", found.demonstrated, found.players)
}

/// Per cent of «да», in words.
fn quality(percent: Option<u32>) -> String {
    percent.map_or_else(|| "без отметок".to_owned(), |percent| format!("{percent} %"))
}

#[component]
fn RolesTable(open: OpenGame, found: Memo<Outcome>) -> impl IntoView {
    let row = move |(role, outcome): (RecordId, karta_core::domain::game::outcome::RoleOutcome)| {
        view! {
            <tr>
                <th scope="row">{open.role_title(&role)}</th>
                <td data-label="Примерили">{outcome.tried.len()}</td>
                <td data-label="Качество">{quality(outcome.quality_percent())}</td>
                <td data-label="«Да»">{format!("{} из {}", outcome.yes, outcome.answered)}</td>
            </tr>
        }
    };
    view! {
        <p class="hint">"Качество показа: доля «да» среди отметок наблюдателей, «не могу оценить» не считается. Уровень по этим отметкам не ставится."</p>
        <table class="table folding">
            <thead><tr><th scope="col">"Роль"</th><th scope="col">"Примерили"</th><th scope="col">"Качество"</th><th scope="col">"«Да»"</th></tr></thead>
            <tbody>{move || found.get().roles.into_iter().map(row).collect_view()}</tbody>
        </table>
    }
}

/// Turns that were shown, by player.
fn shown(open: OpenGame) -> Vec<Turn> {
    let mut turns = open.turns.get();
    turns.retain(|turn| turn.state == State::Shown);
    turns.sort_by_key(|turn| (open.name_of(&turn.player).to_lowercase(), turn.id.clone()));
    turns
}

#[component]
fn TurnList(open: OpenGame) -> impl IntoView {
    let row = move |turn: Turn| {
        let words = format!(
            "{}: {}",
            open.name_of(&turn.player),
            turn.role().map(|role| open.role_title(role)).unwrap_or_default()
        );
        let said = turn.clone();
        let reflection = move || {
            let said = open.reflection(&said)?;
            let words = [said.worked, said.hard, said.next];
            let lines = QUESTIONS.iter().zip(words).filter(|(_, words)| !words.trim().is_empty());
            Some(
                lines
                    .map(|((_, question), words)| view! { <p><b>{*question}" "</b>{words}</p> })
                    .collect_view(),
            )
        };
        view! {
            <details class="sheet places-more">
                <summary>{words}</summary>
                <OpenedMarks open=open turn=turn.id />
                {reflection}
            </details>
        }
    };
    view! { <div class="stack stack-tight"><For each=move || shown(open) key=|turn| (turn.id.clone(), turn.role().cloned()) let:turn>{row(turn)}</For></div> }
}

fn table_csv(open: OpenGame) -> String {
    let head = ["Участник", "Роль", "Стол", "«Да»", "Отметок"].map(str::to_owned);
    let rows = shown(open).into_iter().map(|turn| {
        let (yes, all) =
            open.counts(&turn).into_values().fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
        let role = turn.role().map(|role| open.role_title(role)).unwrap_or_default();
        let table = open.table(&turn.table).map(|table| table.title).unwrap_or_default();
        [open.name_of(&turn.player), role, table, yes.to_string(), all.to_string()]
    });
    csv([head].into_iter().chain(rows))
}
