//! The instruments of diagnostics that a new centre begins with (Programme: «не менее трёх» диагностических методик).

use karta_core::{
    domain::diagnostic::instrument,
    sync::{Batch, Change, Fields, RecordId, order},
};
use serde::Deserialize;

use super::Writer;

const INSTRUMENTS: &str = include_str!("instruments.json");

/// An instrument's own fields, named as in the record.
#[derive(Deserialize)]
struct Seeded {
    id: RecordId,
    #[serde(flatten)]
    fields: Fields,
}

/// Empty where the embedded file is broken, which a test rules out.
pub(super) fn batch(writer: &mut Writer) -> Batch {
    let instruments: Vec<Seeded> = serde_json::from_str(INSTRUMENTS).unwrap_or_default();
    let places = order::sequence(instruments.len());
    let made = instruments.into_iter().zip(places).map(|(one, place)| {
        let mut fields = one.fields;
        fields.insert("order".into(), place.into());
        writer.create(one.id, instrument::KIND, fields)
    });
    let changes: Vec<Change> = made.collect();
    Batch { changes }
}
