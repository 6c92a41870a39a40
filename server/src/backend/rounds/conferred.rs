//! Levels that were conferred in trajectories, beside the answers of a round. Who is asked about decides nothing:
//! whoever asks learns of the trajectories alone to which they belong, as they would by opening them.

use std::collections::{BTreeMap, BTreeSet};

use app::failure::Failure;
use karta_core::{
    domain::{
        diagnostic::subject::Subject,
        grants::{Action, Function},
        member::{self, Member},
        space::SpaceKind,
        trajectory::confirmation::{self, LevelConfirmation, standing},
    },
    sync::{PrincipalId, Record, RecordId, Viewer},
};

use super::all;
use crate::{
    auth::Identity,
    backend::{caller_of, spaces::of_kind},
    state::Karta,
};

/// The levels that stand for these people, by card.
pub async fn conferred(
    karta: &Karta,
    who: &Identity,
    subjects: &[Subject],
) -> Result<BTreeMap<(PrincipalId, RecordId), u8>, Failure> {
    let people: BTreeSet<&PrincipalId> =
        subjects.iter().filter(|it| !it.is_organisation).filter_map(|it| it.person.as_ref()).collect();
    let mut by_person: BTreeMap<PrincipalId, Vec<LevelConfirmation>> = BTreeMap::new();
    for space in of_kind(karta, &who.principal, SpaceKind::Trajectory).await? {
        let granted = karta.hub.standing(&space, caller_of(Some(who.clone()))).await?;
        let Some(granted) = granted.filter(|standing| standing.may(Action::Read)) else { continue };
        let viewer = Viewer { principal: Some(who.principal.clone()), standing: granted };
        let read = karta.hub.read(&space, move |room| {
            let seen: Vec<&Record> = room.records().filter(|record| viewer.sees(record)).collect();
            let members: Vec<Member> = all(&seen, member::KIND);
            let owner = members.into_iter().find(|it| it.functions.contains(&Function::Owner))?;
            Some((owner.person, all(&seen, confirmation::KIND)))
        });
        let Some((owner, levels)) = read.await? else { continue };
        if people.contains(&owner) {
            by_person.entry(owner).or_default().extend::<Vec<LevelConfirmation>>(levels);
        }
    }
    let mut levels = BTreeMap::new();
    for (person, confirmed) in &by_person {
        for card in confirmed.iter().map(|one| &one.card) {
            let stands = standing(confirmed, card).map(|one| one.level);
            levels.extend(stands.map(|level| ((person.clone(), card.clone()), level)));
        }
    }
    Ok(levels)
}
