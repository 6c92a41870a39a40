//! Asking the server for what only it can do, with a word when it is done or could not be.

use std::future::Future;

use leptos::{prelude::*, task::spawn_local};

use crate::{failure::Failure, ui::Toasts};

/// Does it, and says `done` or what went wrong. An empty `done` says nothing: the board itself shows it.
pub fn ask(
    toasts: Toasts,
    busy: RwSignal<bool>,
    work: impl Future<Output = Result<(), Failure>> + 'static,
    done: &'static str,
) {
    busy.set(true);
    spawn_local(async move {
        match work.await {
            Ok(()) if done.is_empty() => {}
            Ok(()) => toasts.done(done),
            Err(failure) => toasts.fail(failure.text),
        }
        // Whoever has gone to another page meanwhile needs no button.
        _ = busy.try_set(false);
    });
}
