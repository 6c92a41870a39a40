//! What a new centre begins with: the catalogue's cards with their levels and indicators.
//!
//! The texts are in `seed/catalogue.json`; here they become batches that the room judges like any other,
//! in the server's name.

use karta_core::{
    domain::{
        level::{self, Indicator, Level},
        role,
    },
    sync::{Batch, Change, ChangeId, Fields, Op, RecordId, Stamp, WriterId, order},
};
use serde::Deserialize;
use serde_json::{Value, json};

const CATALOGUE: &str = include_str!("seed/catalogue.json");

#[derive(Deserialize)]
struct SeedFile {
    roles: Vec<SeedCard>,
    competences: Vec<SeedCard>,
}

#[derive(Deserialize)]
struct SeedCard {
    id: RecordId,
    levels: Vec<SeedLevel>,
    /// The card's own fields, named as in the record.
    #[serde(flatten)]
    fields: Fields,
}

#[derive(Deserialize)]
struct SeedLevel {
    level: u8,
    summary: String,
    indicators: Vec<String>,
}

/// Fields of the seed file that belong to other records.
const NOT_OF_THE_CARD: [&str; 1] = ["cases"];

/// The catalogue's beginning: one batch a card. Empty where the embedded file is broken, which a test rules out.
pub fn batches() -> Vec<Batch> {
    let Ok(file) = serde_json::from_str::<SeedFile>(CATALOGUE) else { return Vec::new() };
    let families = [("role", file.roles), ("competence", file.competences)];
    let cards: Vec<_> = families
        .into_iter()
        .flat_map(|(family, cards)| cards.into_iter().map(move |card| (family, card)))
        .collect();
    let places = order::sequence(cards.len());
    let mut writer = Writer { counter: 0 };
    cards.into_iter().zip(places).map(|((family, card), place)| writer.card(card, family, place)).collect()
}

struct Writer {
    counter: u64,
}

impl Writer {
    fn create(&mut self, record: RecordId, kind: &str, fields: Fields) -> Change {
        self.counter += 1;
        let id = ChangeId { writer: WriterId::from("seed"), counter: self.counter };
        let op = Op::Create { kind: kind.into(), fields };
        Change { id, record, at: Stamp { ms: 1, tick: 0 }, schema: 1, op }
    }

    fn card(&mut self, card: SeedCard, family: &str, place: String) -> Batch {
        let mut fields = card.fields;
        NOT_OF_THE_CARD.iter().for_each(|name| drop(fields.remove(*name)));
        fields.insert("family".into(), family.into());
        fields.insert("order".into(), place.into());
        let mut changes = vec![self.create(card.id.clone(), role::KIND, fields)];
        for level in card.levels {
            let id = Level::id_of(&card.id, level.level);
            let fields = of([
                ("role", json!(card.id)),
                ("level", level.level.into()),
                ("summary", level.summary.into()),
            ]);
            changes.push(self.create(id.clone(), level::KIND, fields));
            let places = order::sequence(level.indicators.len());
            for (index, (text, place)) in level.indicators.into_iter().zip(places).enumerate() {
                let indicator = RecordId::new(format!("{id}.i{}", index + 1));
                let fields = of([("text", text.into()), ("place", Indicator::place(&id, &place))]);
                changes.push(self.create(indicator, level::INDICATOR, fields));
            }
        }
        Batch { changes }
    }
}

fn of<const N: usize>(pairs: [(&str, Value); N]) -> Fields {
    pairs.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use karta_core::{
        domain::space::SpaceKind,
        sync::{Outcome, Stamp, Viewer, judge::Docket},
    };

    use super::*;

    #[test]
    fn every_card_of_the_seed_is_accepted_by_the_rules_that_hold_for_people() {
        let empty = BTreeMap::new();
        let mut docket = Docket::new(&empty, 0, 0, Stamp::default());
        let system = Viewer::system(SpaceKind::Catalogue);
        for batch in batches() {
            for (change, outcome) in batch.changes.iter().zip(docket.judge(&batch, &system, 1)) {
                assert!(matches!(outcome, Outcome::Accepted { .. }), "{}: {outcome:?}", change.record);
            }
        }
        assert!(docket.changed.values().filter(|record| record.kind.as_str() == role::KIND).count() >= 7);
    }

    #[test]
    fn every_card_that_another_card_names_is_in_the_drawer() {
        let mut cards = BTreeSet::new();
        let mut named = BTreeSet::new();
        for change in batches().into_iter().flat_map(|batch| batch.changes) {
            if let Op::Create { fields, .. } = change.op {
                for list in ["related", "competences"] {
                    let items = fields.get(list).and_then(Value::as_array).cloned().unwrap_or_default();
                    named.extend(items.iter().filter_map(Value::as_str).map(RecordId::from));
                }
                cards.insert(change.record);
            }
        }
        let missing: Vec<_> = named.difference(&cards).collect();
        assert!(missing.is_empty(), "{missing:?}");
    }
}
