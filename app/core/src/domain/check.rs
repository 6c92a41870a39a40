//! The check of a whole catalogue: a list of gaps for its editors. It advises and forbids nothing; how an
//! indicator begins is told by endings alone ([`first_word`]).

pub mod first_word;

use std::collections::BTreeMap;

use super::{
    level::{Indicator, Level},
    role::RoleCard,
};
use crate::{
    limits::{DESCRIPTION_ADVICE, INDICATOR_ADVICE, INDICATORS_LEAST, PURPOSE_ADVICE, SUMMARY_ADVICE},
    sync::ids::RecordId,
};
use first_word::Begins;

/// What can be amiss.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gap {
    NoPurpose,
    NoTasks,
    NoRelated,
    NoLevel,
    NoIndicators,
    FewIndicators,
    BeginsWithAdjective,
    NotAnAction,
    NotObservable,
    SameTextTwice,
    TooLong,
}

impl Gap {
    /// All of them, the gravest first.
    pub const ALL: [Self; 11] = [
        Self::NoLevel,
        Self::NoIndicators,
        Self::FewIndicators,
        Self::BeginsWithAdjective,
        Self::NotObservable,
        Self::NotAnAction,
        Self::SameTextTwice,
        Self::TooLong,
        Self::NoPurpose,
        Self::NoTasks,
        Self::NoRelated,
    ];

    /// The name of this kind of gap for people.
    pub fn title(self) -> &'static str {
        match self {
            Self::NoPurpose => "нет назначения",
            Self::NoTasks => "нет задач",
            Self::NoRelated => "нет похожих ролей",
            Self::NoLevel => "нет уровня",
            Self::NoIndicators => "уровень без показателей",
            Self::FewIndicators => "мало показателей",
            Self::BeginsWithAdjective => "начинается с оценки",
            Self::NotAnAction => "начинается не с действия",
            Self::NotObservable => "не видно со стороны",
            Self::SameTextTwice => "повторяется",
            Self::TooLong => "слишком длинно",
        }
    }
}

/// One gap, in the record where it can be mended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub gap: Gap,
    pub record: RecordId,
    /// The field where it can be mended; empty where a record is to be added.
    pub field: &'static str,
    /// The card that it is found on.
    pub card: RecordId,
    pub text: String,
}

/// All gaps of the living cards, card by card in the order given.
pub fn check(cards: &[RoleCard], levels: &[Level], indicators: &[Indicator]) -> Vec<Finding> {
    let living: Vec<&Indicator> = indicators.iter().filter(|indicator| !indicator.archived).collect();
    let mut texts: BTreeMap<String, usize> = BTreeMap::new();
    for indicator in &living {
        *texts.entry(plain(&indicator.text)).or_default() += 1;
    }
    let mut findings = Vec::new();
    for card in cards.iter().filter(|card| !card.archived) {
        let mut found = On { card: &card.id, findings: &mut findings };
        check_card(card, &mut found);
        for number in 1..=4 {
            let Some(level) = levels.iter().find(|level| level.role == card.id && level.level == number)
            else {
                found.add(Gap::NoLevel, &card.id, "", format!("Нет уровня {number}."));
                continue;
            };
            let own: Vec<_> = living.iter().filter(|indicator| indicator.parent == level.id).collect();
            check_level(level, own.len(), &mut found);
            for indicator in own {
                check_indicator(indicator, texts.get(&plain(&indicator.text)).copied(), &mut found);
            }
        }
    }
    findings
}

struct On<'a> {
    card: &'a RecordId,
    findings: &'a mut Vec<Finding>,
}

impl On<'_> {
    fn add(&mut self, gap: Gap, record: &RecordId, field: &'static str, text: String) {
        self.findings.push(Finding { gap, record: record.clone(), field, card: self.card.clone(), text });
    }

    fn length(&mut self, what: &str, text: &str, most: usize, record: &RecordId, field: &'static str) {
        let count = text.chars().count();
        if count > most {
            let text = format!("{what}: знаков {count}, на карточку помещается {most}.");
            self.add(Gap::TooLong, record, field, text);
        }
    }
}

fn check_card(card: &RoleCard, found: &mut On) {
    if card.purpose.trim().is_empty() {
        found.add(Gap::NoPurpose, &card.id, "purpose", "Не сказано, для чего эта роль.".into());
    }
    if card.tasks.iter().all(|task| task.trim().is_empty()) {
        found.add(Gap::NoTasks, &card.id, "tasks", "Нет ни одной задачи.".into());
    }
    if card.related.is_empty() {
        found.add(Gap::NoRelated, &card.id, "related", "Не названы похожие роли.".into());
    }
    found.length("Назначение", &card.purpose, PURPOSE_ADVICE, &card.id, "purpose");
    found.length("Описание", &card.description, DESCRIPTION_ADVICE, &card.id, "description");
}

fn check_level(level: &Level, indicators: usize, found: &mut On) {
    let number = level.level;
    if indicators == 0 {
        found.add(Gap::NoIndicators, &level.id, "summary", format!("На уровне {number} нет показателей."));
    } else if indicators < INDICATORS_LEAST {
        let text = format!("На уровне {number} показателей: {indicators}, нужно хотя бы {INDICATORS_LEAST}.");
        found.add(Gap::FewIndicators, &level.id, "summary", text);
    }
    found.length("Описание уровня", &level.summary, SUMMARY_ADVICE, &level.id, "summary");
}

fn check_indicator(indicator: &Indicator, times: Option<usize>, found: &mut On) {
    let id = &indicator.id;
    match first_word::of(&indicator.text) {
        Begins::Action => {}
        Begins::Adjective(word) => {
            let text = format!("Показатель начинается с оценки («{word}»), а не с действия.");
            found.add(Gap::BeginsWithAdjective, id, "text", text);
        }
        Begins::State(word) => {
            let text =
                format!("«{word}» нельзя увидеть со стороны: назовите действие, которое подтвердит коллега.");
            found.add(Gap::NotObservable, id, "text", text);
        }
        Begins::Other(word) => {
            let text = format!("Показатель начинается не с действия («{word}»): что делает человек?");
            found.add(Gap::NotAnAction, id, "text", text);
        }
    }
    if times.is_some_and(|times| times > 1) {
        found.add(Gap::SameTextTwice, id, "text", "Такой же показатель есть ещё раз.".into());
    }
    found.length("Показатель", &indicator.text, INDICATOR_ADVICE, id, "text");
}

/// A text as it is compared with others: without case, ё, signs and doubled spaces.
fn plain(text: &str) -> String {
    let text = text.to_lowercase().replace('ё', "е");
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
