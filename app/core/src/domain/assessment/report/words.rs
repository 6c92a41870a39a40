//! What people say in words: replies to questionnaires, the owner's conclusions, and how everything was counted.

use super::{Facts, percent};
use crate::domain::{
    assessment::{
        questionnaire::Questionnaire,
        scale::{ANSWERS_LEAST, MET_PERCENT, Tally},
    },
    diagnostic::{inquiry::Asked, report_words, round_card::RoundCard},
    document::{Block, Section, Table},
    level::SCALE,
    survey::Outcome,
};

/// Empty lines that are left for what is written by hand.
const LINES: usize = 3;

pub(super) fn questionnaires(facts: Facts<'_>) -> Option<Section> {
    let asked = facts.of.questionnaires();
    let blocks: Vec<Block> = asked.iter().flat_map(|(card, found)| of_card(facts, card, found)).collect();
    (!blocks.is_empty()).then(|| Section::new("Ответы на вопросы", blocks))
}

fn of_card(facts: Facts<'_>, card: &RoundCard, found: &Questionnaire) -> Vec<Block> {
    let mut blocks = vec![Block::Paragraph(card.title.clone())];
    let statement = |(asked, tally): &(Asked, Tally)| {
        let (yes, answered) = (u32::from(tally.yes), u32::from(tally.answered));
        [
            asked.text.clone(),
            yes.to_string(),
            (answered - yes).to_string(),
            tally.cannot.to_string(),
            percent(yes, answered),
        ]
    };
    if !found.statements.is_empty() {
        let head =
            [("Утверждение", 48), ("Да", 12), ("Пока нет", 13), ("Не могу оценить", 15), ("Да, %", 12)];
        blocks.push(Block::Table(Table::new(head, found.statements.iter().map(statement).collect())));
    }
    let scales: Vec<_> =
        found.others.iter().filter(|(_, outcome)| outcome.scale.iter().any(|n| *n > 0)).collect();
    if !scales.is_empty() {
        let row = |(asked, outcome): &&(Asked, Outcome)| {
            let [a, b, c, d, e] = outcome.scale.map(|count| count.to_string());
            [asked.text.clone(), a, b, c, d, e]
        };
        let head = [("Вопрос", 50), ("1", 10), ("2", 10), ("3", 10), ("4", 10), ("5", 10)];
        blocks.push(Block::Table(Table::new(head, scales.iter().map(row).collect())));
    }
    for (asked, outcome) in found.others.iter().filter(|(_, outcome)| !outcome.words.is_empty()) {
        blocks.push(Block::Paragraph(asked.text.clone()));
        // Words give their writer away: without names they are only counted.
        blocks.push(match facts.named {
            true => Block::List(outcome.words.clone()),
            false => Block::Paragraph(format!("Ответов словами: {}.", outcome.words.len())),
        });
    }
    blocks
}

/// A part that a person writes; empty lines where nothing is written yet.
pub(super) fn own(facts: Facts<'_>, part: usize) -> Option<Section> {
    let (_, title) = report_words::PARTS[part];
    let words = [&facts.of.words.conclusions, &facts.of.words.advice];
    let lines = words[part].lines().map(str::trim).filter(|line| !line.is_empty());
    let blocks: Vec<Block> = lines.map(|line| Block::Paragraph(line.to_owned())).collect();
    let blocks = if blocks.is_empty() { vec![Block::Blank(String::new()); LINES] } else { blocks };
    Some(Section::new(title, blocks))
}

pub(super) fn method() -> Section {
    let scale: Vec<String> =
        SCALE.iter().enumerate().map(|(level, words)| format!("{level}: {words}")).collect();
    let rule = format!(
        "Уровень есть, когда на {MET_PERCENT} % и больше его показателей отвечено «да»; «не могу оценить» не считается; если ответов меньше {ANSWERS_LEAST}, уровень не определён. Уровень человека: высший из тех, что есть вместе со всеми ниже него."
    );
    let source = "Источник уровня: подтверждённый методистом, иначе по оценке эксперта, иначе по самооценке. Взаимооценка уровня не задаёт, ряды не усредняются.";
    let blocks = vec![Block::List(scale), Block::Paragraph(rule), Block::Paragraph(source.into())];
    Section::new("Как считалось", blocks)
}
