//! What stands on the title page, edited in place: by the owner alone.

use karta_core::{
    domain::{
        day::Day,
        trajectory::{Trajectory, days::Days},
    },
    limits::{LINE_CHARS, TEXT_CHARS},
};
use leptos::prelude::*;
use serde_json::Value;

use crate::{
    components::live_text::{LiveText, Writes},
    store::OpenTrajectory,
    ui::{FieldKind, TextField},
};

const LINES: [(&str, &str); 4] = [
    ("person", "Фамилия, имя, отчество"),
    ("position", "Должность"),
    ("organisation", "Организация"),
    ("companion", "Кто сопровождает"),
];
const TEXTS: [(&str, &str); 3] =
    [("diagnostics", "Результаты диагностики"), ("purpose", "Цель"), ("reflection", "Рефлексия")];

#[component]
pub fn TitleFields(open: OpenTrajectory) -> impl IntoView {
    let field = move |(field, label): (&'static str, &'static str), writes: Writes, most: usize| {
        view! { <LiveText courier=open.courier record=Trajectory::head() field=field label=label writes=writes most=most among_others=true /> }
    };
    view! {
        <details class="document-fields sheet no-print" open="">
            <summary>"Титул, цель и рефлексия"</summary>
            <div class="stack">
                <div class="document-lines">
                    {LINES.map(|line| field(line, Writes::Line, LINE_CHARS)).into_iter().collect_view()}
                    <PeriodFields open=open />
                </div>
                {TEXTS.map(|text| field(text, Writes::Text, TEXT_CHARS)).into_iter().collect_view()}
            </div>
        </details>
    }
}

/// Two native date fields over one value: it is kept when both ends are days.
#[component]
fn PeriodFields(open: OpenTrajectory) -> impl IntoView {
    let draft = RwSignal::new(None::<(String, String)>);
    let kept = Memo::new(move |_| {
        let days = open.head.with(|head| head.as_ref()?.period).map(|days| days.period);
        days.map_or_else(Default::default, |days| (days.from.to_string(), days.to.to_string()))
    });
    let ends = Memo::new(move |_| draft.get().unwrap_or_else(|| kept.get()));
    let write = move |from: String, to: String| match read_days(&from, &to) {
        Some(value) => {
            draft.set(None);
            open.write_head("period", value);
        }
        None => draft.set(Some((from, to))),
    };
    let error = move || draft.with(Option::is_some).then(|| "Укажите обе даты периода.".to_owned());
    view! {
        <TextField id="document-from" label="Период: с" kind=FieldKind::Date value=move || ends.get().0
            on_input=move |from: String| write(from, ends.get_untracked().1) />
        <TextField id="document-to" label="Период: по" kind=FieldKind::Date value=move || ends.get().1
            on_input=move |to: String| write(ends.get_untracked().0, to) error=Signal::derive(error) />
    }
}

/// What is kept for the two ends; null where both are empty, `None` where one is no day.
fn read_days(from: &str, to: &str) -> Option<Value> {
    if from.is_empty() && to.is_empty() {
        return Some(Value::Null);
    }
    Some(Days::typed(Day::from_iso(from)?, Day::from_iso(to)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_is_kept_whole_or_taken_away_whole() {
        assert_eq!(read_days("", ""), Some(Value::Null));
        assert_eq!(read_days("2026-09-01", ""), None);
        assert_eq!(read_days("0002-09-01", "2027-05-31"), None);
        let value = read_days("2026-09-01", "2027-05-31").unwrap();
        assert_eq!(value["to"], "2027-05-31");
    }
}
