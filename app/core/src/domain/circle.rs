//! CircleMember: who is in a role's group of «погружение» and who leads it, by waves. Written by the
//! catalogue's editors, who also type the names: a member need not have an account.

use super::kinds::{Incomplete, KindRule, Shape, flag, need_ref, need_text, number, optional, required};
use crate::{
    limits::WAVES,
    sync::{
        audience::Audience,
        ids::{PrincipalId, RecordId},
        record::Record,
    },
};

pub const KIND: &str = "circle_member";

pub const RULE: KindRule = KindRule {
    kind: KIND,
    fields: &[
        required("role", Shape::Ref),
        required("name", Shape::Title),
        optional("person", Shape::Ref),
        optional("leads", Shape::Flag),
        optional("wave", Shape::Int(1, WAVES)),
    ],
    audience: Some(|_| Audience::Accounts),
    ..KindRule::CONTENT
};

/// A person in a role's group.
#[derive(Debug, Clone, PartialEq)]
pub struct CircleMember {
    pub id: RecordId,
    pub role: RecordId,
    pub name: String,
    /// `None` for somebody without an account.
    pub person: Option<PrincipalId>,
    pub leads: bool,
    pub wave: Option<u32>,
}

impl CircleMember {
    /// Whether this is that person: by the account, and where none is named by the name as the account has
    /// it, the case of letters and the spaces left aside.
    pub fn is(&self, person: &PrincipalId, name: &str) -> bool {
        match &self.person {
            Some(known) => known == person,
            None => plain(&self.name) == plain(name),
        }
    }
}

fn plain(name: &str) -> String {
    let words: Vec<String> = name.split_whitespace().map(str::to_lowercase).collect();
    words.join(" ").replace('ё', "е")
}

impl TryFrom<&Record> for CircleMember {
    type Error = Incomplete;

    fn try_from(record: &Record) -> Result<Self, Incomplete> {
        Ok(Self {
            id: record.id.clone(),
            role: need_ref(record, "role")?,
            name: need_text(record, "name")?.to_owned(),
            person: record.text("person").map(PrincipalId::from),
            leads: flag(record, "leads"),
            wave: number(record, "wave"),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_member_is_known_by_the_account_and_only_without_one_by_the_name() {
        let named = |person: Option<&str>| CircleMember {
            id: "m".into(),
            role: "role-tutor".into(),
            name: " Алёна  ким ".into(),
            person: person.map(PrincipalId::from),
            leads: false,
            wave: None,
        };
        let me = PrincipalId::from("p-1");
        assert!(named(None).is(&me, "Алена Ким") && !named(None).is(&me, "Алена"));
        assert!(named(Some("p-1")).is(&me, "Другое имя") && !named(Some("p-2")).is(&me, "Алена Ким"));
    }
}
