//! Screen: what a person's projector shows. It lies in their own notes, so that a phone under the same
//! account is the «пульт» and nobody else sees or turns it.

use super::{
    grants::Action,
    kinds::{Identity, Incomplete, KindRule, Shape, need_ref, number, optional, required},
    space::SpaceKind,
};
use crate::sync::{
    ids::{PrincipalId, RecordId},
    record::Record,
};

pub const KIND: &str = "screen";

const FACES: &[&str] = &["front", "back", "levels"];

pub const RULE: KindRule = KindRule {
    kind: KIND,
    spaces: &[SpaceKind::Notes],
    fields: &[
        required("shows", Shape::Ref),
        optional("face", Shape::Choice(FACES)),
        optional("level", Shape::Int(1, 4)),
    ],
    add: Action::KeepPrivate,
    edit_own: Action::KeepPrivate,
    identity: Identity::OnePerPerson,
    ..KindRule::CLOSED
};

/// Which side of a card is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Face {
    #[default]
    Front,
    Back,
    Levels,
}

impl Face {
    /// The stored name.
    pub fn name(self) -> &'static str {
        FACES[self as usize]
    }
}

/// What is on the projector.
#[derive(Debug, Clone, PartialEq)]
pub struct Screen {
    pub shows: RecordId,
    pub face: Face,
    /// 1 to 4; `None` for all levels.
    pub level: Option<u32>,
}

impl Screen {
    /// The one screen of a person's catalogue.
    pub fn id_of(person: &PrincipalId) -> RecordId {
        RecordId::new(format!("{KIND}:catalogue:{person}"))
    }
}

impl TryFrom<&Record> for Screen {
    type Error = Incomplete;

    fn try_from(record: &Record) -> Result<Self, Incomplete> {
        let face = match record.text("face") {
            Some("back") => Face::Back,
            Some("levels") => Face::Levels,
            _ => Face::Front,
        };
        Ok(Self { shows: need_ref(record, "shows")?, face, level: number(record, "level") })
    }
}
