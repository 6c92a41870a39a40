//! Agreement: a тьютор's word on one frozen version: agreed, or returned. It names the version that the
//! тьютор saw, so that an owner who edits meanwhile is bound to nothing unseen.

use serde_json::json;

use super::{
    OWNED,
    confirmation::is_day,
    version::{self, Snapshot, Version, VersionError},
};
use crate::{
    domain::{
        day::Day,
        grants::Action,
        kinds::{Identity, Incomplete, KindRule, Shape, need_ref, optional, required, text},
    },
    sync::{
        audience::Audience,
        ids::{PrincipalId, RecordId},
        record::{Fields, NAME, Record},
        replica::Draft,
    },
};

pub const KIND: &str = "agreement";

pub const RULE: KindRule = KindRule {
    kind: KIND,
    fields: &[
        required("version", Shape::Ref),
        required("agreed", Shape::Flag),
        required("day", Shape::Whole(is_day)),
        optional("word", Shape::Text),
    ],
    add: Action::Agree,
    edit: Action::ServerOnly,
    edit_own: Action::Agree,
    audience: Some(audience),
    identity: Identity::OnePerPerson,
    signed: true,
    ..OWNED
};

/// What was agreed all may see who read the trajectory; what was returned is between those who work on it.
fn audience(record: &Record) -> Audience {
    if crate::domain::kinds::flag(record, "agreed") { Audience::All } else { Audience::Contributors }
}

/// A тьютор's word on a version.
#[derive(Debug, Clone, PartialEq)]
pub struct Agreement {
    pub id: RecordId,
    pub by: PrincipalId,
    /// Empty until the server has signed it.
    pub name: String,
    pub version: RecordId,
    /// Otherwise returned.
    pub agreed: bool,
    pub day: Day,
    pub word: String,
}

impl Agreement {
    /// One record per person and version, from however many devices.
    pub fn id_of(version: &RecordId, person: &PrincipalId) -> RecordId {
        RecordId::new(format!("{KIND}:{version}:{person}"))
    }
}

impl TryFrom<&Record> for Agreement {
    type Error = Incomplete;

    fn try_from(record: &Record) -> Result<Self, Incomplete> {
        Ok(Self {
            id: record.id.clone(),
            by: record.author.clone(),
            name: text(record, NAME),
            version: need_ref(record, "version")?,
            agreed: crate::domain::kinds::flag(record, "agreed"),
            day: record.text("day").and_then(Day::from_iso).ok_or(Incomplete { field: "day" })?,
            word: text(record, "word"),
        })
    }
}

/// The one gesture by which a тьютор freezes what they see and says their word on it.
///
/// # Errors
/// Where what they see is too large to be kept as a version.
pub fn decide(
    seen: &Snapshot,
    version: RecordId,
    me: &PrincipalId,
    agreed: bool,
    word: &str,
    day: Day,
) -> Result<Vec<Draft>, VersionError> {
    let say = say(&version, me, agreed, word, day);
    Ok(vec![version::freeze(seen, version, "", day)?, say])
}

/// The gesture by which a тьютор says their word on a version that is kept already.
pub fn say(version: &RecordId, me: &PrincipalId, agreed: bool, word: &str, day: Day) -> Draft {
    let mut fields = Fields::new();
    fields.insert("version".into(), json!(version));
    fields.insert("agreed".into(), agreed.into());
    fields.insert("day".into(), day.to_string().into());
    fields.insert("word".into(), word.trim().into());
    Draft::Create { record: Agreement::id_of(version, me), kind: KIND.into(), fields }
}

/// The newest version that was agreed and nobody returned, with the agreement. A version without its number
/// yet is the newest.
pub fn standing<'a>(
    versions: &'a [Version],
    agreements: &'a [Agreement],
) -> Option<(&'a Version, &'a Agreement)> {
    let word_on =
        |version: &Version| {
            let mut words = agreements.iter().filter(|word| word.version == version.id);
            if words.clone().any(|word| !word.agreed) {
                return None;
            }
            let first = words.next()?;
            Some(words.fold(
                first,
                |last, word| if (word.day, &word.id) > (last.day, &last.id) { word } else { last },
            ))
        };
    let agreed = versions.iter().filter_map(|version| Some((version, word_on(version)?)));
    agreed.max_by_key(|(version, _)| (version.number.unwrap_or(u64::MAX), &version.id))
}
