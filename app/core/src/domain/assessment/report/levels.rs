//! Levels by card and by person.

use super::{Facts, of, percent, quoted};
use crate::{
    domain::{
        assessment::{
            heat::Column,
            scale::{MASTERED_LEVEL, Tally},
        },
        diagnostic::round_card::RoundCard,
        document::{Bars, Block, Section, Table},
        plural::counted,
    },
    sync::ids::RecordId,
};

/// Cards as columns of one table; past them it would not fit a sheet.
const ANNEX_CARDS: usize = 20;

/// The cards that have levels, with their numbers in the tables.
fn cards<'a>(facts: Facts<'a>) -> impl Iterator<Item = (usize, &'a RoundCard)> {
    (1..).zip(facts.map.cards().iter().filter(|card| card.has_levels()))
}

/// People at level 2 and higher, and people whose level is known.
fn mastered(column: &Column) -> (u32, u32) {
    let known: u32 = column.distribution.iter().sum();
    (column.distribution[usize::from(MASTERED_LEVEL)..].iter().sum(), known)
}

pub(super) fn section(facts: Facts<'_>) -> Option<Section> {
    let columns: Vec<(usize, &RoundCard, Column)> =
        cards(facts).map(|(at, card)| (at, card, facts.map.column(&card.card))).collect();
    if columns.is_empty() {
        return None;
    }
    let legend = (0..=4).map(|level| format!("уровень {level}")).chain(["не определён".to_owned()]).collect();
    let bar = |(at, card, column): &(usize, &RoundCard, Column)| {
        let numbers = column.distribution.iter().copied().chain([column.undetermined]).collect();
        (format!("{at}. {}", card.title), numbers)
    };
    let row = |(at, card, column): &(usize, &RoundCard, Column)| {
        let (mastered, known) = mastered(column);
        let [none, first, second, third, fourth] = column.distribution.map(|count| count.to_string());
        let share = percent(mastered, known);
        let open = column.undetermined.to_string();
        [at.to_string(), card.title.clone(), none, first, second, third, fourth, open, share]
    };
    let table = Table::new(
        [
            ("№", 5),
            ("Карточка", 33),
            ("0", 8),
            ("1", 8),
            ("2", 8),
            ("3", 8),
            ("4", 8),
            ("Не определён", 11),
            ("2 и выше", 11),
        ],
        columns.iter().map(row).collect(),
    );
    let mut blocks = vec![Block::Bars(Bars { legend, rows: columns.iter().map(bar).collect() })];
    blocks.push(Block::Table(table));
    blocks.extend(told(&columns).into_iter().map(Block::Paragraph));
    Some(Section::new("Уровни по карточкам", blocks))
}

/// Where level 2 is most and least common: only where the cards differ at all.
fn told(columns: &[(usize, &RoundCard, Column)]) -> Vec<String> {
    let shares: Vec<(&str, u32, u32)> = columns
        .iter()
        .map(|(_, card, column)| (card.title.as_str(), mastered(column)))
        .filter(|(_, (_, known))| *known > 0)
        .map(|(title, (mastered, known))| (title, mastered, known))
        .collect();
    // Fractions are compared as fractions: 1 of 3 and 2 of 6 are the same.
    let order = |a: &(&str, u32, u32), b: &(&str, u32, u32)| {
        (u64::from(a.1) * u64::from(b.2)).cmp(&(u64::from(b.1) * u64::from(a.2)))
    };
    let (Some(least), Some(most)) =
        (shares.iter().min_by(|a, b| order(a, b)), shares.iter().max_by(|a, b| order(a, b)))
    else {
        return vec!["Уровень пока не определён ни у кого.".into()];
    };
    if order(least, most).is_eq() {
        return match shares.len() {
            1 => Vec::new(),
            _ => vec!["Доля людей на уровне 2 и выше по всем карточкам одинакова.".into()],
        };
    }
    let like = |one: &(&str, u32, u32)| {
        let equal = shares.iter().filter(|it| order(it, one).is_eq());
        let words: Vec<String> = equal
            .map(|(title, mastered, known)| {
                format!("{} ({})", quoted(title), of(*mastered as usize, *known as usize))
            })
            .collect();
        words.join(", ")
    };
    vec![
        format!("Чаще всего уровень 2 и выше встречается здесь: {}.", like(most)),
        format!("Реже всего: {}.", like(least)),
    ]
}

pub(super) fn people(facts: Facts<'_>) -> Option<Section> {
    let names = |ids: &[RecordId]| match facts.named {
        true => listed(facts, ids),
        false => ids.len().to_string(),
    };
    let row = |(at, card): (usize, &RoundCard)| {
        let column = facts.map.column(&card.card);
        [at.to_string(), card.title.clone(), names(&column.leaders), names(&column.gaps)]
    };
    let rows: Vec<_> = cards(facts).map(row).collect();
    let table = Table::new([("№", 5), ("Карточка", 25), ("Лидеры", 35), ("Дефициты", 35)], rows.clone());
    let how = "Лидеры: уровень 3 и выше, а где таких нет, верх группы начиная с уровня 1. Дефициты: уровень ниже 2.";
    let blocks = vec![Block::Table(table), Block::Paragraph(how.into())];
    (!rows.is_empty()).then(|| Section::new("Лидеры и дефициты", blocks))
}

fn listed(facts: Facts<'_>, ids: &[RecordId]) -> String {
    let name = |id: &RecordId| facts.of.subjects.iter().find(|it| it.id == *id).map(|it| it.name.as_str());
    let names: Vec<&str> = ids.iter().filter_map(name).collect();
    if names.is_empty() { "—".to_owned() } else { names.join(", ") }
}

/// Colleagues' answers, a series of their own: they set no level.
pub(super) fn colleagues(facts: Facts<'_>) -> Option<Section> {
    let subjects: Vec<&RecordId> = facts.of.subjects.iter().map(|subject| &subject.id).collect();
    let row = |(at, card): (usize, &RoundCard)| {
        let seen: Vec<[Tally; 4]> =
            subjects.iter().filter_map(|id| facts.map.cell(id, &card.card).colleagues).collect();
        let sum =
            |part: fn(&Tally) -> u16| seen.iter().flatten().map(|tally| u32::from(part(tally))).sum::<u32>();
        let (yes, answered) = (sum(|tally| tally.yes), sum(|tally| tally.answered));
        let share = percent(yes, answered);
        let row = [at.to_string(), card.title.clone(), seen.len().to_string(), answered.to_string(), share];
        (!seen.is_empty()).then_some(row)
    };
    let rows: Vec<_> = cards(facts).filter_map(row).collect();
    if rows.is_empty() {
        return None;
    }
    let head = [("№", 5), ("Карточка", 40), ("Человек", 15), ("Ответов", 20), ("Из них «да»", 20)];
    let how = "Учтены люди, о которых ответили не меньше трёх коллег. Взаимооценка показана отдельно и уровня не меняет.";
    let blocks = vec![Block::Table(Table::new(head, rows)), Block::Paragraph(how.into())];
    Some(Section::new("Взаимооценка", blocks))
}

/// People × cards, by the numbers of the cards.
pub(super) fn annex(facts: Facts<'_>) -> Option<Section> {
    let shown: Vec<(usize, &RoundCard)> = cards(facts).take(ANNEX_CARDS).collect();
    if shown.is_empty() || !facts.named {
        return None;
    }
    let share = u8::try_from(65 / shown.len()).unwrap_or(1).clamp(3, 20);
    let first = 100 - share * u8::try_from(shown.len()).unwrap_or(1);
    let head = std::iter::once("Кого оценивали".to_owned()).chain(shown.iter().map(|(at, _)| at.to_string()));
    let row = |subject: &&crate::domain::diagnostic::subject::Subject| {
        let level = |(_, card): &(usize, &RoundCard)| {
            let level = facts.map.cell(&subject.id, &card.card).level;
            level.map_or_else(|| "—".to_owned(), |(level, _)| level.to_string())
        };
        std::iter::once(subject.name.clone()).chain(shown.iter().map(level)).collect()
    };
    let people = facts.map.people();
    let table = Table {
        head: head.collect(),
        widths: std::iter::once(first).chain(shown.iter().map(|_| share)).collect(),
        rows: people.iter().map(row).collect(),
    };
    let many = counted(people.len() as u64, ["человек", "человека", "человек"]);
    let word = format!(
        "{many}. Номера столбцов те же, что в таблице уровней по карточкам; прочерк: уровень не определён."
    );
    Some(Section::new("Уровни по людям", vec![Block::Table(table), Block::Paragraph(word)]))
}
