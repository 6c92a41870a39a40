//! Levels of a role card and the indicators by which a level is recognised (Programme, direction 4).

use serde_json::{Value, json};

use super::kinds::{
    Incomplete, KindRule, Shape, flag, is_sibling_place, need_text, optional, refs, required,
};
use crate::sync::{ids::RecordId, record::Record};

pub const KIND: &str = "level";
pub const INDICATOR: &str = "indicator";

/// The scale's words, 0 to 4 (a working convention of the field).
pub const SCALE: [&str; 5] =
    ["не пробовал(а)", "по образцу", "самостоятельно", "проектирую под задачу", "развиваю и передаю другим"];

/// The highest level of the scale.
const TOP: u8 = 4;

pub const RULE: KindRule = KindRule {
    kind: KIND,
    fields: &[
        required("role", Shape::Ref),
        required("level", Shape::Int(1, 4)),
        optional("summary", Shape::Line),
    ],
    ..KindRule::CONTENT
};

pub const INDICATOR_RULE: KindRule = KindRule {
    kind: INDICATOR,
    fields: &[
        required("text", Shape::Line),
        required("place", Shape::Whole(is_sibling_place)),
        optional("archived", Shape::Flag),
        optional("successors", Shape::Refs),
    ],
    ..RULE
};

/// One level of a role card.
#[derive(Debug, Clone, PartialEq)]
pub struct Level {
    pub id: RecordId,
    pub role: RecordId,
    pub level: u8,
    pub summary: String,
}

impl Level {
    /// The id of a role's level: one record per role and level, however many people add it.
    pub fn id_of(role: &RecordId, level: u8) -> RecordId {
        RecordId::new(format!("{role}.{level}"))
    }
}

impl TryFrom<&Record> for Level {
    type Error = Incomplete;

    fn try_from(record: &Record) -> Result<Self, Incomplete> {
        let level = record.value("level").and_then(Value::as_u64).ok_or(Incomplete { field: "level" })?;
        Ok(Self {
            id: record.id.clone(),
            role: need_text(record, "role")?.into(),
            level: u8::try_from(level).map_err(|_| Incomplete { field: "level" })?,
            summary: record.text("summary").unwrap_or_default().to_owned(),
        })
    }
}

/// A card's levels in their order, each under a number of its own. Two people who move levels at the same
/// time may leave two under one number: the later by id goes on to the next free one, and none is lost.
pub fn settled(mut levels: Vec<Level>) -> Vec<Level> {
    levels.sort_by(|a, b| (a.level, &a.id).cmp(&(b.level, &b.id)));
    let mut least = 1;
    for level in &mut levels {
        level.level = level.level.max(least);
        least = level.level.saturating_add(1);
    }
    let mut most = TOP.max(u8::try_from(levels.len()).unwrap_or(u8::MAX));
    for level in levels.iter_mut().rev() {
        level.level = level.level.min(most);
        most = level.level.saturating_sub(1);
    }
    levels
}

/// One observable action, answered «да», «пока нет» or «не могу оценить».
#[derive(Debug, Clone, PartialEq)]
pub struct Indicator {
    pub id: RecordId,
    pub text: String,
    /// The level it belongs to.
    pub parent: RecordId,
    pub order: String,
    pub archived: bool,
    /// The indicators that took its place when it was archived; a split one has several.
    pub successors: Vec<RecordId>,
}

impl Indicator {
    /// The value of `place`.
    pub fn place(parent: &RecordId, order: &str) -> Value {
        json!({ "parent": parent, "order": order })
    }
}

impl TryFrom<&Record> for Indicator {
    type Error = Incomplete;

    fn try_from(record: &Record) -> Result<Self, Incomplete> {
        let place = record.value("place").ok_or(Incomplete { field: "place" })?;
        let part = |name| place.get(name).and_then(Value::as_str).ok_or(Incomplete { field: "place" });
        Ok(Self {
            id: record.id.clone(),
            text: need_text(record, "text")?.to_owned(),
            parent: part("parent")?.into(),
            order: part("order")?.to_owned(),
            archived: flag(record, "archived"),
            successors: refs(record, "successors"),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(stored: &[(&str, u8)]) -> Vec<(String, u8)> {
        let level = |(id, level): &(&str, u8)| Level {
            id: (*id).into(),
            role: "r".into(),
            level: *level,
            summary: String::new(),
        };
        let settled = settled(stored.iter().map(level).collect());
        settled.into_iter().map(|level| (level.id.to_string(), level.level)).collect()
    }

    fn expected(pairs: &[(&str, u8)]) -> Vec<(String, u8)> {
        pairs.iter().map(|(id, level)| ((*id).to_owned(), *level)).collect()
    }

    #[test]
    fn levels_that_differ_keep_their_numbers_and_a_missing_one_stays_missing() {
        let stored = [("b", 4), ("a", 1), ("c", 2)];
        assert_eq!(numbers(&stored), expected(&[("a", 1), ("c", 2), ("b", 4)]));
    }

    #[test]
    fn levels_moved_apart_by_two_people_all_stand_and_each_under_its_own_number() {
        let one = [("a", 2), ("b", 1), ("c", 2), ("d", 4)];
        assert_eq!(numbers(&one), expected(&[("b", 1), ("a", 2), ("c", 3), ("d", 4)]));
        let at_the_top = [("a", 4), ("b", 4), ("c", 4), ("d", 4)];
        assert_eq!(numbers(&at_the_top), expected(&[("a", 1), ("b", 2), ("c", 3), ("d", 4)]));
        let five = [("a", 1), ("b", 1), ("c", 2), ("d", 4), ("e", 4)];
        assert_eq!(numbers(&five).len(), 5);
    }
}
