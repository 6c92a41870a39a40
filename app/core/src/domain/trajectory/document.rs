//! The document of a trajectory: title page, diagnostics, aim and tasks, plan, graph of growth, reflection,
//! signatures (DOMAIN.md, section 3). Print, DOCX and wikitext all render it.

mod growth;
mod words;

use std::collections::BTreeSet;

use super::{
    Trajectory,
    agreement::{self, Agreement},
    confirmation::{self, LevelConfirmation},
    evidence::{self, Evidence},
    goal::{self, Goal},
    growth::{GrowthPoint, KIND as POINT, curve},
    living,
    status::Status,
    step::{self, Step},
    version::{self, Version},
};
use crate::{
    domain::document::{Block, Document, Section, Table},
    sync::{ids::RecordId, record::Record},
};

/// The heading of the section before which the graph itself stands on paper.
pub const GROWTH: &str = "График роста";

/// All that the document tells of: what its reader may see.
#[derive(Debug, Clone, PartialEq)]
pub struct Papers {
    pub head: Trajectory,
    /// In the order of the document.
    pub goals: Vec<Goal>,
    /// In the order of the list.
    pub steps: Vec<Step>,
    pub evidence: Vec<Evidence>,
    pub confirmations: Vec<LevelConfirmation>,
    pub versions: Vec<Version>,
    pub agreements: Vec<Agreement>,
    /// By month, one each.
    pub curve: Vec<GrowthPoint>,
}

impl Papers {
    /// Of the records of a trajectory's space; `None` without a head.
    pub fn of<'a>(records: impl IntoIterator<Item = &'a Record> + Clone) -> Option<Self> {
        let head = records.clone().into_iter().find(|record| record.id == Trajectory::head())?;
        Some(Self {
            head: Trajectory::try_from(head).ok()?,
            goals: goal::in_order(living(records.clone(), goal::KIND)),
            steps: step::in_order(living(records.clone(), step::KIND)),
            evidence: living(records.clone(), evidence::KIND),
            confirmations: living(records.clone(), confirmation::KIND),
            versions: living(records.clone(), version::KIND),
            agreements: living(records.clone(), agreement::KIND),
            curve: curve(living(records, POINT)),
        })
    }

    /// The cards that it names.
    pub fn cards(&self) -> BTreeSet<&RecordId> {
        let gaps = self.goals.iter().filter_map(|goal| goal.gap.as_ref()?.card());
        gaps.chain(self.confirmations.iter().map(|level| &level.card)).collect()
    }

    /// The steps of the plan: what was dropped is no part of it.
    fn planned(&self) -> impl Iterator<Item = &Step> {
        self.steps.iter().filter(|step| step.status != Status::Dropped)
    }
}

/// The document. `card` gives a card's title. Sections that would be empty are left out, but for those that
/// are filled in by hand.
pub fn document(papers: &Papers, card: &dyn Fn(&RecordId) -> Option<String>) -> Document {
    let told = [
        diagnostics(papers, card),
        purpose(papers),
        plan(papers, card),
        growth::section(papers, card),
        Some(words::reflection(papers)),
        words::proofs(papers),
        Some(words::signatures(papers)),
    ];
    Document {
        title: papers.head.title.clone(),
        lead: lead(&papers.head),
        sections: told.into_iter().flatten().collect(),
    }
}

fn lead(head: &Trajectory) -> Vec<String> {
    let period = head.period.map(|days| days.period.russian()).unwrap_or_default();
    let facts = [
        ("Педагог", &head.person),
        ("Должность", &head.position),
        ("Организация", &head.organisation),
        ("Период", &period),
        ("Сопровождает", &head.companion),
    ];
    let told = facts.into_iter().filter(|(_, words)| !words.trim().is_empty());
    let facts = told.map(|(name, words)| format!("{name}: {}", words.trim()));
    std::iter::once("Индивидуальная профессиональная траектория".to_owned()).chain(facts).collect()
}

fn diagnostics(papers: &Papers, card: &dyn Fn(&RecordId) -> Option<String>) -> Option<Section> {
    let mut blocks = paragraphs(&papers.head.diagnostics);
    let mut levels: Vec<(&RecordId, String)> = Vec::new();
    for one in &papers.confirmations {
        let stands = confirmation::standing(&papers.confirmations, &one.card);
        if stands.is_some_and(|stands| stands.id == one.id) {
            let title = card(&one.card).unwrap_or_else(|| "карточка удалена".into());
            let by = if one.name.is_empty() { String::new() } else { format!(", {}", one.name) };
            levels.push((
                &one.id,
                format!("{title}: подтверждён уровень {} ({}{by})", one.level, one.day.russian()),
            ));
        }
    }
    levels.sort();
    let gaps = papers.goals.iter().filter_map(|goal| goal.gap.as_ref()).map(|gap| gap.told(card));
    let gaps: Vec<String> = gaps.filter(|words| !words.is_empty()).collect();
    let lists = [
        ("Подтверждённые уровни:", levels.into_iter().map(|(_, words)| words).collect()),
        ("Дефициты и запросы:", gaps),
    ];
    for (name, lines) in lists.into_iter().filter(|(_, lines): &(_, Vec<String>)| !lines.is_empty()) {
        blocks.extend([Block::Paragraph(name.to_owned()), Block::List(lines)]);
    }
    (!blocks.is_empty()).then(|| Section::new("Результаты диагностики", blocks))
}

fn purpose(papers: &Papers) -> Option<Section> {
    let mut blocks = paragraphs(&papers.head.purpose);
    for (at, goal) in papers.goals.iter().enumerate() {
        blocks.push(Block::Paragraph(format!("{}. {}", at + 1, goal.title.trim())));
        if !goal.tasks.is_empty() {
            blocks.push(Block::List(goal.tasks.clone()));
        }
    }
    (!blocks.is_empty()).then(|| Section::new("Цель и задачи", blocks))
}

/// The columns of the plan with their shares of the width.
const COLUMNS: [(&str, u8); 10] = [
    ("№", 3),
    ("Дефицит", 10),
    ("Задача", 12),
    ("Мероприятие", 15),
    ("Форма", 10),
    ("Часы", 6),
    ("Срок", 10),
    ("Место, ответственный", 13),
    ("Форма предъявления", 12),
    ("Отметка", 9),
];

fn plan(papers: &Papers, card: &dyn Fn(&RecordId) -> Option<String>) -> Option<Section> {
    let row = |(at, step): (usize, &Step)| {
        let goal = papers.goals.iter().find(|goal| Some(&goal.id) == step.goal.as_ref());
        let gap = goal.and_then(|goal| goal.gap.as_ref()).map(|gap| gap.told(card));
        [
            (at + 1).to_string(),
            gap.unwrap_or_default(),
            goal.map(|goal| goal.title.trim().to_owned()).unwrap_or_default(),
            step.title.trim().to_owned(),
            step.form_title().to_owned(),
            step.hours.map(|hours| hours.to_string()).unwrap_or_default(),
            step.period().map(|days| days.russian()).unwrap_or_default(),
            joined([&step.place, &step.responsible]),
            joined([&step.presentation, &step.result]),
            mark(step),
        ]
    };
    let rows: Vec<_> = papers.planned().enumerate().map(row).collect();
    if rows.is_empty() {
        return None;
    }
    let hours: u64 = papers
        .planned()
        .filter(|step| step.status.counts())
        .filter_map(|step| step.hours)
        .map(u64::from)
        .sum();
    let mut blocks = vec![Block::Table(Table::new(COLUMNS, rows))];
    if hours > 0 {
        blocks.push(Block::Paragraph(format!("Всего часов: {hours}.")));
    }
    Some(Section::new("План", blocks))
}

fn mark(step: &Step) -> String {
    // A plan on paper is ticked by hand: what lies ahead leaves the place free.
    match (step.status, step.since) {
        (Status::Planned, _) => String::new(),
        (status, Some(day)) => format!("{}, {}", status.title(), day.russian()),
        (status, None) => status.title().to_owned(),
    }
}

fn joined(parts: [&String; 2]) -> String {
    let told: Vec<&str> = parts.into_iter().map(|part| part.trim()).filter(|part| !part.is_empty()).collect();
    told.join("; ")
}

fn paragraphs(text: &str) -> Vec<Block> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| Block::Paragraph(line.to_owned())).collect()
}

#[cfg(test)]
mod tests;
