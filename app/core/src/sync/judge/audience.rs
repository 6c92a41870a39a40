//! Who sees a record: given to a new one, derived after every change. A replica predicts by the same functions.

use crate::{
    domain::kinds::{Begins, KindRule, Writing},
    sync::{
        audience::Audience,
        record::{AUDIENCE, Cell, Record},
        stamp::Version,
    },
};

/// Who sees a new record: whom the space says (rule A-7), or else its kind. `None` where its maker has said it
/// or the record itself says it (rule A-6).
pub fn first_audience(rule: &KindRule, writing: &Writing<'_>) -> Option<Audience> {
    if rule.audience.is_some() || writing.record.fields.contains_key(AUDIENCE) {
        return None;
    }
    let said = rule.within.and_then(|within| (within.begins)(writing));
    Some(said.unwrap_or(match rule.begins {
        Begins::SeenByAll => Audience::All,
        Begins::SeenByAuthor => Audience::Author,
    }))
}

/// Derives the audience of a record whose kind says how (rule A-6). `version` is of the change that was
/// just applied.
pub fn derive_audience(rule: &KindRule, record: &mut Record, version: &Version) {
    let Some(audience) = rule.audience.map(|derive| derive(record)) else { return };
    if !record.fields.contains_key(AUDIENCE) || record.audience() != audience {
        put_audience(record, &audience, version);
    }
}

/// Writes who sees a record.
pub fn put_audience(record: &mut Record, audience: &Audience, version: &Version) {
    let value = serde_json::to_value(audience).unwrap_or_default();
    record.fields.insert(AUDIENCE.into(), Cell { value, version: version.clone() });
}
