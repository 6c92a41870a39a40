//! Questions to the role's methodist: asked by anyone signed in, answered by experts.

use karta_core::{
    domain::question::{self, Asked, Question},
    sync::{
        Record, RecordId,
        record::fields,
        replica::{Draft, Manner},
    },
};
use leptos::prelude::*;
use serde_json::json;

use super::{Workshop, made_at, of_role};
use crate::store::SpaceStore;

pub(super) fn of(space: SpaceStore, role: StoredValue<RecordId>) -> Vec<Question> {
    let read = |record: &Record| Some((made_at(record), of_role::<Question>(record, role)?));
    let mut questions = space.gather(question::KIND, read);
    questions.sort_by(|(made, one), (made_too, other)| (made_too, &one.id).cmp(&(made, &other.id)));
    questions.into_iter().map(|(_, question)| question).collect()
}

impl Workshop {
    pub fn question(self, id: &RecordId) -> Option<Question> {
        let record = self.catalogue.space().record(id).filter(Record::is_alive)?;
        Question::try_from(&record).ok()
    }

    /// A new question, or the person's own one that they have not begun to write.
    pub fn ask(self) -> RecordId {
        let me = self.me();
        let begun = self.questions.with_untracked(|questions| {
            let own = |one: &&Question| one.author == me && one.text.trim().is_empty();
            questions.iter().find(own).map(|one| one.id.clone())
        });
        begun.unwrap_or_else(|| {
            let fields = fields([("role", json!(self.role())), ("text", "".into())]);
            self.catalogue.space().create(question::KIND, fields)
        })
    }

    /// Shows the answer to all who have an account, puts the question away, or opens it anew.
    pub fn mark_question(self, id: &RecordId, state: Asked) {
        let fields = vec![("state".into(), state.name().into())];
        self.catalogue.space().make(vec![Draft::Set { record: id.clone(), fields }], Manner::Act);
    }
}
