//! What the outcomes of a board are made of, as it stands on this device, and what people write into them.

use karta_core::{
    domain::{
        board::{
            self,
            note::{self, Note},
            papers::Papers,
            transfer::{Imported, exported},
        },
        day::{Day, Period},
        space::SpaceKind,
    },
    limits::MINUTES_NOTES,
    sync::{
        Record, RecordId, SpaceId, order,
        record::fields,
        replica::{Draft, Manner},
    },
};
use leptos::prelude::*;
use serde_json::Value;

use super::OpenBoard;
use crate::{
    failure::Failure,
    platform::clock,
    store::{Karta, karta, people},
};

impl OpenBoard {
    /// Everything that the outcomes tell, while the board is open; `None` until it has come.
    pub fn papers(self) -> Memo<Option<Papers>> {
        let roles = karta().catalogue.cards;
        Memo::new(move |_| {
            let read = |replica: &karta_core::sync::replica::Replica| {
                let records: Vec<&Record> = replica.records().collect();
                Papers::of(records.iter().copied())
            };
            let mut papers = self.space().watch(read)?;
            papers.names.roles =
                roles.with(|roles| roles.iter().map(|role| (role.id.clone(), role.title.clone())).collect());
            Some(papers)
        })
    }

    /// Called as the board, without what a file system may not take.
    pub fn file_name(self, part: &str, extension: &str) -> String {
        let title = self.head.with_untracked(|head| head.as_ref().map(|head| head.title.clone()));
        let title: String = title
            .unwrap_or_default()
            .trim()
            .chars()
            .map(|c| if c.is_control() || "/\\:*?\"<>|".contains(c) { ' ' } else { c })
            .collect();
        let title = if title.trim().is_empty() { "Доска" } else { title.trim() };
        let part = if part.is_empty() { String::new() } else { format!(". {part}") };
        format!("{title}{part}.{extension}")
    }

    /// What this person may see of the board, as the text of a file.
    pub fn file(self) -> Option<String> {
        self.space().peek(|replica| {
            let head = replica.record(&RecordId::from(board::BOARD))?;
            let records: Vec<&Record> = replica.records().collect();
            serde_json::to_string_pretty(&exported(head, records.iter().copied())).ok()
        })
    }

    /// Where the server gives the протокол for a word processor.
    pub fn minutes_address(self) -> String {
        format!("/board-files/{}/minutes.docx?day={}", self.id(), clock::today())
    }

    /// Writes one field of what people add to a part of the протокол.
    pub fn write_note(self, part: &str, field: &str, value: Value) {
        let record = Note::id_about(part);
        let stands = self.space().peek(|replica| replica.record(&record).is_some_and(Record::is_alive));
        let draft = if stands {
            Draft::Set { record, fields: vec![(field.to_owned(), value)] }
        } else {
            Draft::Create { record, kind: note::KIND.into(), fields: Note::fields(part, field, value) }
        };
        self.space().make(vec![draft], Manner::Act);
    }

    /// A part of people's own at the end; `None` where there are as many as may be.
    pub fn add_note(self, notes: &[Note]) -> Option<RecordId> {
        let last = notes.iter().map(|note| note.order.as_str()).filter(|order| !order.is_empty()).max();
        let place = order::between(last, None).filter(|_| notes.len() < MINUTES_NOTES)?;
        Some(self.space().create(note::KIND, fields([("order", place.into())])))
    }

    /// When a project runs; `None` takes the term away.
    pub fn set_term(self, card: &RecordId, term: Option<Period>) {
        self.space().set(card, "term", term.map_or(Value::Null, Period::to_value));
    }
}

/// The present year by this device.
pub fn this_year() -> u16 {
    Day::from_iso(&clock::today()).map_or(2026, Day::year)
}

/// Makes a new board of a file that was read.
///
/// # Errors
/// Where the server does not found it: nothing is written then.
pub async fn board_from(karta: Karta, read: Imported) -> Result<SpaceId, Failure> {
    let mut facts = read.board;
    if facts.get("title").and_then(Value::as_str).is_none_or(|title| title.trim().is_empty()) {
        facts.insert("title".into(), "Доска из файла".into());
    }
    let space = people::found(SpaceKind::Board, facts).await?;
    let store = karta.space(&space).space;
    for drafts in read.drafts {
        store.make(drafts, Manner::Act);
    }
    Ok(space)
}
