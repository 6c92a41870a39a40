//! Growth («приращение»): two rounds side by side. Only indicators whose wording stayed the same are compared; the
//! others are listed with what became of them. People who are missing in one round are told apart.

use std::collections::{BTreeMap, BTreeSet};

use super::scale;
use crate::{
    domain::{
        diagnostic::{
            answer::Answer,
            assignment::Part,
            mark::Mark,
            round_card::{FrozenIndicator, RoundCard},
            subject::Subject,
        },
        level::Indicator,
        succession::living_heirs,
    },
    sync::ids::RecordId,
};

/// One round as it is compared.
#[derive(Debug, Clone, Copy)]
pub struct Side<'a> {
    pub cards: &'a [RoundCard],
    pub subjects: &'a [Subject],
    /// Those that count.
    pub answers: &'a [Answer],
}

/// Why an indicator is not compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unlike {
    /// Under the same id its text or its level is another.
    Reworded,
    /// Others took its place; the ids of those in the later round.
    Succeeded(Vec<RecordId>),
    /// Not asked in the later round.
    Gone,
    /// Asked in the later round alone.
    New,
}

impl Unlike {
    pub fn title(&self) -> &'static str {
        match self {
            Self::Reworded => "изменена формулировка или уровень",
            Self::Succeeded(_) => "заменён другим",
            Self::Gone => "во втором раунде не спрашивали",
            Self::New => "в первом раунде не спрашивали",
        }
    }
}

/// Which indicators may be compared.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Comparable {
    /// By card, in the later round's order; with their levels, 1 to 4.
    pub same: BTreeMap<RecordId, Vec<(u8, FrozenIndicator)>>,
    /// The others: card, indicator as last worded, why.
    pub unlike: Vec<(RecordId, FrozenIndicator, Unlike)>,
}

fn placed(cards: &[RoundCard]) -> BTreeMap<&RecordId, (&RecordId, u8, &FrozenIndicator)> {
    let of_card =
        |card| RoundCard::indicators(card).map(move |(level, it)| (&it.id, (&card.card, level, it)));
    cards.iter().flat_map(of_card).collect()
}

/// Compares the wordings of two rounds. `catalogue` tells what succeeded what.
pub fn comparable(
    before: &[RoundCard],
    after: &[RoundCard],
    catalogue: &BTreeMap<RecordId, Indicator>,
) -> Comparable {
    let (old, new) = (placed(before), placed(after));
    let mut comparable = Comparable::default();
    let mut succeeding: BTreeSet<RecordId> = BTreeSet::new();
    for card in before {
        for (level, indicator) in card.indicators() {
            let why = match new.get(&indicator.id) {
                Some((of, at, now)) if **of == card.card && *at == level && same_text(now, indicator) => {
                    continue;
                }
                Some(_) => Unlike::Reworded,
                None => {
                    let heirs = living_heirs(&indicator.id, catalogue);
                    let heirs: Vec<RecordId> =
                        heirs.into_iter().map(|it| it.id.clone()).filter(|id| new.contains_key(id)).collect();
                    succeeding.extend(heirs.iter().cloned());
                    if heirs.is_empty() { Unlike::Gone } else { Unlike::Succeeded(heirs) }
                }
            };
            comparable.unlike.push((card.card.clone(), indicator.clone(), why));
        }
    }
    for card in after {
        for (level, indicator) in card.indicators() {
            match old.get(&indicator.id) {
                Some((of, at, was)) if **of == card.card && *at == level && same_text(was, indicator) => {
                    comparable.same.entry(card.card.clone()).or_default().push((level, indicator.clone()));
                }
                None if !succeeding.contains(&indicator.id) => {
                    comparable.unlike.push((card.card.clone(), indicator.clone(), Unlike::New));
                }
                _ => {}
            }
        }
    }
    comparable
}

/// Spaces say nothing; every other sign may.
fn same_text(a: &FrozenIndicator, b: &FrozenIndicator) -> bool {
    a.text.split_whitespace().eq(b.text.split_whitespace())
}

/// The change over indicators answered «да» or «пока нет» in both rounds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Change {
    /// Indicators compared.
    pub compared: u32,
    pub yes_before: u32,
    pub yes_after: u32,
    pub gained: Vec<RecordId>,
    pub lost: Vec<RecordId>,
    /// The levels over all that each round asked. Set side by side, not subtracted, where wordings differ.
    pub levels: (Option<u8>, Option<u8>),
}

/// One person or organisation in both rounds.
#[derive(Debug, Clone, PartialEq)]
pub struct PersonGrowth {
    /// The record of the later round.
    pub subject: RecordId,
    pub name: String,
    /// By card; those without an indicator answered in both rounds are left out.
    pub cards: BTreeMap<RecordId, Change>,
}

/// The sum over the group on one card.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct GroupGrowth {
    pub people: u32,
    pub compared: u32,
    pub yes_before: u32,
    pub yes_after: u32,
}

/// Two rounds side by side.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Growth {
    /// By name.
    pub people: Vec<PersonGrowth>,
    /// Names of those in the earlier round alone, and in the later alone.
    pub only_before: Vec<String>,
    pub only_after: Vec<String>,
    pub group: BTreeMap<RecordId, GroupGrowth>,
}

/// Who somebody is in any round: the account, or the name where there is none.
fn key(subject: &Subject) -> (bool, String) {
    match &subject.person {
        Some(person) => (true, person.to_string()),
        None => (false, subject.name.trim().to_lowercase()),
    }
}

/// The growth in one part: own answers with own ones, the expert's with the expert's. Colleagues differ from
/// round to round and are not compared.
pub fn growth(before: Side, after: Side, part: Part, comparable: &Comparable) -> Growth {
    let (old, new) = (people(before), people(after));
    let missing = |from: &People, other: &People| {
        let mut names: Vec<String> =
            from.iter().filter(|(key, _)| !other.contains_key(*key)).map(|(_, it)| it.name.clone()).collect();
        names.sort();
        names
    };
    let (was, is) = (answers(before, part), answers(after, part));
    let mut growth =
        Growth { only_before: missing(&old, &new), only_after: missing(&new, &old), ..Growth::default() };
    for (key, now) in &new {
        let Some(then) = old.get(key) else { continue };
        let mut cards = BTreeMap::new();
        for (card, indicators) in &comparable.same {
            let pair = (was.get(&(&then.id, card)), is.get(&(&now.id, card)));
            let (Some(first), Some(second)) = pair else { continue };
            let change = change(card, indicators, (before, first), (after, second));
            if change.compared > 0 {
                let sum = growth.group.entry(card.clone()).or_default();
                sum.people += 1;
                sum.compared += change.compared;
                sum.yes_before += change.yes_before;
                sum.yes_after += change.yes_after;
                cards.insert(card.clone(), change);
            }
        }
        growth.people.push(PersonGrowth { subject: now.id.clone(), name: now.name.clone(), cards });
    }
    growth.people.sort_by(|a, b| (&a.name, &a.subject).cmp(&(&b.name, &b.subject)));
    growth
}

type People<'a> = BTreeMap<(bool, String), &'a Subject>;

fn people<'a>(side: Side<'a>) -> People<'a> {
    side.subjects.iter().map(|subject| (key(subject), subject)).collect()
}

/// The answers of one part by subject and card; of several experts the first by id, the same in every reading.
fn answers<'a>(side: Side<'a>, part: Part) -> BTreeMap<(&'a RecordId, &'a RecordId), &'a Answer> {
    let mut found: BTreeMap<_, &Answer> = BTreeMap::new();
    for answer in side.answers.iter().filter(|answer| answer.part == part && part != Part::Colleague) {
        let kept = found.entry((&answer.subject, &answer.card)).or_insert(answer);
        if answer.id < kept.id {
            *kept = answer;
        }
    }
    found
}

fn change(
    card: &RecordId,
    indicators: &[(u8, FrozenIndicator)],
    (before, first): (Side, &Answer),
    (after, second): (Side, &Answer),
) -> Change {
    let mut change = Change::default();
    for (level, indicator) in indicators {
        let at = usize::from(level - 1);
        let marks = (first.levels[at].get(&indicator.id), second.levels[at].get(&indicator.id));
        let (Some(was @ (Mark::Yes | Mark::NotYet)), Some(is @ (Mark::Yes | Mark::NotYet))) = marks else {
            continue;
        };
        change.compared += 1;
        change.yes_before += u32::from(*was == Mark::Yes);
        change.yes_after += u32::from(*is == Mark::Yes);
        match (was, is) {
            (Mark::NotYet, Mark::Yes) => change.gained.push(indicator.id.clone()),
            (Mark::Yes, Mark::NotYet) => change.lost.push(indicator.id.clone()),
            _ => {}
        }
    }
    let level = |side: Side, answer: &Answer| {
        let card = side.cards.iter().find(|it| &it.card == card)?;
        scale::standing(&scale::tallies(card, answer)).level
    };
    change.levels = (level(before, first), level(after, second));
    change
}

#[cfg(test)]
mod tests;
