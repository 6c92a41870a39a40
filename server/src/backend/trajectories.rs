//! Going along with a trajectory: whom its owner lets in, the link to look by, lines of those one follows.

use std::collections::BTreeSet;

use app::{
    failure::{Failure, FailureCode},
    ports::trajectories::Trajectories,
    wire::trajectory::{FollowedLine, LookLink, OverviewReport, PersonLine},
};
use async_trait::async_trait;
use karta_core::{
    domain::{
        account::AccountKind, day::Day, grants::Function, space::SpaceKind, trajectory::following::Following,
    },
    sync::{PrincipalId, Record, SpaceId, protocol::Item},
};

use super::{
    Request, caller_of,
    spaces::{check, of_kind},
};
use crate::{auth::PeopleError, live::room::caller::members};

pub mod overview;

/// What the owner of a trajectory can make somebody.
const CHOSEN: [Function; 3] = [Function::Tutor, Function::Expert, Function::Observer];

impl Request {
    /// Takes out everybody who came by the link.
    async fn take_out_lookers(&self, space: &SpaceId) -> Result<(), Failure> {
        let caller = caller_of(Some(self.person().await?));
        let stored = self.karta.storage.load(space).await.map_err(PeopleError::from)?;
        let records = stored.map(|stored| stored.records).unwrap_or_default();
        let lookers = members(records.iter()).filter(|member| member.by_door);
        for looker in lookers.collect::<Vec<_>>() {
            check(self.karta.hub.remove(space, caller.clone(), looker.person).await?)?;
        }
        Ok(())
    }
}

#[async_trait]
impl Trajectories for Request {
    async fn people_to_choose(&self, space: SpaceId) -> Result<Vec<PersonLine>, Failure> {
        self.must_manage(&space, SpaceKind::Trajectory).await?;
        let me = self.person().await?.principal;
        let mut people = self.open_people().await?;
        people.retain(|person| person.principal != me);
        Ok(people)
    }

    async fn choose_person(
        &self,
        space: SpaceId,
        person: PrincipalId,
        function: Function,
    ) -> Result<(), Failure> {
        self.must_manage(&space, SpaceKind::Trajectory).await?;
        let unfit = |text| Err(Failure::new(FailureCode::BadInput, text));
        if !CHOSEN.contains(&function) {
            return unfit("Пригласить можно тьютора, эксперта или наблюдателя.");
        }
        if person == self.person().await?.principal {
            return unfit("Вы и так здесь: это ваша траектория.");
        }
        let accounts = self.karta.people.open_accounts().await?;
        let Some(account) = accounts.into_iter().find(|account| account.principal == person) else {
            return unfit("Такой учётной записи нет.");
        };
        let functions = BTreeSet::from([function]);
        check(self.karta.hub.let_in(&space, account.principal, account.name, functions, false).await?)
    }

    async fn look_link(&self, space: SpaceId) -> Result<Option<LookLink>, Failure> {
        self.must_manage(&space, SpaceKind::Trajectory).await?;
        Ok(self.karta.people.link(&space).await?)
    }

    async fn open_look_link(&self, space: SpaceId) -> Result<LookLink, Failure> {
        self.must_manage(&space, SpaceKind::Trajectory).await?;
        Ok(self.karta.people.open_link(&space).await?)
    }

    async fn close_look_link(&self, space: SpaceId) -> Result<(), Failure> {
        self.must_manage(&space, SpaceKind::Trajectory).await?;
        // First the door, so that nobody comes in behind those who are taken out.
        self.karta.people.close_door(&space).await?;
        self.take_out_lookers(&space).await
    }

    async fn followed(&self, today: String) -> Result<Vec<FollowedLine>, Failure> {
        let who = self.person().await?;
        let Some(today) = Day::from_iso(&today) else {
            return Err(Failure::new(FailureCode::BadInput, "Сервер не понял сегодняшнюю дату."));
        };
        let caller = caller_of(Some(who.clone()));
        let mut lines = Vec::new();
        for space in of_kind(&self.karta, &who.principal, SpaceKind::Trajectory).await? {
            // As the person may see it: what is hidden from them is counted in nothing.
            let Some(reply) = self.karta.hub.pull(&space, caller.clone(), None).await? else { continue };
            let functions = reply.standing.functions;
            let records = records_of(reply.frame.items);
            if functions.contains(&Function::Owner) {
                continue;
            }
            let following = Following::of(&records, today);
            lines.extend(following.map(|following| FollowedLine { space, functions, following }));
        }
        Ok(lines)
    }

    async fn trajectories_overview(&self) -> Result<OverviewReport, Failure> {
        let who = self.person().await?;
        if !matches!(who.kind, AccountKind::Admin | AccountKind::Methodist) {
            let text = "Сводку по центру видят методисты и администраторы.";
            return Err(Failure::new(FailureCode::NotAllowed, text));
        }
        Ok(self.karta.overviews.report(&self.karta).await?)
    }
}

fn records_of(items: Vec<Item>) -> Vec<Record> {
    let records = items.into_iter().filter_map(|item| match item {
        Item::Record(record) => Some(record),
        Item::Cells { .. } | Item::Hide(_) => None,
    });
    records.collect()
}
