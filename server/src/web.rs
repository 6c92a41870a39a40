//! What every request and answer passes through: where a mutation may come from, how large it may be,
//! and the headers that keep a page to itself.
//!
//! [`guard`] puts the layers around a router in their order. Refusals are the same JSON as a server
//! function's, so that the client reads them alike.

use std::net::SocketAddr;

use axum::{
    Router,
    http::{HeaderMap, Uri},
    middleware::{from_fn, from_fn_with_state},
};

use crate::network;

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
    /// Where this server listens for plain HTTP; `None` where nobody said.
    pub plain: Option<SocketAddr>,
    /// Requests come by the server's own HTTPS, whose certificate guests' phones do not know.
    pub vouched: bool,
}

impl Reach {
    /// Whether the request came by https.
    pub fn is_https(self, headers: &HeaderMap) -> bool {
        self.https && headers.get("x-forwarded-proto").is_none_or(|proto| proto.as_bytes() != b"http")
    }

    /// The origin by which guests' phones come in, where the one of this request would not serve them: it is
    /// this machine's alone, or would greet them with a warning.
    pub fn guests_origin(self, headers: &HeaderMap, uri: &Uri) -> Option<String> {
        let own = origin::host(headers, uri).is_none_or(origin::is_this_machine);
        let plain = self.plain.filter(|_| own || self.vouched)?;
        network::in_the_hall(plain).map(|addr| format!("http://{addr}"))
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

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::{HeaderValue, header};

    fn shown(reach: Reach, host: &'static str) -> Option<String> {
        let headers = HeaderMap::from_iter([(header::HOST, HeaderValue::from_static(host))]);
        reach.guests_origin(&headers, &Uri::from_static("/api/spaces/door"))
    }

    #[test]
    fn guests_are_shown_an_address_that_their_phones_can_open_without_a_warning() {
        let plain = Reach { plain: Some(([192, 168, 1, 7], 3000).into()), ..Reach::default() };
        let hall = Some("http://192.168.1.7:3000".to_owned());
        assert_eq!(shown(plain, "localhost:3000"), hall);
        assert_eq!(shown(plain, "127.0.0.1:3000"), hall);
        assert_eq!(shown(Reach { vouched: true, ..plain }, "192.168.1.7:3443"), hall);
        assert_eq!(shown(plain, "192.168.1.7:3000"), None, "the page's own address serves them");
        assert_eq!(shown(plain, "karta.example"), None, "a domain serves them");
    }

    #[test]
    fn a_server_for_this_machine_alone_promises_phones_nothing() {
        let plain = Reach { plain: Some(([127, 0, 0, 1], 3000).into()), ..Reach::default() };
        assert_eq!(shown(plain, "localhost:3000"), None);
    }
}
