//! What answers at which address.

use axum::{
    Router,
    extract::{Request, State},
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use leptos::prelude::provide_context;
use std::sync::Arc;
use tower_http::compression::{
    CompressionLayer,
    predicate::{DefaultPredicate, Predicate, SizeAbove},
};
use tower_sessions::Session;

use app::ports::RequestBackend;

use crate::{auth::session_layer, backend, files, live::stream::stream, state::Karta, tls, web};

mod pages;

/// Dynamic answers from here on are compressed, in bytes.
const COMPRESS_FROM: u16 = 1024;

/// The whole server.
pub fn router(karta: Karta) -> Router {
    let sessions = session_layer(Arc::clone(&karta.accounts), Arc::clone(&karta.clock));
    let with_session = Router::new()
        .route("/api/{*function}", post(function))
        .route("/ws/{space}", get(stream))
        .route("/trajectory-files/{space}/{name}", get(files::trajectory))
        .route("/round-files/{space}/{name}", get(files::round))
        .route("/board-files/{space}/{name}", get(files::board))
        .layer(sessions);
    let without = Router::new()
        .route("/healthz", get(async || "ok"))
        .route("/tablet.html", get(tls::page))
        .route("/authority.crt", get(tls::certificate))
        .route("/shell", get(pages::shell))
        .fallback(pages::asset_or_page);
    let compression =
        CompressionLayer::new().compress_when(DefaultPredicate::new().and(SizeAbove::new(COMPRESS_FROM)));
    let router = with_session.merge(without).layer(compression).with_state(karta.clone());
    web::guard(router, karta.reach)
}

/// A server function, with the backend of its request.
async fn function(State(karta): State<Karta>, session: Session, request: Request) -> Response {
    let guests = karta.reach.guests_origin(request.headers(), request.uri());
    let backend: RequestBackend = Arc::new(backend::Request::new(karta, session, guests));
    let context = move || provide_context(Arc::clone(&backend));
    let mut answer = leptos_axum::handle_server_fns_with_context(context, request).await.into_response();
    answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    answer
}
