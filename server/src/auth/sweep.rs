//! Removing what has ended: sessions, doors and one-time links past their time. A used link is gone with
//! its use. Whether something has ended is decided where it is used; this only keeps the database small
//! and old digests out of backups.

use std::sync::Arc;

use karta_core::sync::PrincipalId;
use tokio::time::sleep;

use super::{
    People, PeopleError,
    error::chain,
    limits::{DOOR_MS, SWEEP_EVERY},
};
use crate::persistence::accounts::Account;

impl People {
    /// Removes what has ended by now; what still holds is kept.
    pub async fn sweep(&self) -> Result<(), PeopleError> {
        let now = self.clock.now_ms();
        self.accounts.sweep_sessions(now).await?;
        self.accounts.sweep_doors(now.saturating_sub(DOOR_MS)).await?;
        let ended =
            self.accounts.accounts().await?.into_iter().filter(|account| has_ended_slip(account, now));
        for account in ended {
            self.drop_slip(&account.principal, now).await?;
        }
        Ok(())
    }

    async fn drop_slip(&self, principal: &PrincipalId, now: u64) -> Result<(), PeopleError> {
        self.change_account(|people| async move {
            // A new link may have been made since the list was read.
            let account = people.accounts.account(principal).await?;
            let account = account.filter(|account| has_ended_slip(account, now));
            Ok((account.map(|account| Account { slip: None, ..account }), ()))
        })
        .await
    }

    /// Sweeps now and once a day, for as long as it is polled. A sweep that fails is logged and tried again
    /// the next day.
    pub async fn keep_swept(self: Arc<Self>) {
        loop {
            if let Err(error) = self.sweep().await {
                tracing::error!(cause = chain(&error), "sweeping what has ended failed");
            }
            sleep(SWEEP_EVERY).await;
        }
    }
}

fn has_ended_slip(account: &Account, now_ms: u64) -> bool {
    account.slip.as_ref().is_some_and(|slip| slip.until_ms <= now_ms)
}
