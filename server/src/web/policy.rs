//! The Content Security Policy: nothing foreign, and nothing inline but `style=` attributes.

use super::Reach;

/// The policy of every answer.
pub fn content_security_policy(reach: Reach) -> String {
    let reload = reach.reload_port.map(|port| format!(" ws://127.0.0.1:{port} ws://localhost:{port}"));
    let connect = format!("connect-src 'self'{}", reload.unwrap_or_default());
    let directives = [
        "default-src 'self'",
        "script-src 'self' 'wasm-unsafe-eval'",
        "style-src 'self'",
        // `style=` attributes set custom properties and places.
        "style-src-attr 'unsafe-inline'",
        "img-src 'self' data: blob:",
        &connect,
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "object-src 'none'",
    ];
    directives.join("; ")
}
