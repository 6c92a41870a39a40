//! The map of related roles: small cards on a ring, lines between those that name each other. A tap selects
//! and shows the relations, a second one opens. The same is there as a list.

mod relations;

use karta_core::{
    domain::{
        kinship::{self, Kinship},
        role::RoleCard,
    },
    limits::KINSHIP_CARDS,
    sync::RecordId,
};
use leptos::{ev::KeyboardEvent, prelude::*};
use relations::{KinList, Relations};

use super::state::DrawerState;
use crate::{
    commands::Desk,
    components::card::tile::{color_of, sign_of},
    platform::page,
    ui::{EmptyState, Glyph, Icon},
};

#[component]
pub fn KinshipView(state: DrawerState) -> impl IntoView {
    let cards = Memo::new(move |_| {
        let hits = state.is_sought().then(|| {
            state.found.with(|found| found.hits.iter().map(|hit| hit.card.clone()).collect::<Vec<_>>())
        });
        let fits = |card: &RoleCard| hits.as_ref().is_none_or(|hits| hits.contains(&card.id));
        state.cards.with(|cards| cards.iter().filter(|card| fits(card)).cloned().collect::<Vec<_>>())
    });
    let fitting = move || (1..=KINSHIP_CARDS).contains(&cards.with(Vec::len));
    let reason = move || match cards.with(Vec::len) {
        0 => ("Показать некого", "Под отбор не подходит ни одна карточка.".to_owned()),
        count => (
            "Карточек слишком много для карты",
            format!("Их {count}, а разборчиво видно до {KINSHIP_CARDS}. Сузьте отбор."),
        ),
    };
    view! {
        <Show when=fitting fallback=move || view! { <EmptyState glyph=Glyph::Network title=reason().0 text=Some(reason().1) /> }>
            <KinshipMap cards=cards />
        </Show>
        <KinList cards=cards />
    }
}

/// The cards, how they are joined, and which one is selected.
#[derive(Clone, Copy)]
pub struct Kin {
    cards: Memo<Vec<RoleCard>>,
    map: Memo<Kinship>,
    selected: RwSignal<Option<RecordId>>,
}

impl Kin {
    fn index(self) -> Option<usize> {
        let selected = self.selected.get()?;
        self.cards.with(|cards| cards.iter().position(|card| card.id == selected))
    }

    fn is_kin(self, a: usize, b: usize) -> bool {
        self.map.with(|map| map.edges.contains(&(a.min(b), a.max(b))))
    }

    /// Where a card stands, in hundredths of the field.
    fn place(self, at: usize) -> (f64, f64) {
        let (x, y) = self.map.with(|map| map.places.get(at).copied()).unwrap_or((0.5, 0.5));
        (x * 100.0, y * 100.0)
    }
}

#[component]
fn KinshipMap(cards: Memo<Vec<RoleCard>>) -> impl IntoView {
    let named = Memo::new(move |_| {
        let of = |card: &RoleCard| {
            (card.id.clone(), card.related.iter().chain(&card.competences).cloned().collect::<Vec<_>>())
        };
        cards.with(|cards| cards.iter().map(of).collect::<Vec<_>>())
    });
    let map = Memo::new(move |_| named.with(|named| kinship::map_of(named)));
    let kin = Kin { cards, map, selected: RwSignal::new(None) };
    let edges = move || map.with(|map| map.edges.clone());
    let nodes = move || cards.with(|cards| cards.iter().cloned().enumerate().collect::<Vec<_>>());
    let dense = move || cards.with(|cards| cards.len() > kinship::NAMED).then_some("");
    view! {
        <div class="kinship">
            <div class="kinship-scroll">
                <div class="kinship-field" data-dense=dense>
                    <svg class="kinship-edges" viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
                        {move || edges().into_iter().map(|edge| view! { <Edge kin=kin edge=edge /> }).collect_view()}
                    </svg>
                    <ul>
                        <For each=nodes key=|(at, card)| (*at, card.id.clone(), card.title.clone()) let:one>
                            <Node kin=kin at=one.0 card=one.1 />
                        </For>
                    </ul>
                </div>
            </div>
            <Relations kin=kin />
        </div>
    }
}

#[component]
fn Edge(kin: Kin, edge: (usize, usize)) -> impl IntoView {
    let (a, b) = edge;
    let path = move || {
        let ((x1, y1), (x2, y2)) = (kin.place(a), kin.place(b));
        let bend = |from: f64, to: f64| 50.0 + ((from + to) / 2.0 - 50.0) * 0.6;
        format!("M{x1:.1} {y1:.1}Q{:.1} {:.1} {x2:.1} {y2:.1}", bend(x1, x2), bend(y1, y2))
    };
    let lit = move || kin.index().is_some_and(|at| at == a || at == b);
    view! { <path d=path class:lit=lit /> }
}

#[component]
fn Node(kin: Kin, at: usize, card: RoleCard) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let id = StoredValue::new(card.id.clone());
    let on = Memo::new(move |_| kin.index() == Some(at));
    let near = move || kin.index().is_none_or(|selected| selected == at || kin.is_kin(selected, at));
    let open = move || desk.go.run(format!("/catalogue/{}", id.get_value()));
    let tap = move |_| {
        if on.get_untracked() { open() } else { kin.selected.set(Some(id.get_value())) }
    };
    let walk = move |event: KeyboardEvent| {
        let count = kin.cards.with_untracked(Vec::len);
        let next = match event.code().as_str() {
            "ArrowRight" | "ArrowDown" => (at + 1) % count.max(1),
            "ArrowLeft" | "ArrowUp" => (at + count - 1) % count.max(1),
            "Escape" => return kin.selected.set(None),
            _ => return,
        };
        event.prevent_default();
        if let Some(next) = kin.cards.with_untracked(|cards| cards.get(next).map(|card| card.id.clone())) {
            page::focus(&node_id(&next));
        }
    };
    let label = move || match on.get() {
        true => "Открыть карточку",
        false => "Показать связи",
    };
    view! {
        <li class="kin" class:far=move || !near() style:left=move || format!("{:.2}%", kin.place(at).0) style:top=move || format!("{:.2}%", kin.place(at).1)>
            <button type="button" id=node_id(&card.id) data-color=color_of(&card) title=label on:click=tap on:keydown=walk
                aria-pressed=move || if on.get() { "true" } else { "false" }>
                <span class="sign"><Icon glyph=sign_of(&card) /></span>
                <span class="kin-name">{card.title.clone()}</span>
            </button>
        </li>
    }
}

fn node_id(card: &RecordId) -> String {
    format!("kin-{card}")
}
