//! A board's parts: the map and its cards, the session that goes over them, what is left of it afterwards.

pub mod after;
pub mod canvas;
pub mod session;
