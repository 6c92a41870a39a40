//! Karta's user interface: rendered on the server for the first visit, mounted in the browser ever after.

pub mod api;
pub mod failure;
#[cfg(feature = "ssr")]
pub mod ports;
pub mod wire;
