//! New role cards: as a copy of one that is there, or from the template. Each is one gesture.

use serde_json::json;

use super::{
    kinds::{FieldRule, KindRule},
    level::{self, INDICATOR_RULE, Indicator, Level},
    role,
};
use crate::{
    limits::BATCH_CHANGES,
    sync::{
        ids::RecordId,
        record::{Fields, Record},
        replica::Draft,
    },
};

/// Levels of every card.
const LEVELS: std::ops::RangeInclusive<u8> = 1..=4;

/// A card with the levels and indicators that are to be copied; deleted, archived and foreign ones among
/// them are passed over.
pub struct Original<'a> {
    pub card: &'a Record,
    pub levels: Vec<&'a Record>,
    pub indicators: Vec<&'a Record>,
}

/// The one gesture that makes a copy under another title, at another place. `id` mints ids. The copy is not
/// among the roles that the programme lists. `None` where it would be more than one gesture can hold.
pub fn duplicate(
    original: &Original,
    title: &str,
    order: &str,
    mut id: impl FnMut() -> RecordId,
) -> Option<Vec<Draft>> {
    let card = id();
    let mut fields = copied(&role::RULE, original.card, &["listed", "archived"]);
    fields.insert("title".into(), title.trim().into());
    fields.insert("order".into(), order.into());
    let mut drafts = vec![create(&card, role::KIND, fields)];
    let standing = original.levels.iter().filter(|record| record.is_alive());
    let levels = standing.filter_map(|record| Level::try_from(*record).ok());
    for old in level::settled(levels.filter(|level| level.role == original.card.id).collect()) {
        let Some(record) = original.levels.iter().find(|record| record.id == old.id) else { continue };
        let level_id = Level::id_of(&card, old.level);
        let mut fields = copied(&level::RULE, record, &[]);
        fields.insert("role".into(), json!(card));
        fields.insert("level".into(), json!(old.level));
        drafts.push(create(&level_id, level::KIND, fields));
        for indicator in original.indicators.iter().filter(|record| record.is_alive()) {
            let Ok(old_one) = Indicator::try_from(*indicator) else { continue };
            if old_one.parent == old.id && !old_one.archived {
                let mut fields = copied(&INDICATOR_RULE, indicator, &["archived", "successors"]);
                fields.insert("place".into(), Indicator::place(&level_id, &old_one.order));
                drafts.push(create(&id(), level::INDICATOR, fields));
            }
        }
    }
    (drafts.len() <= BATCH_CHANGES).then_some(drafts)
}

/// The one gesture that makes an empty card with its four levels, to be filled in.
pub fn from_template(card: &RecordId, title: &str, family: &str, order: &str) -> Vec<Draft> {
    let fields = [("title", title.trim()), ("family", family), ("order", order)];
    let fields: Fields = fields.map(|(name, value)| (name.to_owned(), value.into())).into();
    let levels = LEVELS.map(|number| {
        let fields = [("role".to_owned(), json!(card)), ("level".to_owned(), json!(number))].into();
        create(&Level::id_of(card, number), level::KIND, fields)
    });
    std::iter::once(create(card, role::KIND, fields)).chain(levels).collect()
}

fn create(record: &RecordId, kind: &str, fields: Fields) -> Draft {
    Draft::Create { record: record.clone(), kind: kind.into(), fields }
}

/// The kind's own fields, without what the server writes and without `but`.
fn copied(rule: &KindRule, record: &Record, but: &[&str]) -> Fields {
    let kept = |field: &&FieldRule| !but.contains(&field.name);
    let value = |field: &FieldRule| record.value(field.name).filter(|value| !value.is_null()).cloned();
    let fields = rule.fields.iter().filter(kept);
    fields.filter_map(|field| value(field).map(|value| (field.name.to_owned(), value))).collect()
}

#[cfg(test)]
mod tests;
