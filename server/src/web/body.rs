//! The largest request body, for every route alike.

use app::failure::{Failure, FailureCode};
use axum::{
    body::{Body, HttpBody, to_bytes},
    extract::Request,
    http::StatusCode,
    middleware::Next,
    response::Response,
};
use karta_core::limits::PUSH_BYTES;

use super::refusal::refuse;

/// Bytes of a request body: a push, and what JSON puts around it.
pub const BODY_BYTES: usize = PUSH_BYTES + 64 * 1024;

/// Refuses a larger body with 413; reads a fitting one whole, for our handlers do so anyway.
pub async fn body_limit(request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    if body.is_end_stream() {
        return next.run(Request::from_parts(parts, body)).await;
    }
    let too_large = || {
        let text = "Слишком много данных сразу. Отправьте их частями.";
        refuse(StatusCode::PAYLOAD_TOO_LARGE, Failure::new(FailureCode::BadInput, text))
    };
    if body.size_hint().lower() > BODY_BYTES as u64 {
        return too_large();
    }
    match to_bytes(body, BODY_BYTES).await {
        Ok(bytes) => next.run(Request::from_parts(parts, Body::from(bytes))).await,
        // Either too long, or the sender went away and reads no answer.
        Err(_) => too_large(),
    }
}
