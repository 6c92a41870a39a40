//! Karta's user interface: rendered on the server for the first visit, mounted in the browser ever after.

#![recursion_limit = "256"]

pub mod api;
pub mod app;
pub mod commands;
pub mod components;
#[cfg(feature = "ssr")]
pub mod document;
pub mod failure;
pub mod pages;
pub mod platform;
#[cfg(feature = "ssr")]
pub mod ports;
pub mod store;
pub mod ui;
pub mod wire;

/// Starts the interface in a page, whether its body came rendered or empty.
#[cfg(feature = "hydrate")]
pub async fn mount() {
    platform::heap::reserve();
    platform::panic::install();
    let arrival = store::arrival::who_is_here().await;
    leptos::mount::mount_to_body(move || app::Root(app::RootProps { arrival }));
}
