//! What crosses the wire: `push`, `pull`, history, and the stream of one open space.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    Seq,
    audience::Audience,
    change::{Batch, Change},
    cursor::Cursor,
    ids::{Kind, PrincipalId, RecordId, SpaceId},
    record::{Cell, Record},
    stamp::Version,
    verdict::{Outcome, Verdict},
};
use crate::domain::grants::Standing;

/// Version of this protocol. A server refuses an older one with a word and the client keeps its changes.
pub const PROTOCOL: u16 = 1;

/// Changes offered to the server.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PushRequest {
    pub protocol: u16,
    /// Whose changes these are: pushed only under the principal that made them (rule P-3).
    pub principal: PrincipalId,
    pub space: SpaceId,
    pub batches: Vec<Batch>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PushReply {
    /// The server's wall clock, milliseconds since 1970.
    pub server_ms: u64,
    /// One for each change of each batch, in their order.
    pub verdicts: Vec<Verdict>,
}

/// A question for what is new in a space.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PullRequest {
    pub protocol: u16,
    pub space: SpaceId,
    /// `None` asks for a snapshot.
    pub cursor: Option<Cursor>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PullReply {
    pub server_ms: u64,
    pub frame: Frame,
    /// What the asking person may do here.
    pub standing: Standing,
}

/// What a viewer does not have yet, up to a place in the log.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Frame {
    /// It continues from here; 0 with `snapshot`.
    pub after: Seq,
    /// It covers everything up to here that the viewer may see.
    pub upto: Seq,
    pub cursor: Cursor,
    /// Everything that is not in it is to be forgotten.
    #[serde(default, skip_serializing_if = "is_false")]
    pub snapshot: bool,
    /// The server's log no longer holds what the viewer's cursor stood on: own accepted changes are to
    /// be offered again (rule C-4).
    #[serde(default, skip_serializing_if = "is_false")]
    pub lost: bool,
    pub items: Vec<Item>,
}

fn is_false(flag: &bool) -> bool {
    !flag
}

/// One record's news.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Item {
    /// The record as it stands now.
    Record(Record),
    /// Cells written since the viewer's last frame, of a record that the viewer has.
    Cells { id: RecordId, seq: Seq, cells: BTreeMap<String, Cell>, deleted: Option<Version> },
    /// The viewer may no longer see it: local copies go (rule A-2).
    Hide(RecordId),
}

/// One accepted change in a space's log.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    pub seq: Seq,
    pub change: Change,
    pub author: PrincipalId,
    pub kind: Kind,
    /// The server's wall clock when it was accepted, milliseconds since 1970.
    pub accepted_ms: u64,
    pub outcome: Outcome,
    /// Who could see the record before; `None` where it was not there.
    pub before: Option<Audience>,
    pub after: Audience,
}

/// Messages of a client on the stream.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FromClient {
    /// First message: where the client stands.
    Resume {
        protocol: u16,
        cursor: Option<Cursor>,
        /// For a small screen: what others write on the map comes gathered, and who is here seldom. What steers
        /// a session, what is revealed and what is hidden comes at once to everybody.
        #[serde(default, skip_serializing_if = "is_false")]
        thin: bool,
    },
    Ping,
    /// What this person is doing now; never stored.
    Presence {
        editing: Option<RecordId>,
    },
}

/// Messages of the server on the stream.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FromServer {
    /// Everything up to now, and who the viewer is here.
    Caught(PullReply),
    News {
        server_ms: u64,
        frame: Frame,
    },
    Pong {
        server_ms: u64,
    },
    /// Who is here and what they edit, at most once a tick.
    Presence {
        people: Vec<Present>,
    },
    /// What the viewer may do has changed: resume anew.
    Resync,
    /// The stream cannot go on: a word for people.
    Closed {
        code: CloseCode,
        text: String,
    },
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Present {
    pub principal: PrincipalId,
    pub name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub editing: Option<RecordId>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CloseCode {
    /// The client's program is too old: reload it.
    TooOld,
    /// The viewer may not (or no longer) read this space.
    NotAllowed,
    /// Try again a little later.
    Busy,
}
