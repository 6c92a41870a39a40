//! The Content Security Policy: nothing foreign, nothing inline but the data script that leptos writes
//! behind a server-rendered page, which carries a nonce of its own response.

use std::sync::Arc;

use super::Reach;

/// The nonce of one response, put into the request's extensions by
/// [`security_headers`](super::security_headers). The page's handler hands it to leptos.
#[derive(Debug, Clone)]
pub struct CspNonce(pub Arc<str>);

/// The policy of one response.
pub fn content_security_policy(nonce: &str, reach: Reach) -> String {
    let reload = reach.reload_port.map(|port| format!(" ws://127.0.0.1:{port} ws://localhost:{port}"));
    let directives = [
        "default-src 'self'".to_owned(),
        format!("script-src 'self' 'wasm-unsafe-eval' 'nonce-{nonce}'"),
        "style-src 'self'".to_owned(),
        // `style=` attributes set custom properties and places.
        "style-src-attr 'unsafe-inline'".to_owned(),
        "img-src 'self' data: blob:".to_owned(),
        format!("connect-src 'self'{}", reload.unwrap_or_default()),
        "frame-ancestors 'none'".to_owned(),
        "base-uri 'none'".to_owned(),
        "form-action 'self'".to_owned(),
        "object-src 'none'".to_owned(),
    ];
    directives.join("; ")
}
