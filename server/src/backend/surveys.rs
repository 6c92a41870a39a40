//! Surveys by their code. An answer of nobody is written by the server under its own name: neither the session
//! nor the account of whoever sends it is looked at, and nothing here could store it.

use std::time::Instant;

use app::{
    failure::{Failure, FailureCode},
    wire::live::SurveyAsk,
};
use karta_core::{
    domain::{
        diagnostic::inquiry,
        space::SpaceKind,
        survey::{self, Survey},
    },
    limits::SURVEY_VOICES,
    sync::{FieldPatch, Kind, Op, Record, RecordId, SpaceId, record::fields},
};
use serde_json::Value;

use super::Request;
use crate::auth::PeopleError;

impl Request {
    /// The survey behind a code; `None` where something else is.
    pub(super) async fn look_behind(&self, code: &str) -> Result<Option<SurveyAsk>, Failure> {
        let space = self.karta.people.find_door(code).await?;
        if SpaceKind::of(&space) != Some(SpaceKind::Survey) {
            return Ok(None);
        }
        let survey = self.survey_of(&space).await?.ok_or(PeopleError::NoDoor)?;
        Ok(Some(SurveyAsk {
            title: survey.title,
            questions: inquiry::to_value(&survey.questions),
            anonymous: survey.anonymous,
            closed: survey.closed,
        }))
    }

    pub(super) async fn is_anonymous(&self, space: &SpaceId) -> Result<bool, Failure> {
        let survey = SpaceKind::of(space) == Some(SpaceKind::Survey);
        Ok(survey && self.survey_of(space).await?.is_some_and(|survey| survey.anonymous))
    }

    pub(super) async fn take_voice(&self, code: &str, key: &str, replies: Value) -> Result<(), Failure> {
        let refused = |text: &str| Failure::new(FailureCode::BadInput, text.to_owned());
        let space = self.karta.people.find_door(code).await?;
        let survey = match SpaceKind::of(&space) {
            Some(SpaceKind::Survey) => self.survey_of(&space).await?,
            _ => None,
        };
        let survey = survey.ok_or(PeopleError::NoDoor)?;
        if !survey.anonymous {
            return Err(Failure::new(FailureCode::NotAllowed, "На этот опрос отвечают под своим именем."));
        }
        survey.takes().map_err(refused)?;
        let voice = Survey::voice_id(key).ok_or_else(|| refused("Ответ не удалось разобрать."))?;
        if !self.karta.hub.takes_voice(&space, Instant::now()) {
            return Err(Failure::new(FailureCode::TooMany, "Слишком много ответов сразу. Подождите 10 с."));
        }
        let standing = self.karta.hub.record(&space, voice.clone()).await?;
        if standing.is_none() && self.voices(&space).await? >= SURVEY_VOICES {
            return Err(Failure::new(FailureCode::TooMany, "Ответов уже столько, сколько опрос вмещает."));
        }
        let write = written(voice, standing.as_ref(), replies);
        self.write(&space, write.into_iter().collect()).await
    }

    async fn survey_of(&self, space: &SpaceId) -> Result<Option<Survey>, Failure> {
        let head = self.karta.hub.record(space, Survey::record()).await?;
        Ok(head.filter(Record::is_alive).and_then(|head| Survey::try_from(&head).ok()))
    }

    async fn voices(&self, space: &SpaceId) -> Result<usize, Failure> {
        let is_voice = |record: &&Record| record.kind.as_str() == survey::VOICE;
        Ok(self.karta.hub.read(space, move |room| room.records().filter(is_voice).count()).await?)
    }
}

fn written(
    voice: RecordId,
    standing: Option<&Record>,
    replies: Value,
) -> Option<(RecordId, &'static str, Op)> {
    let Some(record) = standing else {
        let fields = fields([("replies", replies)]);
        return Some((voice, survey::VOICE, Op::Create { kind: Kind::from(survey::VOICE), fields }));
    };
    let patch = || FieldPatch { base: record.base("replies"), value: replies.clone() };
    let differs = record.value("replies") != Some(&replies);
    differs.then(|| (voice, survey::VOICE, Op::Set { fields: [("replies".to_owned(), patch())].into() }))
}
