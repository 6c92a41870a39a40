//! The past of a card with its levels and indicators.

use futures::future::join_all;
use karta_core::{
    domain::{
        level::{Indicator, Level},
        past::{self, Event},
    },
    sync::{PrincipalId, RecordId},
};
use leptos::prelude::*;

use super::Catalogue;
use crate::failure::{Failure, FailureCode};

impl Catalogue {
    /// What happened to a card and to all that is or was in it, oldest first. Needs the network.
    pub async fn story(self, card: RecordId) -> Result<Vec<Event>, Failure> {
        let logs = join_all(self.parts_of(&card).into_iter().map(|part| self.courier.history(part))).await;
        let mut entries = Vec::new();
        for log in logs {
            match log {
                Ok(log) => entries.extend(log),
                // What this device has just made is not on the server yet.
                Err(failure) if failure.code == FailureCode::NotFound => {}
                Err(failure) => return Err(failure),
            }
        }
        Ok(past::past(entries))
    }

    /// The card, its levels and their indicators, deleted ones too.
    fn parts_of(self, card: &RecordId) -> Vec<RecordId> {
        self.space().peek(|replica| {
            let levels: Vec<RecordId> = replica
                .records()
                .filter_map(|record| Level::try_from(record).ok())
                .filter(|level| &level.role == card)
                .map(|level| level.id)
                .collect();
            let indicators = replica
                .records()
                .filter_map(|record| Indicator::try_from(record).ok())
                .filter(|indicator| levels.contains(&indicator.parent))
                .map(|indicator| indicator.id);
            let indicators: Vec<RecordId> = indicators.collect();
            std::iter::once(card.clone()).chain(levels).chain(indicators).collect()
        })
    }

    /// The name of somebody who is in the catalogue now.
    pub fn name_of(self, person: &PrincipalId) -> Option<String> {
        self.courier.connection.with_untracked(|connection| {
            let here = connection.people.iter().find(|present| &present.principal == person);
            here.map(|present| present.name.clone())
        })
    }
}
