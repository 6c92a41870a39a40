//! Headers of every answer, and `Secure` on cookies where the request came by https.
//!
//! There is no `Strict-Transport-Security`: it holds for a host's every port, and would take the plain
//! join address away from guests' phones.

use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, header},
    middleware::Next,
    response::Response,
};

use super::{Reach, content_security_policy};

const FIXED: [(HeaderName, HeaderValue); 4] = [
    (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (header::REFERRER_POLICY, HeaderValue::from_static("same-origin")),
    (
        HeaderName::from_static("permissions-policy"),
        HeaderValue::from_static(
            "camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), bluetooth=(), \
             display-capture=(), browsing-topics=()",
        ),
    ),
    (HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin")),
];

/// Puts the security headers on every answer.
pub async fn security_headers(State(reach): State<Reach>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in FIXED {
        headers.insert(name, value);
    }
    match HeaderValue::try_from(content_security_policy(reach)) {
        Ok(policy) => _ = headers.insert(header::CONTENT_SECURITY_POLICY, policy),
        Err(error) => tracing::error!(%error, "the content security policy is no header"),
    }
    response
}

/// Marks cookies `Secure` where the request came by https, and leaves them plain where it did not.
pub async fn secure_cookies(State(reach): State<Reach>, request: Request, next: Next) -> Response {
    let https = reach.is_https(request.headers());
    let mut response = next.run(request).await;
    if https {
        mark_secure(response.headers_mut());
    }
    response
}

fn mark_secure(headers: &mut HeaderMap) {
    let cookies: Vec<HeaderValue> = headers.get_all(header::SET_COOKIE).iter().cloned().collect();
    headers.remove(header::SET_COOKIE);
    for cookie in cookies {
        let marked = [cookie.as_bytes(), b"; Secure"].concat();
        headers.append(header::SET_COOKIE, HeaderValue::from_bytes(&marked).unwrap_or(cookie));
    }
}
