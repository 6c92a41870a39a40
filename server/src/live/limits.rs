//! Limits of the live part, in one place. Those that a browser must know stand in `karta_core::limits`.

use std::time::Duration;

/// Offers that one commit takes together, at most.
pub const ROUND_OFFERS: usize = 64;
/// Changes that one commit takes together, before no further offer joins it.
pub const ROUND_CHANGES: usize = 1_000;
/// Time between two rounds of a busy room, for each stream that is told of them, and at most.
pub const ROUND_PER_STREAM: Duration = Duration::from_micros(150);
pub const ROUND_EVERY: Duration = Duration::from_millis(60);
/// Decisions on the same offers after somebody else moved the head, before the push fails.
pub const ROUND_TRIES: usize = 8;
/// Requests waiting for one room; the sender waits when there are more.
pub const ROOM_QUEUE: usize = 1_024;
/// How long a room stays in memory that nobody watches and nobody writes to.
pub const ROOM_IDLE: Duration = Duration::from_secs(300);

/// Where other processes write to the same database: time between two looks at the head of a space that
/// somebody watches, for what no hint told of.
pub const LOOK_EVERY: Duration = Duration::from_secs(2);
/// Time between two looks of a stream at its session, which may have been ended through another process.
pub const RECHECK_EVERY: Duration = Duration::from_secs(5);
/// Time before the hints of a database that stopped giving them are asked for again.
pub const HINTS_AGAIN: Duration = Duration::from_secs(30);

/// Open streams of one session: a person's tabs and their spaces.
pub const SESSION_STREAMS: usize = 24;
/// Open streams of all who have no session, together.
pub const VISITOR_STREAMS: usize = 300;
/// Bytes of one message from a client.
pub const MESSAGE_BYTES: usize = 4 * 1024;
/// Messages that a client may send within [`MESSAGE_WINDOW`].
pub const MESSAGES: u32 = 60;
pub const MESSAGE_WINDOW: Duration = Duration::from_secs(10);
/// How long a new stream may take to say where it stands.
pub const RESUME_WITHIN: Duration = Duration::from_secs(10);
/// A stream from which nothing came for so long is over: clients ping far more often.
pub const SILENT_AFTER: Duration = Duration::from_secs(70);
/// How long one message may take to leave; a slower stream is closed and resumes when it can.
pub const SEND_WITHIN: Duration = Duration::from_secs(20);
/// Messages waiting for one stream, and their bytes: beyond that it is told to resume anew.
pub const OUTBOX_MESSAGES: usize = 256;
pub const OUTBOX_BYTES: usize = 1024 * 1024;
/// Milliseconds between two presence messages to the same stream.
pub const PRESENCE_MS: u64 = 200;
/// Milliseconds between two frames of what can wait to the stream of a small screen, and between two presence
/// messages to it.
pub const THIN_MS: u64 = 500;
pub const THIN_PRESENCE_MS: u64 = 2_000;

/// Pushes that one person may send within [`PUSH_WINDOW`].
pub const PUSHES: u32 = 120;
pub const PUSH_WINDOW: Duration = Duration::from_secs(10);
/// Answers of nobody that one survey takes within [`PUSH_WINDOW`]: a hall of 100 that is done at once, twice over.
pub const VOICES: u32 = 200;
