//! «Круг роли»: who is in the role's group of «погружение» and who leads it. Written by editors.

use std::{cmp::Reverse, collections::HashSet};

use karta_core::{
    domain::circle::{self, CircleMember},
    sync::{Record, RecordId, record::fields},
};
use leptos::prelude::*;
use serde_json::json;

use super::{Workshop, of_role};
use crate::store::{SpaceStore, karta};

pub(super) fn of(space: SpaceStore, role: StoredValue<RecordId>) -> Vec<CircleMember> {
    let mut members = space.gather(circle::KIND, |record| of_role::<CircleMember>(record, role));
    members.sort_by(|one, other| {
        let place = |one: &CircleMember| (Reverse(one.wave), !one.leads);
        (place(one), &one.name, &one.id).cmp(&(place(other), &other.name, &other.id))
    });
    members
}

/// The roles in whose groups this person is, whatever the wave.
pub fn own_groups() -> HashSet<RecordId> {
    let karta = karta();
    let Some(me) = karta.me.get_value() else { return HashSet::new() };
    let own = |record: &Record| {
        CircleMember::try_from(record).ok().filter(|member| member.is(&me.principal, &me.name))
    };
    let members = karta.catalogue.space().gather(circle::KIND, own);
    members.into_iter().map(|member| member.role).collect()
}

impl Workshop {
    pub fn member(self, id: &RecordId) -> Option<CircleMember> {
        let record = self.catalogue.space().record(id).filter(Record::is_alive)?;
        CircleMember::try_from(&record).ok()
    }

    /// A person joins the group in its latest wave. Blank names are passed over.
    pub fn add_member(self, name: &str) {
        let name = name.trim();
        if name.is_empty() {
            return;
        }
        let wave = self.circle.with_untracked(|circle| circle.iter().filter_map(|one| one.wave).max());
        let fields =
            fields([("role", json!(self.role())), ("name", name.into()), ("wave", wave.unwrap_or(1).into())]);
        self.catalogue.space().create(circle::KIND, fields);
    }

    pub fn let_lead(self, id: &RecordId, leads: bool) {
        self.catalogue.space().set(id, "leads", leads);
    }
}
