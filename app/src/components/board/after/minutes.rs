//! The протокол: gathered from the board, with what people write into it; on paper and for a word processor.

use karta_core::{
    domain::{
        board::{
            note::{ASKED, KIND, Note, PARTS, own_parts},
            papers::Papers,
        },
        day::Day,
        grants::Action,
        plural::counted,
    },
    limits::{MINUTES_NOTES, TEXT_CHARS, TITLE_CHARS},
    sync::RecordId,
};
use leptos::prelude::*;

use super::sheets::Sheets;
use crate::{
    components::{
        live_text::{LiveText, Writes},
        server_file::ServerFile,
    },
    platform::{clock, page},
    store::{OpenBoard, Session},
    ui::{Button, CheckField, EmptyState, Glyph, IconButton, Variant},
};

#[component]
pub fn MinutesPart(session: Session, papers: Memo<Option<Papers>>) -> impl IntoView {
    let open = session.open;
    let document = Memo::new(move |_| {
        let day = Day::from_iso(&clock::today())?;
        papers.with(|papers| papers.as_ref().map(|papers| papers.minutes(day)))
    });
    let bare = Memo::new(move |_| {
        papers.with(|papers| {
            papers.as_ref().is_none_or(|papers| papers.cards.is_empty() && papers.notes.is_empty())
        })
    });
    let edits = Memo::new(move |_| open.may(Action::EditContent));
    view! {
        <div class="actions no-print">
            <Button variant=Variant::Primary glyph=Glyph::Print on_press=page::print>"Напечатать протокол"</Button>
            <ServerFile courier=open.courier address=Signal::derive(move || open.minutes_address()) words="Протокол DOCX" />
        </div>
        <Waiting open=open />
        <Show when=move || edits.get()><Writing open=open /></Show>
        <Show when=move || bare.get()>
            <EmptyState glyph=Glyph::Board title="Итогов пока нет" text=Some("Протокол соберётся из карточек, кластеров, голосов и проектов.".to_owned()) />
        </Show>
        {move || (!bare.get()).then(|| document.get()).flatten().map(|document| view! { <Sheets document=document /> })}
    }
}

#[component]
fn Waiting(open: OpenBoard) -> impl IntoView {
    let count = Memo::new(move |_| open.courier.connection.with(|connection| connection.waiting));
    let words = move || {
        let count = count.get() as u64;
        let waiting = counted(count, ["правка ждёт", "правки ждут", "правок ждут"]);
        (count > 0).then(|| format!("{waiting} отправки: в файле DOCX их ещё нет."))
    };
    view! { <p class="hint no-print" role="status">{words}</p> }
}

/// What people write themselves.
#[component]
fn Writing(open: OpenBoard) -> impl IntoView {
    let own = Memo::new(move |_| {
        let notes: Vec<Note> = open.space().all(KIND);
        let asked = |note: &Note| ASKED.iter().any(|(part, _)| note.id == Note::id_about(part));
        let own = own_parts(&notes).into_iter().filter(|note| !asked(note));
        own.map(|note| note.id.clone()).collect::<Vec<_>>()
    });
    let full = move || {
        (own.with(Vec::len) >= MINUTES_NOTES).then(|| format!("Своих разделов не больше {MINUTES_NOTES}"))
    };
    let add = move || {
        let notes: Vec<Note> = untrack(|| open.space().all(KIND));
        if let Some(note) = open.add_note(&notes) {
            page::focus_when_there(&format!("{note}-title"));
        }
    };
    view! {
        <details class="sheet minutes-writing no-print">
            <summary>"Дописать протокол"</summary>
            <div class="stack">
                {ASKED.map(|(part, title)| view! { <Words open=open part=part label=title /> }).into_iter().collect_view()}
                <For each=move || own.get() key=RecordId::clone let:id><OwnPart open=open id=id /></For>
                <div class="row"><Button glyph=Glyph::Plus blocked=Signal::derive(full) on_press=add>"Свой раздел"</Button></div>
                <h2>"Разделы с доски"</h2>
                {PARTS.map(|(part, title)| view! { <Gathered open=open part=part title=title /> }).into_iter().collect_view()}
            </div>
        </details>
    }
}

/// Words of one part; the first of them make its record.
#[component]
fn Words(open: OpenBoard, part: &'static str, #[prop(into)] label: String) -> impl IntoView {
    let begin = Callback::new(move |text: String| open.write_note(part, "text", text.into()));
    view! {
        <LiveText courier=open.courier record=Note::id_about(part) field="text" label=label writes=Writes::Text most=TEXT_CHARS begin=begin />
    }
}

/// A part that is gathered: in the document or not, and what is said before it.
#[component]
fn Gathered(open: OpenBoard, part: &'static str, title: &'static str) -> impl IntoView {
    let told = Memo::new(move |_| {
        let record = open.space().record(&Note::id_about(part));
        !record.and_then(|record| Note::try_from(&record).ok()).is_some_and(|note| note.left_out)
    });
    let set = move |is_told: bool| open.write_note(part, "left_out", (!is_told).into());
    view! {
        <div class="minutes-gathered">
            <CheckField id=format!("minutes-{part}") label=title checked=told on_change=set />
            <Show when=move || told.get()><Words open=open part=part label=format!("Слова перед разделом «{title}»") /></Show>
        </div>
    }
}

#[component]
fn OwnPart(open: OpenBoard, id: RecordId) -> impl IntoView {
    let key = StoredValue::new(id.clone());
    let remove = move || open.space().delete(&key.get_value());
    view! {
        <div class="minutes-own">
            <LiveText courier=open.courier record=id.clone() field="title" label="Название раздела" writes=Writes::Line most=TITLE_CHARS among_others=true />
            <LiveText courier=open.courier record=id field="text" label="Текст раздела" writes=Writes::Text most=TEXT_CHARS among_others=true />
            <IconButton glyph=Glyph::Trash label="Удалить раздел" on_press=remove />
        </div>
    }
}
