//! What trajectories begin with: the events of the centre's programme, and templates, one for each of the seven
//! roles and one for a молодой педагог. Years of the programme are years of its text: they are past for a new
//! centre, and are kept as its register.

use karta_core::{
    domain::{activity, trajectory::template},
    sync::{Batch, Change, Fields, RecordId, order},
};
use serde::Deserialize;

use super::Writer;

const PATHS: &str = include_str!("paths.json");

#[derive(Deserialize)]
struct PathsFile {
    events: Vec<Seeded>,
    templates: Vec<Seeded>,
}

/// A record's own fields, named as in it.
#[derive(Deserialize)]
struct Seeded {
    id: RecordId,
    #[serde(flatten)]
    fields: Fields,
}

/// Empty where the embedded file is broken, which a test rules out.
pub(super) fn batches(writer: &mut Writer) -> Vec<Batch> {
    let Ok(file) = serde_json::from_str::<PathsFile>(PATHS) else { return Vec::new() };
    let events = file.events.into_iter().map(|event| writer.create(event.id, activity::KIND, event.fields));
    let events: Vec<Change> = events.collect();
    let places = order::sequence(file.templates.len());
    let templates = file.templates.into_iter().zip(places).map(|(one, place)| {
        let mut fields = one.fields;
        fields.insert("order".into(), place.into());
        writer.create(one.id, template::KIND, fields)
    });
    let templates: Vec<Change> = templates.collect();
    [events, templates].map(|changes| Batch { changes }).into()
}
