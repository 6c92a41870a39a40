//! The confirmed groups of «погружение».

use std::collections::BTreeSet;

use super::Facts;
use crate::domain::{
    circle::CircleMember,
    diagnostic::round_card::RoundCard,
    document::{Block, Section, Table},
};

pub(super) fn section(facts: Facts<'_>) -> Option<Section> {
    let waves: BTreeSet<u32> = facts.circles.iter().filter_map(|member| member.wave).collect();
    let wave = waves.last().copied()?;
    let row = |card: &RoundCard| {
        let here = |member: &&CircleMember| member.role == card.card && member.wave == Some(wave);
        let members: Vec<&CircleMember> = facts.circles.iter().filter(here).collect();
        let named = |leads: bool| {
            let of = members.iter().filter(|member| member.leads == leads);
            let names: Vec<&str> = of.map(|member| member.name.as_str()).collect();
            match (names.is_empty(), facts.named) {
                (true, _) => "—".to_owned(),
                (false, true) => names.join(", "),
                (false, false) => names.len().to_string(),
            }
        };
        (!members.is_empty()).then(|| [card.title.clone(), named(true), named(false)])
    };
    let rows: Vec<_> = facts.of.cards.iter().filter_map(row).collect();
    if rows.is_empty() {
        return None;
    }
    let head = [("Роль", 30), ("Ведёт", 30), ("Участники", 40)];
    let word = format!("Волна {wave}: составы подтверждены человеком.");
    Some(Section::new(
        "Группы «погружения»",
        vec![Block::Paragraph(word), Block::Table(Table::new(head, rows))],
    ))
}
