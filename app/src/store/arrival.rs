//! Who comes with a page load: the note of this device, in both storages, and what a sign-out left to do.
//!
//! `mount` asks before anything is shown; signing in and out write the note.

use karta_core::sync::PrincipalId;

use super::leaving;
use crate::{
    api,
    platform::device::{Health, this_device},
    wire::Me,
};

pub(super) const ME: &str = "k/me";
/// Whose name stands on what a page keeps while nobody has signed in.
pub(super) const VISITOR: &str = "visitor";

/// Who comes with a page load.
pub struct Arrival {
    pub(super) me: Option<Me>,
    /// The server has not heard of a sign-out yet.
    pub(super) owes_sign_out: bool,
}

/// Whoever used this device last and has not signed out. Where the browser keeps no such note, the durable
/// mirror or the server says it.
pub async fn who_is_here() -> Arrival {
    if let Some(left) = leaving::owed().await {
        // Again, in case the page that was left did not come so far.
        remember(None).await;
        leaving::forget(&left).await;
        return Arrival { me: None, owes_sign_out: true };
    }
    Arrival { me: noted_me().await, owes_sign_out: false }
}

async fn noted_me() -> Option<Me> {
    match note().await {
        Some(me) => me,
        None if this_device().state().local == Health::Works => None,
        None => api::session::me().await.ok().flatten(),
    }
}

/// What this device says of who is here; `None` where it says nothing.
pub(super) async fn note() -> Option<Option<Me>> {
    match this_device().get(ME).and_then(|text| serde_json::from_str(&text).ok()) {
        Some(me) => Some(Some(me)),
        None => mirrored_me().await,
    }
}

/// What the mirror says of who is here: `Some(None)` after a sign-out, `None` where it says nothing.
pub(super) async fn mirrored_me() -> Option<Option<Me>> {
    let mirrored = this_device().mirror_read_all(ME).await.ok()?;
    let (_, text) = mirrored.into_iter().find(|(key, _)| key == ME)?;
    serde_json::from_str(&text).ok()
}

pub(super) fn principal_of(me: &Option<Me>) -> PrincipalId {
    me.as_ref().map_or_else(|| PrincipalId::from(VISITOR), |me| me.principal.clone())
}

/// Notes who uses this device, in both storages: each alone is enough at the next load. A sign-out leaves a
/// note in the mirror, which outlives a kill of the browser.
pub(super) async fn remember(me: Option<&Me>) {
    let device = this_device();
    let Ok(text) = serde_json::to_string(&me) else { return };
    // Where neither can be kept, the session's cookie says who it is at the next load.
    match me {
        Some(_) => drop(device.put(ME, &text)),
        None => device.remove(ME),
    }
    let _ = device.mirror_put(vec![(ME.to_owned(), text)]).await;
}
