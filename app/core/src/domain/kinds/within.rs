//! What a kind asks of the space around a record that is being written: whether it may be written so now, and
//! who sees a new one. The judge asks it of all that the space holds, a replica of what it was sent.

use crate::{
    domain::grants::{Action, Standing},
    sync::{
        audience::Audience,
        ids::{PrincipalId, RecordId},
        record::Record,
    },
};

/// `Err` with a word for people who may not.
pub type Admits = fn(&Writing<'_>) -> Result<(), &'static str>;

/// Rules that look beyond the record itself.
#[derive(Clone, Copy)]
pub struct Within {
    /// Whether it may be written so now (rule W-4). What the server writes by itself is not asked.
    pub admits: Admits,
    /// Who sees a new one; `None` leaves it to [`super::KindRule::begins`] (rule A-7).
    pub begins: fn(&Writing<'_>) -> Option<Audience>,
}

impl Within {
    /// Of a kind whose new records are seen by the same people whatever the space holds.
    pub const fn admitting(admits: Admits) -> Self {
        Self { admits, begins: |_| None }
    }
}

/// A record being written, and the space around it.
#[derive(Clone, Copy)]
pub struct Writing<'a> {
    /// As the change would leave it.
    pub record: &'a Record,
    /// Whose change it is; the record may be another's.
    pub by: &'a PrincipalId,
    pub standing: &'a Standing,
    /// The records of the space as they stand, deleted ones among them.
    pub find: &'a dyn Fn(&RecordId) -> Option<&'a Record>,
}

impl<'a> Writing<'a> {
    /// Whether the record is only being made: it has no place in the log yet.
    pub fn is_new(&self) -> bool {
        self.record.seq == 0
    }

    pub fn may(&self, action: Action) -> bool {
        self.standing.may(action)
    }

    /// A record of this kind, deleted or not.
    pub fn found(&self, id: &RecordId, kind: &str) -> Option<&'a Record> {
        (self.find)(id).filter(|record| record.kind.as_str() == kind)
    }

    /// A record of this kind that is not deleted.
    pub fn living(&self, id: &RecordId, kind: &str) -> Option<&'a Record> {
        self.found(id, kind).filter(|record| record.is_alive())
    }
}
