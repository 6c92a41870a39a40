//! Wordings of the catalogue: fields that people may propose to change. A list is written as text, one item
//! a line, so that every wording is proposed, compared and accepted in the same way.

use serde_json::Value;

use super::{
    kinds::{Shape, rule_of},
    level, material, role,
};
use crate::sync::record::Record;

const KINDS: [&str; 4] = [role::KIND, level::KIND, level::INDICATOR, material::KIND];

/// The shape of a wording; `None` where a change of this field is not proposed.
fn shape_of(kind: &str, field: &str) -> Option<&'static Shape> {
    let rule = rule_of(kind).filter(|_| KINDS.contains(&kind))?;
    let field = rule.field(field).filter(|field| field.needs.is_none())?;
    let worded = matches!(field.shape, Shape::Title | Shape::Line | Shape::Text | Shape::Lines);
    worded.then_some(&field.shape)
}

/// Whether a change of this field may be proposed.
pub fn is_wording(kind: &str, field: &str) -> bool {
    shape_of(kind, field).is_some()
}

/// The wording that stands in a field, as text; empty where there is none.
pub fn text_of(record: &Record, field: &str) -> String {
    match record.value(field) {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Array(items)) => {
            let items = items.iter().filter_map(Value::as_str);
            items.map(|item| item.replace('\n', " ")).collect::<Vec<_>>().join("\n")
        }
        _ => String::new(),
    }
}

/// The field's value that a text stands for. `Err` with a word for people where it does not fit, `None`
/// inside it where the field is no wording.
pub fn value_of(kind: &str, field: &str, text: &str) -> Option<Result<Value, String>> {
    let shape = shape_of(kind, field)?;
    let value = if matches!(shape, Shape::Lines) {
        text.lines().map(str::trim).filter(|line| !line.is_empty()).collect()
    } else {
        Value::from(text.trim())
    };
    Some(shape.check(&value).map(|()| value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_list_is_one_item_a_line_and_comes_back_as_a_list() {
        let value = value_of("role_card", "tasks", " Вести игру \n\nПровести разбор\n");
        assert_eq!(value, Some(Ok(json!(["Вести игру", "Провести разбор"]))));
        assert_eq!(value_of("role_card", "title", " Игромастер "), Some(Ok(json!("Игромастер"))));
    }

    #[test]
    fn places_and_decisions_are_not_proposed_as_wordings() {
        assert!(is_wording("indicator", "text") && is_wording("material", "task"));
        let not =
            [("indicator", "place"), ("material", "word"), ("role_card", "related"), ("question", "text")];
        for (kind, field) in not {
            assert!(!is_wording(kind, field), "{kind}.{field}");
        }
    }
}
