//! The programme's indicator, counted over all методисты of the centre.

use std::collections::{BTreeMap, BTreeSet};

use karta_core::{
    domain::{
        account::AccountKind,
        assessment::{
            heat::HeatMap,
            mastery::{Mastery, mastery},
        },
        plan::holders,
    },
    sync::{PrincipalId, RecordId},
};
use leptos::{prelude::*, task::spawn_local};

use super::OpenRound;
use crate::store::{diagnostic::asked, plan::Plan};

/// People's levels by role, whatever their source.
pub fn levels_of(map: &HeatMap) -> BTreeMap<(PrincipalId, RecordId), u8> {
    let mut levels = BTreeMap::new();
    for subject in map.people() {
        let Some(person) = &subject.person else { continue };
        for (card, cell) in map.cards().iter().zip(map.cells(&subject.id)) {
            if let Some((level, _)) = cell.level {
                levels.insert((person.clone(), card.card.clone()), level);
            }
        }
    }
    levels
}

/// The indicator with the names of people; `None` until the server has said who the методисты are.
pub fn watched(
    open: OpenRound,
    levels: impl Fn() -> BTreeMap<(PrincipalId, RecordId), u8> + Send + Sync + 'static,
) -> Memo<Option<(Mastery, BTreeMap<PrincipalId, String>)>> {
    let plan = Plan::here();
    let methodists = RwSignal::new(None::<BTreeMap<PrincipalId, String>>);
    spawn_local(async move {
        // Without a network the rest of the page stands.
        if let Ok(people) = asked::people(open.id()).await {
            let own = people.into_iter().filter(|line| line.kind == AccountKind::Methodist);
            methodists.try_set(Some(own.map(|line| (line.principal, line.name)).collect()));
        }
    });
    Memo::new(move |_| {
        let names = methodists.get()?;
        let all: BTreeSet<PrincipalId> = names.keys().cloned().collect();
        let holders = holders(&plan.standing_items());
        Some((mastery(&all, &levels(), &holders, &plan.listed()), names))
    })
}
