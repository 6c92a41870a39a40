//! Domain-aware pieces, a folder per feature. They read and write through the store.

pub mod activities;
pub mod board;
pub mod card;
pub mod diagnostic;
pub mod drawer;
pub mod frame;
pub mod game;
pub mod live_text;
pub mod live_value;
pub mod paper;
pub mod plan;
pub mod presence;
pub mod print;
pub mod proposals;
pub mod record_words;
pub mod returned;
pub mod server_file;
pub mod session;
pub mod space_file;
pub mod stage;
pub mod survey;
pub mod trajectory;
pub mod workshop;
