//! Spaces that people found, and who belongs to them.

use std::collections::BTreeSet;

use app::{
    failure::{Failure, FailureCode},
    wire::{Door, Joined, SpaceLine, trajectory::PersonLine},
};
use karta_core::{
    domain::{
        account::AccountKind,
        foundation::Foundation,
        grants::{Action, Function},
        space::SpaceKind,
    },
    limits::FOUNDED_SPACES,
    sync::{Outcome, PrincipalId, RefusalCode, SpaceId, record::Fields},
};

use super::{Request, caller_of, not_allowed};
use crate::{
    auth::{Identity, PeopleError},
    live::room::{Answer, Caller},
    state::Karta,
};

const UNTITLED: &str = "Без названия";

impl Request {
    pub(super) async fn new_space(&self, kind: SpaceKind, head: Fields) -> Result<SpaceId, Failure> {
        let who = self.person().await?;
        let foundation = Foundation::of(kind).filter(|foundation| foundation.is_for(who.kind));
        if foundation.is_none() {
            let text = "Такие пространства создают методисты и администраторы.";
            return Err(Failure::new(FailureCode::NotAllowed, text));
        }
        if of_kind(&self.karta, &who.principal, kind).await?.len() >= FOUNDED_SPACES {
            let text = format!("У вас уже {FOUNDED_SPACES}. Удалите ненужные и попробуйте снова.");
            return Err(Failure::new(FailureCode::TooMany, text));
        }
        let space = new_id(kind, "");
        check(self.karta.hub.found(&space, head, who.principal, who.name).await?)?;
        Ok(space)
    }

    /// Spaces of a kind to which the person belongs.
    pub(super) async fn spaces_of_kind(&self, kind: SpaceKind) -> Result<Vec<SpaceLine>, Failure> {
        let who = self.person().await?;
        let Some(foundation) = Foundation::of(kind) else { return Ok(Vec::new()) };
        let mut lines = Vec::new();
        for space in of_kind(&self.karta, &who.principal, kind).await? {
            let head = self.karta.hub.record(&space, foundation.head_id()).await?;
            let title = head.as_ref().and_then(|head| head.text("title")).unwrap_or(UNTITLED).to_owned();
            let functions = standing_of(&self.karta, &space, &who).await?;
            lines.push(SpaceLine { space, title, functions });
        }
        Ok(lines)
    }

    pub(super) async fn door_of(&self, space: &SpaceId) -> Result<Door, Failure> {
        self.at_the_door(space).await?;
        Ok(self.for_guests(self.karta.people.open_door(space).await?))
    }

    pub(super) async fn door_to(&self, space: &SpaceId) -> Result<Door, Failure> {
        self.at_the_door(space).await?;
        Ok(self.for_guests(self.karta.people.door(space).await?))
    }

    fn for_guests(&self, door: Door) -> Door {
        Door { origin: self.guests.clone(), ..door }
    }

    /// Refuses whoever does not manage the members of a space that people join by a code.
    async fn at_the_door(&self, space: &SpaceId) -> Result<(), Failure> {
        let may = self.manages(space).await?;
        let foundation = SpaceKind::of(space).and_then(Foundation::of);
        let by_code = foundation.is_some_and(|it| it.by_door == Some(Function::Participant));
        if may && by_code { Ok(()) } else { Err(not_allowed()) }
    }

    /// Refuses whoever does not manage the members of this space of that kind.
    pub(super) async fn must_manage(&self, space: &SpaceId, kind: SpaceKind) -> Result<(), Failure> {
        let may = self.manages(space).await?;
        if may && SpaceKind::of(space) == Some(kind) { Ok(()) } else { Err(not_allowed()) }
    }

    async fn manages(&self, space: &SpaceId) -> Result<bool, Failure> {
        let caller = caller_of(Some(self.person().await?));
        let standing = self.karta.hub.standing(space, caller).await?;
        Ok(standing.is_some_and(|standing| standing.may(Action::ManageMembers)))
    }

    /// Everybody with an open account, to be chosen from.
    pub(super) async fn open_people(&self) -> Result<Vec<PersonLine>, Failure> {
        let accounts = self.karta.people.open_accounts().await?.into_iter();
        let lines = accounts.map(|account| PersonLine {
            principal: account.principal,
            name: account.name,
            kind: account.kind,
        });
        Ok(lines.collect())
    }

    pub(super) async fn come_in(&self, code: &str, name: &str) -> Result<Joined, Failure> {
        let space = self.karta.people.find_door(code).await?;
        let caller = Caller::visitor();
        let there = self.karta.hub.standing(&space, caller).await?.is_some();
        let foundation = SpaceKind::of(&space).and_then(Foundation::of).filter(|_| there);
        let function = foundation.and_then(|foundation| foundation.by_door).ok_or(PeopleError::NoDoor)?;
        if self.is_anonymous(&space).await? {
            let text = "Этот опрос без имён: входить в него не нужно, ответьте по коду.";
            return Err(Failure::new(FailureCode::BadInput, text));
        }
        let me = self.karta.people.join_as(&self.session, &space, name).await?;
        let caller = Caller::person(me.principal.clone(), me.kind, me.name.clone());
        let standing = self.karta.hub.standing(&space, caller).await?;
        let belongs = standing.is_some_and(|standing| !standing.functions.is_empty());
        // A guest who comes again may bear another name; who has an account stays what they are here.
        if !belongs || me.kind == AccountKind::Guest {
            // Nor does coming again give back a word that the host has taken.
            let functions = if belongs { BTreeSet::new() } else { BTreeSet::from([function]) };
            let person = me.principal.clone();
            check(self.karta.hub.let_in(&space, person, me.name.clone(), functions, true).await?)?;
            self.leave_if_shut(code, &space, &me.principal).await?;
        }
        Ok(Joined { me, space })
    }

    /// A door that was shut while somebody came in lets nobody in.
    async fn leave_if_shut(&self, code: &str, space: &SpaceId, person: &PrincipalId) -> Result<(), Failure> {
        let Err(shut) = self.karta.people.find_door(code).await else { return Ok(()) };
        if SpaceKind::of(space) == Some(SpaceKind::Trajectory) {
            check(self.karta.hub.remove(space, Caller::system(), person.clone()).await?)?;
            return Err(shut.into());
        }
        Ok(())
    }

    pub(super) async fn take_out(&self, space: &SpaceId, person: PrincipalId) -> Result<(), Failure> {
        let caller = caller_of(Some(self.person().await?));
        if SpaceKind::of(space).and_then(Foundation::of).is_none() {
            return Err(not_allowed());
        }
        check(self.karta.hub.remove(space, caller, person).await?)
    }
}

/// A new space's id; `mark` says for people what it is for.
pub(super) fn new_id(kind: SpaceKind, mark: &str) -> SpaceId {
    SpaceId::new(format!("{}:{mark}{:032x}", kind.prefix(), rand::random::<u128>()))
}

pub(super) async fn of_kind(
    karta: &Karta,
    person: &PrincipalId,
    kind: SpaceKind,
) -> Result<Vec<SpaceId>, Failure> {
    let spaces = spaces_of(karta, person).await?;
    Ok(spaces.into_iter().filter(|space| SpaceKind::of(space) == Some(kind)).collect())
}

async fn standing_of(karta: &Karta, space: &SpaceId, who: &Identity) -> Result<BTreeSet<Function>, Failure> {
    let standing = karta.hub.standing(space, caller_of(Some(who.clone()))).await?;
    Ok(standing.map(|standing| standing.functions).unwrap_or_default())
}

pub(super) async fn spaces_of(karta: &Karta, person: &PrincipalId) -> Result<Vec<SpaceId>, Failure> {
    karta.storage.spaces_of(person).await.map_err(|error| PeopleError::from(error).into())
}

/// Whether what the server offered was accepted.
pub(super) fn check(answer: Answer) -> Result<(), Failure> {
    let Answer::Verdicts(verdicts) = answer else {
        return Err(not_allowed());
    };
    for verdict in verdicts {
        match verdict.outcome {
            Outcome::Accepted { .. } => {}
            // The change beside it says why.
            Outcome::Refused(refusal) if refusal.code == RefusalCode::BatchRefused => {}
            Outcome::Refused(refusal) => return Err(Failure::new(FailureCode::BadInput, refusal.text)),
        }
    }
    Ok(())
}
