//! Goal: what the owner of a trajectory wants to reach, and from which gap it comes.

use super::OWNED;
use crate::{
    domain::{
        gap::{Gap, is_gap},
        kinds::{Incomplete, KindRule, Shape, lines, need_text, optional, required},
    },
    limits::LINE_CHARS,
    sync::{ids::RecordId, record::Record},
};

pub const KIND: &str = "goal";

pub const RULE: KindRule = KindRule {
    kind: KIND,
    fields: &[
        required("title", Shape::Line),
        required("order", Shape::Order),
        optional("gap", Shape::Whole(is_gap)),
        optional("tasks", Shape::Lines),
    ],
    ..OWNED
};

/// A goal of a trajectory.
#[derive(Debug, Clone, PartialEq)]
pub struct Goal {
    pub id: RecordId,
    pub title: String,
    pub order: String,
    /// `None` where the goal was set without a gap.
    pub gap: Option<Gap>,
    pub tasks: Vec<String>,
}

impl TryFrom<&Record> for Goal {
    type Error = Incomplete;

    fn try_from(record: &Record) -> Result<Self, Incomplete> {
        Ok(Self {
            id: record.id.clone(),
            title: need_text(record, "title")?.to_owned(),
            order: need_text(record, "order")?.to_owned(),
            gap: record.value("gap").and_then(Gap::from_value),
            tasks: lines(record, "tasks"),
        })
    }
}

/// Goals in the order of the document.
pub fn in_order(mut goals: Vec<Goal>) -> Vec<Goal> {
    goals.sort_by(|a, b| (&a.order, &a.id).cmp(&(&b.order, &b.id)));
    goals
}

/// The words of a goal that is made from a gap in one tap; the person goes on from there. `title` gives a
/// card's.
pub fn begun_from(gap: &Gap, title: impl Fn(&RecordId) -> Option<String>) -> String {
    let told = gap.told(title);
    let words = match gap {
        Gap::Level { .. } => format!("Освоить роль: {told}"),
        Gap::Competence { .. } => format!("Развить компетенцию: {told}"),
        Gap::Words(_) => told,
    };
    words.chars().take(LINE_CHARS).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_goal_made_from_a_gap_says_what_is_to_be_reached() {
        let title = |_: &RecordId| Some("Модератор".to_owned());
        let level = Gap::Level { card: "role-1".into(), level: 2 };
        assert_eq!(begun_from(&level, title), "Освоить роль: Модератор, уровень 2");
        let words = Gap::Words("  Трудно начать разговор ".into());
        assert_eq!(begun_from(&words, title), "Трудно начать разговор");
    }

    #[test]
    fn the_longest_title_of_a_card_still_fits_into_a_goal() {
        let gap = Gap::Competence { card: "c-1".into() };
        let goal = begun_from(&gap, |_| Some("я".repeat(LINE_CHARS)));
        assert_eq!(goal.chars().count(), LINE_CHARS);
    }
}
