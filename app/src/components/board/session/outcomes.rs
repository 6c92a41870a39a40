//! «Итоги»: the протокол on the page and on paper, the register as a table, the board as a file.

use std::collections::BTreeMap;

use karta_core::{
    domain::{
        board::{
            self,
            minutes::{Meeting, minutes},
            register::{HEAD, Names, csv, register, roadmap},
            transfer::exported,
        },
        day::Day,
        document::Document,
        grants::{Action, Function},
        role::RoleCard,
    },
    sync::RecordId,
};
use leptos::prelude::*;

use super::register::Sheets;
use crate::{
    platform::{clock, page},
    store::{Session, board::votes::Votes, karta},
    ui::{Button, EmptyState, Glyph, Variant},
};

#[component]
pub fn Outcomes(session: Session) -> impl IntoView {
    let roles = karta().catalogue.cards;
    let names = Memo::new(move |_| names_of(session, &roles.get()));
    let document = move || document_of(session, &names.get());
    let empty = Memo::new(move |_| session.open.cards.with(Vec::is_empty));
    let title = move || {
        session
            .open
            .head
            .with_untracked(|head| head.as_ref().map(|head| head.title.clone()))
            .unwrap_or_default()
    };
    let save_register = move || {
        page::download(&format!("{}. Реестр.csv", title()), &untrack(|| register_csv(session, &names.get())))
    };
    let save_projects = move || {
        page::download(&format!("{}. Дорожная карта.csv", title()), &untrack(|| projects_csv(session)))
    };
    let save_board = move || {
        if let Some(file) = untrack(|| file_of(session)) {
            page::download(&format!("{}.json", title()), &file);
        }
    };
    view! {
        <div class="actions no-print">
            <Button variant=Variant::Primary glyph=Glyph::Print on_press=page::print>"Напечатать протокол"</Button>
            <Button glyph=Glyph::Download on_press=save_register>"Реестр (CSV)"</Button>
            <Button glyph=Glyph::Download on_press=save_projects>"Дорожная карта (CSV)"</Button>
            <Show when=move || session.open.may(Action::Read)><Button glyph=Glyph::Download on_press=save_board>"Доска (JSON)"</Button></Show>
        </div>
        <Show when=move || empty.get()>
            <EmptyState glyph=Glyph::Board title="Итогов пока нет" text=Some("Протокол соберётся из карточек, кластеров, голосов и проектов.".to_owned()) />
        </Show>
        {move || (!empty.get()).then(document).flatten().map(|document| view! { <Sheets document=document /> })}
    }
}

fn names_of(session: Session, roles: &[RoleCard]) -> Names {
    let people =
        session.members.with(|members| members.iter().map(|m| (m.person.clone(), m.name.clone())).collect());
    let groups =
        session.groups.with(|groups| groups.iter().map(|g| (g.id.clone(), g.title.clone())).collect());
    let roles: BTreeMap<RecordId, String> =
        roles.iter().map(|role| (role.id.clone(), role.title.clone())).collect();
    Names { people, groups, roles }
}

fn document_of(session: Session, names: &Names) -> Option<Document> {
    let board = session.open.head.get()?;
    let tally = Votes::of(session.open).revealed().map(|(_, tally)| tally).unwrap_or_default();
    let took_part = [Function::Host, Function::Participant, Function::Collector, Function::Assistant];
    let people = session.members.with(|members| {
        members.iter().filter(|m| took_part.iter().any(|function| m.functions.contains(function))).count()
    });
    let day = Day::from_iso(&clock::today())?;
    let (takts, cards) = (session.open.takts.get(), session.open.cards.get());
    let (links, clusters) = (session.open.links.get(), session.open.clusters.get());
    let there = cards.iter().map(|card| card.id.clone()).collect();
    let links = board::link::drawn(links, &there);
    let meeting = Meeting {
        board: &board,
        day,
        people,
        takts: &takts,
        cards: &cards,
        links: &links,
        clusters: &clusters,
        tally: &tally,
        names,
    };
    Some(minutes(&meeting))
}

fn register_csv(session: Session, names: &Names) -> String {
    let Some(board) = session.open.head.get() else { return String::new() };
    let tally = Votes::of(session.open).revealed().map(|(_, tally)| tally).unwrap_or_default();
    let rows = session
        .open
        .clusters
        .with(|clusters| session.open.cards.with(|cards| register(&board, cards, clusters, &tally, names)));
    let head = HEAD.map(str::to_owned);
    csv([head].into_iter().chain(rows))
}

fn projects_csv(session: Session) -> String {
    session.open.cards.with(|cards| {
        let head = ["№", "Проект", "Начало", "Конец", "Ответственный"].map(str::to_owned);
        let rows = roadmap(cards).into_iter().map(|project| {
            let day = |day: Option<Day>| day.map(Day::russian).unwrap_or_default();
            let (from, to) = (project.term.map(|term| term.from), project.term.map(|term| term.to));
            [project.card.sign(), project.card.text.clone(), day(from), day(to), project.owner.to_owned()]
        });
        csv([head].into_iter().chain(rows))
    })
}

/// What this person may see of the board, as a file.
fn file_of(session: Session) -> Option<String> {
    session.open.space().peek(|replica| {
        let head = replica.record(&RecordId::from(board::BOARD))?;
        let records: Vec<_> = replica.records().collect();
        serde_json::to_string_pretty(&exported(head, records)).ok()
    })
}
