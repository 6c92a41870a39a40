//! The requests of one client, one at a time beside its stream.

use karta_core::{
    limits::PUSH_BATCHES,
    sync::{
        Batch, Cursor, PrincipalId, SpaceId,
        protocol::{PROTOCOL, PullReply, PullRequest, PushReply, PushRequest},
    },
};
use serde_json::json;
use tokio::sync::mpsc;

use super::{Client, wall_ms};
use crate::{Fallible, http::Connection};

pub enum Asked {
    Push(PrincipalId, Vec<Batch>),
    Pull(Option<Cursor>),
}

pub enum Answer {
    Pushed(PushReply),
    Pulled(PullReply),
    Failed(String),
}

pub fn start(
    mut http: Connection,
    space: SpaceId,
) -> (mpsc::UnboundedSender<Asked>, mpsc::UnboundedReceiver<Answer>) {
    let (asks, mut asked) = mpsc::unbounded_channel();
    let (answer, answers) = mpsc::unbounded_channel();
    tokio::spawn(async move {
        while let Some(ask) = asked.recv().await {
            let said = match ask {
                Asked::Push(principal, batches) => push(&mut http, &space, principal, batches).await,
                Asked::Pull(cursor) => pull(&mut http, &space, cursor).await,
            };
            if answer.send(said.unwrap_or_else(|error| Answer::Failed(error.to_string()))).is_err() {
                return;
            }
        }
    });
    (asks, answers)
}

async fn push(
    http: &mut Connection,
    space: &SpaceId,
    principal: PrincipalId,
    batches: Vec<Batch>,
) -> Fallible<Answer> {
    let request = PushRequest { protocol: PROTOCOL, principal, space: space.clone(), batches };
    Ok(Answer::Pushed(http.call("sync/push", &json!({ "request": request })).await?))
}

async fn pull(http: &mut Connection, space: &SpaceId, cursor: Option<Cursor>) -> Fallible<Answer> {
    let request = PullRequest { protocol: PROTOCOL, space: space.clone(), cursor };
    Ok(Answer::Pulled(http.call("sync/pull", &json!({ "request": request })).await?))
}

impl Client {
    /// Offers what waits, one push at a time.
    pub(super) fn offer(&mut self) {
        self.store();
        let batches = if self.pushing { Vec::new() } else { self.replica.offer(PUSH_BATCHES) };
        if !batches.is_empty() {
            self.pushing = self.asks.send(Asked::Push(self.replica.me().clone(), batches)).is_ok();
        }
    }

    pub(super) fn answered(&mut self, answer: Answer) -> Fallible<()> {
        match answer {
            Answer::Pushed(reply) => {
                self.pushing = false;
                self.replica.on_verdicts(&reply.verdicts, reply.server_ms);
                let refused = reply.verdicts.iter().filter(|verdict| verdict.outcome.seq().is_none()).count();
                let refused = u32::try_from(refused).unwrap_or(u32::MAX);
                self.ledger.refused.fetch_add(refused, std::sync::atomic::Ordering::Relaxed);
            }
            Answer::Pulled(reply) => _ = self.replica.on_pull(reply, wall_ms()),
            Answer::Failed(why) => return Err(why.into()),
        }
        self.look();
        self.offer();
        Ok(())
    }
}
