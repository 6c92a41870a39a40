//! What is said of the way: reflection, evidence, agreement, and the lines to sign on.

use super::{Papers, paragraphs};
use crate::domain::{
    document::{Block, Section, Table},
    trajectory::{agreement, step::REFLECTION},
};

pub(super) fn reflection(papers: &Papers) -> Section {
    let mut blocks = paragraphs(&papers.head.reflection);
    for (at, step) in papers.planned().enumerate() {
        let answers = REFLECTION.iter().zip(&step.reflection).filter(|(_, answer)| !answer.trim().is_empty());
        let lines: Vec<String> =
            answers.map(|((_, question), answer)| format!("{question} {}", one_line(answer))).collect();
        if !lines.is_empty() {
            blocks.push(Block::Paragraph(format!("Шаг {}. {}", at + 1, step.title.trim())));
            blocks.push(Block::List(lines));
        }
    }
    if blocks.is_empty() {
        blocks = vec![Block::Blank(String::new()), Block::Blank(String::new())];
    }
    Section::new("Рефлексия", blocks)
}

/// Evidence by step.
pub(super) fn proofs(papers: &Papers) -> Option<Section> {
    let mut rows = Vec::new();
    for (at, step) in papers.planned().enumerate() {
        let mut of_step: Vec<_> = papers.evidence.iter().filter(|proof| proof.step == step.id).collect();
        of_step.sort_by(|a, b| (&a.order, &a.id).cmp(&(&b.order, &b.id)));
        for proof in of_step {
            let more = if proof.link.is_empty() { one_line(&proof.text) } else { proof.link.clone() };
            rows.push([
                (at + 1).to_string(),
                proof.sort_title().to_owned(),
                proof.title.trim().to_owned(),
                more,
            ]);
        }
    }
    let columns = [("Шаг", 8), ("Что это", 14), ("Свидетельство", 40), ("Адрес или заметка", 38)];
    (!rows.is_empty()).then(|| Section::new("Свидетельства", vec![Block::Table(Table::new(columns, rows))]))
}

pub(super) fn signatures(papers: &Papers) -> Section {
    let agreed = agreement::standing(&papers.versions, &papers.agreements).map(|(version, word)| {
        let number = version.number.map(|number| format!(" {number}")).unwrap_or_default();
        let by = if word.name.is_empty() { String::new() } else { format!(", {}", word.name) };
        Block::Paragraph(format!("Версия{number} согласована {}{by}.", word.day.russian()))
    });
    let names = [("Педагог", &papers.head.person), ("Сопровождает", &papers.head.companion)];
    let signed = names.map(|(who, name)| match name.trim() {
        "" => who.to_owned(),
        name => format!("{who}: {name}"),
    });
    let lines = signed.into_iter().chain(["Руководитель".to_owned()]).map(Block::Blank);
    Section::new("Подписи", agreed.into_iter().chain(lines).collect())
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
