//! Typed entities and their rules. A new kind of record is one file here, one line in
//! [`kinds::KINDS`], and its view.

pub mod account;
pub mod activity;
pub mod board;
pub mod check;
pub mod circle;
pub mod copy;
pub mod credit;
pub mod day;
pub mod difference;
pub mod document;
pub mod grants;
pub mod imposition;
pub mod kinds;
pub mod kinship;
pub mod level;
pub mod link;
pub mod material;
pub mod member;
pub mod own_level;
pub mod past;
pub mod plan;
pub mod proposal;
pub mod question;
pub mod review;
pub mod role;
pub mod screen;
pub mod shape;
pub mod space;
pub mod succession;
pub mod wording;
