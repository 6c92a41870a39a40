//! Numbers of an event: hours, places, price.

use karta_core::{
    limits::{ACTIVITY_HOURS, ACTIVITY_PRICE, ACTIVITY_SEATS},
    sync::RecordId,
};
use leptos::prelude::*;
use serde_json::Value;

use crate::{
    store::plan::Plan,
    ui::{FieldKind, TextField},
};

/// Field, label, least, most.
const NUMBERS: [(&str, &str, i64, i64); 3] = [
    ("hours", "Часы", 1, ACTIVITY_HOURS),
    ("seats", "Места", 1, ACTIVITY_SEATS),
    ("price", "Цена, руб.", 0, ACTIVITY_PRICE),
];

#[component]
pub fn NumberFields(plan: Plan, activity: RecordId) -> impl IntoView {
    NUMBERS.map(|number| view! { <NumberField plan=plan activity=activity.clone() number=number /> })
}

#[component]
fn NumberField(
    plan: Plan,
    activity: RecordId,
    number: (&'static str, &'static str, i64, i64),
) -> impl IntoView {
    let (field, label, least, most) = number;
    let id = format!("{activity}-{field}");
    let key = StoredValue::new(activity);
    // What stands in the field while it is no number that can be kept.
    let draft = RwSignal::new(None::<String>);
    let kept = Memo::new(move |_| {
        let record = key.with_value(|id| plan.catalogue().space().record(id));
        let number = record.and_then(|record| record.value(field).and_then(Value::as_i64));
        number.map(|number| number.to_string()).unwrap_or_default()
    });
    let write = move |text: String| match read_number(&text, least, most) {
        Some(value) => {
            draft.set(None);
            key.with_value(|id| plan.write(id, field, value));
        }
        None => draft.set(Some(text)),
    };
    let error = move || draft.with(Option::is_some).then(|| format!("Целое число от {least} до {most}."));
    view! {
        <TextField id=id label=label kind=FieldKind::Number value=move || draft.get().unwrap_or_else(|| kept.get())
            on_input=write error=error />
    }
}

/// The value of a typed number; null for none. `None` where it does not fit.
fn read_number(text: &str, least: i64, most: i64) -> Option<Value> {
    let digits: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    if digits.is_empty() {
        return Some(Value::Null);
    }
    let number = digits.parse::<i64>().ok().filter(|number| (least..=most).contains(number))?;
    Some(number.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_may_be_typed_with_spaces_or_taken_away() {
        assert_eq!(read_number("1 200", 0, 5_000), Some(1_200.into()));
        assert_eq!(read_number("", 1, 9), Some(Value::Null));
        assert_eq!(read_number("0", 1, 9), None);
        assert_eq!(read_number("два", 1, 9), None);
    }
}
