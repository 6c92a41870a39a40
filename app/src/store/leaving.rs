//! Signing out of a shared device: what stays there, what goes, and a session that is still to be ended.
//!
//! Own words stay under their author's name; copies that only this person may see go. Where the server
//! cannot be told, the sign-out is owed: the next page load keeps silent until the server has heard it, since
//! the session's cookie would speak for the person who left. Invariant: while a sign-out is owed, nothing
//! else is asked of the server.

use karta_core::{
    domain::space::CATALOGUE,
    sync::{Audience, PrincipalId, Record},
};
use leptos::{prelude::*, task::spawn_local};

use super::{Karta, arrival::VISITOR, budget, recent};
use crate::{
    api,
    failure::{Failure, FailureCode},
    platform::{
        device::{Device, DeviceError, this_device},
        keys, page,
    },
};

/// The note of a sign-out that the server has not heard of.
const OWED: &str = "k/sign-out";
/// How long a sign-out waits for the server before the page goes on without it, milliseconds.
const PATIENCE_MS: u32 = 4_000;
/// How often the server is tried again, milliseconds.
const ROUND_MS: u32 = 5_000;

/// Whose sign-out is owed. The durable mirror knows, and where there is none, localStorage.
pub(super) async fn owed() -> Option<PrincipalId> {
    let device = this_device();
    let noted = match device.mirror_read_all(OWED).await {
        Ok(noted) => noted.into_iter().next().map(|(_, text)| text),
        Err(_) => device.get(OWED),
    };
    noted.map(PrincipalId::new)
}

async fn owe(me: &PrincipalId) -> Result<(), DeviceError> {
    let device = this_device();
    let noted = device.mirror_put(vec![(OWED.to_owned(), me.to_string())]).await;
    noted.or_else(|_| device.put(OWED, me.as_str()))
}

async fn owe_no_more() {
    this_device().remove(OWED);
    // A mirror that refuses this keeps the debt: paid twice, it only ends a session that is ended.
    let _ = this_device().mirror_remove(vec![OWED.to_owned()]).await;
}

/// Ends the session that is owed to end; at once where none is. To be awaited before anything else is asked.
pub async fn settle() -> Result<(), Failure> {
    if owed().await.is_some() {
        end_session().await?;
        owe_no_more().await;
    }
    Ok(())
}

async fn end_session() -> Result<(), Failure> {
    match api::session::sign_out().await {
        Err(failure) if failure.code != FailureCode::SignInNeeded => Err(failure),
        _ => Ok(()),
    }
}

impl Karta {
    /// Leaves this device: works without a network too. Fails only where the server cannot be reached and
    /// the browser keeps no note either, since the next page load would then be this person again.
    pub async fn sign_out(self) -> Result<(), Failure> {
        let noted = owe(&self.principal()).await.is_ok();
        if !noted {
            end_session().await?;
        }
        self.silence();
        self.forget_person().await;
        if noted {
            settle_or_go_on();
        } else {
            page::go("/");
        }
        Ok(())
    }

    /// A page loaded while a sign-out is owed shows what anybody may see, and asks for nothing until the
    /// server has heard it. A form that somebody is filling in settles it by itself.
    pub(super) fn settle_sign_out(self) {
        let settle = || {
            spawn_local(async {
                if settle().await.is_ok() && !has_form(&page::path()) {
                    page::reload();
                }
            });
        };
        settle();
        self.hold(page::every(ROUND_MS, settle));
        self.hold(page::on_connection(move |online| {
            if online {
                settle();
            }
        }));
    }
}

fn has_form(path: &str) -> bool {
    ["/sign-in", "/begin", "/join"].iter().any(|form| path.starts_with(form))
}

/// A dead network may keep the answer back for minutes: the page does not wait for it.
fn settle_or_go_on() {
    let gone = StoredValue::new(false);
    let go = move || {
        if gone.try_update_value(|gone| !std::mem::replace(gone, true)).unwrap_or(false) {
            page::go("/");
        }
    };
    spawn_local(async move {
        // What is not settled now stays owed.
        let _ = settle().await;
        go();
    });
    page::after(PATIENCE_MS, go).keep();
}

/// Takes from the device what the server can send again to the person who left. Own words stay.
pub(super) async fn forget(left: &PrincipalId) {
    keep_public(this_device(), left);
    budget::forget_copies(left).await;
    recent::forget();
}

/// What anybody may read on this device, for a page that asks for nothing; keys relative to the space.
pub(super) fn public_copy() -> Vec<(String, String)> {
    let prefix = keys::space_prefix(VISITOR, CATALOGUE);
    let stored = this_device().read_all(&prefix);
    let relative =
        |(key, text): (String, String)| key.strip_prefix(&prefix).map(|key| (key.to_owned(), text));
    stored.into_iter().filter_map(relative).collect()
}

/// Leaves the part of the catalogue that anybody may read on the device for the next person, where no
/// visitor's copy is there. Its cursor goes: it speaks of what the former person may see.
fn keep_public(device: &dyn Device, me: &PrincipalId) {
    let theirs = keys::part_prefix(me.as_str(), CATALOGUE, "r");
    let anybodys = keys::part_prefix(VISITOR, CATALOGUE, "r");
    if !device.read_all(&anybodys).is_empty() {
        return;
    }
    for (key, text) in device.read_all(&theirs) {
        let public =
            serde_json::from_str::<Record>(&text).is_ok_and(|record| record.audience() == Audience::All);
        if let Some(name) = key.strip_prefix(&theirs).filter(|_| public) {
            device.remove(&key);
            if device.put(&format!("{anybodys}{name}"), &text).is_err() {
                return;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::platform::device::MemoryDevice;

    fn record(id: &str, audience: &str) -> String {
        let cell = |value: &str| json!({ "v": value, "by": { "id": "w~1", "at": [1, 0] } });
        let fields = json!({ "title": cell("Тьютор"), "audience": cell(audience) });
        json!({ "id": id, "kind": "role", "schema": 1, "author": "olga", "seq": 4, "fields": fields })
            .to_string()
    }

    fn shelf() -> MemoryDevice {
        let device = MemoryDevice::default();
        device.put("k/olga/catalogue/r/role", &record("role", "all")).unwrap();
        device.put("k/olga/catalogue/r/mark", &record("mark", "author")).unwrap();
        device.put("k/olga/catalogue/r/broken", "{").unwrap();
        device.put("k/olga/board:1/r/card", &record("card", "all")).unwrap();
        device
    }

    #[test]
    fn the_next_person_finds_the_public_catalogue_and_nothing_private() {
        let device = shelf();
        keep_public(&device, &"olga".into());
        let visible: Vec<_> = device.read_all("k/visitor/").into_iter().map(|(key, _)| key).collect();
        assert_eq!(visible, ["k/visitor/catalogue/r/role"]);
        assert_eq!(device.get("k/olga/catalogue/r/role"), None, "moved, not doubled");
    }

    #[test]
    fn a_visitors_own_copy_is_left_as_it_is() {
        let device = shelf();
        device.put("k/visitor/catalogue/r/other", "{}").unwrap();
        keep_public(&device, &"olga".into());
        assert_eq!(device.read_all("k/visitor/").len(), 1);
        assert!(device.get("k/olga/catalogue/r/role").is_some());
    }
}
