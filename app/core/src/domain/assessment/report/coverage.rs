//! Who took part, and the programme's indicator.

use super::{Facts, of, percent};
use crate::domain::{
    assessment::mastery::{FORMULA, TARGET_PERCENT},
    diagnostic::assignment::Part,
    document::{Block, Section},
    plural::counted,
};

pub(super) fn lead(facts: Facts<'_>) -> Vec<String> {
    let round = &facts.of.round;
    let days = round.days.map(|days| format!("Сроки раунда: {}", days.russian()));
    let state = if round.closed { "Раунд завершён" } else { "Раунд ещё идёт" };
    let day = facts.day.map(|day| format!("{state}. Данные на {}", day.russian()));
    std::iter::once("Аналитическая справка по итогам диагностики".to_owned()).chain(days).chain(day).collect()
}

pub(super) fn section(facts: Facts<'_>) -> Section {
    let coverage = facts.map.coverage();
    let (people, finished) = (coverage.people as usize, coverage.finished as usize);
    let mut blocks = Vec::new();
    if people == 0 {
        blocks.push(Block::Paragraph("В раунде нет людей: считать пока нечего.".into()));
    } else {
        blocks.push(Block::Paragraph(format!(
            "В раунде {}. О себе начали отвечать {}, ответили полностью {}: охват {}.",
            counted(people as u64, ["участник", "участника", "участников"]),
            of(coverage.begun as usize, people),
            of(finished, people),
            percent(coverage.finished, coverage.people),
        )));
    }
    blocks.push(Block::Paragraph(format!("Кто оценивал: {}.", raters(facts))));
    let organisations = facts.map.organisations().len();
    if organisations > 1 {
        let counted = counted(organisations as u64, ["организация", "организации", "организаций"]);
        blocks.push(Block::Paragraph(format!("Представлено: {counted}.")));
    }
    Section::new("Охват", blocks)
}

fn raters(facts: Facts<'_>) -> String {
    let scheme = facts.of.round.raters;
    let answers = |part: Part| {
        let given = facts.of.answers.iter().filter(|answer| answer.part == part && !answer.is_empty());
        counted(given.count() as u64, ["ответ", "ответа", "ответов"])
    };
    let wanted =
        [(Part::Own, scheme.own), (Part::Colleague, scheme.colleagues > 0), (Part::Expert, scheme.expert)];
    let told = wanted.into_iter().filter(|(_, wanted)| *wanted);
    let told: Vec<String> =
        told.map(|(part, _)| format!("{} ({} по карточкам)", part.title(), answers(part))).collect();
    told.join("; ")
}

pub(super) fn programme(facts: Facts<'_>) -> Option<Section> {
    let mastery = facts.mastery?;
    let (counts, all) = (mastery.counted(), mastery.people.len());
    if all == 0 {
        return None;
    }
    let verdict = if mastery.is_reached() {
        "значение достигнуто"
    } else {
        "значение пока не достигнуто"
    };
    let share = percent(counts as u32, all as u32);
    let blocks = vec![
        Block::Paragraph(format!(
            "Освоили и используют не менее трёх ролей из перечня: {} методистов, {share}. Целевое значение программы — не менее {TARGET_PERCENT} %: {verdict}.",
            of(counts, all)
        )),
        Block::Paragraph(format!("Как считается. {FORMULA}")),
    ];
    Some(Section::new("Показатель программы", blocks))
}
