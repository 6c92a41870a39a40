//! Files that the server makes on asking: of a trajectory the document for a word processor and the calendar, of
//! a round its report and tables, of a board its протокол. Each tells what the asker may see now: it is made of
//! the same snapshot that a pull would give.

mod board;
mod docx;
mod rounds;
mod xlsx;

pub use board::board;

use std::collections::{BTreeMap, BTreeSet};

use app::failure::{Failure, FailureCode};
use axum::{
    extract::{Path, State},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use karta_core::{
    domain::{
        document::Document,
        grants::Standing,
        space::{SpaceKind, catalogue},
        trajectory::{
            calendar::{Event, calendar},
            document::{Papers, document},
            step::{self, Step},
        },
    },
    sync::{Record, RecordId, SpaceId, protocol::Item},
};
use tower_sessions::Session;

use crate::{backend::caller_of, live::room::Caller, state::Karta};
pub use rounds::round;

const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const CALENDAR: &str = "text/calendar; charset=utf-8";

/// `GET /trajectory-files/{space}/{name}`.
pub async fn trajectory(
    State(karta): State<Karta>,
    session: Session,
    Path((space, name)): Path<(SpaceId, String)>,
) -> Response {
    answer(&name, made(&karta, &session, &space, &name).await)
}

/// Its type, the title that it is called by, its bytes.
type Made = (&'static str, String, Vec<u8>);

fn answer(name: &str, made: Result<Made, Failure>) -> Response {
    match made {
        Ok((mime, title, bytes)) => attached(mime, &title, name, bytes),
        Err(failure) => refused(&failure),
    }
}

fn no_file() -> Failure {
    Failure::new(FailureCode::NotFound, "Такого файла здесь нет.")
}

async fn made(karta: &Karta, session: &Session, space: &SpaceId, name: &str) -> Result<Made, Failure> {
    if SpaceKind::of(space) != Some(SpaceKind::Trajectory) {
        return Err(no_file());
    }
    let caller = caller_of(karta.people.who(session).await?);
    let records = seen(karta, space, caller).await?;
    let papers = Papers::of(&records).ok_or_else(no_file)?;
    let title = papers.head.title.clone();
    match name {
        "document.docx" => {
            let titles = titles(karta, papers.cards()).await?;
            let document = document(&papers, &|card| titles.get(card).cloned());
            Ok((DOCX, title, word_file(&document, space)?))
        }
        "calendar.ics" => {
            let steps =
                records.iter().filter(|record| record.is_alive() && record.kind.as_str() == step::KIND);
            let steps: Vec<(Step, u64)> =
                steps.filter_map(|record| Some((Step::try_from(record).ok()?, record.seq))).collect();
            let events: Vec<Event> = steps.iter().map(|(step, seq)| Event { step, seq: *seq }).collect();
            let text = calendar(space, &title, &events, karta.hub.now_ms());
            Ok((CALENDAR, title, text.into_bytes()))
        }
        _ => Err(no_file()),
    }
}

/// What the caller may see of the space.
async fn seen(karta: &Karta, space: &SpaceId, caller: Caller) -> Result<Vec<Record>, Failure> {
    Ok(seen_as(karta, space, caller).await?.1)
}

/// The same, with what the caller may do there.
async fn seen_as(karta: &Karta, space: &SpaceId, caller: Caller) -> Result<(Standing, Vec<Record>), Failure> {
    let signed_in = caller.principal.is_some();
    let Some(reply) = karta.hub.pull(space, caller, None).await? else {
        return Err(match signed_in {
            true => Failure::new(FailureCode::NotAllowed, "Сюда у вас нет доступа."),
            false => Failure::new(FailureCode::SignInNeeded, "Сначала войдите."),
        });
    };
    let record = |item| match item {
        Item::Record(record) => Some(record),
        Item::Cells { .. } | Item::Hide(_) => None,
    };
    Ok((reply.standing, reply.frame.items.into_iter().filter_map(record).collect()))
}

/// A document for a word processor.
fn word_file(document: &Document, space: &SpaceId) -> Result<Vec<u8>, Failure> {
    docx::written(document).map_err(|error| {
        tracing::error!(%error, %space, "a document could not be written");
        Failure::fault()
    })
}

/// Titles of the cards that a document names: the catalogue is anybody's to read.
async fn titles(karta: &Karta, cards: BTreeSet<&RecordId>) -> Result<BTreeMap<RecordId, String>, Failure> {
    let mut titles = BTreeMap::new();
    for card in cards {
        let record = karta.hub.record(&catalogue(), card.clone()).await?.filter(Record::is_alive);
        if let Some(title) = record.as_ref().and_then(|record| record.text("title")) {
            titles.insert(card.clone(), title.to_owned());
        }
    }
    Ok(titles)
}

/// A file to be saved, called as what it tells of; never kept on the way.
fn attached(mime: &'static str, title: &str, name: &str, bytes: Vec<u8>) -> Response {
    let extension = name.rsplit('.').next().unwrap_or_default();
    let disposition =
        format!("attachment; filename=\"{name}\"; filename*=UTF-8''{}.{extension}", percent_encoded(title));
    let disposition = HeaderValue::try_from(disposition).unwrap_or(HeaderValue::from_static("attachment"));
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(mime)),
        (header::CONTENT_DISPOSITION, disposition),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    (headers, bytes).into_response()
}

fn percent_encoded(title: &str) -> String {
    // What a file system may not take is not part of a file's name.
    let title = title.trim().replace(['/', '\\', ':', '*', '?', '"', '<', '>', '|'], " ");
    let byte = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' => char::from(byte).to_string(),
        other => format!("%{other:02X}"),
    };
    title.bytes().map(byte).collect()
}

fn refused(failure: &Failure) -> Response {
    let status = match failure.code {
        FailureCode::NotFound => StatusCode::NOT_FOUND,
        FailureCode::SignInNeeded => StatusCode::UNAUTHORIZED,
        FailureCode::NotAllowed => StatusCode::FORBIDDEN,
        _ => StatusCode::INTERNAL_SERVER_ERROR,
    };
    let headers = [(header::CACHE_CONTROL, HeaderValue::from_static("no-store"))];
    (status, headers, failure.text.clone()).into_response()
}
