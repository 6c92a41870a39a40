//! The programme's indicator, counted over all методисты of the centre.

use std::collections::{BTreeMap, BTreeSet};

use karta_core::{
    domain::{
        account::AccountKind,
        assessment::mastery::{Mastery, mastery},
        plan::holders,
    },
    sync::{PrincipalId, RecordId},
};
use leptos::{prelude::*, task::spawn_local};

use super::OpenRound;
use crate::store::{diagnostic::asked, plan::Plan};

/// Levels of people by card.
type Levels = BTreeMap<(PrincipalId, RecordId), u8>;

/// The indicator with the names of people, out of their levels in the listed roles; `None` until the server has said who the методисты are.
pub fn watched(
    open: OpenRound,
    levels: impl Fn(&BTreeSet<PrincipalId>, &BTreeSet<RecordId>) -> Levels + Send + Sync + 'static,
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
    let held = Memo::new(move |_| holders(&plan.standing_items()));
    Memo::new(move |_| {
        let names = methodists.get()?;
        let all: BTreeSet<PrincipalId> = names.keys().cloned().collect();
        let (holders, listed) = (held.get(), plan.listed());
        Some((mastery(&all, &levels(&all, &listed), &holders, &listed), names))
    })
}
