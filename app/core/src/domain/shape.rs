//! What a field's value may be. The judge checks every write by it; the interface says the same limits
//! before a person meets them.

use serde_json::Value;

use super::link;
use crate::{
    limits::{LINE_CHARS, LIST_ITEMS, TEXT_CHARS, TITLE_CHARS},
    sync::{ids::RecordId, order},
};

/// What a field's value may be. Lengths are in characters.
pub enum Shape {
    Title,
    Line,
    Text,
    Lines,
    /// Empty, or an address that a browser may safely follow.
    Link,
    Choice(&'static [&'static str]),
    Choices(&'static [&'static str]),
    Int(i64, i64),
    Flag,
    Order,
    Ref,
    Refs,
    /// Several values that mean something only together.
    Whole(fn(&Value) -> bool),
}

impl Shape {
    /// `Err` with a text for people that says what does not fit.
    pub fn check(&self, value: &Value) -> Result<(), String> {
        match self {
            Self::Title => text(value, TITLE_CHARS).and_then(not_blank),
            Self::Line => text(value, LINE_CHARS).map(drop),
            Self::Text => text(value, TEXT_CHARS).map(drop),
            Self::Lines => items(value)?.iter().try_for_each(|item| text(item, LINE_CHARS).map(drop)),
            Self::Link => text(value, LINE_CHARS).and_then(safe_link),
            Self::Choice(options) => one_of(value, options),
            Self::Choices(options) => items(value)?.iter().try_for_each(|item| one_of(item, options)),
            Self::Int(least, most) => match value.as_i64() {
                Some(number) if (*least..=*most).contains(&number) => Ok(()),
                _ => Err(format!("Нужно целое число от {least} до {most}.")),
            },
            Self::Flag => value.is_boolean().then_some(()).ok_or_else(|| "Нужно «да» или «нет».".into()),
            Self::Order => fits(value.as_str().is_some_and(order::is_index)),
            Self::Ref => fits(is_reference(value)),
            Self::Refs => fits(items(value)?.iter().all(is_reference)),
            Self::Whole(check) => fits(check(value)),
        }
    }
}

fn fits(good: bool) -> Result<(), String> {
    good.then_some(()).ok_or_else(|| "Значение не подходит к этому полю.".into())
}

fn text(value: &Value, most: usize) -> Result<&str, String> {
    let text = value.as_str().ok_or_else(|| String::from("Нужен текст."))?;
    match text.chars().nth(most) {
        None => Ok(text),
        Some(_) => Err(format!("Слишком длинно: не больше {most} знаков.")),
    }
}

fn not_blank(text: &str) -> Result<(), String> {
    if text.trim().is_empty() {
        Err("Название не может быть пустым.".into())
    } else {
        Ok(())
    }
}

fn safe_link(text: &str) -> Result<(), String> {
    if text.is_empty() || link::is_safe(text) {
        Ok(())
    } else {
        Err("Нужен адрес, который начинается с http:// или https://.".into())
    }
}

fn items(value: &Value) -> Result<&[Value], String> {
    match value.as_array() {
        Some(items) if items.len() <= LIST_ITEMS => Ok(items),
        Some(_) => Err(format!("Слишком много строк: не больше {LIST_ITEMS}.")),
        None => Err("Нужен список.".into()),
    }
}

fn one_of(value: &Value, options: &[&str]) -> Result<(), String> {
    fits(value.as_str().is_some_and(|text| options.contains(&text)))
}

fn is_reference(value: &Value) -> bool {
    value.as_str().is_some_and(|text| RecordId::from(text).is_well_formed())
}

/// Whether the value is `{parent, order}`: a place among siblings, one field because it means
/// something only together.
pub fn is_sibling_place(value: &Value) -> bool {
    value.as_object().is_some_and(|place| {
        place.len() == 2
            && place.get("parent").is_some_and(is_reference)
            && place.get("order").and_then(Value::as_str).is_some_and(order::is_index)
    })
}

/// The stored names of a list of (name, title).
pub const fn names<const N: usize>(titles: [(&'static str, &'static str); N]) -> [&'static str; N] {
    let mut names = [""; N];
    let mut at = 0;
    while at < N {
        names[at] = titles[at].0;
        at += 1;
    }
    names
}

/// The title of a stored name; empty for an unknown one.
pub fn title_of(titles: &[(&str, &'static str)], name: &str) -> &'static str {
    titles.iter().find(|(known, _)| *known == name).map_or("", |(_, title)| *title)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_title_of_ten_thousand_characters_is_refused_with_a_word() {
        let word = Shape::Title.check(&json!("я".repeat(10_000))).unwrap_err();
        assert_eq!(word, "Слишком длинно: не больше 160 знаков.");
    }

    #[test]
    fn markup_and_emoji_are_text_like_any_other() {
        assert_eq!(Shape::Title.check(&json!("<b>Роль</b> 🎲")), Ok(()));
    }

    #[test]
    fn a_link_may_be_empty_and_never_runs_anything() {
        assert_eq!(Shape::Link.check(&json!("")), Ok(()));
        assert_eq!(Shape::Link.check(&json!("https://iro.example/игры?год=2026")), Ok(()));
        let word = Shape::Link.check(&json!("javascript:alert(1)")).unwrap_err();
        assert_eq!(word, "Нужен адрес, который начинается с http:// или https://.");
    }
}
