//! Who is here and what they edit: gathered per tick, never stored, and told to each viewer without the
//! records that are hidden from them.

use std::collections::BTreeMap;

use axum::extract::ws::Utf8Bytes;
use karta_core::{
    domain::{grants::Action, member::Member, space::SpaceKind},
    sync::{
        PrincipalId, RecordId, Viewer,
        protocol::{FromServer, Present},
    },
};
use tokio::time::Instant;

use super::audience::Streams;
use crate::live::{limits::PRESENCE_TICK, outbox::text_of, room::Room};

/// When presence is told next.
#[derive(Debug, Default)]
pub(super) struct Tick {
    told: Option<Instant>,
    /// Since when something about presence may have changed.
    stirred: Option<Instant>,
}

impl Tick {
    /// Something about presence may have changed.
    pub fn stir(&mut self) {
        self.stirred.get_or_insert_with(Instant::now);
    }

    pub fn due_at(&self) -> Option<Instant> {
        let next = self.told.map(|told| told + PRESENCE_TICK);
        self.stirred.map(|stirred| next.map_or(stirred, |next| next.max(stirred)))
    }

    /// Whether presence is due now; the next time is a tick later.
    pub fn take(&mut self, now: Instant) -> bool {
        let due = self.due_at().is_some_and(|due| due <= now);
        if due {
            (self.told, self.stirred) = (Some(now), None);
        }
        due
    }
}

/// A person here, before it is known who looks.
struct Here {
    name: String,
    editing: Option<RecordId>,
}

impl Streams {
    /// Tells everybody for whom it has changed who is here.
    pub fn tell_presence(&mut self, room: &Room) {
        let here = self.here(room);
        let mut written: BTreeMap<Vec<bool>, Utf8Bytes> = BTreeMap::new();
        self.watching.retain(|_, watching| {
            if !takes_part(&watching.viewer) {
                return true;
            }
            let seen: Vec<bool> = here
                .values()
                .map(|here| sees_editing(room, &watching.viewer, here.editing.as_ref()))
                .collect();
            let text = written.entry(seen).or_insert_with_key(|seen| text_for(&here, seen));
            if watching.last_presence.as_ref() == Some(&*text) {
                return true;
            }
            watching.last_presence = Some(text.clone());
            watching.outbox.put(text.clone())
        });
    }

    /// One line a person, from however many tabs.
    fn here(&self, room: &Room) -> BTreeMap<PrincipalId, Here> {
        let mut here: BTreeMap<PrincipalId, Here> = BTreeMap::new();
        for watching in self.watching.values().filter(|watching| takes_part(&watching.viewer)) {
            let Some(principal) = &watching.viewer.principal else { continue };
            let person = here.entry(principal.clone()).or_insert_with(|| Here {
                name: name_in(room, principal).unwrap_or_else(|| watching.caller.name.clone()),
                editing: None,
            });
            if person.editing.is_none() {
                person.editing.clone_from(&watching.editing);
            }
        }
        here
    }
}

/// Visitors and guests of the catalogue are neither shown to others nor shown others.
fn takes_part(viewer: &Viewer) -> bool {
    let standing = &viewer.standing;
    viewer.principal.is_some() && (standing.space != SpaceKind::Catalogue || standing.may(Action::Contribute))
}

fn name_in(room: &Room, person: &PrincipalId) -> Option<String> {
    let member = room.record(&Member::id_of(person))?;
    Member::try_from(member).ok().map(|member| member.name)
}

fn sees_editing(room: &Room, viewer: &Viewer, editing: Option<&RecordId>) -> bool {
    editing.and_then(|id| room.record(id)).is_some_and(|record| viewer.sees(record))
}

fn text_for(here: &BTreeMap<PrincipalId, Here>, seen: &[bool]) -> Utf8Bytes {
    let people = here.iter().zip(seen).map(|((principal, here), seen)| Present {
        principal: principal.clone(),
        name: here.name.clone(),
        editing: here.editing.clone().filter(|_| *seen),
    });
    text_of(&FromServer::Presence { people: people.collect() })
}
