//! What a tablet of the centre is shown: the authority's certificate, and how it is installed.

use std::sync::Arc;

use axum::{
    extract::State,
    http::{StatusCode, header},
    response::{Html, IntoResponse, Response},
};

use super::Vouching;
use crate::{network, state::Karta};

const PAGE: &str = include_str!("tablet.html");
const WITHOUT: &str = include_str!("tablet_without.html");

/// `/tablet.html`: how a tablet learns to trust this server, with the addresses that it may then open.
pub async fn page(State(karta): State<Karta>) -> Response {
    match &karta.vouching {
        Some(vouching) => Html(filled(vouching)).into_response(),
        None => Html(WITHOUT).into_response(),
    }
}

/// `/authority.crt`, as Android, iPadOS and Windows install it.
pub async fn certificate(State(karta): State<Karta>) -> Response {
    let Some(vouching) = &karta.vouching else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let kind = [(header::CONTENT_TYPE, "application/x-x509-ca-cert"), (header::CACHE_CONTROL, "no-store")];
    (kind, vouching.authority.certificate().to_vec()).into_response()
}

impl Vouching {
    /// SHA-256 of the authority's certificate, as devices show it.
    pub fn fingerprint(&self) -> String {
        self.authority.fingerprint()
    }

    /// `https://` addresses of this server in the centre's network.
    pub fn origins(&self) -> Vec<String> {
        let private = network::own_addresses().into_iter().filter(std::net::Ipv4Addr::is_private);
        private.map(|ip| format!("https://{ip}:{}", self.port)).collect()
    }
}

fn filled(vouching: &Arc<Vouching>) -> String {
    let links: String =
        vouching.origins().iter().map(|origin| format!("<a href=\"{origin}\">{origin}</a> ")).collect();
    let links = if links.is_empty() { format!("https://localhost:{}", vouching.port) } else { links };
    PAGE.replace("{addresses}", links.trim_end()).replace("{fingerprint}", &vouching.fingerprint())
}
