//! A board's parts: the map and its cards, the session that goes over them, what a phone gets instead.

pub mod canvas;
pub mod session;
