//! Who is here and what they edit: gathered per tick, never stored, and told to each viewer without the
//! records that are hidden from them.

use std::{collections::BTreeMap, time::Duration};

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
use crate::live::{
    limits::{PRESENCE_MS, THIN_PRESENCE_MS},
    outbox::text_of,
    room::Room,
};

/// When something is told next that is told no oftener than every so many milliseconds.
#[derive(Debug, Default)]
pub(super) struct Tick<const MS: u64> {
    told: Option<Instant>,
    /// Since when there may be something to tell.
    stirred: Option<Instant>,
}

impl<const MS: u64> Tick<MS> {
    /// There may be something to tell.
    pub fn stir(&mut self) {
        self.stirred.get_or_insert_with(Instant::now);
    }

    pub fn due_at(&self) -> Option<Instant> {
        let next = self.told.map(|told| told + Duration::from_millis(MS));
        self.stirred.map(|stirred| next.map_or(stirred, |next| next.max(stirred)))
    }

    /// Whether it is due now; the next time is a tick later.
    pub fn take(&mut self, now: Instant) -> bool {
        let due = self.due_at().is_some_and(|due| due <= now);
        if due {
            (self.told, self.stirred) = (Some(now), None);
        }
        due
    }
}

/// When presence is told next, to wide screens and to small ones.
#[derive(Debug, Default)]
pub(super) struct Ticks {
    wide: Tick<PRESENCE_MS>,
    thin: Tick<THIN_PRESENCE_MS>,
}

/// To whom presence is to be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Due {
    wide: bool,
    thin: bool,
}

impl Due {
    pub fn nobody(self) -> bool {
        !self.wide && !self.thin
    }
}

impl Ticks {
    /// Something about presence may have changed.
    pub fn stir(&mut self) {
        self.wide.stir();
        self.thin.stir();
    }

    pub fn due_at(&self) -> Option<Instant> {
        [self.wide.due_at(), self.thin.due_at()].into_iter().flatten().min()
    }

    pub fn take(&mut self, now: Instant) -> Due {
        Due { wide: self.wide.take(now), thin: self.thin.take(now) }
    }
}

/// A person here, before it is known who looks.
struct Here {
    name: String,
    editing: Option<RecordId>,
}

impl Streams {
    /// Tells everybody for whom it has changed who is here.
    pub fn tell_presence(&mut self, room: &Room, due: Due) {
        let here = self.here(room);
        let mut written: BTreeMap<Vec<bool>, Utf8Bytes> = BTreeMap::new();
        self.watching.retain(|_, watching| {
            let is_due = if watching.ear.thin { due.thin } else { due.wide };
            if !is_due || !takes_part(&watching.viewer) {
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
            watching.ear.outbox.put(text.clone())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_new_after_a_silence_is_told_at_once_and_what_follows_a_tick_later() {
        let mut tick = Tick::<500>::default();
        assert_eq!(tick.due_at(), None);
        tick.stir();
        let first = tick.due_at().unwrap();
        assert!(tick.take(first) && !tick.take(first), "it is told once");
        tick.stir();
        assert_eq!(tick.due_at(), Some(first + Duration::from_millis(500)));
        assert!(!tick.take(first + Duration::from_millis(499)));
        assert!(tick.take(first + Duration::from_millis(500)));
    }
}
