//! Events held in the role: activities that name it, and those that somebody's plan puts into it.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, HashMap},
};

use karta_core::{
    domain::{
        activity::{self, Activity},
        plan::{self, PlanItem, Planned},
    },
    sync::{Record, RecordId},
};
use leptos::prelude::*;

use super::of_role;
use crate::store::SpaceStore;

/// An event with whoever holds it in this role.
#[derive(Debug, Clone, PartialEq)]
pub struct HeldEvent {
    pub activity: Activity,
    /// Names and whether they have held it already; plans that were dropped are left out.
    pub holders: BTreeMap<String, Planned>,
}

pub(super) fn of(space: SpaceStore, role: StoredValue<RecordId>) -> Vec<HeldEvent> {
    let mut holders: HashMap<RecordId, BTreeMap<String, Planned>> = HashMap::new();
    for item in space.gather(plan::KIND, |record| of_role::<PlanItem>(record, role)) {
        if item.state != Planned::Dropped && !item.name.is_empty() {
            holders.entry(item.activity).or_default().insert(item.name, item.state);
        }
    }
    let mut events = space.gather(activity::KIND, |record: &Record| {
        let activity = Activity::try_from(record).ok()?;
        let named = role.with_value(|role| activity.roles.contains(role));
        let here = !activity.archived && (named || holders.contains_key(&activity.id));
        here.then(|| HeldEvent { holders: holders.get(&activity.id).cloned().unwrap_or_default(), activity })
    });
    events.sort_by(|one, other| {
        let place = |one: &HeldEvent| Reverse(one.activity.days.map(|days| days.from));
        (place(one), &one.activity.id).cmp(&(place(other), &other.activity.id))
    });
    events
}
