//! How the map is looked at: whose rows are shown, and in which order.

use std::cmp::Reverse;

use super::{Cell, HeatMap};
use crate::{
    domain::{
        assessment::scale::{LEADER_LEVEL, MASTERED_LEVEL},
        diagnostic::subject::Subject,
    },
    sync::ids::RecordId,
};

/// The stored names with their titles for people.
const BANDS: [(&str, &str); 4] = [
    ("gap", "ниже уровня 2"),
    ("mastered", "уровень 2 и выше"),
    ("leading", "уровень 3 и выше"),
    ("open", "уровень не определён"),
];

/// A band of levels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Band {
    Gap,
    Mastered,
    Leading,
    Open,
}

impl Band {
    pub const ALL: [Self; 4] = [Self::Gap, Self::Mastered, Self::Leading, Self::Open];

    /// The name in an address.
    pub fn name(self) -> &'static str {
        BANDS[self as usize].0
    }

    pub fn title(self) -> &'static str {
        BANDS[self as usize].1
    }

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|band| band.name() == name)
    }

    pub fn holds(self, level: Option<u8>) -> bool {
        match self {
            Self::Gap => level.is_some_and(|level| level < MASTERED_LEVEL),
            Self::Mastered => level.is_some_and(|level| level >= MASTERED_LEVEL),
            Self::Leading => level.is_some_and(|level| level >= LEADER_LEVEL),
            Self::Open => level.is_none(),
        }
    }
}

/// By what rows are ordered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Order {
    #[default]
    Name,
    Organisation,
    /// The highest first, those without a level last.
    Card(RecordId),
}

/// Filters and order of one look.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Look {
    /// Empty for all.
    pub organisation: String,
    /// Of the card that rows are ordered by; otherwise of any card in `cards`.
    pub band: Option<Band>,
    pub order: Order,
    /// The last first.
    pub turned: bool,
}

impl HeatMap {
    /// The people that a look shows, in its order. `cards` are those whose columns are shown.
    pub fn looked(&self, look: &Look, cards: &[RecordId]) -> Vec<RecordId> {
        let places: Vec<usize> = match &look.order {
            Order::Card(card) => self.index.get(card).copied().into_iter().collect(),
            _ => cards.iter().filter_map(|card| self.index.get(card).copied()).collect(),
        };
        let level =
            |cells: &[Cell], at: usize| cells.get(at).and_then(|cell| cell.level).map(|(level, _)| level);
        let fits = |(subject, cells): &(&Subject, &[Cell])| {
            let here = look.organisation.is_empty() || subject.organisation.trim() == look.organisation;
            here && look.band.is_none_or(|band| places.iter().any(|at| band.holds(level(cells, *at))))
        };
        let rows = self.shown().map(|(subject, row)| (subject, row.cells.as_slice()));
        let mut rows: Vec<(&Subject, &[Cell])> = rows.filter(fits).collect();
        match &look.order {
            Order::Name => {}
            Order::Organisation => rows.sort_by(|a, b| a.0.organisation.cmp(&b.0.organisation)),
            Order::Card(_) => {
                rows.sort_by_key(|(_, cells)| Reverse(places.first().and_then(|at| level(cells, *at))));
            }
        }
        if look.turned {
            rows.reverse();
        }
        rows.into_iter().map(|(subject, _)| subject.id.clone()).collect()
    }

    /// The organisations of the people, each once, by name.
    pub fn organisations(&self) -> Vec<String> {
        let names = self.rows.values().filter_map(|row| Some(row.subject.as_ref()?.organisation.trim()));
        let mut names: Vec<String> = names.filter(|name| !name.is_empty()).map(str::to_owned).collect();
        names.sort();
        names.dedup();
        names
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::{
        domain::{
            assessment::heat::samples::{at_level, card},
            diagnostic::{assignment::Part, subject},
        },
        sync::record::sample,
    };

    fn map() -> HeatMap {
        let cards = [card("mod", 3), card("tutor", 3)];
        let mut map = HeatMap::new(cards.to_vec());
        for (name, school, levels) in
            [("анна", "Школа 2", [3, 0]), ("борис", "Школа 1", [1, 4]), ("вера", "Школа 1", [4, 2])]
        {
            let fields = json!({ "name": name, "sort": "person", "person": format!("a-{name}"), "organisation": school });
            map.put(&sample(&format!("s-{name}"), subject::KIND, fields));
            for (card, level) in cards.iter().zip(levels) {
                map.put_answer(&at_level(&format!("s-{name}"), &format!("a-{name}"), card, Part::Own, level));
            }
        }
        map.put(&sample("s-глеб", subject::KIND, json!({ "name": "глеб", "sort": "person" })));
        map
    }

    fn names(map: &HeatMap, look: Look) -> Vec<String> {
        let cards: Vec<RecordId> = map.cards().iter().map(|card| card.card.clone()).collect();
        let looked = map.looked(&look, &cards);
        looked.into_iter().map(|id| id.as_str().trim_start_matches("s-").to_owned()).collect()
    }

    #[test]
    fn any_column_orders_the_rows_both_ways_and_who_has_no_level_is_last() {
        let map = map();
        let by = |order: Order, turned| names(&map, Look { order, turned, ..Look::default() });
        assert_eq!(by(Order::Name, false), ["анна", "борис", "вера", "глеб"]);
        assert_eq!(by(Order::Card("mod".into()), false), ["вера", "анна", "борис", "глеб"]);
        assert_eq!(by(Order::Card("tutor".into()), true), ["глеб", "анна", "вера", "борис"]);
        assert_eq!(by(Order::Organisation, false), ["глеб", "борис", "вера", "анна"]);
    }

    #[test]
    fn a_band_is_of_the_ordering_card_or_else_of_any_shown() {
        let map = map();
        let of = |band, order| names(&map, Look { band: Some(band), order, ..Look::default() });
        assert_eq!(of(Band::Gap, Order::Name), ["анна", "борис"]);
        assert_eq!(of(Band::Gap, Order::Card("tutor".into())), ["анна"]);
        assert_eq!(of(Band::Leading, Order::Card("mod".into())), ["вера", "анна"]);
        assert_eq!(of(Band::Open, Order::Name), ["глеб"]);
        let school = Look { organisation: "Школа 1".into(), ..Look::default() };
        assert_eq!(names(&map, school), ["борис", "вера"]);
        assert_eq!(map.organisations(), ["Школа 1", "Школа 2"]);
    }
}
