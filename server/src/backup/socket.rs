//! The socket in the data folder by which a maintenance command reaches the running server: the engine locks
//! the database's folder, so nobody else can read it. Only the owner of the process may connect.

use std::{
    fs::{self, Permissions},
    io,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    time::Duration,
};

use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader},
    net::{UnixListener, UnixStream},
    time::timeout,
};

use super::archive::{WriteError, write};
use crate::{
    auth::{Clock, SystemClock},
    persistence::surreal::tables::Tables,
};

/// The socket's name within the data folder.
pub const SOCKET: &str = "karta.sock";

/// The one request there is.
const BACKUP: &str = "backup\n";
/// How long a request may take to come.
const ASK_WITHIN: Duration = Duration::from_secs(5);

/// The server's end. Removes the socket when dropped.
pub struct Listener {
    path: PathBuf,
    listener: UnixListener,
}

impl Listener {
    /// Makes the socket in the data folder, in place of one that a killed server left.
    ///
    /// # Errors
    /// Where the folder cannot be written to, or its path is too long for a socket (about 100 bytes).
    pub fn bind(data: &Path) -> io::Result<Self> {
        fs::create_dir_all(data)?;
        let path = data.join(SOCKET);
        // Nobody connects before the permissions are set: the name is not known until then.
        let draft = data.join(format!("{SOCKET}.new"));
        if draft.exists() {
            fs::remove_file(&draft)?;
        }
        let listener = UnixListener::bind(&draft)?;
        fs::set_permissions(&draft, Permissions::from_mode(0o600))?;
        fs::rename(&draft, &path)?;
        Ok(Self { path, listener })
    }

    /// Answers one after another, for as long as it is polled.
    pub async fn serve(self, tables: Tables) {
        loop {
            let answered = match self.listener.accept().await {
                Ok((stream, _)) => answer(stream, &tables).await,
                Err(error) => Err(error.into()),
            };
            if let Err(error) = answered {
                tracing::error!(%error, cause = ?std::error::Error::source(&error), "a backup failed");
            }
        }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        // Another server on this folder may have replaced and removed it.
        let _ = fs::remove_file(&self.path);
    }
}

async fn answer(mut stream: UnixStream, tables: &Tables) -> Result<(), WriteError> {
    let mut asked = String::new();
    let mut words = BufReader::new(&mut stream).take(BACKUP.len() as u64);
    match timeout(ASK_WITHIN, words.read_line(&mut asked)).await {
        Ok(Ok(_)) if asked == BACKUP => {}
        // Somebody only looks whether a server is there.
        _ => return Ok(()),
    }
    write(tables, SystemClock.now_ms(), &mut stream).await?;
    tracing::info!("a backup was written");
    Ok(())
}

/// Whether a server runs on this folder.
pub async fn answers(data: &Path) -> bool {
    UnixStream::connect(data.join(SOCKET)).await.is_ok()
}

/// Asks the server that runs on this folder for a backup; `None` where none runs.
pub async fn ask(data: &Path) -> Option<UnixStream> {
    let mut stream = UnixStream::connect(data.join(SOCKET)).await.ok()?;
    // A server that goes away in this very moment sends nothing, and that is noticed.
    let _ = stream.write_all(BACKUP.as_bytes()).await;
    Some(stream)
}
