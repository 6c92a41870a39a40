//! StepComment: talk of the owner and those who go along (тьютор, эксперт) about a step, a goal or the
//! whole. Who only looks on does not read it (rule A-5).

use super::OWNED;
use crate::{
    domain::{
        grants::Action,
        kinds::{Incomplete, KindRule, Shape, need_ref, need_text, required, text},
    },
    sync::{
        audience::Audience,
        ids::{PrincipalId, RecordId},
        record::{NAME, Record},
    },
};

pub const KIND: &str = "step_comment";

pub const RULE: KindRule = KindRule {
    kind: KIND,
    fields: &[required("about", Shape::Ref), required("text", Shape::Text)],
    add: Action::Contribute,
    edit: Action::ServerOnly,
    edit_own: Action::Contribute,
    audience: Some(|_| Audience::Contributors),
    signed: true,
    ..OWNED
};

/// One comment.
#[derive(Debug, Clone, PartialEq)]
pub struct StepComment {
    pub id: RecordId,
    pub author: PrincipalId,
    /// Empty until the server has signed it.
    pub name: String,
    /// The step, goal or head that it is about; it may be gone.
    pub about: RecordId,
    pub text: String,
    /// When its author last wrote it, by their corrected clock: milliseconds since 1970.
    pub written_ms: u64,
}

impl TryFrom<&Record> for StepComment {
    type Error = Incomplete;

    fn try_from(record: &Record) -> Result<Self, Incomplete> {
        Ok(Self {
            id: record.id.clone(),
            author: record.author.clone(),
            name: text(record, NAME),
            about: need_ref(record, "about")?,
            text: need_text(record, "text")?.to_owned(),
            written_ms: record.fields.get("text").map_or(0, |cell| cell.version.at.ms),
        })
    }
}

/// The talk about one record, oldest first.
pub fn about(comments: &[StepComment], record: &RecordId) -> Vec<StepComment> {
    let mut talk: Vec<_> = comments.iter().filter(|comment| &comment.about == record).cloned().collect();
    talk.sort_by(|a, b| (a.written_ms, &a.id).cmp(&(b.written_ms, &b.id)));
    talk
}
