//! Gap: what a person wants to grow in: a level of a role, a competence, or a difficulty in their own words.
//! A trajectory starts from gaps (DOMAIN.md, section 0).

use serde_json::{Value, json};

use crate::{limits::LINE_CHARS, sync::ids::RecordId};

/// What is missing. Stored as one value: a level means nothing without its card.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gap {
    /// A level of a role to reach, 1 to 4.
    Level { card: RecordId, level: u8 },
    /// A competence of the catalogue, without a level.
    Competence { card: RecordId },
    /// Затруднение, as the person puts it.
    Words(String),
}

impl Gap {
    /// Reads the stored value; `None` where it is none.
    pub fn from_value(value: &Value) -> Option<Self> {
        let parts = value.as_object()?;
        let card = || {
            let card = RecordId::from(parts.get("card")?.as_str()?);
            card.is_well_formed().then_some(card)
        };
        let level = || {
            let level = parts.get("level")?.as_u64().filter(|level| (1..=4).contains(level))?;
            u8::try_from(level).ok()
        };
        match (parts.get("sort")?.as_str()?, parts.len()) {
            ("level", 3) => Some(Self::Level { card: card()?, level: level()? }),
            ("competence", 2) => Some(Self::Competence { card: card()? }),
            ("words", 2) => {
                let text = parts.get("text")?.as_str()?;
                (text.chars().count() <= LINE_CHARS).then(|| Self::Words(text.to_owned()))
            }
            _ => None,
        }
    }

    /// What is stored.
    pub fn to_value(&self) -> Value {
        match self {
            Self::Level { card, level } => json!({ "sort": "level", "card": card, "level": level }),
            Self::Competence { card } => json!({ "sort": "competence", "card": card }),
            Self::Words(text) => json!({ "sort": "words", "text": text }),
        }
    }

    /// The card that it is about; `None` for own words.
    pub fn card(&self) -> Option<&RecordId> {
        match self {
            Self::Level { card, .. } | Self::Competence { card } => Some(card),
            Self::Words(_) => None,
        }
    }

    /// For people: «Модератор, уровень 2». `title` gives a card's; where it is gone, that is said.
    pub fn told(&self, title: impl Fn(&RecordId) -> Option<String>) -> String {
        let named = |card| title(card).unwrap_or_else(|| "карточка удалена".into());
        match self {
            Self::Level { card, level } => format!("{}, уровень {level}", named(card)),
            Self::Competence { card } => named(card),
            Self::Words(text) => text.trim().to_owned(),
        }
    }
}

/// The check of a field that holds a gap.
pub fn is_gap(value: &Value) -> bool {
    Gap::from_value(value).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gap_of_each_sort_is_read_as_it_was_written() {
        let card = RecordId::from("role-1");
        let gaps = [
            Gap::Level { card: card.clone(), level: 2 },
            Gap::Competence { card },
            Gap::Words("Трудно удержать внимание 7 «Б»".into()),
        ];
        for gap in gaps {
            assert_eq!(Gap::from_value(&gap.to_value()), Some(gap));
        }
    }

    #[test]
    fn half_a_gap_or_a_level_off_the_scale_is_refused() {
        for bad in [
            json!({ "sort": "level", "card": "role-1" }),
            json!({ "sort": "level", "card": "role-1", "level": 5 }),
            json!({ "sort": "level", "card": "<b>", "level": 1 }),
            json!({ "sort": "competence", "card": "role-1", "level": 1 }),
            json!({ "sort": "words", "text": "я".repeat(LINE_CHARS + 1) }),
            json!("words"),
        ] {
            assert!(!is_gap(&bad), "{bad}");
        }
    }

    #[test]
    fn a_gap_about_a_deleted_card_says_so() {
        let gap = Gap::Level { card: "role-1".into(), level: 3 };
        assert_eq!(gap.told(|_| Some("Тьютор".into())), "Тьютор, уровень 3");
        assert_eq!(gap.told(|_| None), "карточка удалена, уровень 3");
    }
}
