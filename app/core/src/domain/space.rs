//! Spaces: what a person opens and what is shared.

use serde::{Deserialize, Serialize};

use crate::sync::ids::{PrincipalId, SpaceId};

/// What a space is for; the prefix of its id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SpaceKind {
    /// The one card catalogue; readable by anyone.
    Catalogue,
    /// A foresight board.
    Board,
    /// One person's professional trajectory.
    Trajectory,
    /// One person's own notes.
    Notes,
    /// A diagnostic round.
    Round,
    /// A game «Примерь на себя…».
    Game,
    /// A survey («Опрос») that people open by a code.
    Survey,
}

impl SpaceKind {
    /// What an id of this kind begins with.
    pub fn prefix(self) -> &'static str {
        match self {
            Self::Catalogue => CATALOGUE,
            Self::Board => "board",
            Self::Trajectory => "trajectory",
            Self::Notes => "notes",
            Self::Round => "round",
            Self::Game => "game",
            Self::Survey => "survey",
        }
    }

    /// The kind that an id's prefix names; `None` for an unknown one.
    pub fn of(space: &SpaceId) -> Option<Self> {
        match space.as_str().split(':').next()? {
            "catalogue" if space.as_str() == CATALOGUE => Some(Self::Catalogue),
            "board" => Some(Self::Board),
            "trajectory" => Some(Self::Trajectory),
            "notes" => Some(Self::Notes),
            "round" => Some(Self::Round),
            "game" => Some(Self::Game),
            "survey" => Some(Self::Survey),
            _ => None,
        }
    }
}

/// The id of the catalogue's space.
pub const CATALOGUE: &str = "catalogue";

/// The catalogue's space.
pub fn catalogue() -> SpaceId {
    SpaceId::from(CATALOGUE)
}

/// A person's own space.
pub fn notes_of(principal: &PrincipalId) -> SpaceId {
    SpaceId::new(format!("notes:{principal}"))
}
