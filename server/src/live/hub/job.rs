//! What a room is asked, and where the answer goes.

use karta_core::{
    domain::grants::Standing,
    sync::{
        Cursor, Record, RecordId,
        protocol::{Entry, PullReply},
    },
};
use tokio::sync::oneshot;

use super::{Ear, HubError, StreamId};
use crate::live::room::{Answer, Asked, Caller, Offer, Room};

pub(super) type Reply<T> = oneshot::Sender<Result<T, HubError>>;

/// Looks at a room, or hears why it cannot be looked at.
pub(super) type Look = Box<dyn FnOnce(Result<&Room, HubError>) + Send>;

/// What a room is asked.
pub(super) enum Job {
    Offer {
        offer: Offer,
        reply: Reply<Answer>,
    },
    Pull {
        caller: Caller,
        cursor: Option<Cursor>,
        reply: Reply<Option<PullReply>>,
    },
    History {
        caller: Caller,
        record: RecordId,
        reply: Reply<Option<Vec<Entry>>>,
    },
    Standing {
        caller: Caller,
        reply: Reply<Option<Standing>>,
    },
    Record {
        id: RecordId,
        reply: Reply<Option<Record>>,
    },
    Read {
        look: Look,
    },
    Forget {
        reply: Reply<()>,
    },
    Watch {
        stream: StreamId,
        caller: Caller,
        cursor: Option<Cursor>,
        ear: Ear,
        reply: Reply<bool>,
    },
    Leave {
        stream: StreamId,
    },
    /// Somebody may have written to the space. Every job looks first; this one does nothing else.
    Look,
    Edits {
        stream: StreamId,
        editing: Option<RecordId>,
    },
}

/// Changes in an offer.
pub(super) fn weight(offer: &Offer) -> usize {
    match &offer.asked {
        Asked::Batches(batches) | Asked::Once(batches) => {
            batches.iter().map(|batch| batch.changes.len()).sum()
        }
        Asked::Effect(_) => 1,
    }
}
