//! The roadmap: projects over time, with who answers for them.

use karta_core::{
    domain::{
        board::{
            papers::Papers,
            register::{Lack, csv, roadmap},
        },
        day::{Day, Period},
    },
    limits::LINE_CHARS,
    sync::RecordId,
};
use leptos::prelude::*;

use super::term::TermFields;
use crate::{
    components::live_text::{LiveText, Writes},
    platform::page,
    store::{OpenBoard, Session},
    ui::{Button, EmptyState, Glyph},
};

/// A project on the page.
#[derive(Debug, Clone, PartialEq)]
struct Line {
    card: RecordId,
    sign: String,
    text: String,
    term: Option<Period>,
    owner: String,
    lacks: String,
    own: bool,
}

/// The days from the first to the last of all terms, whole years.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Span {
    from: Day,
    days: i32,
}

impl Span {
    fn of(lines: &[Line]) -> Option<Self> {
        let terms = || lines.iter().filter_map(|line| line.term);
        let first = terms().map(|term| term.from.year()).min()?;
        let last = terms().map(|term| term.to.year()).max()?;
        let from = Day::new(first, 1, 1)?;
        Some(Self { from, days: Day::new(last, 12, 31)?.number() - from.number() + 1 })
    }

    /// Percent of the width.
    fn share(self, days: i32) -> String {
        format!("{:.2}%", f64::from(days) * 100.0 / f64::from(self.days.max(1)))
    }

    /// From where to how wide.
    fn bar(self, term: Period) -> (String, String) {
        let from = term.from.number() - self.from.number();
        (self.share(from), self.share(term.to.number() - term.from.number() + 1))
    }

    fn years(self) -> Vec<(u16, String)> {
        let years = (self.days + 182) / 365;
        let step = (years / 12 + 1) as usize;
        let first = self.from.year();
        let year = |at: i32| {
            let year = first + at as u16;
            Some((year, self.share(Day::new(year, 1, 1)?.number() - self.from.number())))
        };
        (0..years).step_by(step).filter_map(year).collect()
    }
}

#[component]
pub fn RoadmapPart(session: Session, papers: Memo<Option<Papers>>) -> impl IntoView {
    let open = session.open;
    let lines = Memo::new(move |_| {
        papers.with(|papers| papers.as_ref().map(|papers| lines_of(open, papers)).unwrap_or_default())
    });
    let span = Memo::new(move |_| lines.with(|lines| Span::of(lines)));
    let save = move || {
        let text = papers.with_untracked(|papers| papers.as_ref().map(csv_of));
        page::download(&open.file_name("Дорожная карта", "csv"), &text.unwrap_or_default());
    };
    view! {
        <div class="actions no-print">
            <Button glyph=Glyph::Print on_press=page::print>"Напечатать"</Button>
            <Button glyph=Glyph::Download on_press=save>"Дорожная карта (CSV)"</Button>
        </div>
        <Show when=move || lines.with(Vec::is_empty)>
            <EmptyState glyph=Glyph::Task title="Проектов пока нет" text=Some("Карточки вида «проект» выстроятся здесь по срокам.".to_owned()) />
        </Show>
        <section class="sheet roadmap" aria-label="Проекты по срокам" hidden=move || lines.with(Vec::is_empty)>
            <h2>"Дорожная карта"</h2>
            {move || span.get().map(|span| view! { <Ruler span=span /> })}
            <ol class="roadmap-lines">
                <For each=move || lines.get() key=|line| line.card.clone() let:line>
                    <ProjectLine open=open id=line.card.clone() own=line.own lines=lines span=span />
                </For>
            </ol>
        </section>
    }
}

fn lines_of(open: OpenBoard, papers: &Papers) -> Vec<Line> {
    let line = |project: karta_core::domain::board::register::Project| Line {
        card: project.card.id.clone(),
        sign: project.card.sign(),
        text: project.card.text.clone(),
        term: project.term,
        owner: project.owner.to_owned(),
        lacks: project.lacks.iter().map(|lack: &Lack| lack.title()).collect::<Vec<_>>().join(", "),
        own: open.may_change(&project.card.author),
    };
    roadmap(&papers.cards).into_iter().map(line).collect()
}

fn csv_of(papers: &Papers) -> String {
    let head = ["№", "Проект", "Начало", "Конец", "Ответственный"].map(str::to_owned);
    let row = |project: karta_core::domain::board::register::Project| {
        let day = |day: Option<Day>| day.map(Day::russian).unwrap_or_default();
        let (from, to) = (project.term.map(|term| term.from), project.term.map(|term| term.to));
        [project.card.sign(), project.card.text.clone(), day(from), day(to), project.owner.to_owned()]
    };
    csv([head].into_iter().chain(roadmap(&papers.cards).into_iter().map(row)))
}

#[component]
fn Ruler(span: Span) -> impl IntoView {
    let year = |(year, left): (u16, String)| view! { <span style:inset-inline-start=left>{year}</span> };
    view! { <div class="roadmap-years" aria-hidden="true">{span.years().into_iter().map(year).collect_view()}</div> }
}

#[component]
fn ProjectLine(
    open: OpenBoard,
    id: RecordId,
    own: bool,
    lines: Memo<Vec<Line>>,
    span: Memo<Option<Span>>,
) -> impl IntoView {
    let key = StoredValue::new(id);
    let line = Memo::new(move |_| {
        lines.with(|lines| key.with_value(|id| lines.iter().find(|line| line.card == *id).cloned()))
    });
    let term = Memo::new(move |_| line.with(|line| line.as_ref().and_then(|line| line.term)));
    let about = move || {
        line.get().map(|line| {
            let term = line.term.map(|term| format!("{} – {}", term.from.russian(), term.to.russian()));
            let owner = Some(line.owner).filter(|owner| !owner.is_empty());
            let lacks = Some(line.lacks).filter(|lacks| !lacks.is_empty());
            [term, owner, lacks].into_iter().flatten().collect::<Vec<_>>().join(" · ")
        })
    };
    let bar = move || {
        term.get().zip(span.get()).map(|(term, span)| {
            let (left, width) = span.bar(term);
            view! { <span class="roadmap-bar" style:inset-inline-start=left style:inline-size=width></span> }
        })
    };
    view! {
        <li data-color="k-project">
            <p class="roadmap-title"><b class="number">{move || line.with(|line| line.as_ref().map(|line| line.sign.clone()))}</b>
                <span>{move || line.with(|line| line.as_ref().map(|line| line.text.clone()))}</span></p>
            <p class="roadmap-about">{about}</p>
            <div class="roadmap-track" aria-hidden="true">{bar}</div>
            {own.then(|| view! { <Facts open=open card=key.get_value() term=term /> })}
        </li>
    }
}

#[component]
fn Facts(open: OpenBoard, card: RecordId, term: Memo<Option<Period>>) -> impl IntoView {
    view! {
        <details class="roadmap-facts no-print">
            <summary>"Срок и ответственный"</summary>
            <div class="field-pair">
                <TermFields open=open card=card.clone() term=term />
                <LiveText courier=open.courier record=card field="owner" label="Кто отвечает" writes=Writes::Line most=LINE_CHARS gone="Карточку удалили." />
            </div>
        </details>
    }
}
