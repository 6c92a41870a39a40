//! The graph of growth in words: its periods, key moments, and the levels that are wanted.

use super::{GROWTH, Papers};
use crate::{
    domain::{
        document::{Block, Section, Table},
        month::Month,
        trajectory::growth::{
            course::{Stretch, stretches},
            line::wanted,
        },
    },
    sync::ids::RecordId,
};

pub(super) fn section(papers: &Papers, card: &dyn Fn(&RecordId) -> Option<String>) -> Option<Section> {
    let curve = &papers.curve;
    let mut blocks = Vec::new();
    let row = |stretch: Stretch| {
        let rise = [if stretch.rise > 0 { "+" } else { "" }, &levels(stretch.rise)].concat();
        [months(stretch.from, stretch.to), stretch.course.title().to_owned(), rise]
    };
    let rows: Vec<[String; 3]> = stretches(curve).into_iter().map(row).collect();
    if !rows.is_empty() {
        let columns = [("Время", 45), ("Период", 35), ("Изменение, уровней", 20)];
        blocks.push(Block::Table(Table::new(columns, rows)));
    }
    let moments = curve.iter().filter(|point| !point.moment.trim().is_empty());
    let moments = moments.map(|point| format!("{}: {}", month(point.month), point.moment.trim())).collect();
    let end = papers.head.period.map(|days| days.period.to);
    let plan = wanted(&papers.goals, &papers.steps, end).into_iter().filter_map(|level| {
        let goal = papers.goals.iter().find(|goal| goal.id == level.goal)?;
        Some(format!("{}: {}", month(level.month), goal.gap.as_ref()?.told(card)))
    });
    let lists: [(&str, Vec<String>); 2] = [("Ключевые моменты:", moments), ("По плану:", plan.collect())];
    if curve.is_empty() {
        return None;
    }
    for (name, lines) in lists.into_iter().filter(|(_, lines)| !lines.is_empty()) {
        blocks.extend([Block::Paragraph(name.to_owned()), Block::List(lines)]);
    }
    Some(Section::new(GROWTH, blocks))
}

/// «сентябрь 2015».
fn month(month: Month) -> String {
    format!("{} {}", month.title(), month.year())
}

fn months(from: Month, to: Month) -> String {
    format!("{} – {}", month(from), month(to))
}

/// Hundredths of a level to a tenth: «1,3».
fn levels(hundredths: i64) -> String {
    format!("{:.1}", hundredths as f64 / 100.0).replace('.', ",").replace("-0,0", "0,0")
}
