//! Who is at a board. Member records are the server's; what is wished for them is asked there.

use karta_core::{
    domain::{
        board::{
            group,
            seat::{Seat, Wish, is_muted, leads},
            showing,
        },
        grants::{Action, Function},
        member::Member,
    },
    sync::{GroupId, PrincipalId},
};
use leptos::prelude::*;

use super::{asked, session::Session};
use crate::{failure::Failure, store::people};

impl Session {
    pub async fn wish(self, person: PrincipalId, wish: Wish) -> Result<(), Failure> {
        asked::seat(self.open.id(), vec![Seat { person, wish }]).await
    }

    /// Chooses this person's own group.
    pub async fn join_group(self, group: GroupId) -> Result<(), Failure> {
        self.wish(self.who(), Wish::Group(Some(group))).await
    }

    /// Deals people without a group out to the groups, the smallest first. Hosts and muted people stay aside.
    pub async fn deal_out(self) -> Result<(), Failure> {
        let groups = self.groups.get_untracked();
        let members = self.members.get_untracked();
        let size = |id: &GroupId| members.iter().filter(|member| member.group.as_ref() == Some(id)).count();
        let sizes: Vec<(GroupId, usize)> = groups.iter().map(|g| (g.id.clone(), size(&g.id))).collect();
        let known =
            |member: &Member| member.group.as_ref().is_some_and(|id| groups.iter().any(|g| g.id == *id));
        let waits = |member: &&Member| !known(member) && !leads(member) && !is_muted(member);
        let people: Vec<PrincipalId> = members.iter().filter(waits).map(|m| m.person.clone()).collect();
        let dealt = group::dealt(&people, &sizes).into_iter();
        let seats = dealt.map(|(person, group)| Seat { person, wish: Wish::Group(Some(group)) });
        asked::seat(self.open.id(), seats.collect()).await
    }

    /// Ends a membership: nothing more is sent there.
    pub async fn take_out(self, person: PrincipalId) -> Result<(), Failure> {
        people::remove_member(self.open.id(), person).await
    }

    /// Shows the cards of one's group to all: the сборщик's.
    pub async fn raise_group(self) -> Result<(), Failure> {
        asked::show(self.open.id(), showing::Wish::OfGroup(Vec::new())).await
    }

    /// Gives all own cards that nobody else sees to one's group.
    pub async fn raise_own(self) -> Result<(), Failure> {
        asked::show(self.open.id(), showing::Wish::Own(untrack(|| self.own_hidden()))).await
    }

    /// Shows all that is hidden to all, whatever the такт: the host's.
    pub async fn show_all(self) -> Result<(), Failure> {
        asked::show(self.open.id(), showing::Wish::Everything).await
    }

    pub fn collects(self) -> bool {
        self.me.with(|me| me.as_ref().is_some_and(|me| me.functions.contains(&Function::Collector)))
    }

    pub fn my_group(self) -> Option<GroupId> {
        self.me.with(|me| me.as_ref().and_then(|me| me.group.clone()))
    }

    pub fn group_title(self, id: &GroupId) -> Option<String> {
        self.groups.with(|groups| groups.iter().find(|g| g.id == *id).map(|g| g.title.clone()))
    }

    /// Whether this person may choose a group now: it is theirs to choose while they have none, or before the
    /// work has begun.
    pub fn may_choose_group(self) -> bool {
        let begun = self.open.progress.with(|progress| progress.now.is_some());
        let free = self.my_group().is_none() || !begun;
        free && self.open.may(Action::Contribute) && !self.groups.with(Vec::is_empty)
    }
}
