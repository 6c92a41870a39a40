//! Why an activity is proposed, in words.

use crate::domain::{day::Day, month::Month, plural::counted};

/// One reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// It develops the very card of the gap.
    Develops {
        card: String,
        competence: bool,
        level: Option<u8>,
    },
    /// It is held in the role of the gap.
    HeldInRole {
        card: String,
    },
    /// It develops a competence that the role of the gap names as its own.
    Needed {
        competence: String,
        card: String,
    },
    /// It has the person's own words, as they wrote them.
    Words(Vec<String>),
    /// Its form suits this level (свод).
    Suits {
        level: u8,
    },
    Hours(u32),
    Seats {
        seats: u32,
        month: Month,
    },
    Begins(Month),
    /// It is under way, up to this day.
    Going(Day),
    AnyTime,
    Free,
}

impl Reason {
    /// For people; several are read one after another, with commas.
    pub fn told(&self) -> String {
        match self {
            Self::Develops { card, competence, level } => {
                let what = if *competence { "компетенцию" } else { "роль" };
                let level = level.map_or(String::new(), |level| format!(" до уровня {level}"));
                format!("развивает {what} «{card}»{level}")
            }
            Self::HeldInRole { card } => format!("проводится в роли «{card}»"),
            Self::Needed { competence, card } => {
                format!("развивает компетенцию «{competence}», которая нужна для роли «{card}»")
            }
            Self::Words(words) => {
                let words: Vec<String> = words.iter().map(|word| format!("«{word}»")).collect();
                format!("отвечает вашим словам {}", words.join(", "))
            }
            Self::Suits { level } => format!("такая форма подходит для уровня {level}"),
            Self::Hours(hours) => format!("{hours} ч"),
            Self::Seats { seats, month } => {
                format!("{} {}", counted(u64::from(*seats), ["место", "места", "мест"]), month.within())
            }
            Self::Begins(month) => month.within(),
            Self::Going(to) => format!("уже идёт, до {}", to.russian()),
            Self::AnyTime => "в любое время".into(),
            Self::Free => "бесплатно".into(),
        }
    }
}
