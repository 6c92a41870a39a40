//! Credit: a person's name under a material, with their own consent to publication and only while it holds.

use super::{
    grants::Action,
    kinds::{Identity, Incomplete, KindRule, Shape, flag, need_ref, required, text},
    material::Material,
};
use crate::sync::{
    audience::Audience,
    ids::{PrincipalId, RecordId},
    record::{NAME, Record},
};

pub const KIND: &str = "credit";

pub const RULE: KindRule = KindRule {
    kind: KIND,
    fields: &[required("subject", Shape::Ref), required("consent", Shape::Flag)],
    add: Action::Contribute,
    edit: Action::ServerOnly,
    edit_own: Action::Contribute,
    audience: Some(audience),
    identity: Identity::OnePerPerson,
    signed: true,
    ..KindRule::CONTENT
};

fn audience(record: &Record) -> Audience {
    if flag(record, "consent") { Audience::All } else { Audience::Keepers }
}

/// A person's word on their name under one material.
#[derive(Debug, Clone, PartialEq)]
pub struct Credit {
    pub subject: RecordId,
    pub person: PrincipalId,
    /// Empty until the server has signed it.
    pub name: String,
    pub consent: bool,
}

impl Credit {
    /// One record per person and material, from however many devices.
    pub fn id_of(subject: &RecordId, person: &PrincipalId) -> RecordId {
        RecordId::new(format!("{KIND}:{subject}:{person}"))
    }

    /// Whether the name is shown under this material: its own author's, while they consent.
    pub fn stands_under(&self, material: &Material) -> bool {
        self.consent && self.subject == material.id && self.person == material.author
    }
}

impl TryFrom<&Record> for Credit {
    type Error = Incomplete;

    fn try_from(record: &Record) -> Result<Self, Incomplete> {
        Ok(Self {
            subject: need_ref(record, "subject")?,
            person: record.author.clone(),
            name: text(record, NAME),
            consent: flag(record, "consent"),
        })
    }
}
