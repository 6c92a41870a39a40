//! Open spaces: a room decides what happens in one space, the clerk makes it durable, the hub keeps the
//! rooms that somebody uses, the stream carries their news to browsers.
//!
//! Only [`clerk::Clerk`] commits to storage, and only what a [`room::Room`] decided.

pub mod clerk;
pub mod hub;
pub mod limits;
mod outbox;
mod rate;
pub mod room;
mod seats;
pub mod stream;
