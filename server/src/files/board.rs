//! The протокол of a board for a word processor.

use app::failure::Failure;
use axum::{
    extract::{Path, Query, State},
    response::Response,
};
use karta_core::{
    domain::{board::papers::Papers, day::Day, space::SpaceKind},
    sync::SpaceId,
};
use serde::Deserialize;
use tower_sessions::Session;

use super::{DOCX, Made, answer, no_file, seen, titles, word_file};
use crate::{backend::caller_of, state::Karta};

/// The day by the asker's clock: the server may stand in another zone.
#[derive(Deserialize)]
pub struct Asked {
    day: Option<String>,
}

/// `GET /board-files/{space}/{name}`.
pub async fn board(
    State(karta): State<Karta>,
    session: Session,
    Path((space, name)): Path<(SpaceId, String)>,
    Query(asked): Query<Asked>,
) -> Response {
    let day = asked.day.as_deref().and_then(Day::from_iso);
    answer(&name, made(&karta, &session, &space, &name, day).await)
}

async fn made(
    karta: &Karta,
    session: &Session,
    space: &SpaceId,
    name: &str,
    day: Option<Day>,
) -> Result<Made, Failure> {
    if SpaceKind::of(space) != Some(SpaceKind::Board) || name != "minutes.docx" {
        return Err(no_file());
    }
    let caller = caller_of(karta.people.who(session).await?);
    let records = seen(karta, space, caller).await?;
    let mut papers = Papers::of(&records).ok_or_else(no_file)?;
    papers.names.roles = titles(karta, papers.roles()).await?;
    let day = day.or_else(|| Day::of_ms(karta.hub.now_ms())).ok_or_else(Failure::fault)?;
    let document = papers.minutes(day);
    Ok((DOCX, document.title.clone(), word_file(&document, space)?))
}
