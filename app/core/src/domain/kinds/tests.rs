//! What holds of every kind.

use super::*;
use crate::sync::record::{AUDIENCE, NAME, NUMBER};

#[test]
fn every_kind_has_a_name_of_its_own() {
    let mut names: Vec<_> = KINDS.iter().map(|rule| rule.kind).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), KINDS.len());
}

#[test]
fn what_the_server_writes_by_itself_is_no_field_of_a_kind() {
    for rule in KINDS {
        assert!(rule.field(AUDIENCE).is_none() && rule.field(NUMBER).is_none(), "{}", rule.kind);
        assert!(!rule.signed || rule.field(NAME).is_none(), "{}", rule.kind);
    }
}
