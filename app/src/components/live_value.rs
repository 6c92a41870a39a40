//! A record's number or address under a person's hands: it is written while it is one, and what is not one
//! yet stays in the field and is said when the field is left.

use karta_core::{
    domain::shape::Shape,
    sync::{
        RecordId,
        replica::{Draft, Manner},
    },
};
use leptos::prelude::*;
use serde_json::Value;

use crate::{
    store::courier::Courier,
    ui::{FieldKind, TextField},
};

/// What a live value takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Takes {
    /// A whole number from the first to the second, or nothing.
    Whole(i64, i64),
    /// An address of the web, or nothing; «https://» is put before it where it is left out.
    Link,
}

impl Takes {
    fn shown(self, value: Option<&Value>) -> String {
        match value {
            Some(Value::String(text)) => text.clone(),
            Some(Value::Number(number)) => number.to_string(),
            _ => String::new(),
        }
    }

    /// The value in the text, or a word for people.
    fn value(self, text: &str) -> Result<Value, String> {
        let text = text.trim();
        let (value, shape) = match self {
            Self::Whole(..) if text.is_empty() => return Ok(Value::Null),
            Self::Whole(least, most) => {
                (text.parse::<i64>().map_or(Value::Null, Value::from), Shape::Int(least, most))
            }
            Self::Link if text.is_empty() || text.contains("://") => (text.into(), Shape::Link),
            Self::Link => (["https://", text].concat().into(), Shape::Link),
        };
        shape.check(&value).map(|()| value)
    }
}

/// A labelled line bound to one field of one record.
#[component]
pub fn LiveValue(
    courier: Courier,
    record: RecordId,
    field: &'static str,
    #[prop(into)] label: Signal<String>,
    takes: Takes,
    #[prop(optional)] optional: bool,
) -> impl IntoView {
    let space = courier.space;
    let held = RwSignal::new(None::<String>);
    let left = RwSignal::new(false);
    let id = format!("{record}-{field}");
    let record = StoredValue::new(record);
    let theirs = Memo::new(move |_| {
        let record = record.with_value(|record| space.record(record));
        takes.shown(record.as_ref().and_then(|record| record.value(field)))
    });
    let value = Signal::derive(move || held.get().unwrap_or_else(|| theirs.get()));
    let error = Signal::derive(move || {
        left.get().then(|| held.with(|held| takes.value(held.as_ref()?).err())).flatten()
    });
    let input = move |text: String| {
        if let Ok(value) = takes.value(&text) {
            let fields = vec![(field.to_owned(), value)];
            space.make(vec![Draft::Set { record: record.get_value(), fields }], Manner::Typing);
        }
        left.set(false);
        held.set(Some(text));
    };
    let commit = move |text: String| {
        left.set(true);
        if takes.value(&text).is_ok() {
            held.set(None);
        }
        space.seal();
    };
    let kind = if takes == Takes::Link { FieldKind::Url } else { FieldKind::Number };
    view! { <TextField id label value kind error optional on_input=input on_commit=commit /> }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn an_address_without_a_scheme_gets_one_and_what_runs_is_refused() {
        assert_eq!(Takes::Link.value(" iro.example/игры "), Ok(json!("https://iro.example/игры")));
        assert_eq!(Takes::Link.value("http://iro.example"), Ok(json!("http://iro.example")));
        assert_eq!(Takes::Link.value("  "), Ok(json!("")));
        assert!(Takes::Link.value("javascript://%0aalert(1)").is_err());
        assert!(Takes::Link.value("два слова").is_err());
    }

    #[test]
    fn a_number_is_whole_and_within_its_bounds_or_nothing() {
        let minutes = Takes::Whole(1, 600);
        assert_eq!(minutes.value(" 7 "), Ok(json!(7)));
        assert_eq!(minutes.value(""), Ok(Value::Null));
        for slip in ["0", "601", "7,5", "семь"] {
            assert_eq!(minutes.value(slip), Err("Нужно целое число от 1 до 600.".into()), "{slip}");
        }
    }
}
