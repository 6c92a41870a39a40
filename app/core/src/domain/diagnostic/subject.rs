//! RoundSubject: whom a round assesses, a person or an organisation.

use crate::{
    domain::{
        grants::Action,
        kinds::{Begins, Incomplete, KindRule, Shape, need_text, optional, required, text},
        space::SpaceKind,
    },
    sync::{
        ids::{PrincipalId, RecordId},
        record::Record,
    },
};

pub const KIND: &str = "round_subject";

const SORTS: &[&str] = &["person", "organisation"];

pub const RULE: KindRule = KindRule {
    kind: KIND,
    spaces: &[SpaceKind::Round],
    fields: &[
        required("name", Shape::Title),
        required("sort", Shape::Choice(SORTS)),
        optional("person", Shape::Ref),
        optional("position", Shape::Line),
        optional("organisation", Shape::Line),
    ],
    add: Action::EditContent,
    edit: Action::EditContent,
    edit_own: Action::EditContent,
    begins: Begins::SeenByAll,
    ..KindRule::CLOSED
};

/// A person or an organisation assessed. Taken out of the round, the record is deleted: the answers are kept
/// and no longer counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    pub id: RecordId,
    pub name: String,
    pub is_organisation: bool,
    /// Who answers as themselves: the person, or whoever answers for the organisation.
    pub person: Option<PrincipalId>,
    pub position: String,
    pub organisation: String,
}

impl Subject {
    /// A person's record, one however often they are put on the list.
    pub fn id_of(person: &PrincipalId) -> RecordId {
        RecordId::new(format!("s-{person}"))
    }
}

impl TryFrom<&Record> for Subject {
    type Error = Incomplete;

    fn try_from(record: &Record) -> Result<Self, Incomplete> {
        Ok(Self {
            id: record.id.clone(),
            name: need_text(record, "name")?.to_owned(),
            is_organisation: record.text("sort") == Some("organisation"),
            person: record.text("person").map(PrincipalId::from),
            position: text(record, "position"),
            organisation: text(record, "organisation"),
        })
    }
}
