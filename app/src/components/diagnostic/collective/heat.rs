//! The heat map people × cards for the owner of the round, and its nameless look in the hall.

mod filters;
mod grid;
mod hall;
mod mastery;
mod person;
mod roles;

use std::sync::Arc;

use karta_core::{
    domain::{
        assessment::heat::{Band, Column, HeatMap, Look, Order},
        diagnostic::round_card::RoundCard,
    },
    sync::RecordId,
};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::{
    store::{OpenRound, diagnostic::collective::Collective},
    ui::{ButtonLink, EmptyState, Glyph, Meter},
};
use filters::Filters;
use grid::Grid;
use hall::HeatHall;
use mastery::MasteryPart;
use person::PersonDialog;
use roles::RolesPart;

/// How the map is looked at on this page. Never stored.
#[derive(Clone, Copy)]
pub struct HeatDesk {
    pub collective: Collective,
    pub organisation: RwSignal<String>,
    /// A family of cards: "role", "competence", or the name of a group; empty for all.
    pub family: RwSignal<String>,
    pub band: RwSignal<String>,
    pub order: RwSignal<Order>,
    pub turned: RwSignal<bool>,
    /// Whose answers are open.
    pub person: RwSignal<Option<RecordId>>,
    /// The cards whose columns are shown.
    pub cards: Memo<Vec<RoundCard>>,
    /// What each of them says of the group, computed once for all that is drawn of it, and anew for the cards alone
    /// whose levels have changed.
    pub columns: Memo<Vec<CardColumn>>,
    /// The people whose rows are shown.
    pub rows: Memo<Vec<RecordId>>,
}

/// What a card says of the group, and since which turn of its levels.
#[derive(Debug, Clone, PartialEq)]
pub struct CardColumn {
    card: RecordId,
    turn: u64,
    pub column: Arc<Column>,
}

impl CardColumn {
    fn of(map: &HeatMap, card: &RecordId, before: &[Self]) -> Self {
        let turn = map.turn(card);
        let same = before.iter().find(|it| it.turn == turn && it.card == *card).cloned();
        same.unwrap_or_else(|| Self { card: card.clone(), turn, column: Arc::new(map.column(card)) })
    }
}

impl HeatDesk {
    fn of(collective: Collective) -> Self {
        let [organisation, family, band] = [(); 3].map(|()| RwSignal::new(String::new()));
        let (order, turned) = (RwSignal::new(Order::Name), RwSignal::new(false));
        let cards = Memo::new(move |_| {
            let family = family.get();
            let mut cards = collective.cards();
            cards.retain(|card| family.is_empty() || filters::family_of(collective, &card.card) == family);
            cards
        });
        let columns = Memo::new(move |before: Option<&Vec<CardColumn>>| {
            let before = before.map(Vec::as_slice).unwrap_or_default();
            cards.with(|cards| {
                collective.with(|map| {
                    cards.iter().map(|card| CardColumn::of(map, &card.card, before)).collect::<Vec<_>>()
                })
            })
        });
        let rows = Memo::new(move |_| {
            let look = Look {
                organisation: organisation.get(),
                band: Band::named(&band.get()),
                order: order.get(),
                turned: turned.get(),
            };
            let ids: Vec<RecordId> = cards.with(|cards| cards.iter().map(|card| card.card.clone()).collect());
            collective.with(|map| map.looked(&look, &ids))
        });
        let person = RwSignal::new(None);
        Self { collective, organisation, family, band, order, turned, person, cards, columns, rows }
    }

    /// Orders by this; once more, the other way round.
    pub fn order_by(self, order: Order) {
        if self.order.with_untracked(|now| *now == order) {
            self.turned.update(|turned| *turned = !*turned);
        } else {
            self.turned.set(false);
            self.order.set(order);
        }
    }
}

#[component]
pub fn HeatView() -> impl IntoView {
    let open = OpenRound::here();
    let desk = HeatDesk::of(Collective::of(open));
    let location = use_location();
    let hall = Memo::new(move |_| location.query.with(|query| query.get("hall").is_some()));
    let blank = Memo::new(move |_| !open.has_begun() || open.subjects.with(Vec::is_empty));
    move || {
        match (blank.get(), hall.get()) {
        (true, _) => view! {
            <EmptyState glyph=Glyph::Diagnostics title="Результатов пока нет"
                text="Карта соберётся, когда в раунде будут люди, он начнётся и придут первые ответы.".to_owned() />
        }.into_any(),
        (false, true) => view! { <HeatHall collective=desk.collective /> }.into_any(),
        (false, false) => view! { <Desk desk /> }.into_any(),
    }
    }
}

#[component]
fn Desk(desk: HeatDesk) -> impl IntoView {
    let report = StoredValue::new(format!("/round/{}/report", desk.collective.open.id()));
    let levels = Memo::new(move |_| !desk.collective.cards().is_empty());
    view! {
        <div class="collective stack">
            <h2 class="no-print">"Карта результатов"</h2>
            <CoverageLine collective=desk.collective />
            <Show when=move || levels.get() fallback=move || view! {
                <EmptyState glyph=Glyph::Diagnostics title="В этом раунде только вопросы" text="Уровней в них нет. Ответы собраны в справке.".to_owned()>
                    <ButtonLink href=report.get_value()>"Открыть справку"</ButtonLink>
                </EmptyState>
            }>
                <Filters desk />
                <Grid desk />
                <RolesPart desk />
                <MasteryPart collective=desk.collective />
                <PersonDialog desk />
            </Show>
        </div>
    }
}

#[component]
pub fn CoverageLine(collective: Collective) -> impl IntoView {
    let coverage = Memo::new(move |_| collective.with(|map| map.coverage()));
    let words = move || {
        let coverage = coverage.get();
        let percent = coverage.percent().map_or_else(String::new, |percent| format!(", {percent} %"));
        format!(
            "ответили полностью {} из {}{percent}; начали {}",
            coverage.finished, coverage.people, coverage.begun
        )
    };
    view! {
        <Meter label="Охват" value=Signal::derive(move || f64::from(coverage.get().finished))
            max=Signal::derive(move || f64::from(coverage.get().people.max(1))) text=Signal::derive(words) />
    }
}
