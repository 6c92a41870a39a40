//! What every request and answer passes through: where a mutation may come from, how large it may be,
//! and the headers that keep a page to itself.
//!
//! [`guard`] puts the layers around a router in their order. Refusals are the same JSON as a server
//! function's, so that the client reads them alike.

use axum::{
    Router,
    http::HeaderMap,
    middleware::{from_fn, from_fn_with_state},
};

mod body;
mod headers;
mod origin;
mod policy;
mod refusal;

pub use body::{BODY_BYTES, body_limit};
pub use headers::{secure_cookies, security_headers};
pub use origin::origin_check;
pub use policy::content_security_policy;

/// How this server is reached.
#[derive(Debug, Clone, Copy, Default)]
pub struct Reach {
    /// Somebody in front of the server (or the server itself) speaks https: `KARTA_HTTPS=1`. A request
    /// that says `X-Forwarded-Proto: http` is plain all the same: guests' phones come so.
    pub https: bool,
    /// Port of `cargo leptos watch`'s reload socket; in development alone.
    pub reload_port: Option<u32>,
}

impl Reach {
    /// Whether the request came by https.
    pub fn is_https(self, headers: &HeaderMap) -> bool {
        self.https && headers.get("x-forwarded-proto").is_none_or(|proto| proto.as_bytes() != b"http")
    }
}

/// The router with all layers of this module. Goes around the session layer.
pub fn guard(router: Router, reach: Reach) -> Router {
    router
        .layer(from_fn(body_limit))
        .layer(from_fn(origin_check))
        .layer(from_fn_with_state(reach, secure_cookies))
        .layer(from_fn_with_state(reach, security_headers))
}
