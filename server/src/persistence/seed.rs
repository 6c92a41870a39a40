//! What a new centre begins with: the catalogue's cards with their levels and indicators, and what lies in the
//! «мастерская» of each role. A catalogue that has begun gets nothing of it again but whole kinds that came later.
//!
//! The texts are in `seed/catalogue.json`, `seed/paths.json` and `seed/instruments.json`; here they become batches that the room judges like any other,
//! in the server's name.

use karta_core::{
    domain::{
        activity,
        diagnostic::instrument,
        level::{self, Indicator, Level},
        material,
        review::Review,
        role,
        trajectory::template,
    },
    sync::{Batch, Change, ChangeId, Fields, Op, RecordId, Stamp, WriterId, order, record},
};
use serde::Deserialize;
use serde_json::json;

mod instruments;
mod paths;

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
    #[serde(default)]
    cases: Vec<SeedCase>,
    #[serde(default)]
    materials: Vec<SeedMaterial>,
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

/// A case to practise the role on.
#[derive(Deserialize)]
struct SeedCase {
    title: String,
    situation: String,
    task: String,
    minutes: u32,
    look_at: Vec<String>,
}

/// A tool or a scenario.
#[derive(Deserialize)]
struct SeedMaterial {
    sort: String,
    title: String,
    task: String,
    #[serde(default)]
    minutes: Option<u32>,
    /// Line by line.
    text: Vec<String>,
    #[serde(default)]
    look_at: Vec<String>,
}

impl From<SeedCase> for SeedMaterial {
    fn from(case: SeedCase) -> Self {
        let SeedCase { title, situation, task, minutes, look_at } = case;
        let text = vec![situation];
        Self { sort: "case".into(), title, task, minutes: Some(minutes), text, look_at }
    }
}

/// The catalogue's beginning: one batch a card, then the programme's events and the templates of trajectories. Empty where the embedded file is broken, which a test rules out.
pub fn batches() -> Vec<Batch> {
    let Ok(file) = serde_json::from_str::<SeedFile>(CATALOGUE) else { return Vec::new() };
    let families = [("role", file.roles), ("competence", file.competences)];
    let cards: Vec<_> = families
        .into_iter()
        .flat_map(|(family, cards)| cards.into_iter().map(move |card| (family, card)))
        .collect();
    let places = order::sequence(cards.len());
    let mut writer = Writer { counter: 0 };
    let mut batches: Vec<Batch> = cards
        .into_iter()
        .zip(places)
        .map(|((family, card), place)| writer.card(card, family, place))
        .collect();
    batches.extend(paths::batches(&mut writer));
    batches.push(instruments::batch(&mut writer));
    batches
}

/// Kinds that came after the first centres had begun.
const LATER: [&str; 3] = [activity::KIND, template::KIND, instrument::KIND];

/// What an older centre lacks of the kinds that came later. `known` says which records there are or were: what people
/// have deleted is not brought back. `writer` is a new one, since the seed's own changes have their verdicts.
pub fn lacking(known: impl Fn(&RecordId) -> bool, writer: &WriterId) -> Vec<Batch> {
    let lacks = |change: &Change| {
        let later = matches!(&change.op, Op::Create { kind, .. } if LATER.contains(&kind.as_str()));
        later && !known(&change.record)
    };
    let anew = |mut change: Change| {
        change.id.writer = writer.clone();
        change
    };
    let rest = |batch: Batch| Batch { changes: batch.changes.into_iter().filter(lacks).map(anew).collect() };
    batches().into_iter().map(rest).filter(|batch| !batch.changes.is_empty()).collect()
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
        fields.insert("family".into(), family.into());
        fields.insert("order".into(), place.into());
        let mut changes = vec![self.create(card.id.clone(), role::KIND, fields)];
        for level in card.levels {
            let id = Level::id_of(&card.id, level.level);
            let fields = record::fields([
                ("role", json!(card.id)),
                ("level", level.level.into()),
                ("summary", level.summary.into()),
            ]);
            changes.push(self.create(id.clone(), level::KIND, fields));
            let places = order::sequence(level.indicators.len());
            for (index, (text, place)) in level.indicators.into_iter().zip(places).enumerate() {
                let indicator = RecordId::new(format!("{id}.i{}", index + 1));
                let fields =
                    record::fields([("text", text.into()), ("place", Indicator::place(&id, &place))]);
                changes.push(self.create(indicator, level::INDICATOR, fields));
            }
        }
        let materials: Vec<SeedMaterial> =
            card.cases.into_iter().map(SeedMaterial::from).chain(card.materials).collect();
        let places = order::sequence(materials.len());
        for (index, (material, place)) in materials.into_iter().zip(places).enumerate() {
            let id = RecordId::new(format!("{}.m{}", card.id, index + 1));
            changes.push(self.create(id, material::KIND, material.fields(&card.id, &place)));
        }
        Batch { changes }
    }
}

impl SeedMaterial {
    /// An accepted material of this role.
    fn fields(self, role: &RecordId, place: &str) -> Fields {
        let mut fields = record::fields([
            ("role", json!(role)),
            ("sort", self.sort.into()),
            ("title", self.title.into()),
            ("task", self.task.into()),
            ("text", self.text.join("\n").into()),
            ("look_at", self.look_at.into()),
            ("order", place.into()),
            ("state", Review::Accepted.name().into()),
        ]);
        if let Some(minutes) = self.minutes {
            fields.insert("minutes".into(), minutes.into());
        }
        fields
    }
}

#[cfg(test)]
mod tests;
