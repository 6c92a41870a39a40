//! The path view: from an образ будущего back to what leads to it and to the projects that carry it.

use std::collections::BTreeSet;

use karta_core::{
    domain::board::{
        BoardCard,
        drawing::{Drawing, Scene, drawing},
        papers::Papers,
        path::{Path, path_to, paths},
    },
    sync::RecordId,
};
use leptos::prelude::*;

use super::Picture;
use crate::{
    platform::page,
    store::{Session, board::papers::this_year},
    ui::{Button, Choice, EmptyState, Glyph, SelectField},
};

/// Cards that stand alike to the goal, each with what it does to it.
#[derive(Debug, Clone, PartialEq)]
struct Ring {
    title: String,
    cards: Vec<(BoardCard, &'static str)>,
}

/// A path as it is shown.
#[derive(Debug, Clone, PartialEq)]
struct Shown {
    rings: Vec<Ring>,
    drawing: Drawing,
}

#[component]
pub fn PathsPart(session: Session, papers: Memo<Option<Papers>>) -> impl IntoView {
    let wished = RwSignal::new(String::new());
    let goals = Memo::new(move |_| papers.with(|papers| papers.as_ref().map(goals_of).unwrap_or_default()));
    let goal = Memo::new(move |_| {
        let wished = wished.get();
        goals.with(|goals| {
            let there = goals.iter().find(|goal| goal.value == wished).or(goals.first());
            there.map(|goal| goal.value.clone()).unwrap_or_default()
        })
    });
    let shown = Memo::new(move |_| {
        let goal = RecordId::new(goal.get());
        papers.with(|papers| papers.as_ref().and_then(|papers| shown_of(papers, &goal)))
    });
    let cards =
        Memo::new(move |_| papers.with(|papers| papers.as_ref().map_or(0, |papers| papers.cards.len())));
    let rings =
        move || shown.with(|shown| shown.as_ref().map(|shown| shown.rings.clone()).unwrap_or_default());
    let picture =
        Signal::derive(move || shown.with(|shown| shown.as_ref().map(|shown| shown.drawing.clone())));
    let board = StoredValue::new(format!("/board/{}", session.open.id()));
    view! {
        <Show when=move || !goals.with(Vec::is_empty) fallback=move || view! {
            <EmptyState glyph=Glyph::Star title="Образов будущего пока нет" text=Some("Добавьте карточку вида «образ будущего» и проведите к ней связи.".to_owned()) >
                <crate::ui::ButtonLink href=board.get_value()>"К доске"</crate::ui::ButtonLink>
            </EmptyState>
        }>
            <div class="actions no-print"><Button glyph=Glyph::Print on_press=page::print>"Напечатать"</Button></div>
            <div class="no-print"><SelectField id="path-goal" label="Образ будущего" value=goal choices=goals on_change=move |goal: String| wished.set(goal) /></div>
            <div class="path-rings">{move || rings().into_iter().map(|ring| view! { <RingOf ring=ring /> }).collect_view()}</div>
            <Picture drawing=picture cards=cards />
        </Show>
    }
}

fn goals_of(papers: &Papers) -> Vec<Choice> {
    let title = |path: &Path| format!("№ {}. {}", path.goal.sign(), path.goal.text);
    let found = paths(&papers.cards, &papers.links);
    found.iter().map(|path| Choice::new(path.goal.id.as_str(), title(path))).collect()
}

fn shown_of(papers: &Papers, goal: &RecordId) -> Option<Shown> {
    let path = path_to(goal, &papers.cards, &papers.links)?;
    let mut lit: BTreeSet<RecordId> = path.cards().into_iter().cloned().collect();
    lit.extend(path.hindrances.iter().map(|card| card.id.clone()));
    let drawing = drawing(&Scene { lit: Some(&lit), ..papers.scene(this_year()) });
    Some(Shown { rings: rings_of(&path), drawing })
}

fn rings_of(path: &Path) -> Vec<Ring> {
    let ring = |title: String, cards: Vec<(BoardCard, &'static str)>| Ring { title, cards };
    let mut rings = vec![ring("Образ будущего".into(), vec![(path.goal.clone(), "")])];
    rings.push(ring(
        "Проекты, которые к нему ведут".into(),
        path.projects().map(|card| (card.clone(), "")).collect(),
    ));
    let farthest = path.steps.last().map_or(0, |step| step.steps);
    for far in 1..=farthest {
        let there = path.steps.iter().filter(|step| step.steps == far);
        let cards = there.map(|step| (step.card.clone(), step.link.sort_title())).collect();
        let title = if far == 1 {
            "Ведёт прямо".to_owned()
        } else {
            format!("Ведёт через {far} связи")
        };
        rings.push(ring(title, cards));
    }
    rings.push(ring("Мешает".into(), path.hindrances.iter().map(|card| ((*card).clone(), "")).collect()));
    rings.retain(|ring| !ring.cards.is_empty());
    rings
}

#[component]
fn RingOf(ring: Ring) -> impl IntoView {
    let card = |(card, link): (BoardCard, &'static str)| {
        let owner = Some(card.owner.clone()).filter(|owner| !owner.is_empty() && card.sort == "project");
        let term = card.term.map(|term| format!("до {}", term.to.russian()));
        let from = card.origin.as_ref().map(|origin| origin.told());
        let about = [
            Some(card.sort_title().to_owned()),
            Some(link.to_owned()).filter(|link| !link.is_empty()),
            term,
            owner,
            from,
        ];
        let about = about.into_iter().flatten().collect::<Vec<_>>().join(" · ");
        view! {
            <li data-color=format!("k-{}", card.sort)><b class="number">{card.sign()}</b><span>{card.text.clone()}<small>{about}</small></span></li>
        }
    };
    view! {
        <section class="sheet path-ring"><h2>{ring.title}</h2><ul>{ring.cards.into_iter().map(card).collect_view()}</ul></section>
    }
}
