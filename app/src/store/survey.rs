//! One survey as its pages read and write it, and answering one by its code alone.

pub mod voice;

use karta_core::{
    domain::{
        activity::Activity,
        diagnostic::inquiry::{self, Asked, Replies, Reply},
        grants::Action,
        space::SpaceKind,
        survey::{self, Outcome, Survey, outcomes, replies_of},
    },
    sync::{
        RecordId, SpaceId,
        record::fields,
        replica::{Draft, Manner},
    },
};
use leptos::prelude::*;
use serde_json::{Value, json};

use super::{Karta, SpaceStore, courier::Courier, karta, people};
use crate::{failure::Failure, platform::random_id};

/// The survey of the open page.
#[derive(Clone, Copy)]
pub struct OpenSurvey {
    pub courier: Courier,
    /// `None` until it has come, and where this person may not read it.
    pub head: Memo<Option<Survey>>,
    /// What this person may see: the owner all, others their own.
    pub answers: Memo<Vec<Replies>>,
    pub edits: Memo<bool>,
    karta: Karta,
    id: StoredValue<SpaceId>,
}

/// Makes a survey with the usual questions; they can be changed until the first answer.
pub async fn make_survey(title: &str, anonymous: bool, about: Option<&RecordId>) -> Result<SpaceId, Failure> {
    let questions = Survey::usual(|| RecordId::new(random_id(6)));
    let mut head = fields([
        ("title", title.trim().into()),
        ("questions", inquiry::to_value(&questions)),
        ("anonymous", anonymous.into()),
    ]);
    head.extend(about.map(|about| ("about".to_owned(), json!(about))));
    people::found(SpaceKind::Survey, head).await
}

impl OpenSurvey {
    pub fn open(id: SpaceId) -> Self {
        let karta = karta();
        let courier = karta.space(&id);
        let space = courier.space;
        let head = Memo::new(move |_| Survey::try_from(&space.record(&Survey::record())?).ok());
        let answers = Memo::new(move |_| {
            [survey::REPLY, survey::VOICE]
                .into_iter()
                .flat_map(|kind| space.gather(kind, replies_of))
                .collect::<Vec<Replies>>()
        });
        let edits = Memo::new(move |_| space.may(Action::EditContent));
        Self { courier, head, answers, edits, karta, id: StoredValue::new(id) }
    }

    pub fn id(self) -> SpaceId {
        self.id.get_value()
    }

    pub fn space(self) -> SpaceStore {
        self.courier.space
    }

    pub fn may(self, action: Action) -> bool {
        self.space().may(action)
    }

    /// The results by question.
    pub fn outcomes(self) -> Vec<(Asked, Outcome)> {
        let Some(survey) = self.head.get() else { return Vec::new() };
        self.answers.with(|answers| outcomes(&survey, answers))
    }

    pub fn set_fact(self, field: &str, value: impl Into<Value>) {
        self.space().set(&Survey::record(), field, value);
    }

    pub fn ask(self, questions: &[Asked]) {
        self.set_fact("questions", inquiry::to_value(questions));
    }

    /// The event that it is held after.
    pub fn event(self) -> Option<Activity> {
        let about = self.head.with(|head| head.as_ref().and_then(|survey| survey.about.clone()))?;
        let record = self.karta.catalogue.space().record(&about).filter(|record| record.is_alive())?;
        Activity::try_from(&record).ok()
    }

    /// This person's own answer, under their name.
    pub fn my_replies(self) -> Replies {
        let record = self.space().record(&Survey::reply_id(&self.karta.principal()));
        record.as_ref().and_then(replies_of).unwrap_or_default()
    }

    /// Writes one reply of this person's own answer; an empty one takes it back.
    pub fn reply(self, question: &RecordId, reply: Option<Reply>) {
        let record = Survey::reply_id(&self.karta.principal());
        let mut replies = untrack(|| self.my_replies());
        match reply {
            Some(reply) => replies.insert(question.clone(), reply),
            None => replies.remove(question),
        };
        let value = inquiry::replies_value(&replies);
        let there = self.space().peek(|replica| replica.record(&record).is_some_and(|it| it.is_alive()));
        let draft = if there {
            Draft::Set { record, fields: vec![("replies".to_owned(), value)] }
        } else {
            let fields = fields([("replies", value)]);
            Draft::Create { record, kind: survey::REPLY.into(), fields }
        };
        self.space().make(vec![draft], Manner::Act);
    }
}
