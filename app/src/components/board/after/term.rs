//! When a project runs: two native date fields over one value.

use karta_core::{
    domain::day::{Day, Period},
    sync::RecordId,
};
use leptos::prelude::*;

use crate::{
    store::OpenBoard,
    ui::{FieldKind, TextField},
};

/// The term is kept when both of its ends are days, taken away when both are empty.
#[component]
pub fn TermFields(open: OpenBoard, card: RecordId, term: Memo<Option<Period>>) -> impl IntoView {
    let draft = RwSignal::new(None::<(String, String)>);
    let key = StoredValue::new(card.clone());
    let iso = |day: Day| day.to_string();
    let kept = move || term.get().map_or_else(Default::default, |term| (iso(term.from), iso(term.to)));
    let ends = Memo::new(move |_| draft.get().unwrap_or_else(kept));
    let write = move |from: String, to: String| {
        let days = Day::from_iso(&from).zip(Day::from_iso(&to));
        let read = days.and_then(|(from, to)| Period::new(from.min(to), from.max(to)));
        match (from.is_empty() && to.is_empty(), read) {
            (true, _) => key.with_value(|card| open.set_term(card, None)),
            (false, Some(read)) => key.with_value(|card| open.set_term(card, Some(read))),
            (false, None) => return draft.set(Some((from, to))),
        }
        draft.set(None);
    };
    let error = move || draft.with(Option::is_some).then(|| "Укажите обе даты: начало и конец.".to_owned());
    view! {
        <TextField id=format!("term-from-{card}") label="Начало" kind=FieldKind::Date value=move || ends.get().0
            on_input=move |from: String| write(from, ends.get_untracked().1) />
        <TextField id=format!("term-to-{card}") label="Конец" kind=FieldKind::Date value=move || ends.get().1
            on_input=move |to: String| write(ends.get_untracked().0, to) error=Signal::derive(error) />
    }
}
