//! Karta's user interface: rendered on the server for the first visit, mounted in the browser ever after.

#![recursion_limit = "256"]

pub mod api;
pub mod commands;
pub mod failure;
pub mod platform;
#[cfg(feature = "ssr")]
pub mod ports;
pub mod store;
pub mod wire;
