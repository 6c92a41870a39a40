//! Offering changes, asking for news, reading a record's past.

use app::failure::{Failure, FailureCode};
use karta_core::{
    domain::grants::Action,
    limits::PUSH_BATCHES,
    sync::{
        RecordId, SpaceId,
        protocol::{Entry, PROTOCOL, PullReply, PullRequest, PushReply, PushRequest},
    },
};

use super::{Request, caller_of, not_allowed};
use crate::live::room::{Answer, Caller};

impl Request {
    pub(super) async fn offer(&self, request: PushRequest) -> Result<PushReply, Failure> {
        same_protocol(request.protocol)?;
        let who = self.person().await?;
        if request.principal != who.principal {
            let text = "Эти правки сделал другой человек. Войдите под его именем, чтобы отправить их.";
            return Err(Failure::new(FailureCode::OtherPrincipal, text));
        }
        if request.batches.len() > PUSH_BATCHES {
            let text = format!("Слишком много правок сразу: не больше {PUSH_BATCHES} действий.");
            return Err(Failure::new(FailureCode::BadInput, text));
        }
        let answer = self.karta.hub.push(&request.space, caller_of(Some(who)), request.batches).await?;
        match answer {
            Answer::Verdicts(verdicts) => Ok(PushReply { server_ms: self.karta.hub.now_ms(), verdicts }),
            Answer::NotAllowed => Err(not_allowed()),
        }
    }

    pub(super) async fn catch_up(&self, request: PullRequest) -> Result<PullReply, Failure> {
        same_protocol(request.protocol)?;
        let caller = self.caller().await?;
        let reply = self.karta.hub.pull(&request.space, caller.clone(), request.cursor).await?;
        reply.ok_or_else(|| shut_to(&caller))
    }

    pub(super) async fn past_of(&self, space: &SpaceId, record: RecordId) -> Result<Vec<Entry>, Failure> {
        let caller = caller_of(Some(self.person().await?));
        let standing = self.karta.hub.standing(space, caller.clone()).await?;
        if !standing.is_some_and(|standing| standing.may(Action::Read)) {
            return Err(not_allowed());
        }
        let entries = self.karta.hub.history(space, caller, record).await?;
        entries.ok_or_else(|| Failure::new(FailureCode::NotFound, "Такой записи здесь нет."))
    }
}

fn shut_to(caller: &Caller) -> Failure {
    match caller.principal {
        Some(_) => not_allowed(),
        None => Failure::new(FailureCode::SignInNeeded, "Сначала войдите."),
    }
}

fn same_protocol(protocol: u16) -> Result<(), Failure> {
    if protocol == PROTOCOL {
        return Ok(());
    }
    let text = "Программа на этом устройстве и сервер разных версий. Обновите страницу: правки сохранятся.";
    Err(Failure::new(FailureCode::TooOld, text))
}
