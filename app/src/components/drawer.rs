//! The drawer: the catalogue as cards, as a drawer to flick through and as a map of related roles, with its
//! search, its filters and the tray of cards to compare. Used by the pages of the catalogue.

pub mod arrival;
pub mod big_card;
pub mod compare;
pub mod compare_button;
pub mod filters;
pub mod found;
pub mod grid;
pub mod kinship;
pub mod selection;
pub mod snippet;
pub mod stack;
pub mod state;
pub mod tray;
pub mod views;
