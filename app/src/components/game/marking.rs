//! An observer's marks: a few indicators, one tap each, and a short comment. Nobody sees them before they are
//! opened together.

use karta_core::{
    domain::{
        diagnostic::mark::Mark,
        game::{stage::Phase, turn::Turn, watch::GameMark},
    },
    limits::LINE_CHARS,
    sync::RecordId,
};
use leptos::prelude::*;

use crate::{
    components::live_text::{LiveText, Writes},
    store::OpenGame,
    ui::{Button, Glyph, Tag},
};

/// What this person marks: whoever shows at their table now, else whom they choose, as without a network.
#[component]
pub fn Marking(open: OpenGame, #[prop(into)] table: RecordId) -> impl IntoView {
    let table = StoredValue::new(table);
    let chosen = RwSignal::new(None::<RecordId>);
    let shown = Memo::new(move |_| {
        let stage = table.with_value(|table| open.table(table)).and_then(|table| table.stage)?;
        (stage.phase >= Phase::Demonstration).then_some(stage.turn)
    });
    let turn = Memo::new(move |_| {
        let id = chosen.get().or_else(|| shown.get())?;
        open.turn(&id).filter(|turn| !turn.revealed && turn.player != open.who())
    });
    let key = Memo::new(move |_| {
        turn.with(|turn| turn.as_ref().map(|turn| (turn.id.clone(), turn.role().cloned())))
    });
    // A turn that the table goes to is what people look at.
    Effect::new(move |before: Option<Option<RecordId>>| {
        let now = shown.get();
        if before.is_some_and(|before| before != now) {
            chosen.set(None);
        }
        now
    });
    view! {
        {move || key.get().and_then(|_| turn.get_untracked()).map(|turn| view! { <MarkSheet open=open turn=turn /> })}
        <Others open=open turn=turn chosen=chosen />
    }
}

#[component]
fn MarkSheet(open: OpenGame, turn: Turn) -> impl IntoView {
    let id = StoredValue::new(turn.id.clone());
    let role = turn.role().cloned();
    let rows = Memo::new(move |_| role.as_ref().map(|role| open.watched(role)).unwrap_or_default());
    let done = Memo::new(move |_| {
        let marks = id.with_value(|id| open.my_mark(id)).map(|mark| mark.marks.len()).unwrap_or_default();
        (marks, rows.with(Vec::len))
    });
    let title = format!("Отметьте: {}", open.name_of(&turn.player));
    let record = GameMark::id_of(&turn.id, &open.who());
    let begin = Callback::new(move |words: String| id.with_value(|id| open.begin_comment(id, words)));
    view! {
        <section class="sheet stack mark-sheet" aria-labelledby="mark-title">
            <div class="row row-apart"><h2 id="mark-title">{title}</h2><Tag>{move || { let (done, all) = done.get(); format!("{done} из {all}") }}</Tag></div>
            <p class="hint">"Отметки вслепую: до открытия их не видит никто, даже ведущий."</p>
            <ul class="mark-list">
                <For each=move || rows.get() key=Clone::clone let:row><MarkRow open=open turn=id.get_value() indicator=row.0 text=row.1 /></For>
            </ul>
            <LiveText courier=open.courier record=record field="comment" label="Короткий комментарий, по желанию" writes=Writes::Line most=LINE_CHARS begin=begin />
        </section>
    }
}

#[component]
fn MarkRow(open: OpenGame, turn: RecordId, indicator: RecordId, text: String) -> impl IntoView {
    let key = StoredValue::new((turn, indicator));
    let now = Memo::new(move |_| {
        key.with_value(|(turn, id)| open.my_mark(turn).and_then(|mark| mark.marks.get(id).copied()))
    });
    let button = move |mark: Mark| {
        view! {
            <button type="button" class="mark-button" data-mark=mark.name() aria-pressed=move || if now.get() == Some(mark) { "true" } else { "false" }
                on:click=move |_| key.with_value(|(turn, id)| open.mark(turn, id, mark))>{mark.title()}</button>
        }
    };
    view! {
        <li>
            <div class="mark-row" role="group" aria-label=text.clone()>
                <p>{text.clone()}</p>
                <div class="mark-buttons">{Mark::ALL.map(button)}</div>
            </div>
        </li>
    }
}

/// Others at the table whose marks are not open: a device without a network does not learn whose turn it is.
#[component]
fn Others(open: OpenGame, turn: Memo<Option<Turn>>, chosen: RwSignal<Option<RecordId>>) -> impl IntoView {
    let others = Memo::new(move |_| {
        let now = turn.with(|turn| turn.as_ref().map(|turn| turn.id.clone()));
        open.to_mark().into_iter().filter(|other| Some(&other.id) != now.as_ref()).collect::<Vec<_>>()
    });
    view! {
        <Show when=move || others.with(|others| !others.is_empty())>
            <details class="sheet places-more">
                <summary>"Отметить другое выступление"</summary>
                <div class="actions">
                    <For each=move || others.get() key=|turn| (turn.id.clone(), turn.role().cloned()) let:other>
                        {
                            let id = other.id.clone();
                            let words = format!("{}: {}", open.name_of(&other.player), other.role().map(|role| open.role_title(role)).unwrap_or_default());
                            view! { <Button glyph=Glyph::Check on_press=move || chosen.set(Some(id.clone()))>{words}</Button> }
                        }
                    </For>
                </div>
            </details>
        </Show>
    }
}
