//! The session that goes over a board: what is to be done now, for how long, and what comes next. Whoever
//! leads turns it on; the others say that they are ready, raise cards and vote.

pub mod at_board;
pub mod bar;
pub mod clock;
pub mod counts;
pub mod course;
pub mod group_choice;
pub mod groups;
pub mod hands;
pub mod jump;
pub mod lanes;
pub mod more;
pub mod new_board;
pub mod next;
pub mod own_part;
pub mod people;
pub mod screen;
pub mod takt_editor;
pub mod vote;

pub use bar::SessionBar;
