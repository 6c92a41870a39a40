//! Karta's server: rooms that decide, people who ask, storage that keeps, pages that show.

pub mod assets;
pub mod auth;
pub mod backend;
pub mod backup;
pub mod beginning;
pub mod command;
pub mod config;
mod files;
pub mod live;
pub mod network;
pub mod persistence;
pub mod router;
pub mod state;
pub mod tls;
pub mod web;
