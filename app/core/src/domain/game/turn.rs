//! Turn: one player's trying on of one role. What was drawn stays, the last one counts.

use crate::{
    domain::{
        grants::Action,
        kinds::{
            Begins, Identity, Incomplete, KindRule, Shape, Within, Writing, flag, need_ref, optional, refs,
            required,
        },
        space::SpaceKind,
    },
    limits::GAME_DRAWS,
    sync::{
        ids::{PrincipalId, RecordId},
        record::Record,
    },
};

pub const KIND: &str = "turn";

const STATES: &[&str] = &["drawn", "shown", "skipped"];

pub const RULE: KindRule = KindRule {
    kind: KIND,
    spaces: &[SpaceKind::Game],
    fields: &[
        required("table", Shape::Ref),
        required("draws", Shape::Refs),
        optional("case", Shape::Ref),
        optional("state", Shape::Choice(STATES)).needs(Action::EditContent),
        optional("revealed", Shape::Flag).needs(Action::EditContent),
    ],
    add: Action::Contribute,
    edit: Action::EditContent,
    edit_own: Action::Contribute,
    own_while: Some(|record| State::of(record) == State::Drawn && !flag(record, "revealed")),
    begins: Begins::SeenByAll,
    identity: Identity::OnePerPerson,
    within: Some(Within::admitting(|writing| {
        let draws = refs(writing.record, "draws").len();
        if (1..=GAME_DRAWS).contains(&draws) {
            Ok(())
        } else {
            Err("Роль можно вытянуть заново только один раз.")
        }
    })),
    ..KindRule::CLOSED
};

/// What has become of a turn.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum State {
    #[default]
    Drawn,
    /// The role was demonstrated.
    Shown,
    Skipped,
}

impl State {
    fn of(record: &Record) -> Self {
        match record.text("state") {
            Some("shown") => Self::Shown,
            Some("skipped") => Self::Skipped,
            _ => Self::Drawn,
        }
    }

    /// The stored name.
    pub fn name(self) -> &'static str {
        STATES[self as usize]
    }
}

/// One player's turn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    pub id: RecordId,
    pub player: PrincipalId,
    pub table: RecordId,
    /// All roles drawn, the present one last; never empty.
    pub draws: Vec<RecordId>,
    /// A case from the role's workshop.
    pub case: Option<RecordId>,
    pub state: State,
    /// Its marks are open to all: no more are taken.
    pub revealed: bool,
}

impl Turn {
    /// A player's turn by its number, from 1.
    pub fn id_of(number: u32, player: &PrincipalId) -> RecordId {
        RecordId::new(format!("{KIND}:{number}:{player}"))
    }

    /// Whether it is to be shown yet.
    pub fn is_open(&self) -> bool {
        self.state == State::Drawn
    }

    pub fn role(&self) -> Option<&RecordId> {
        self.draws.last()
    }
}

impl TryFrom<&Record> for Turn {
    type Error = Incomplete;

    fn try_from(record: &Record) -> Result<Self, Incomplete> {
        let draws = refs(record, "draws");
        if draws.is_empty() {
            return Err(Incomplete { field: "draws" });
        }
        Ok(Self {
            id: record.id.clone(),
            player: record.author.clone(),
            table: need_ref(record, "table")?,
            draws,
            case: record.text("case").map(RecordId::from),
            state: State::of(record),
            revealed: flag(record, "revealed"),
        })
    }
}

/// The turn that a record of the game is about, as it stands.
pub(super) fn turn_of(writing: &Writing<'_>) -> Result<Turn, &'static str> {
    let id = writing.record.text("turn").map(RecordId::from);
    let record = id.and_then(|id| writing.living(&id, KIND));
    record.and_then(|record| Turn::try_from(record).ok()).ok_or("Такого выступления в игре нет.")
}
