//! Karta's heart: what records exist, who may do what, and how changes merge.
//!
//! Everything here is pure: no user interface, no clock, no randomness, no storage. The server
//! decides with it, the browser predicts with it, and the simulation drives both through it.

pub mod domain;
pub mod find;
pub mod limits;
pub mod sync;
