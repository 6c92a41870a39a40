//! DiagnosticRound: one round of diagnostics, the one record of this kind in its own space (DOMAIN.md §2).
//! Its dates are a guide for people; it ends when its owner closes it.

use serde_json::{Value, json};

use crate::{
    domain::{
        day::Period,
        grants::Action,
        kinds::{Begins, Incomplete, KindRule, Shape, Writing, flag, need_text, optional, required, text},
        space::SpaceKind,
    },
    limits::ROUND_RATERS,
    sync::{ids::RecordId, record::Record},
};

pub const KIND: &str = "round";

pub const RULE: KindRule = KindRule {
    kind: KIND,
    spaces: &[SpaceKind::Round],
    fields: &[
        required("title", Shape::Title),
        required("raters", Shape::Whole(is_scheme)),
        optional("instrument", Shape::Ref),
        optional("days", Shape::Whole(|value| Period::from_value(value).is_some())),
        optional("word", Shape::Text),
        optional("closed", Shape::Flag),
    ],
    edit: Action::EditContent,
    edit_own: Action::EditContent,
    begins: Begins::SeenByAll,
    ..KindRule::CLOSED
};

/// Who chooses the colleagues.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Assigns {
    #[default]
    Owner,
    /// The assessed person names them.
    Subject,
    /// By lot, each rating as many as they are rated by.
    Lot,
}

const ASSIGNS: [(&str, &str); 3] =
    [("owner", "назначает ведущий раунда"), ("subject", "выбирает сам человек"), ("lot", "по жребию")];

impl Assigns {
    pub const ALL: [Self; 3] = [Self::Owner, Self::Subject, Self::Lot];

    /// The stored name.
    pub fn name(self) -> &'static str {
        ASSIGNS[self as usize].0
    }

    pub fn title(self) -> &'static str {
        ASSIGNS[self as usize].1
    }
}

/// Who rates in a round. One field, because a number of colleagues means nothing without who chooses them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Scheme {
    pub own: bool,
    /// How many colleagues rate each person, 0 to [`ROUND_RATERS`]; fewer than three are never shown.
    pub colleagues: u8,
    pub assigns: Assigns,
    pub expert: bool,
}

impl Scheme {
    pub fn from_value(value: &Value) -> Option<Self> {
        let flag = |name| value.get(name).and_then(Value::as_bool);
        let colleagues = value.get("colleagues").and_then(Value::as_u64).filter(|n| *n <= ROUND_RATERS)?;
        let name = value.get("assigns").and_then(Value::as_str);
        Some(Self {
            own: flag("own")?,
            colleagues: u8::try_from(colleagues).ok()?,
            assigns: Assigns::ALL.into_iter().find(|it| Some(it.name()) == name)?,
            expert: flag("expert")?,
        })
    }

    /// What is stored.
    pub fn to_value(self) -> Value {
        let Self { own, colleagues, assigns, expert } = self;
        json!({ "own": own, "colleagues": colleagues, "assigns": assigns.name(), "expert": expert })
    }

    /// Whether anybody rates at all.
    pub fn is_empty(self) -> bool {
        !self.own && self.colleagues == 0 && !self.expert
    }
}

fn is_scheme(value: &Value) -> bool {
    Scheme::from_value(value).is_some_and(|scheme| !scheme.is_empty())
}

/// A round's own facts.
#[derive(Debug, Clone, PartialEq)]
pub struct Round {
    pub title: String,
    pub raters: Scheme,
    /// The instrument it began with; its wording is kept in the round's own cards.
    pub instrument: Option<RecordId>,
    pub days: Option<Period>,
    /// The owner's word to those who answer.
    pub word: String,
    pub closed: bool,
}

impl Round {
    /// The one record of this kind in a round's space.
    pub fn record() -> RecordId {
        RecordId::from(KIND)
    }
}

impl TryFrom<&Record> for Round {
    type Error = Incomplete;

    fn try_from(record: &Record) -> Result<Self, Incomplete> {
        Ok(Self {
            title: need_text(record, "title")?.to_owned(),
            raters: record
                .value("raters")
                .and_then(Scheme::from_value)
                .ok_or(Incomplete { field: "raters" })?,
            instrument: record.text("instrument").map(RecordId::from),
            days: record.value("days").and_then(Period::from_value),
            word: text(record, "word"),
            closed: flag(record, "closed"),
        })
    }
}

/// The round that a change comes to, while it is open.
pub(super) fn open_round(writing: &Writing<'_>) -> Result<Round, &'static str> {
    let record = writing.found(&Round::record(), KIND).ok_or("Раунд ещё не начат.")?;
    if !record.is_alive() {
        return Err("Раунд удалён: ответы больше не принимаются. Ваш ответ остался у вас.");
    }
    let round = Round::try_from(record).map_err(|_| "Раунд ещё не начат.")?;
    if round.closed {
        return Err("Раунд завершён: ответы больше не принимаются. Ваш ответ остался у вас.");
    }
    Ok(round)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scheme_comes_back_as_it_was_stored_and_one_without_raters_is_refused() {
        for assigns in Assigns::ALL {
            let scheme = Scheme { own: true, colleagues: 5, assigns, expert: false };
            assert_eq!(Scheme::from_value(&scheme.to_value()), Some(scheme));
            assert!(is_scheme(&scheme.to_value()));
            assert!(!is_scheme(&Scheme { own: false, colleagues: 0, ..scheme }.to_value()));
        }
        let many = Scheme { own: true, colleagues: 200, assigns: Assigns::Lot, expert: false };
        assert!(!is_scheme(&many.to_value()));
    }
}
