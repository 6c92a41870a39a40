//! RoleTrial: what a player takes from a game into their own notes: by making it they consent, and nobody else
//! can. It is shown in the profile beside the levels and never sets one.

use serde_json::{Map, Value, json};

use super::{reflection::Reflection, turn::Turn, watch::Counts};
use crate::{
    domain::{
        grants::Action,
        kinds::{Identity, Incomplete, KindRule, Shape, need_ref, optional, required, text},
        lot::lot,
        space::SpaceKind,
    },
    limits::LEVEL_INDICATORS,
    sync::{
        ids::{PrincipalId, RecordId, SpaceId},
        record::{Fields, Record},
        replica::Draft,
    },
};

pub const KIND: &str = "role_trial";

pub const RULE: KindRule = KindRule {
    kind: KIND,
    spaces: &[SpaceKind::Notes],
    fields: &[
        required("game", Shape::Ref),
        required("role", Shape::Ref),
        optional("counts", Shape::Whole(|value| counts_of(value).is_some())),
        optional("worked", Shape::Line),
        optional("hard", Shape::Line),
        optional("next", Shape::Line),
    ],
    add: Action::KeepPrivate,
    edit_own: Action::KeepPrivate,
    identity: Identity::OnePerPerson,
    ..KindRule::CLOSED
};

/// A role tried on in a game.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct RoleTrial {
    pub id: RecordId,
    pub game: SpaceId,
    pub role: RecordId,
    /// The observers' marks together.
    pub counts: Counts,
    pub worked: String,
    pub hard: String,
    /// A wish to learn: what a trajectory may start from.
    pub next: String,
}

/// What keeps a turn in the player's own notes. `None` for somebody else's turn. `me` is the account under which
/// it is kept: a guest's turn is claimed by `player`, the guest that they were.
pub fn keep(
    game: &SpaceId,
    turn: &Turn,
    counts: &Counts,
    reflection: Option<&Reflection>,
    player: &PrincipalId,
    me: &PrincipalId,
) -> Option<Draft> {
    let role = turn.role().filter(|_| turn.player == *player)?;
    let pairs = counts.iter().map(|(id, (yes, all))| (id.to_string(), json!([yes, all])));
    let mut fields = Fields::from([
        ("game".to_owned(), json!(game)),
        ("role".to_owned(), json!(role)),
        ("counts".to_owned(), Value::Object(pairs.collect::<Map<_, _>>())),
    ]);
    if let Some(said) = reflection.filter(|said| said.turn == turn.id) {
        for (name, words) in [("worked", &said.worked), ("hard", &said.hard), ("next", &said.next)] {
            fields.insert(name.to_owned(), json!(words));
        }
    }
    // Turns of different games have the same ids: the game is part of the name, shortened to fit.
    let about = lot(&[game.as_str(), turn.id.as_str()]);
    let record = RecordId::new(format!("{KIND}:{about:016x}:{me}"));
    Some(Draft::Create { record, kind: KIND.into(), fields })
}

fn counts_of(value: &Value) -> Option<Counts> {
    let pairs = value.as_object().filter(|pairs| pairs.len() <= LEVEL_INDICATORS)?;
    let number = |share: &Value, at: usize| u32::try_from(share.get(at)?.as_u64()?).ok();
    let pair = |(id, share): (&String, &Value)| {
        let (yes, all) = (number(share, 0)?, number(share, 1)?);
        (yes <= all).then(|| (RecordId::from(id.as_str()), (yes, all)))
    };
    pairs.iter().map(pair).collect()
}

impl TryFrom<&Record> for RoleTrial {
    type Error = Incomplete;

    fn try_from(record: &Record) -> Result<Self, Incomplete> {
        Ok(Self {
            id: record.id.clone(),
            game: need_ref(record, "game")?.as_str().into(),
            role: need_ref(record, "role")?,
            counts: record.value("counts").and_then(counts_of).unwrap_or_default(),
            worked: text(record, "worked"),
            hard: text(record, "hard"),
            next: text(record, "next"),
        })
    }
}
