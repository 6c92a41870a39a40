//! Domain-aware pieces, a folder per feature. They read and write through the store.

pub mod activities;
pub mod card;
pub mod frame;
pub mod live_text;
pub mod plan;
pub mod proposals;
