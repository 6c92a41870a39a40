//! A refusal before any handler: the same [`Failure`] JSON that server functions give.

use app::failure::Failure;
use axum::{
    Json,
    http::StatusCode,
    response::{IntoResponse, Response},
};

pub(super) fn refuse(status: StatusCode, failure: Failure) -> Response {
    (status, Json(failure)).into_response()
}
