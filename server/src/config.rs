//! What the environment says: `KARTA_ADDR`, `KARTA_TLS_ADDR`, `KARTA_CERT`, `KARTA_KEY`, `KARTA_DATA`, `KARTA_DB`,
//! `KARTA_NODES`, `KARTA_HTTPS`, `KARTA_LOG`.

use std::{env, net::SocketAddr, path::PathBuf};

use crate::{live::hub::Nodes, persistence::is_server, tls::TlsSettings, web::Reach};

const DEFAULT_ADDR: &str = "127.0.0.1:3000";
const DEFAULT_DATA: &str = "./data";
const DEFAULT_LOG: &str = "info,surrealdb=warn,surrealkv=warn,tower_http=warn";
const RELOAD_PORT: u32 = 3001;

/// Settings of one process.
#[derive(Debug, Clone)]
pub struct Config {
    pub addr: SocketAddr,
    /// HTTPS beside it.
    pub tls: Option<TlsSettings>,
    /// The one data folder.
    pub data: PathBuf,
    /// A SurrealDB connect string; `None` for the database embedded in the data folder.
    pub db: Option<String>,
    /// Whether other processes write to the same database: so for a database server, and for `KARTA_NODES=1`.
    pub nodes: Nodes,
    pub reach: Reach,
    /// Directives of `tracing`'s filter.
    pub log: String,
}

#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    #[error("{name} must be an address and a port, like {DEFAULT_ADDR}; it is `{value}`")]
    Addr { name: &'static str, value: String },
    #[error("KARTA_CERT and KARTA_KEY go together, and with KARTA_TLS_ADDR")]
    Certificate,
    #[error("{name} must be 1 or 0; it is `{value}`")]
    Switch { name: &'static str, value: String },
}

impl Config {
    /// # Errors
    /// A variable that is set and cannot be understood.
    pub fn from_env() -> Result<Self, ConfigError> {
        Self::read(|name| env::var(name).ok())
    }

    fn read(var: impl Fn(&str) -> Option<String>) -> Result<Self, ConfigError> {
        let var = |name: &str| var(name).filter(|value| !value.is_empty());
        let addr = address(var("KARTA_ADDR").unwrap_or_else(|| DEFAULT_ADDR.to_owned()), "KARTA_ADDR")?;
        let tls = match (var("KARTA_TLS_ADDR"), var("KARTA_CERT"), var("KARTA_KEY")) {
            (None, None, None) => None,
            (Some(tls), None, None) => Some((tls, None)),
            (Some(tls), Some(chain), Some(key)) => Some((tls, Some((chain.into(), key.into())))),
            _ => return Err(ConfigError::Certificate),
        };
        let tls = tls
            .map(|(tls, files)| Ok(TlsSettings { addr: address(tls, "KARTA_TLS_ADDR")?, files }))
            .transpose()?;
        let switch = |name: &'static str| match var(name).as_deref() {
            None | Some("0") => Ok(false),
            Some("1") => Ok(true),
            Some(other) => Err(ConfigError::Switch { name, value: other.to_owned() }),
        };
        let https = switch("KARTA_HTTPS")?;
        let db = var("KARTA_DB");
        let several = switch("KARTA_NODES")? || db.as_deref().is_some_and(is_server);
        let reload_port = var("LEPTOS_WATCH")
            .map(|_| var("LEPTOS_RELOAD_PORT").and_then(|port| port.parse().ok()).unwrap_or(RELOAD_PORT));
        Ok(Self {
            addr,
            tls,
            data: var("KARTA_DATA").unwrap_or_else(|| DEFAULT_DATA.to_owned()).into(),
            db,
            nodes: if several { Nodes::Several } else { Nodes::One },
            reach: Reach { https, reload_port, plain: Some(addr), vouched: false },
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

fn address(value: String, name: &'static str) -> Result<SocketAddr, ConfigError> {
    value.parse().map_err(|_| ConfigError::Addr { name, value })
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
    fn a_database_server_is_shared_with_other_nodes_and_the_embedded_one_only_if_said_so() {
        for (pairs, nodes) in [
            (&[][..], Nodes::One),
            (&[("KARTA_DB", "mem://")], Nodes::One),
            (&[("KARTA_DB", "ws://10.0.0.2:8000")], Nodes::Several),
            (&[("KARTA_NODES", "1")], Nodes::Several),
        ] {
            assert_eq!(read(pairs).unwrap().nodes, nodes, "{pairs:?}");
        }
        assert!(read(&[("KARTA_NODES", "2")]).unwrap_err().to_string().contains("KARTA_NODES"));
    }

    #[test]
    fn a_certificate_without_its_key_or_an_address_is_refused_at_once() {
        for pairs in [
            &[("KARTA_TLS_ADDR", "0.0.0.0:3443"), ("KARTA_CERT", "a.pem")][..],
            &[("KARTA_CERT", "a.pem"), ("KARTA_KEY", "b.pem")],
        ] {
            assert!(read(pairs).unwrap_err().to_string().contains("KARTA_KEY"), "{pairs:?}");
        }
        let tls = read(&[("KARTA_TLS_ADDR", "0.0.0.0:3443")]).unwrap().tls.unwrap();
        assert!(tls.addr.port() == 3443 && tls.files.is_none());
    }

    #[test]
    fn an_address_for_all_networks_is_shown_as_localhost() {
        assert_eq!(read(&[("KARTA_ADDR", "0.0.0.0:80")]).unwrap().origin(), "http://localhost:80");
    }
}
