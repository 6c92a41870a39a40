//! The one place where concurrent writes meet. The server decides with it; a client predicts with it.

use super::{
    change::{Change, FieldPatch},
    ids::{ChangeId, PrincipalId},
    record::{Cell, Fields, Record, by_name},
    stamp::Version,
};

/// Whether a write stands over the current value (rule M-1): it does if its author saw that value, or if
/// neither saw the other's and its version outranks.
pub fn wins(current: Option<&Version>, base: Option<&ChangeId>, incoming: &Version) -> bool {
    match current {
        None => true,
        Some(current) => Some(&current.id) == base || incoming.outranks(current),
    }
}

/// Writes the fields that win, and names the ones in which somebody's later value stands.
pub fn set_fields<'a>(
    record: &mut Record,
    patches: impl IntoIterator<Item = (&'a String, &'a FieldPatch)>,
    version: &Version,
) -> Vec<String> {
    let mut overtaken = Vec::new();
    for (name, patch) in patches {
        let current = record.fields.get(name).map(|cell| &cell.version);
        if current == Some(version) || wins(current, patch.base.as_ref(), version) {
            let cell = Cell { value: patch.value.clone(), version: version.clone() };
            record.fields.insert(name.clone(), cell);
        } else {
            overtaken.push(name.clone());
        }
    }
    overtaken
}

/// The record that a `create` brings into being.
pub fn created(change: &Change, kind: &super::Kind, fields: &Fields, author: &PrincipalId) -> Record {
    let version = change.version();
    let cells = fields
        .iter()
        .map(|(name, value)| (name.clone(), Cell { value: value.clone(), version: version.clone() }));
    Record {
        id: change.record.clone(),
        kind: kind.clone(),
        schema: change.schema,
        author: author.clone(),
        seq: 0,
        fields: by_name(cells),
        deleted: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sync::stamp::Stamp;

    fn version(writer: &str, counter: u64, ms: u64) -> Version {
        Version { id: ChangeId { writer: writer.into(), counter }, at: Stamp { ms, tick: 0 } }
    }

    #[test]
    fn m1_a_write_over_the_version_its_author_saw_wins_even_with_a_slow_clock() {
        let seen = version("a", 1, 900);
        assert!(wins(Some(&seen), Some(&seen.id), &version("b", 1, 100)));
    }

    #[test]
    fn m1_of_two_writes_blind_to_each_other_the_later_stamp_stands() {
        let old = version("z", 1, 1).id;
        let first = version("a", 1, 500);
        assert!(wins(Some(&first), Some(&old), &version("b", 1, 501)));
        assert!(!wins(Some(&first), Some(&old), &version("b", 1, 499)));
    }
}
