//! ReportWords: what the owner of a round concludes in the «аналитическая справка». Figures are counted; conclusions
//! are a person's own.

use crate::{
    domain::{
        grants::Action,
        kinds::{Incomplete, KindRule, Shape, optional, text},
        space::SpaceKind,
    },
    sync::{audience::Audience, ids::RecordId, record::Record},
};

pub const KIND: &str = "report_words";

/// The fields with their headings.
pub const PARTS: [(&str, &str); 2] = [("conclusions", "Выводы"), ("advice", "Рекомендации")];

pub const RULE: KindRule = KindRule {
    kind: KIND,
    spaces: &[SpaceKind::Round],
    fields: &[optional(PARTS[0].0, Shape::Text), optional(PARTS[1].0, Shape::Text)],
    add: Action::EditContent,
    edit: Action::EditContent,
    edit_own: Action::EditContent,
    audience: Some(|_| Audience::Keepers),
    ..KindRule::CLOSED
};

/// The words of the one record of this kind in a round's space.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReportWords {
    pub conclusions: String,
    pub advice: String,
}

impl ReportWords {
    pub fn record() -> RecordId {
        RecordId::from(KIND)
    }
}

impl TryFrom<&Record> for ReportWords {
    type Error = Incomplete;

    fn try_from(record: &Record) -> Result<Self, Incomplete> {
        Ok(Self { conclusions: text(record, PARTS[0].0), advice: text(record, PARTS[1].0) })
    }
}
