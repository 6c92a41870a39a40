//! Karta's server.
pub mod persistence;
