//! The catalogue: its search and filters beside the cards, which are seen in one of three ways.

use leptos::prelude::*;

use crate::{
    commands::{Command, Desk},
    components::drawer::{
        filters::Filters,
        found::{FoundList, count_of},
        grid::Grid,
        kinship::KinshipView,
        selection::View,
        stack::Stack,
        state::DrawerState,
        tray::CompareTray,
        views::Views,
    },
    store::karta,
    ui::{Button, ButtonLink, EmptyState, FieldKind, Glyph, TextField},
};

#[component]
pub fn CataloguePage() -> impl IntoView {
    karta().title.set("Картотека".into());
    let state = DrawerState::of_address();
    view! {
        <section class="page catalogue-page">
            <div class="drawer">
                <aside class="stack drawer-side no-print">
                    <h1>"Картотека"</h1>
                    <TextField id="find-card" label="Найти карточку" kind=FieldKind::Search bare=true
                        placeholder="Роль или умение" value=state.sought on_input=move |words: String| state.seek(words) />
                    <Filters state=state />
                </aside>
                <div class="drawer-main">
                    <div class="drawer-head no-print">
                        <Views state=state />
                        <div class="drawer-count"><Count state=state /><AddCard /></div>
                    </div>
                    <Body state=state />
                </div>
            </div>
            <CompareTray />
        </section>
    }
}

#[component]
fn AddCard() -> impl IntoView {
    let karta = karta();
    let desk = expect_context::<Desk>();
    view! {
        <Show when=move || karta.catalogue.may_edit()>
            <Button glyph=Glyph::Plus on_press=move || Command::AddCard.run(karta, desk)>{Command::AddCard.label()}</Button>
            <ButtonLink href="/catalogue/check" glyph=Glyph::Task>{Command::GoCheck.label()}</ButtonLink>
        </Show>
    }
}

#[component]
fn Count(state: DrawerState) -> impl IntoView {
    let catalogue = karta().catalogue;
    let words = move || match state.is_sought() {
        true => state.found.with(count_of),
        false => format!("Показано {} из {}", state.cards.with(Vec::len), catalogue.cards.with(Vec::len)),
    };
    view! { <p class="hint" role="status">{words}</p> }
}

/// What is in the main column.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    Nothing,
    Found,
    As(View),
}

/// The grid stays in the page, hidden, while words are sought: the first letter and the last one are then
/// as quick as any.
#[component]
fn Body(state: DrawerState) -> impl IntoView {
    let shown = Memo::new(move |_| match state.selection.with(|now| now.view) {
        View::Kinship => Shown::As(View::Kinship),
        _ if state.is_sought() => Shown::Found,
        _ if state.cards.with(Vec::is_empty) => Shown::Nothing,
        view => Shown::As(view),
    });
    let is = move |one: Shown| move || shown.get() == one;
    let is_grid = Memo::new(move |_| state.selection.with(|now| now.view == View::Cards));
    view! {
        <Show when=move || is_grid.get()>
            <div hidden=move || shown.get() != Shown::As(View::Cards)><Grid state=state /></div>
        </Show>
        <Show when=is(Shown::Found)><FoundList state=state /></Show>
        <Show when=is(Shown::As(View::Drawer))><Stack state=state /></Show>
        <Show when=is(Shown::As(View::Kinship))><KinshipView state=state /></Show>
        <Show when=is(Shown::Nothing)><Nothing /></Show>
    }
}

#[component]
fn Nothing() -> impl IntoView {
    let catalogue = karta().catalogue;
    let reason = move || {
        if !catalogue.is_ready() {
            ("Картотеки пока нет на этом устройстве", "Нужна связь с сервером хотя бы один раз.")
        } else if catalogue.cards.with(Vec::is_empty) {
            ("В картотеке пока нет карточек", "Методист может добавить первую.")
        } else {
            ("Ничего не нашлось", "Под отбор не подходит ни одна карточка. Уберите отбор.")
        }
    };
    view! { <EmptyState glyph=Glyph::Drawer title=move || reason().0.to_owned() text=move || Some(reason().1.to_owned()) /> }
}
