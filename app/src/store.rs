//! The page's reactive view of the records. Reads are signals, writes are verbs.
//!
//! One [`Karta`] per page load, found by [`karta`]. A page load belongs to one person: signing in or out
//! loads the page anew. Components read and write through here and never call the server.

pub mod arrival;
pub mod board;
pub mod budget;
pub mod catalogue;
pub mod connection;
pub mod courier;
pub mod diagnostic;
pub mod elsewhere;
pub mod finding;
pub mod game;
pub mod leaving;
pub mod on_device;
pub mod own_words;
pub mod people;
pub mod plan;
pub mod proposals;
pub mod recent;
pub mod returned;
pub mod screen;
pub mod session;
pub mod space;
pub mod survey;
pub mod trajectory;
pub mod tray;
pub mod words_file;
pub mod workshop;

pub use board::{OpenBoard, session::Session};
pub use catalogue::Catalogue;
pub use connection::{Connection, PHONE, Reach, SaveState, Trouble};
pub use diagnostic::OpenRound;
pub use game::OpenGame;
pub use session::{Karta, karta};
pub use space::SpaceStore;
pub use survey::OpenSurvey;
pub use trajectory::OpenTrajectory;
pub use workshop::Workshop;
