//! Mutations and sockets are accepted from our own pages alone.
//!
//! A browser names the page's origin in `Origin`, or its relation to us in `Sec-Fetch-Site`. What names
//! neither is no page of a current browser; it must then be JSON, which no foreign form can send.

use app::failure::{Failure, FailureCode};
use axum::{
    extract::Request,
    http::{HeaderMap, Method, StatusCode, Uri, header},
    middleware::Next,
    response::Response,
};

use super::refusal::refuse;

/// Refuses mutations and WebSocket upgrades from a foreign origin with 403.
pub async fn origin_check(request: Request, next: Next) -> Response {
    let headers = request.headers();
    let socket = is_upgrade(headers) || request.method() == Method::CONNECT;
    let reads = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if (reads && !socket) || is_ours(headers, request.uri(), socket) {
        return next.run(request).await;
    }
    tracing::warn!(
        method = %request.method(),
        path = request.uri().path(),
        origin = ?headers.get(header::ORIGIN),
        host = ?headers.get(header::HOST),
        "a request from a foreign origin is refused"
    );
    let text = "Запрос пришёл с чужой страницы. Откройте «Карту» по её адресу.";
    refuse(StatusCode::FORBIDDEN, Failure::new(FailureCode::NotAllowed, text))
}

fn is_upgrade(headers: &HeaderMap) -> bool {
    headers.contains_key(header::UPGRADE)
}

fn is_ours(headers: &HeaderMap, uri: &Uri, socket: bool) -> bool {
    if let Some(origin) = headers.get(header::ORIGIN) {
        let origin = origin.to_str().ok().and_then(authority_of);
        return origin
            .is_some_and(|origin| host(headers, uri).is_some_and(|host| host.eq_ignore_ascii_case(origin)));
    }
    match headers.get("sec-fetch-site").map(|site| site.as_bytes()) {
        Some(b"same-origin" | b"none") => true,
        Some(_) => false,
        None => socket || is_json(headers),
    }
}

/// `host[:port]` of an http origin; nothing for `null` and other schemes.
fn authority_of(origin: &str) -> Option<&str> {
    origin.strip_prefix("http://").or_else(|| origin.strip_prefix("https://"))
}

/// The host that the client addressed: the header, or HTTP/2's `:authority`.
pub(super) fn host<'a>(headers: &'a HeaderMap, uri: &'a Uri) -> Option<&'a str> {
    match headers.get(header::HOST) {
        Some(host) => host.to_str().ok(),
        None => uri.authority().map(|authority| authority.as_str()),
    }
}

/// Whether a host is a name of the machine itself, which no other device can follow.
pub(super) fn is_this_machine(host: &str) -> bool {
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    name == "localhost" || name == "[::1]" || name.starts_with("127.")
}

fn is_json(headers: &HeaderMap) -> bool {
    headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.split(';').next())
        .is_some_and(|essence| essence.trim().eq_ignore_ascii_case("application/json"))
}
