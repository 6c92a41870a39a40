//! Sessions of `tower-sessions` kept in our own storage, and the layer that carries them in a cookie.
//!
//! The storage knows only a digest of the cookie's value. A save never revives a session that was ended
//! meanwhile.

use std::{fmt, sync::Arc};

use async_trait::async_trait;
use time::{Duration, OffsetDateTime};
use tower_sessions::{
    Expiry, SessionManagerLayer, SessionStore,
    cookie::SameSite,
    session::{Id, Record},
    session_store::{Error, Result},
};

use super::{Clock, limits::SESSION_DAYS, secrets};
use crate::persistence::accounts::{Accounts, StoredSession};

/// The session cookie's name.
pub const COOKIE: &str = "karta";

/// The session layer: `HttpOnly`, `SameSite=Lax`, 30 days without a visit. `Secure` is added by
/// [`web::secure_cookies`](crate::web::secure_cookies) where the request came by https.
pub fn session_layer(accounts: Arc<dyn Accounts>, clock: Arc<dyn Clock>) -> SessionManagerLayer<Sessions> {
    SessionManagerLayer::new(Sessions { accounts, clock })
        .with_name(COOKIE)
        .with_http_only(true)
        .with_same_site(SameSite::Lax)
        .with_secure(false)
        .with_expiry(Expiry::OnInactivity(Duration::days(SESSION_DAYS)))
}

/// `tower-sessions`' store over our storage.
#[derive(Clone)]
pub struct Sessions {
    accounts: Arc<dyn Accounts>,
    clock: Arc<dyn Clock>,
}

impl fmt::Debug for Sessions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sessions")
    }
}

#[async_trait]
impl SessionStore for Sessions {
    async fn create(&self, record: &mut Record) -> Result<()> {
        self.accounts.add_session(&stored(record)?).await.map_err(backend)
    }

    async fn save(&self, record: &Record) -> Result<()> {
        self.accounts.save_session(&stored(record)?).await.map_err(backend)
    }

    async fn load(&self, id: &Id) -> Result<Option<Record>> {
        let Some(stored) = self.accounts.session(&digest(id)).await.map_err(backend)? else {
            return Ok(None);
        };
        if stored.until_ms <= self.clock.now_ms() {
            return Ok(None);
        }
        // One that cannot be read is as good as none: the person signs in again.
        match serde_json::from_str(&stored.data) {
            Ok(data) => Ok(Some(Record { id: *id, data, expiry_date: from_ms(stored.until_ms) })),
            Err(error) => {
                tracing::warn!(%error, "a stored session cannot be read");
                Ok(None)
            }
        }
    }

    async fn delete(&self, id: &Id) -> Result<()> {
        self.accounts.end_session(&digest(id)).await.map_err(backend)
    }
}

fn digest(id: &Id) -> String {
    secrets::digest(&id.to_string())
}

fn stored(record: &Record) -> Result<StoredSession> {
    Ok(StoredSession {
        digest: digest(&record.id),
        data: serde_json::to_string(&record.data).map_err(|error| Error::Encode(error.to_string()))?,
        until_ms: u64::try_from(record.expiry_date.unix_timestamp_nanos() / 1_000_000).unwrap_or(0),
    })
}

fn from_ms(ms: u64) -> OffsetDateTime {
    OffsetDateTime::from_unix_timestamp_nanos(i128::from(ms) * 1_000_000)
        .unwrap_or(OffsetDateTime::UNIX_EPOCH)
}

fn backend(error: impl std::error::Error) -> Error {
    let mut text = error.to_string();
    if let Some(cause) = error.source() {
        text = format!("{text}: {cause}");
    }
    Error::Backend(text)
}
