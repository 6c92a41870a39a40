//! Documents: a page as a visitor sees it, and the empty shell that the service worker keeps. No session
//! is looked at here: what is rendered is public.

use axum::{
    extract::State,
    http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header},
    response::{Html, IntoResponse, Response},
};
use karta_core::{domain::space, sync::protocol::PullReply};

use crate::{assets::BUILD_HEADER, live::room::Caller, state::Karta};

/// `GET /shell`.
pub async fn shell(State(karta): State<Karta>) -> Response {
    document(&karta, app::document::empty_shell(karta.assets.build()))
}

/// An asset where the path names one, else a page; 404 with a page that says so where there is neither.
pub async fn asset_or_page(
    State(karta): State<Karta>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    if !matches!(method, Method::GET | Method::HEAD) {
        return StatusCode::METHOD_NOT_ALLOWED.into_response();
    }
    if let Some(asset) = karta.assets.serve(uri.path(), &headers) {
        return asset;
    }
    // No page has a dot in its address: a file that is missing is not answered with a page.
    if uri.path().rsplit('/').next().is_some_and(|name| name.contains('.')) {
        return StatusCode::NOT_FOUND.into_response();
    }
    let path = uri.path_and_query().map_or(uri.path(), |whole| whole.as_str());
    let catalogue = catalogue(&karta).await;
    let page = app::document::page(path, karta.assets.build(), catalogue);
    let status = if page.found { StatusCode::OK } else { StatusCode::NOT_FOUND };
    (status, document(&karta, page.html)).into_response()
}

/// The catalogue as anybody may read it; a page without it still starts.
async fn catalogue(karta: &Karta) -> Option<PullReply> {
    // The hub has logged why, if it fails.
    karta.hub.pull(&space::catalogue(), Caller::visitor(), None).await.ok().flatten()
}

fn document(karta: &Karta, html: String) -> Response {
    let mut answer = Html(html).into_response();
    answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    if let Ok(build) = HeaderValue::from_str(karta.assets.build()) {
        answer.headers_mut().insert(BUILD_HEADER, build);
    }
    answer
}
