//! Changes and how they merge: see `sync/SPEC.md`, whose rule ids the tests carry.

pub mod audience;
pub mod change;
pub mod cursor;
pub mod ids;
pub mod judge;
pub mod merge;
pub mod order;
pub mod protocol;
pub mod record;
pub mod replica;
pub mod schema;
pub mod stamp;
pub mod verdict;

pub use audience::{Audience, Viewer};
pub use change::{Batch, Change, FieldPatch, Op};
pub use cursor::Cursor;
pub use ids::{ChangeId, GroupId, Kind, PrincipalId, RecordId, SpaceId, WriterId};
pub use record::{Cell, Fields, Record};
pub use stamp::{Clock, Stamp, Version};
pub use verdict::{Outcome, Refusal, RefusalCode, Verdict};

/// Position of an accepted change in its space's log; 0 is "before the first".
pub type Seq = u64;
