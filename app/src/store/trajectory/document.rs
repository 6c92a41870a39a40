//! The document of a trajectory and its file, as they stand on this device: what waits unsent is in them.

use karta_core::{
    domain::{
        document::Document,
        space::SpaceKind,
        trajectory::{
            agreement, confirmation,
            document::{Papers, document},
            evidence,
            growth::{self, GrowthPoint, curve},
            transfer::{Imported, NotRead, exported, imported},
            version,
        },
    },
    sync::{Record, RecordId, SpaceId, replica::Manner},
};
use leptos::prelude::*;

use super::OpenTrajectory;
use crate::{
    failure::Failure,
    platform::random_id,
    store::{Karta, people},
};

/// What the document tells of, while the trajectory is open.
pub fn papers(open: OpenTrajectory) -> Memo<Option<Papers>> {
    let space = open.space();
    Memo::new(move |_| {
        Some(Papers {
            head: open.head.get()?,
            goals: open.goals.get(),
            steps: open.steps.get(),
            evidence: space.all(evidence::KIND),
            confirmations: space.all(confirmation::KIND),
            versions: space.all(version::KIND),
            agreements: space.all(agreement::KIND),
            curve: curve(space.all::<GrowthPoint>(growth::KIND)),
        })
    })
}

impl OpenTrajectory {
    /// The document of these papers, with the titles of cards as they are now.
    pub fn document(self, papers: &Papers) -> Document {
        document(papers, &|card| self.catalogue.card(card).map(|card| card.title))
    }

    /// The text of the trajectory's file; `None` where nothing is here yet.
    pub fn file(self) -> Option<String> {
        self.space().peek(|replica| {
            let records: Vec<&Record> = replica.records().collect();
            let file = exported(records.iter().copied())?;
            serde_json::to_string_pretty(&file).ok()
        })
    }

    /// Where the server gives a file of this trajectory.
    pub fn file_address(self, name: &str) -> String {
        format!("/trajectory-files/{}/{name}", self.id())
    }

    /// Own gestures that the server does not have yet.
    pub fn waiting(self) -> usize {
        self.courier.connection.with(|connection| connection.waiting)
    }
}

/// Reads a trajectory's file for this person.
///
/// # Errors
/// With a word for people where it is none.
pub fn read_file(karta: Karta, text: &str) -> Result<Imported, NotRead> {
    imported(text, &karta.principal(), || RecordId::new(random_id(10)))
}

/// Makes a new trajectory of what was read.
///
/// # Errors
/// Where the server does not found it: nothing is written then.
pub async fn found_from(karta: Karta, read: Imported) -> Result<SpaceId, Failure> {
    let id = people::found(SpaceKind::Trajectory, read.head).await?;
    let space = karta.space(&id).space;
    for drafts in read.drafts {
        space.make(drafts, Manner::Act);
    }
    Ok(id)
}
