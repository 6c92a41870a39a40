//! Typed entities and their rules. A new kind of record is one file here, one line in
//! [`kinds::KINDS`], and its view.

pub mod account;
pub mod board;
pub mod grants;
pub mod kinds;
pub mod level;
pub mod member;
pub mod own_level;
pub mod role;
pub mod space;
