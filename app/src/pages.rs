//! A page per route: loading and layout only.

pub mod absent;
pub mod accounts;
pub mod activities;
pub mod answer;
pub mod begin;
pub mod bin;
pub mod board;
pub mod board_outcomes;
pub mod board_remote;
pub mod board_screen;
pub mod boards;
pub mod card;
pub mod catalogue;
pub mod compare;
#[cfg(feature = "gallery")]
pub mod gallery;
/// The page that shows the whole design system is in development builds alone.
#[cfg(not(feature = "gallery"))]
pub mod gallery {
    pub use super::absent::AbsentPage as GalleryPage;
}
pub mod check;
pub mod game;
pub mod game_outcomes;
pub mod game_remote;
pub mod game_screen;
pub mod games;
pub mod instruments;
pub mod join;
pub mod look;
pub mod plan;
pub mod print;
pub mod proposals;
pub mod propose;
pub mod remote;
pub mod returned;
pub mod round;
pub mod rounds;
pub mod show;
pub mod sign_in;
pub mod start;
pub mod survey;
pub mod survey_answer;
pub mod survey_screen;
pub mod surveys;
pub mod trajectories;
pub mod trajectory;
pub mod trajectory_overview;
