//! What the map says of a card, and of people by card.

use std::collections::{BTreeMap, BTreeSet};

use super::HeatMap;
use crate::{
    domain::assessment::scale::{LEADER_LEVEL, MASTERED_LEVEL},
    sync::ids::{PrincipalId, RecordId},
};

/// What one card says of the whole group.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Column {
    /// People at levels 0 to 4.
    pub distribution: [u32; 5],
    pub undetermined: u32,
    /// At level 3 or higher; where nobody is, the top of the group, from level 1 up. The highest first, then by
    /// name.
    pub leaders: Vec<RecordId>,
    /// Below level 2, the lowest first, then by name.
    pub gaps: Vec<RecordId>,
}

impl HeatMap {
    /// What a card says of the group.
    pub fn column(&self, card: &RecordId) -> Column {
        let mut column = Column::default();
        let Some(at) = self.index.get(card).copied() else { return column };
        let mut known: Vec<(u8, &RecordId)> = Vec::new();
        for (subject, row) in self.shown() {
            match row.cells[at].level {
                Some((level, _)) => {
                    column.distribution[usize::from(level.min(4))] += 1;
                    known.push((level, &subject.id));
                }
                None => column.undetermined += 1,
            }
        }
        let top = known.iter().map(|(level, _)| *level).max().unwrap_or_default();
        let least = LEADER_LEVEL.min(top.max(1));
        known.sort_by_key(|(level, _)| *level);
        let gaps = known.iter().filter(|(level, _)| *level < MASTERED_LEVEL);
        column.gaps = gaps.map(|(_, subject)| (*subject).clone()).collect();
        known.sort_by_key(|(level, _)| std::cmp::Reverse(*level));
        let leaders = known.into_iter().filter(|(level, _)| *level >= least);
        column.leaders = leaders.map(|(_, subject)| subject.clone()).collect();
        column
    }

    /// The levels of these people on these cards, whatever their source. Who speaks for an organisation is not
    /// the organisation.
    pub fn levels_by_person(
        &self,
        people: &BTreeSet<PrincipalId>,
        cards: &BTreeSet<RecordId>,
    ) -> BTreeMap<(PrincipalId, RecordId), u8> {
        let mut levels = BTreeMap::new();
        for (subject, row) in self.shown() {
            let person = subject.person.as_ref().filter(|person| people.contains(*person));
            let Some(person) = person.filter(|_| !subject.is_organisation) else { continue };
            let counted = self.cards.iter().zip(&row.cells).filter(|(card, _)| cards.contains(&card.card));
            for (card, cell) in counted {
                if let Some((level, _)) = cell.level {
                    levels.insert((person.clone(), card.card.clone()), level);
                }
            }
        }
        levels
    }
}
