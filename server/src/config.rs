//! What the environment says: `KARTA_ADDR`, `KARTA_DATA`, `KARTA_DB`, `KARTA_HTTPS`, `KARTA_LOG`.

use std::{env, net::SocketAddr, path::PathBuf};

use crate::web::Reach;

const DEFAULT_ADDR: &str = "127.0.0.1:3000";
const DEFAULT_DATA: &str = "./data";
const DEFAULT_LOG: &str = "info,surrealdb=warn,surrealkv=warn,tower_http=warn";
const RELOAD_PORT: u32 = 3001;

/// Settings of one process.
#[derive(Debug, Clone)]
pub struct Config {
    pub addr: SocketAddr,
    /// The one data folder.
    pub data: PathBuf,
    /// A SurrealDB connect string; `None` for the database embedded in the data folder.
    pub db: Option<String>,
    pub reach: Reach,
    /// Directives of `tracing`'s filter.
    pub log: String,
}

#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    #[error("KARTA_ADDR must be an address and a port, like {DEFAULT_ADDR}; it is `{0}`")]
    Addr(String),
    #[error("KARTA_HTTPS must be 1 or 0; it is `{0}`")]
    Https(String),
}

impl Config {
    /// # Errors
    /// A variable that is set and cannot be understood.
    pub fn from_env() -> Result<Self, ConfigError> {
        Self::read(|name| env::var(name).ok())
    }

    fn read(var: impl Fn(&str) -> Option<String>) -> Result<Self, ConfigError> {
        let var = |name: &str| var(name).filter(|value| !value.is_empty());
        let addr = var("KARTA_ADDR").unwrap_or_else(|| DEFAULT_ADDR.to_owned());
        let https = match var("KARTA_HTTPS").as_deref() {
            None | Some("0") => false,
            Some("1") => true,
            Some(other) => return Err(ConfigError::Https(other.to_owned())),
        };
        let reload_port = var("LEPTOS_WATCH")
            .map(|_| var("LEPTOS_RELOAD_PORT").and_then(|port| port.parse().ok()).unwrap_or(RELOAD_PORT));
        Ok(Self {
            addr: addr.parse().map_err(|_| ConfigError::Addr(addr))?,
            data: var("KARTA_DATA").unwrap_or_else(|| DEFAULT_DATA.to_owned()).into(),
            db: var("KARTA_DB"),
            reach: Reach { https, reload_port },
            log: var("KARTA_LOG").unwrap_or_else(|| DEFAULT_LOG.to_owned()),
        })
    }

    /// The server's address as somebody at this machine types it.
    pub fn origin(&self) -> String {
        let scheme = if self.reach.https { "https" } else { "http" };
        if self.addr.ip().is_unspecified() {
            format!("{scheme}://localhost:{}", self.addr.port())
        } else {
            format!("{scheme}://{}", self.addr)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pairs: &[(&str, &str)]) -> Result<Config, ConfigError> {
        Config::read(|name| pairs.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned()))
    }

    #[test]
    fn nothing_set_serves_this_machine_alone_from_a_folder_beside() {
        let config = read(&[]).unwrap();
        assert_eq!(config.origin(), "http://127.0.0.1:3000");
        assert!(config.db.is_none() && !config.reach.https && config.data.ends_with("data"));
    }

    #[test]
    fn a_wrong_address_is_named() {
        let error = read(&[("KARTA_ADDR", "порт")]).unwrap_err();
        assert!(error.to_string().contains("`порт`"));
    }

    #[test]
    fn an_address_for_all_networks_is_shown_as_localhost() {
        assert_eq!(read(&[("KARTA_ADDR", "0.0.0.0:80")]).unwrap().origin(), "http://localhost:80");
    }
}
