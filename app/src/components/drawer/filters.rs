//! What narrows the catalogue: for whom, roles or competences, a competence, the own level, materials. On a
//! phone it folds into «Отбор», and what is chosen stays in sight, each with a button that takes it away.

use karta_core::{
    domain::{
        grants::Action,
        level::SCALE,
        role::{FAMILIES, FOR_WHOM},
    },
    sync::RecordId,
};
use leptos::prelude::*;

use super::{
    selection::{Selection, UNMARKED},
    state::DrawerState,
};
use crate::{
    components::card::for_whom,
    store::{karta, workshop::own_groups},
    ui::{Button, CheckField, ChipGroup, Choice, Glyph, Icon, SelectField, Size},
};

#[component]
pub fn Filters(state: DrawerState) -> impl IntoView {
    let open = RwSignal::new(false);
    let count = Memo::new(move |_| chosen(&state.selection.get()).len());
    let toggle = move || open.update(|open| *open = !*open);
    let label = move || match count.get() {
        0 => "Отбор".to_owned(),
        count => format!("Отбор: {count}"),
    };
    view! {
        <div class="filters" data-open=move || open.get().then_some("")>
            <button type="button" class="button filters-fold" aria-controls="filters" on:click=move |_| toggle()
                aria-expanded=move || if open.get() { "true" } else { "false" }>
                <Icon glyph=Glyph::Filter />{label}
                <Icon glyph=Signal::derive(move || if open.get() { Glyph::Up } else { Glyph::Down }) />
            </button>
            <Chosen state=state />
            <div class="filters-body stack" id="filters">
                <Groups state=state />
            </div>
        </div>
    }
}

#[component]
fn Groups(state: DrawerState) -> impl IntoView {
    let catalogue = karta().catalogue;
    let read = move |take: fn(&Selection) -> &Vec<String>| {
        Signal::derive(move || state.selection.with(|now| take(now).clone()))
    };
    let whom = FOR_WHOM.iter().map(|one| Choice::new(*one, for_whom(one))).collect::<Vec<_>>();
    let families = FAMILIES.iter().map(|one| Choice::new(*one, family_words(one))).collect::<Vec<_>>();
    let levels = (0..SCALE.len()).map(|level| level.to_string()).chain([UNMARKED.to_owned()]);
    let levels = levels.map(|level| Choice::new(level.clone(), level_words(&level))).collect::<Vec<_>>();
    let competences =
        move || catalogue.of_family(true, |card| Choice::new(card.id.as_str(), card.title.clone()));
    let competence = move || state.selection.with(|now| now.competence.clone());
    let in_group = Memo::new(move |_| !own_groups().is_empty());
    view! {
        <ChipGroup id="whom" label="Для кого" dense=true choices=whom chosen=read(|now| &now.for_whom)
            on_change=move |whom| state.choose(|now| now.for_whom = whom) />
        <ChipGroup id="family" label="Что показать" dense=true choices=families chosen=read(|now| &now.families)
            on_change=move |families| state.choose(|now| now.families = families) />
        <Show when=move || catalogue.may(Action::KeepPrivate)>
            <ChipGroup id="level" label="Мой уровень" dense=true choices=levels.clone() chosen=read(|now| &now.levels)
                on_change=move |levels| state.choose(|now| now.levels = levels) />
        </Show>
        <SelectField id="competence" label="С какой компетенцией связаны" nothing="любая" choices=Signal::derive(competences)
            value=Signal::derive(competence) on_change=move |competence| state.choose(|now| now.competence = competence) />
        <CheckField id="stocked" label="Есть материалы мастерской" checked=Signal::derive(move || state.selection.with(|now| now.stocked))
            on_change=move |on| state.choose(|now| now.stocked = on) />
        <Show when=move || in_group.get()>
            <CheckField id="own-group" label="Есть материалы моей группы" checked=Signal::derive(move || state.selection.with(|now| now.own_group))
                on_change=move |on| state.choose(|now| now.own_group = on) />
        </Show>
        <CheckField id="archived" label="Показать архив" checked=Signal::derive(move || state.selection.with(|now| now.archived))
            on_change=move |on| state.choose(|now| now.archived = on) />
        <Show when=move || state.selection.with(|now| !chosen(now).is_empty())>
            <Button size=Size::Small glyph=Glyph::Close on_press=move || state.choose(|now| *now = now.cleared())>"Убрать отбор"</Button>
        </Show>
    }
}

/// One thing that narrows: its words and how to take it away.
#[derive(Clone, PartialEq, Eq)]
enum Narrow {
    Whom(String),
    Family(String),
    Level(String),
    Competence(String),
    Stocked,
    OwnGroup,
    Archived,
}

fn chosen(now: &Selection) -> Vec<Narrow> {
    let mut all: Vec<Narrow> = now.for_whom.iter().cloned().map(Narrow::Whom).collect();
    all.extend(now.families.iter().cloned().map(Narrow::Family));
    all.extend(now.levels.iter().cloned().map(Narrow::Level));
    all.extend(Some(now.competence.clone()).filter(|id| !id.is_empty()).map(Narrow::Competence));
    all.extend(now.stocked.then_some(Narrow::Stocked));
    all.extend(now.own_group.then_some(Narrow::OwnGroup));
    all.extend(now.archived.then_some(Narrow::Archived));
    all
}

impl Narrow {
    fn words(&self) -> String {
        match self {
            Self::Whom(one) => for_whom(one).to_owned(),
            Self::Family(one) => family_words(one).to_owned(),
            Self::Level(level) => format!("уровень: {}", level_words(level)),
            Self::Competence(id) => {
                let card = karta().catalogue.card(&RecordId::from(id.as_str()));
                card.map_or_else(|| "компетенция".to_owned(), |card| card.title)
            }
            Self::Stocked => "есть материалы".to_owned(),
            Self::OwnGroup => "материалы моей группы".to_owned(),
            Self::Archived => "с архивом".to_owned(),
        }
    }

    fn take_from(&self, now: &mut Selection) {
        match self {
            Self::Whom(gone) => now.for_whom.retain(|one| one != gone),
            Self::Family(gone) => now.families.retain(|one| one != gone),
            Self::Level(gone) => now.levels.retain(|one| one != gone),
            Self::Competence(_) => now.competence.clear(),
            Self::Stocked => now.stocked = false,
            Self::OwnGroup => now.own_group = false,
            Self::Archived => now.archived = false,
        }
    }
}

/// What is chosen, each with its way out.
#[component]
fn Chosen(state: DrawerState) -> impl IntoView {
    let one = move |narrow: Narrow| {
        let words = narrow.words();
        view! {
            <li><button type="button" class="chip chosen" aria-label=["Убрать: ", &words].concat()
                on:click=move |_| state.choose(|now| narrow.take_from(now))>
                {words.clone()}<Icon glyph=Glyph::Close size="small" />
            </button></li>
        }
    };
    let rows = move || state.selection.with(chosen).into_iter().map(one).collect_view();
    view! { <ul class="chosen-filters chips" aria-label="Выбранный отбор">{rows}</ul> }
}

fn family_words(family: &str) -> &'static str {
    if family == "competence" { "компетенции" } else { "роли" }
}

fn level_words(level: &str) -> &'static str {
    level.parse::<usize>().ok().and_then(|level| SCALE.get(level)).copied().unwrap_or("не отмечен")
}
