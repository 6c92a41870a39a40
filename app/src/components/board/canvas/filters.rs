//! What narrows the cards: words or a number, sort, group, author, cluster. The map and the list share it.

use karta_core::domain::board::{
    BoardCard,
    card::SORTS,
    group::{self, BoardGroup},
};
use leptos::{ev::KeyboardEvent, prelude::*};

use super::sheets::{color, glyph};
use crate::{
    store::{OpenBoard, board::view::BoardView, karta},
    ui::{Button, ChipGroup, Choice, Dialog, FieldKind, Glyph, SelectField, Size, TextField, Variant},
};

/// The search; Enter goes to what was found.
#[component]
pub fn Find(view: BoardView, #[prop(optional, into)] on_enter: Option<Callback<()>>) -> impl IntoView {
    let enter = move |event: KeyboardEvent| {
        if event.key() == "Enter" {
            event.prevent_default();
            on_enter.into_iter().for_each(|told| told.run(()));
        }
    };
    view! {
        <div class="map-find" on:keydown=enter>
            <TextField id="map-find" label="Найти карточку: номер или слова" placeholder="Номер или слова" kind=FieldKind::Search bare=true
                value=view.query on_input=move |text: String| view.query.set(text) />
        </div>
    }
}

/// «Отбор» and what stands behind it.
#[component]
pub fn FilterButton(open: OpenBoard, view: BoardView) -> impl IntoView {
    let shown = RwSignal::new(false);
    let count = Memo::new(move |_| {
        let texts = [view.group, view.author, view.cluster];
        let texts = texts.iter().filter(|text| text.with(|text| !text.is_empty())).count();
        texts + usize::from(view.sorts.with(|sorts| !sorts.is_empty()))
    });
    let label = move || match count.get() {
        0 => "Отбор".to_owned(),
        count => format!("Отбор: {count}"),
    };
    let found = move || view.shown.with(|shown| shown.as_ref().map(|shown| shown.len()));
    let foot = move || {
        view! {
            <Button variant=Variant::Quiet on_press=move || view.clear_filters()>"Показать всё"</Button>
            <Button variant=Variant::Primary on_press=move || shown.set(false)>"Готово"</Button>
        }
    };
    view! {
        <Button size=Size::Small glyph=Glyph::Filter on_press=move || shown.set(true)>{label}</Button>
        <Show when=move || found().is_some()>
            <span class="hint nowrap" role="status">{move || found().map(|count| format!("Найдено: {count}"))}</span>
        </Show>
        <Dialog id="map-filter" title="Отбор карточек" open=shown on_close=move || shown.set(false) foot=foot>
            <Groups open=open view=view />
        </Dialog>
    }
}

#[component]
fn Groups(open: OpenBoard, view: BoardView) -> impl IntoView {
    let sorts = move || {
        let count =
            |sort: &str| open.cards.with(|cards| cards.iter().filter(|card| card.sort == sort).count());
        let choice = |(name, title): (&'static str, &'static str)| {
            Choice::new(name, title).glyph(glyph(name)).color(color(name)).count(count(name))
        };
        SORTS.map(choice).to_vec()
    };
    let groups = move || {
        let mut all: Vec<BoardGroup> = open.space().all(group::KIND);
        all.sort_by(|a, b| a.order.cmp(&b.order));
        all.into_iter().map(|group| Choice::new(group.id.as_str(), group.title)).collect::<Vec<_>>()
    };
    let clusters = move || {
        open.clusters.with(|all| {
            all.iter().map(|one| Choice::new(one.id.as_str(), one.title.clone())).collect::<Vec<_>>()
        })
    };
    let named = move || open.head.with(|head| head.as_ref().is_some_and(|head| !head.authors_hidden));
    let choose = move |sorts: Vec<String>| view.sorts.set(sorts);
    let set = |text: RwSignal<String>| move |value: String| text.set(value);
    view! {
        <div class="stack">
            <ChipGroup id="map-sorts" label="Вид" choices=Signal::derive(sorts) chosen=view.sorts on_change=choose dense=true />
            <SelectField id="map-group" label="Группа" nothing="любая" value=view.group choices=Signal::derive(groups) on_change=set(view.group) />
            <SelectField id="map-of-cluster" label="Кластер" nothing="любой" value=view.cluster choices=Signal::derive(clusters) on_change=set(view.cluster) />
            <Show when=named>
                <SelectField id="map-author" label="Автор" nothing="любой" value=view.author choices=Signal::derive(move || authors(open)) on_change=set(view.author) />
            </Show>
        </div>
    }
}

/// This person and whoever is here now: the names of the others are not known to the page.
fn authors(open: OpenBoard) -> Vec<Choice> {
    let me = karta().principal();
    let wrote =
        |id: &str| open.cards.with(|cards| cards.iter().any(|card: &BoardCard| card.author.as_str() == id));
    let others = open.courier.connection.with(|connection| connection.people.clone());
    let others =
        others.into_iter().filter(|person| person.principal != me && wrote(person.principal.as_str()));
    let mine = Choice::new(me.as_str(), "мои карточки");
    [mine]
        .into_iter()
        .chain(others.map(|person| Choice::new(person.principal.as_str(), person.name)))
        .collect()
}
