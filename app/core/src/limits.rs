//! Every limit of the product, by name, in one place.
//!
//! The browser shows them before a person hits them; the server enforces them.

/// Characters in a title: a card's name, a step's name.
pub const TITLE_CHARS: usize = 160;
/// Characters in a one-line text: an indicator, a purpose, a list item.
pub const LINE_CHARS: usize = 400;
/// Characters in a longer text: a description, a note.
pub const TEXT_CHARS: usize = 8_000;
/// Items in a list field (tasks, tools, references).
pub const LIST_ITEMS: usize = 64;
/// Bytes of one record's raw value of a kind or field this version does not know.
pub const VALUE_BYTES: usize = 32 * 1024;
/// Characters in an identifier that a client may mint.
pub const ID_CHARS: usize = 96;
/// Changes in one all-or-nothing batch.
pub const BATCH_CHANGES: usize = 500;
/// Batches in one push.
pub const PUSH_BATCHES: usize = 200;
/// Bytes of a push body; larger queues are sent in chunks.
pub const PUSH_BYTES: usize = 512 * 1024;
/// Live records in one space.
pub const SPACE_RECORDS: usize = 20_000;
/// Log entries that a reply replays; further behind, a viewer gets a snapshot.
pub const REPLAY_ENTRIES: u64 = 2_000;
/// Milliseconds that a client's stamp may be ahead of the server before it is replaced.
pub const STAMP_AHEAD_MS: u64 = 60_000;
/// Milliseconds a device keeps its own accepted changes, to offer them again to a server that lost its last second.
pub const KEEP_ACCEPTED_MS: u64 = 7 * 24 * 60 * 60 * 1_000;
/// Accepted batches a device keeps at most.
pub const KEEP_ACCEPTED: usize = 500;
/// Steps of undo kept per tab.
pub const UNDO_STEPS: usize = 200;
/// Characters in a login.
pub const LOGIN_CHARS: usize = 64;
/// Characters in a password, least and most.
pub const PASSWORD_CHARS: (usize, usize) = (8, 128);
/// Characters in a person's name or a guest's pseudonym.
pub const NAME_CHARS: usize = 80;
