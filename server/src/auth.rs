//! People: who asks, and what of accounts, sessions and doors they may do.
//!
//! [`People`] is called by the backend of a request, with that request's session. Every method about
//! accounts decides by itself whether the session may do it; what a person may do within a space is
//! decided by the rooms.

use std::sync::Arc;

use karta_core::sync::PrincipalId;
use tokio::sync::{Mutex, broadcast};

use crate::persistence::accounts::Accounts;

mod clock;
mod doors;
mod error;
mod identity;
pub mod limits;
mod passwords;
mod roster;
mod secrets;
mod sessions;
mod sign_in;
mod slips;
mod sweep;
mod throttle;

pub use clock::{Clock, SystemClock};
pub use doors::JOIN_PATH;
pub use error::PeopleError;
pub use identity::Identity;
pub use sessions::{COOKIE, Sessions, session_layer};
pub use slips::BEGIN_PATH;

use passwords::Passwords;
use throttle::Throttle;

/// Accounts, sessions and doors of the centre. One per process.
pub struct People {
    accounts: Arc<dyn Accounts>,
    clock: Arc<dyn Clock>,
    passwords: Passwords,
    wrong_passwords: Throttle<String>,
    wrong_codes: Throttle<()>,
    /// One writer of accounts at a time within the process; the storage guards against other processes.
    writing: Mutex<()>,
    ended: broadcast::Sender<PrincipalId>,
}

impl People {
    pub fn new(accounts: Arc<dyn Accounts>, clock: Arc<dyn Clock>) -> Self {
        Self {
            accounts,
            clock,
            passwords: Passwords::default(),
            wrong_passwords: Throttle::new(limits::WRONG_PASSWORDS),
            wrong_codes: Throttle::new(limits::WRONG_CODES),
            writing: Mutex::new(()),
            ended: broadcast::channel(limits::ENDINGS_KEPT).0,
        }
    }

    /// Principals some of whose sessions have just ended, so that open sockets ask
    /// [`recheck`](Self::recheck) whether theirs is among them. A receiver that lags asks for all.
    pub fn endings(&self) -> broadcast::Receiver<PrincipalId> {
        self.ended.subscribe()
    }

    fn announce_end(&self, principal: &PrincipalId) {
        // Without a listener there is nobody to tell.
        let _ = self.ended.send(principal.clone());
    }
}
