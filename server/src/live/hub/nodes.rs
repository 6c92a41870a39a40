//! Several processes over one database. Every write is safe by itself (it compares the head); what the
//! others wrote is found by looking at the head: before a room answers, when the database gives a hint,
//! and every now and then while somebody watches, for a hint may be missed.

use std::{
    error::Error,
    sync::{Arc, Weak},
};

use futures::StreamExt;
use karta_core::sync::SpaceId;
use tokio::{sync::mpsc, time::sleep};

use super::{Hub, job::Job};
use crate::live::limits::HINTS_AGAIN;

/// How many processes write to the database.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Nodes {
    /// This one alone.
    #[default]
    One,
    Several,
}

impl Hub {
    /// Follows the database's hints for as long as the hub is used. Ends at once on a single node.
    pub async fn follow_others(self: Arc<Self>) {
        if !self.has_other_nodes() {
            return;
        }
        let hub = Arc::downgrade(&self);
        drop(self);
        while follow(&hub).await {
            sleep(HINTS_AGAIN).await;
        }
    }

    /// Whether other processes write to the same database.
    pub(in crate::live) fn has_other_nodes(&self) -> bool {
        self.nodes == Nodes::Several
    }

    /// Has an open room look; one that is busy looks before it answers anyway.
    fn hint(&self, space: &SpaceId) {
        let room: Option<mpsc::Sender<Job>> = self.lock().get(space).cloned();
        if let Some(room) = room {
            let _ = room.try_send(Job::Look);
        }
    }
}

/// Follows the hints until they end; whether to ask for them again.
async fn follow(hub: &Weak<Hub>) -> bool {
    let Some(storage) = hub.upgrade().map(|hub| Arc::clone(&hub.storage)) else { return false };
    let mut moves = match storage.moves().await {
        Ok(Some(moves)) => moves,
        Ok(None) => return false,
        Err(error) => {
            tracing::warn!(%error, cause = error.source().map(tracing::field::display), "no hints from the database");
            return true;
        }
    };
    while let Some(space) = moves.next().await {
        match hub.upgrade() {
            Some(hub) => hub.hint(&space),
            None => return false,
        }
    }
    true
}
