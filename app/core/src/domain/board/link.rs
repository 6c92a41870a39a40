//! BoardLink: what one card does to another.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{SHARED, gate};
use crate::{
    domain::{
        kinds::{Incomplete, KindRule, Shape, need_choice, required},
        shape::{names, title_of},
    },
    sync::{ids::RecordId, record::Record},
};

pub const KIND: &str = "board_link";

/// What a link can say, read from its first card to its second.
pub const SORTS: [(&str, &str); 5] = [
    ("cause", "причина → следствие"),
    ("strengthens", "усиливает"),
    ("hinders", "мешает"),
    ("requires", "требует"),
    ("branch", "ветвь развилки"),
];

pub const RULE: KindRule = KindRule {
    kind: KIND,
    fields: &[required("ends", Shape::Whole(is_ends)), required("sort", Shape::Choice(&names(SORTS)))],
    within: Some(gate::OF_LINKS),
    ..SHARED
};

/// What is stored for the two cards of a link.
pub fn ends(from: &RecordId, to: &RecordId) -> Value {
    json!({ "from": from, "to": to })
}

fn ends_of(value: &Value) -> Option<(RecordId, RecordId)> {
    let end = |name| value.get(name).and_then(Value::as_str).map(RecordId::from);
    Some((end("from")?, end("to")?))
}

fn is_ends(value: &Value) -> bool {
    ends_of(value).is_some_and(|(from, to)| {
        from != to && from.is_well_formed() && to.is_well_formed() && ends(&from, &to) == *value
    })
}

/// A link between two cards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    pub id: RecordId,
    pub from: RecordId,
    pub to: RecordId,
    /// A stored name of [`SORTS`].
    pub sort: &'static str,
}

impl Link {
    pub fn sort_title(&self) -> &'static str {
        title_of(&SORTS, self.sort)
    }

    /// From what comes first in time or thought to what follows: `requires` points back, since what is
    /// required has to be there before.
    pub fn flow(&self) -> (&RecordId, &RecordId) {
        if self.sort == "requires" { (&self.to, &self.from) } else { (&self.from, &self.to) }
    }
}

impl TryFrom<&Record> for Link {
    type Error = Incomplete;

    fn try_from(record: &Record) -> Result<Self, Incomplete> {
        let (from, to) = record.value("ends").and_then(ends_of).ok_or(Incomplete { field: "ends" })?;
        Ok(Self { id: record.id.clone(), from, to, sort: need_choice(record, "sort", &SORTS)? })
    }
}

/// The links that are drawn and counted: between cards that are here, and of several that say the same one,
/// the first by id.
pub fn drawn(mut links: Vec<Link>, cards: &BTreeSet<RecordId>) -> Vec<Link> {
    links.sort_by(|a, b| a.id.cmp(&b.id));
    let mut said = BTreeSet::new();
    links.retain(|link| {
        link.from != link.to
            && cards.contains(&link.from)
            && cards.contains(&link.to)
            && said.insert((link.from.clone(), link.to.clone(), link.sort))
    });
    links
}

#[cfg(test)]
pub(super) fn sample_link(id: &str, from: &str, sort: &'static str, to: &str) -> Link {
    Link { id: id.into(), from: from.into(), to: to.into(), sort }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_is_not_linked_to_itself() {
        assert!(is_ends(&json!({ "from": "a", "to": "b" })));
        assert!(!is_ends(&json!({ "from": "a", "to": "a" })));
        assert!(!is_ends(&json!({ "from": "a" })) && !is_ends(&json!({ "from": "a", "to": "б" })));
    }

    #[test]
    fn what_two_people_draw_at_once_is_one_line_and_a_line_to_nothing_is_not_drawn() {
        let cards = ["a", "b"].map(RecordId::from).into();
        let links = vec![
            sample_link("2", "a", "cause", "b"),
            sample_link("1", "a", "cause", "b"),
            sample_link("3", "a", "hinders", "b"),
            sample_link("4", "a", "cause", "gone"),
            sample_link("5", "b", "cause", "a"),
        ];
        let drawn: Vec<_> = drawn(links, &cards).into_iter().map(|link| link.id.to_string()).collect();
        assert_eq!(drawn, ["1", "3", "5"]);
    }
}
