//! A foresight board, «Карта будущего» (Programme, direction 3, task 3, section 1): its own facts, its cards,
//! and what is done with them in такты. Rules that the server decides by (`gate`, `showing`, `ballot`) and
//! pictures that the interface draws (`time_map`, `hall`, `path`) stand side by side; none keeps any state.

pub mod ballot;
pub mod card;
pub mod cluster;
pub mod curves;
pub mod drawing;
pub mod fork;
pub mod gate;
pub mod gather;
pub mod group;
pub mod hall;
pub mod head;
pub mod lines;
pub mod link;
pub mod minutes;
pub mod note;
pub mod papers;
pub mod path;
pub mod place;
pub mod poster;
pub mod progress;
pub mod ready;
pub mod register;
pub mod replay;
pub mod script;
pub mod seat;
pub mod showing;
pub mod takt;
pub mod time_map;
pub mod timer;
pub mod transfer;
pub mod wheel;

pub use card::{BoardCard, KIND, RULE, SORTS, Sort, sort_of};
pub use head::{BOARD, BOARD_RULE, Board};

use super::{
    grants::Action,
    kinds::{Begins, KindRule},
    space::SpaceKind,
};

/// What everyone who takes part may make, and change while it is theirs.
const SHARED: KindRule = KindRule {
    spaces: &[SpaceKind::Board],
    add: Action::Contribute,
    edit: Action::EditContent,
    edit_own: Action::Contribute,
    ..KindRule::CLOSED
};

/// What the host alone writes and all see.
const HOSTED: KindRule = KindRule {
    spaces: &[SpaceKind::Board],
    add: Action::Steer,
    edit: Action::Steer,
    edit_own: Action::Steer,
    begins: Begins::SeenByAll,
    ..KindRule::CLOSED
};
