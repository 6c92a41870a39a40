//! Протокол of a board as a document: what was talked about, what came out, who does what by when. People
//! edit it in a word processor afterwards.

use super::{
    ballot::Tally,
    card::{BoardCard, SORTS},
    cluster::{self, Cluster},
    fork::forks,
    hall::first_words,
    head::Board,
    link::Link,
    note::{Note, PARTS, own_parts},
    path::paths,
    register::{HEAD, Names, register, roadmap},
    takt::Takt,
};
use crate::domain::{
    day::Day,
    document::{Block, Document, Section, Table},
    plural::counted,
    shape::title_of,
};

/// All that a протокол tells of. Cards, links (as drawn) and clusters (as settled) are those that its reader
/// may see.
pub struct Meeting<'a> {
    pub board: &'a Board,
    pub day: Day,
    /// How many took part.
    pub people: usize,
    pub takts: &'a [Takt],
    pub cards: &'a [BoardCard],
    pub links: &'a [Link],
    pub clusters: &'a [Cluster],
    pub tally: &'a Tally,
    pub names: &'a Names,
    /// What people wrote themselves.
    pub notes: &'a [Note],
}

/// Characters of a card's text where it is only mentioned.
const MENTION: usize = 80;

/// The document. Parts that would be empty are left out, and those that people left out.
pub fn minutes(meeting: &Meeting) -> Document {
    let own = own_parts(meeting.notes).into_iter().filter_map(own_part);
    let gathered = PARTS.iter().filter_map(|(part, _)| told(meeting, part));
    let mut sections: Vec<Section> = own.chain(gathered).collect();
    sections.push(Section::new(
        "Подписи",
        vec![Block::Blank("Ведущий".into()), Block::Blank("Секретарь".into())],
    ));
    Document { title: format!("Протокол. {}", meeting.board.title), lead: lead(meeting), sections }
}

/// A part that people wrote.
fn own_part(note: &Note) -> Option<Section> {
    let title = if note.title.trim().is_empty() { "Без названия" } else { note.title.trim() };
    let blocks = written(note);
    (!blocks.is_empty()).then(|| Section::new(title, blocks))
}

fn written(note: &Note) -> Vec<Block> {
    note.paragraphs().map(|line| Block::Paragraph(line.to_owned())).collect()
}

/// A gathered part, with the words that people put before it.
fn told(meeting: &Meeting, part: &str) -> Option<Section> {
    let gathered = match part {
        "course" => course(meeting),
        "futures" => futures(meeting),
        "votes" => votes(meeting),
        "choices" => choices(meeting),
        "projects" => projects(meeting),
        _ => all_cards(meeting),
    };
    let note = meeting.notes.iter().find(|note| note.about.is_some_and(|about| about == part));
    if note.is_some_and(|note| note.left_out) {
        return None;
    }
    let mut section = gathered.unwrap_or_else(|| Section::new(title_of(&PARTS, part), Vec::new()));
    if let Some(note) = note {
        section.blocks.splice(0..0, written(note));
    }
    (!section.blocks.is_empty()).then_some(section)
}

fn lead(meeting: &Meeting) -> Vec<String> {
    let mut lead = vec![format!(
        "{}. Участвовали: {}. На карте {}.",
        meeting.day.russian(),
        counted(meeting.people as u64, ["человек", "человека", "человек"]),
        counted(meeting.cards.len() as u64, ["карточка", "карточки", "карточек"])
    )];
    if !meeting.board.topic.trim().is_empty() {
        lead.insert(0, format!("Тема: {}", meeting.board.topic.trim()));
    }
    if let Some(horizons) = meeting.board.horizons {
        let [near, middle, far] = horizons.ends;
        lead.push(format!("Горизонты: ближний до {near} года, средний до {middle}, дальний до {far}."));
    }
    lead
}

fn course(meeting: &Meeting) -> Option<Section> {
    let line = |takt: &Takt| match takt.minutes {
        Some(minutes) => format!("{} — {minutes} мин", takt.title),
        None => takt.title.clone(),
    };
    let lines: Vec<String> = meeting.takts.iter().map(line).collect();
    (!lines.is_empty()).then(|| Section::new("Ход встречи", vec![Block::List(lines)]))
}

fn mention(card: &BoardCard) -> String {
    format!("№ {} «{}»", card.sign(), first_words(&card.text, MENTION))
}

fn mentions<'a>(cards: impl IntoIterator<Item = &'a BoardCard>) -> String {
    cards.into_iter().map(mention).collect::<Vec<_>>().join("; ")
}

fn futures(meeting: &Meeting) -> Option<Section> {
    let mut blocks = Vec::new();
    for path in paths(meeting.cards, meeting.links) {
        blocks.push(Block::Paragraph(format!("№ {}. {}", path.goal.sign(), path.goal.text)));
        let nearest = path.steps.iter().filter(|step| step.steps == 1).map(|step| step.card);
        let told = [
            ("Прямо ведут: ", mentions(nearest)),
            ("Мешают: ", mentions(path.hindrances.iter().copied())),
            ("Проекты: ", mentions(path.projects())),
        ];
        let told = told.into_iter().filter(|(_, cards)| !cards.is_empty());
        let lines: Vec<String> = told.map(|(word, cards)| format!("{word}{cards}.")).collect();
        if !lines.is_empty() {
            blocks.push(Block::List(lines));
        }
    }
    (!blocks.is_empty()).then(|| Section::new("Образы будущего и пути к ним", blocks))
}

fn votes(meeting: &Meeting) -> Option<Section> {
    let heaps = cluster::by_votes(meeting.clusters, meeting.cards, &meeting.tally.dots);
    let named = heaps.iter().filter(|heap| heap.cluster.is_some() || heap.dots > 0);
    let row = |heap: &cluster::Heap| {
        let numbers = heap.cards.iter().map(|card| card.sign()).collect::<Vec<_>>().join(", ");
        [heap.title().to_owned(), numbers, heap.dots.to_string()]
    };
    let rows: Vec<[String; 3]> = named.map(row).collect();
    if rows.is_empty() {
        return None;
    }
    let mut blocks =
        vec![Block::Table(Table::new([("Кластер", 40), ("Карточки №", 45), ("Голоса", 15)], rows))];
    let mut best: Vec<&BoardCard> =
        meeting.cards.iter().filter(|card| meeting.tally.of(&card.id) > 0).collect();
    best.sort_by_key(|card| (std::cmp::Reverse(meeting.tally.of(&card.id)), card.rank()));
    if !best.is_empty() {
        let voted = counted(u64::from(meeting.tally.voters), ["человек", "человека", "человек"]);
        blocks.push(Block::Paragraph(format!("Голосовали: {voted}. Больше всего голосов набрали:")));
        let line = |card: &&BoardCard| {
            let dots = counted(u64::from(meeting.tally.of(&card.id)), ["голос", "голоса", "голосов"]);
            format!("{} — {dots}", mention(card))
        };
        blocks.push(Block::List(best.iter().take(10).map(line).collect()));
    }
    Some(Section::new("Кластеры и голосование", blocks))
}

fn choices(meeting: &Meeting) -> Option<Section> {
    let forks = forks(meeting.cards, meeting.links);
    let row = |fork: &super::fork::Fork| {
        let chosen = fork.chosen.map_or_else(|| "выбор открыт".to_owned(), mention);
        [mention(fork.card), mentions(fork.branches.iter().copied()), chosen]
    };
    let rows: Vec<[String; 3]> = forks.iter().map(row).collect();
    let table = Table::new([("Развилка", 34), ("Ветви", 33), ("Выбрано", 33)], rows);
    (!table.rows.is_empty()).then(|| Section::new("Развилки", vec![Block::Table(table)]))
}

fn projects(meeting: &Meeting) -> Option<Section> {
    let row = |project: super::register::Project| {
        let term = project.term.map_or_else(
            || "не назван".to_owned(),
            |term| format!("{} – {}", term.from.russian(), term.to.russian()),
        );
        let owner = if project.owner.is_empty() { "не назван" } else { project.owner };
        [project.card.sign(), project.card.text.clone(), term, owner.to_owned()]
    };
    let rows: Vec<[String; 4]> = roadmap(meeting.cards).into_iter().map(row).collect();
    let table = Table::new([("№", 8), ("Проект", 47), ("Срок", 22), ("Ответственный", 23)], rows);
    (!table.rows.is_empty()).then(|| Section::new("Дорожная карта", vec![Block::Table(table)]))
}

/// The register without columns in which nothing is written.
fn all_cards(meeting: &Meeting) -> Option<Section> {
    let Meeting { board, cards, clusters, tally, names, .. } = meeting;
    let rows = register(board, cards, clusters, tally, names);
    if rows.is_empty() {
        return None;
    }
    let used: Vec<usize> =
        (0..HEAD.len()).filter(|column| rows.iter().any(|row| !row[*column].is_empty())).collect();
    let share = |column: &usize| if HEAD[*column] == "Мысль" { 4 } else { 1 };
    let parts: usize = used.iter().map(share).sum();
    let table = Table {
        head: used.iter().map(|column| HEAD[*column].to_owned()).collect(),
        widths: used.iter().map(|column| (share(column) * 100 / parts.max(1)) as u8).collect(),
        rows: rows.into_iter().map(|row| used.iter().map(|column| row[*column].clone()).collect()).collect(),
    };
    let count = |name: &str| cards.iter().filter(|card| card.sort == name).count();
    let kinds: Vec<String> = SORTS
        .iter()
        .filter(|(name, _)| count(name) > 0)
        .map(|(name, title)| format!("{title} — {}", count(name)))
        .collect();
    let blocks = vec![Block::Paragraph(format!("По видам: {}.", kinds.join(", "))), Block::Table(table)];
    Some(Section::new("Реестр карточек", blocks))
}

#[cfg(test)]
mod tests;
