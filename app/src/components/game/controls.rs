//! What a table's leader presses: the one large button, the clock, and what is rarer under «Ещё».

use std::collections::BTreeMap;

use karta_core::{
    domain::game::{
        next::Next,
        stage::Phase,
        turn::{State, Turn},
    },
    sync::RecordId,
};
use leptos::{prelude::*, task::spawn_local};

use crate::{
    components::session::asking::ask,
    failure::FailureCode,
    platform::page,
    store::OpenGame,
    ui::{Button, Glyph, IconButton, Menu, MenuItem, Size, Toasts, Variant},
};

/// Milliseconds after a press in which another one does nothing: a tap that came twice must not leave a
/// phase out.
const REST_MS: u32 = 800;

#[component]
pub fn TableControls(
    open: OpenGame,
    #[prop(into)] table: RecordId,
    given: RwSignal<BTreeMap<RecordId, u32>>,
) -> impl IntoView {
    let key = StoredValue::new(table);
    view! {
        <div class="table-controls">
            <GivenCount open=open table=key.get_value() given=given />
            <GoOn open=open table=key.get_value() />
            <PauseButton open=open table=key.get_value() />
            <TableMore open=open table=key.get_value() />
        </div>
    }
}

#[component]
fn GoOn(open: OpenGame, table: RecordId) -> impl IntoView {
    let toasts = Toasts::expect();
    let key = StoredValue::new(table);
    let (busy, rests) = (RwSignal::new(false), RwSignal::new(false));
    let waits = Signal::derive(move || busy.get() || rests.get());
    let next = Memo::new(move |_| key.with_value(|table| open.next_at(table)));
    let blocked = move || match next.get() {
        _ if open.is_closed() => Some("Игра завершена".to_owned()),
        Next::Nobody => Some("Пусть кто-нибудь сядет за стол".to_owned()),
        Next::Draws(person) => Some(format!("Ждём: {} тянет роль на своём телефоне", open.name_of(&person))),
        _ => None,
    };
    let press = move || {
        rests.set(true);
        page::after(REST_MS, move || _ = rests.try_set(false)).keep();
        let reveals = matches!(next.get_untracked(), Next::Reveal(_));
        busy.set(true);
        spawn_local(async move {
            let done = open.go_on(key.get_value()).await;
            _ = busy.try_set(false);
            match done {
                Ok(()) if reveals => toasts.done("Отметки открыты для всех."),
                Ok(()) => {}
                Err(failure) if failure.code == FailureCode::Offline => {
                    // The page may be left while the word stands.
                    let later = move || _ = key.try_with_value(|table| open.go_to(table, Phase::Reflection));
                    toasts.offer("Нет связи: отметки пока у наблюдателей.", "Открыть позже", later);
                }
                Err(failure) => toasts.fail(failure.text),
            }
        });
    };
    let whom = move || match next.get() {
        Next::Call(person) => Some(open.name_of(&person)),
        _ => None,
    };
    view! {
        <span class="session-next">
            <Button variant=Variant::Primary size=Size::Large glyph=Glyph::Right busy=waits blocked=Signal::derive(blocked) on_press=press>
                <span class="next-words">{move || next.get().label()}<small>{whom}</small></span>
            </Button>
        </span>
    }
}

#[component]
fn PauseButton(open: OpenGame, table: RecordId) -> impl IntoView {
    let key = StoredValue::new(table);
    let stage = Memo::new(move |_| key.with_value(|table| open.table(table)).and_then(|table| table.stage));
    let timed = Memo::new(move |_| {
        stage.with(|stage| {
            stage.as_ref().is_some_and(|stage| stage.phase <= Phase::Demonstration && !stage.is_fresh())
        })
    });
    let runs =
        Memo::new(move |_| stage.with(|stage| stage.as_ref().is_some_and(|it| it.runs_since.is_some())));
    let label = move || {
        if runs.get() { "Приостановить время" } else { "Пустить время" }.to_owned()
    };
    let glyph = move || if runs.get() { Glyph::Pause } else { Glyph::Play };
    view! {
        <Show when=move || timed.get()>
            <IconButton glyph=Signal::derive(glyph) label=Signal::derive(label)
                on_press=move || key.with_value(|table| open.pause(table, runs.get_untracked())) />
        </Show>
    }
}

/// «Отметили 2 из 3», while it matters.
#[component]
fn GivenCount(open: OpenGame, table: RecordId, given: RwSignal<BTreeMap<RecordId, u32>>) -> impl IntoView {
    let key = StoredValue::new(table);
    let words = move || {
        let turn = key.with_value(|table| open.turn_at(table)).filter(|turn| !turn.revealed)?;
        let stage = key.with_value(|table| open.table(table))?.stage?;
        let marks = given.with(|given| given.get(&turn.id).copied().unwrap_or_default());
        (stage.phase >= Phase::Demonstration)
            .then(|| format!("Отметили {marks} из {}", open.observers(&turn)))
    };
    view! { <p class="session-counts" role="status">{words}</p> }
}

#[component]
fn TableMore(open: OpenGame, table: RecordId) -> impl IntoView {
    let toasts = Toasts::expect();
    let busy = RwSignal::new(false);
    let id = format!("more-{table}");
    let title = open.table(&table).map(|table| table.title).unwrap_or_default();
    let key = StoredValue::new(table);
    let act = move |does: fn(OpenGame, &RecordId)| {
        Callback::new(move |()| key.with_value(|table| does(open, table)))
    };
    let items = move || {
        let table = key.get_value();
        let stage = open.table(&table).and_then(|table| table.stage);
        let nobody = stage.is_none().then(|| "Никто не вызван".to_owned());
        let first =
            stage.as_ref().filter(|stage| stage.phase.back().is_none()).map(|_| "Это начало".to_owned());
        let mut items = vec![
            MenuItem::new("На шаг назад", act(OpenGame::go_back))
                .glyph(Glyph::Left)
                .blocked(nobody.clone().or(first)),
            MenuItem::new("Пропустить", act(OpenGame::skip))
                .glyph(Glyph::Right)
                .blocked(nobody)
                .hint("Роль останется, игрока можно вернуть"),
        ];
        if stage.as_ref().is_some_and(|stage| stage.phase == Phase::Marks) {
            let later = move |open: OpenGame, table: &RecordId| open.go_to(table, Phase::Reflection);
            items.push(
                MenuItem::new("Открыть отметки позже", act(later))
                    .glyph(Glyph::Clock)
                    .hint("Когда за столом нет сети"),
            );
        }
        let turns = open
            .turns
            .with(|turns| turns.iter().filter(|turn| turn.table == table).cloned().collect::<Vec<_>>());
        items.extend(
            turns.iter().filter(|turn| turn.state == State::Skipped).map(|turn| back(open, turn.clone())),
        );
        let now = stage.filter(|stage| stage.phase <= Phase::Marks).map(|stage| stage.turn);
        let passed =
            |turn: &&Turn| turn.state == State::Shown && !turn.revealed && Some(&turn.id) != now.as_ref();
        items.extend(turns.iter().filter(passed).map(|turn| {
            let id = turn.id.clone();
            let reveal = Callback::new(move |()| {
                ask(toasts, busy, open.open_marks(id.clone()), "Отметки открыты для всех.")
            });
            MenuItem::new(format!("Открыть отметки: {}", open.name_of(&turn.player)), reveal)
                .glyph(Glyph::Eye)
        }));
        items.extend(calls(open, &table));
        items
    };
    view! { <Menu id=id label=format!("Ещё: {title}") items=Signal::derive(items) /> }
}

fn back(open: OpenGame, turn: Turn) -> MenuItem {
    let words = format!("Вернуть: {}", open.name_of(&turn.player));
    MenuItem::new(words, Callback::new(move |()| open.bring_back(&turn))).glyph(Glyph::Undo)
}

/// Anybody can be called out of their order.
fn calls(open: OpenGame, table: &RecordId) -> Vec<MenuItem> {
    let queue = open.queue_at(table);
    let call = |(at, person): (usize, karta_core::sync::PrincipalId)| {
        let words = format!("Вызвать: {}", open.name_of(&person));
        let table = table.clone();
        let item =
            MenuItem::new(words, Callback::new(move |()| open.call(&table, &person))).glyph(Glyph::User);
        if at == 0 { item.parted() } else { item }
    };
    queue.into_iter().enumerate().map(call).collect()
}
