//! What of a game only the server can do: opening marks that its host was not sent, and counting them. Beside it
//! the port of games and surveys.

use std::collections::BTreeMap;

use app::{
    failure::{Failure, FailureCode},
    ports::live::Live,
    wire::live::SurveyAsk,
};
use async_trait::async_trait;
use karta_core::{
    domain::{
        game::{turn, watch},
        grants::Action,
        space::SpaceKind,
    },
    sync::{Record, RecordId, SpaceId, replica::Draft},
};
use serde_json::Value;

use super::{
    Request,
    boards::{Write, written},
    not_allowed,
};

/// A reveal is looked through once more: what came in between is opened as well.
const PASSES: usize = 2;

impl Request {
    /// Refuses whoever does not lead the game or a table of it.
    async fn leads(&self, space: &SpaceId) -> Result<(), Failure> {
        let viewer = self.at_one_of(space, &[SpaceKind::Game]).await?;
        if viewer.standing.may(Action::EditContent) { Ok(()) } else { Err(not_allowed()) }
    }

    async fn open_marks(&self, space: &SpaceId, turn: &RecordId) -> Result<(), Failure> {
        self.leads(space).await?;
        for _ in 0..PASSES {
            let records = self.records_of(space).await?;
            let there = |record: &&Record| record.id == *turn && record.kind.as_str() == turn::KIND;
            if !records.iter().filter(there).any(Record::is_alive) {
                return Err(Failure::new(FailureCode::NotFound, "Такого выступления в игре нет."));
            }
            let drafts = watch::reveal(turn, &records);
            self.write(space, drafts.into_iter().filter_map(|draft| write_of(&records, draft)).collect())
                .await?;
        }
        Ok(())
    }
}

/// A draft as the server writes it; `None` where it changes nothing.
fn write_of(records: &[Record], draft: Draft) -> Option<Write<'_>> {
    let Draft::Set { record: id, fields } = draft else { return None };
    let kind = records.iter().find(|record| record.id == id)?.kind.as_str();
    written(records, id, kind, fields.into_iter().collect())
}

#[async_trait]
impl Live for Request {
    async fn reveal_marks(&self, space: SpaceId, turn: RecordId) -> Result<(), Failure> {
        self.open_marks(&space, &turn).await
    }

    async fn marks_given(&self, space: SpaceId) -> Result<BTreeMap<RecordId, u32>, Failure> {
        self.leads(&space).await?;
        Ok(self.karta.hub.read(&space, |room| watch::given(room.records())).await?)
    }

    async fn survey_behind(&self, code: String) -> Result<Option<SurveyAsk>, Failure> {
        self.look_behind(&code).await
    }

    async fn answer_survey(&self, code: String, key: String, replies: Value) -> Result<(), Failure> {
        self.take_voice(&code, &key, replies).await
    }
}
