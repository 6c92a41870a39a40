//! Growth since an earlier round.

use super::{Facts, of, quoted};
use crate::{
    domain::{
        assessment::growth::{GroupGrowth, Growth, comparable, growth},
        diagnostic::assignment::Part,
        document::{Block, Section, Table},
    },
    sync::ids::RecordId,
};

pub(super) fn section(facts: Facts<'_>) -> Option<Section> {
    let (before, catalogue) = facts.before?;
    let compared = comparable(&before.cards, &facts.of.cards, catalogue);
    let same: usize = compared.same.values().map(Vec::len).sum();
    let mut blocks = vec![Block::Paragraph(format!(
        "Сравнение с раундом {}. Показателей, чьи формулировки не менялись: {same}; сравниваются только они. Остальных: {}.",
        quoted(&before.round.title),
        compared.unlike.len(),
    ))];
    let title = |card: &RecordId| {
        let all = facts.of.cards.iter().chain(&before.cards);
        all.into_iter().find(|it| it.card == *card).map_or_else(String::new, |it| it.title.clone())
    };
    for part in [Part::Own, Part::Expert] {
        let found = growth(before.side(), facts.of.side(), part, &compared);
        if !found.group.is_empty() {
            blocks.extend(of_part(facts, part, &found, &title));
        }
    }
    let people = growth(before.side(), facts.of.side(), Part::Own, &compared);
    for (names, word) in
        [(&people.only_before, "Только в прежнем раунде"), (&people.only_after, "Только в этом раунде")]
    {
        if !names.is_empty() {
            let who = if facts.named { names.join(", ") } else { names.len().to_string() };
            blocks.push(Block::Paragraph(format!("{word}: {who}. В сравнение не входят.")));
        }
    }
    if !compared.unlike.is_empty() {
        let row = |(card, indicator, why): &(RecordId, _, _)| unlike(title(card), indicator, why);
        let rows = compared.unlike.iter().map(row).collect();
        let head = [("Карточка", 25), ("Не сравниваются", 45), ("Почему", 30)];
        blocks.push(Block::Table(Table::new(head, rows)));
    }
    Some(Section::new("Приращение", blocks))
}

fn unlike(
    card: String,
    indicator: &crate::domain::diagnostic::round_card::FrozenIndicator,
    why: &crate::domain::assessment::growth::Unlike,
) -> [String; 3] {
    [card, indicator.text.clone(), why.title().to_owned()]
}

fn of_part(facts: Facts<'_>, part: Part, found: &Growth, title: &dyn Fn(&RecordId) -> String) -> Vec<Block> {
    let all = found.group.values().fold(GroupGrowth::default(), |sum, one| GroupGrowth {
        people: sum.people.max(one.people),
        compared: sum.compared + one.compared,
        yes_before: sum.yes_before + one.yes_before,
        yes_after: sum.yes_after + one.yes_after,
    });
    let (before, after, whole) = (all.yes_before as usize, all.yes_after as usize, all.compared as usize);
    let moved = match i64::from(all.yes_after) - i64::from(all.yes_before) {
        0 => "число ответов «да» не изменилось".to_owned(),
        more @ 1.. => format!("ответов «да» стало больше на {more}"),
        less => format!("ответов «да» стало меньше на {}", less.unsigned_abs()),
    };
    let told = format!(
        "{}: было «да» {}, стало {}; {moved}.",
        capital(part.title()),
        of(before, whole),
        of(after, whole)
    );
    let row = |(card, one): (&RecordId, &GroupGrowth)| row_of(title(card), *one);
    let by_card = facts.of.cards.iter().filter_map(|card| Some((&card.card, found.group.get(&card.card)?)));
    let head = [
        ("Карточка", 40),
        ("Человек", 12),
        ("Ответов", 12),
        ("Было «да»", 12),
        ("Стало", 12),
        ("Изменение", 12),
    ];
    let mut blocks = vec![Block::Paragraph(told)];
    blocks.push(Block::Table(Table::new(head, by_card.map(row).collect())));
    if facts.named {
        blocks.push(by_person(found));
    }
    blocks
}

fn by_person(found: &Growth) -> Block {
    let row = |person: &crate::domain::assessment::growth::PersonGrowth| {
        let sum = |of: fn(&crate::domain::assessment::growth::Change) -> u32| {
            person.cards.values().map(of).sum::<u32>()
        };
        let (before, after) = (sum(|it| it.yes_before), sum(|it| it.yes_after));
        let compared = sum(|it| it.compared);
        [
            person.name.clone(),
            compared.to_string(),
            before.to_string(),
            after.to_string(),
            signed(before, after),
        ]
    };
    let rows = found.people.iter().filter(|person| !person.cards.is_empty()).map(row).collect();
    let head = [("Кого оценивали", 44), ("Ответов", 14), ("Было «да»", 14), ("Стало", 14), ("Изменение", 14)];
    Block::Table(Table::new(head, rows))
}

fn row_of(title: String, one: GroupGrowth) -> [String; 6] {
    let [people, compared, before, after] =
        [one.people, one.compared, one.yes_before, one.yes_after].map(|count| count.to_string());
    [title, people, compared, before, after, signed(one.yes_before, one.yes_after)]
}

/// «+3», «−2», «0».
fn signed(before: u32, after: u32) -> String {
    match i64::from(after) - i64::from(before) {
        0 => "0".into(),
        more @ 1.. => format!("+{more}"),
        less => format!("−{}", less.unsigned_abs()),
    }
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
