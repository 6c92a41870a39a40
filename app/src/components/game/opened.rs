//! The marks of a turn, opened together: how many said «да» to each indicator, and the comments.

use karta_core::{domain::game::turn::Turn, sync::RecordId};
use leptos::prelude::*;

use crate::{store::OpenGame, ui::Meter};

#[component]
pub fn OpenedMarks(open: OpenGame, turn: RecordId) -> impl IntoView {
    let key = StoredValue::new(turn);
    let turn = Memo::new(move |_| key.with_value(|id| open.turn(id)).filter(|turn| turn.revealed));
    let rows = Memo::new(move |_| turn.get().map(|turn| rows_of(open, &turn)).unwrap_or_default());
    let comments = Memo::new(move |_| turn.get().map(|turn| comments_of(open, &turn)).unwrap_or_default());
    let none = move || rows.with(|rows| rows.iter().all(|row| row.all == 0));
    view! {
        <Show when=move || turn.with(Option::is_some)>
            <div class="opened-marks stack">
                <Show when=none><p class="hint">"Отметок никто не поставил."</p></Show>
                <For each=move || rows.get() key=Clone::clone let:row>
                    {(row.all > 0).then(|| view! {
                        <Meter label=row.text.clone() value=f64::from(row.yes) max=Signal::stored(f64::from(row.all)) text=format!("да: {} из {}", row.yes, row.all) />
                    })}
                </For>
                <Show when=move || comments.with(|comments| !comments.is_empty())>
                    <ul class="opened-words">
                        <For each=move || comments.get() key=Clone::clone let:words><li>{words}</li></For>
                    </ul>
                </Show>
            </div>
        </Show>
    }
}

/// One indicator as it was marked.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Row {
    text: String,
    yes: u32,
    all: u32,
}

fn rows_of(open: OpenGame, turn: &Turn) -> Vec<Row> {
    let counts = open.counts(turn);
    let texts = open.catalogue.all_indicators();
    // In the order in which they were marked; what the role has lost since comes last.
    let order: Vec<RecordId> =
        turn.role().map(|role| open.watched(role)).unwrap_or_default().into_iter().map(|row| row.0).collect();
    let place = |id: &RecordId| order.iter().position(|other| other == id).unwrap_or(usize::MAX);
    let mut rows: Vec<(usize, Row)> = counts
        .into_iter()
        .map(|(id, (yes, all))| {
            let text = texts.get(&id).map_or_else(|| "показатель удалён".to_owned(), |one| one.text.clone());
            (place(&id), Row { text, yes, all })
        })
        .collect();
    rows.sort_by_key(|(place, _)| *place);
    rows.into_iter().map(|(_, row)| row).collect()
}

/// Without names, in the order of the alphabet.
fn comments_of(open: OpenGame, turn: &Turn) -> Vec<String> {
    let mut words: Vec<String> = open.marks.with(|marks| {
        let of_turn = marks.iter().filter(|mark| mark.turn == turn.id && mark.observer != turn.player);
        of_turn.map(|mark| mark.comment.trim().to_owned()).filter(|words| !words.is_empty()).collect()
    });
    words.sort();
    words
}
