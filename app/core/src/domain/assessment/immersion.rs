//! Groups of «погружение» (DOMAIN.md §2): per wave one group for each role, each with a leader, balanced in size.
//! Who sits where is solved as one assignment problem over the seats, so that no exchange of people would make
//! it better. A proposal, which a person edits and confirms.

mod hungarian;
pub mod kept;
mod reason;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::json;

use crate::{
    domain::{
        assessment::heat::HeatMap,
        circle::{self, CircleMember},
        diagnostic::wish::Wish,
        lot::lot,
    },
    limits::IMMERSION_PEOPLE,
    sync::{
        ids::{PrincipalId, RecordId},
        record::Fields,
        replica::Draft,
    },
};
pub use reason::{Effect, Reason};

/// Points of a wish, the first one first.
const WISH: [i64; 3] = [20, 12, 6];
/// Points of a member's seat by level 0 to 4: who lacks the role gains most by it.
const GAP: [i64; 5] = [30, 26, 10, 2, 0];
/// Points of a leader's seat by level 0 to 4.
const LEAD: [i64; 5] = [0, 10, 45, 110, 120];
/// Points of a member's seat while the level is not determined.
const UNKNOWN: i64 = 18;
/// Taken off where the role would be the person's again as a member.
const REPEATED: i64 = 200;
/// Taken off where the person has led this role's group before: others should.
const LED_BEFORE: i64 = 15;
/// Points are multiplied by this, so that lots decide between equals and never against a point.
const POINT: i64 = 1 << 16;
/// Lots run below this: [`IMMERSION_PEOPLE`] of them stay below a point.
const LOTS: u64 = 64;
/// The cost of a seat that somebody may not have.
const FORBIDDEN: i64 = 1 << 36;

/// A role of the wave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaveRole {
    pub id: RecordId,
    pub title: String,
}

/// Somebody to be placed, with all that is weighed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Candidate {
    pub levels: BTreeMap<RecordId, u8>,
    /// Roles wished for, the dearest first; the first three count.
    pub wishes: Vec<RecordId>,
    /// Roles of earlier waves; whether the person led there.
    pub earlier: BTreeMap<RecordId, bool>,
    /// Put there by hand: the role, and whether to lead it.
    pub pinned: Option<(RecordId, bool)>,
}

/// The people by the id of their record in the round.
pub type Candidates = BTreeMap<RecordId, Candidate>;

/// One person's place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seat {
    pub person: RecordId,
    pub role: RecordId,
    pub leads: bool,
}

/// A split of people into groups: the leader of each role first, then its members by id.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Proposal {
    pub seats: Vec<Seat>,
}

/// The best split. With no roles nobody is placed; with more roles than people some groups stay empty. At most
/// [`IMMERSION_PEOPLE`] are placed, those first by id.
pub fn propose(roles: &[WaveRole], people: &Candidates) -> Proposal {
    let mut met = BTreeSet::new();
    let roles: Vec<&RecordId> = roles.iter().map(|role| &role.id).filter(|id| met.insert(*id)).collect();
    let people: Vec<(&RecordId, &Candidate)> = people.iter().take(IMMERSION_PEOPLE).collect();
    let pins = pins(&roles, &people);
    let seats = seats(&roles, &pins, people.len());
    if seats.is_empty() {
        return Proposal::default();
    }
    let cost = |row: usize, seat: &Place| match people.get(row) {
        Some((id, person)) => match pins[row] {
            Some((role, leads)) if role != seat.group || (leads && !seat.leads) => FORBIDDEN,
            _ => {
                let role = roles[seat.group];
                let lots = (lot(&[id.as_str(), role.as_str()]) % LOTS) as i64;
                -(points(person, role, seat.leads) * POINT + lots)
            }
        },
        // Nobody: what leaves the seats over that are one too many.
        None if seat.optional => 0,
        None => FORBIDDEN,
    };
    let costs: Vec<Vec<i64>> =
        (0..seats.len()).map(|row| seats.iter().map(|seat| cost(row, seat)).collect()).collect();
    let columns = hungarian::assign(&costs);
    let placed = people.iter().zip(&columns).map(|((id, _), column)| {
        let seat = &seats[*column];
        Seat { person: (*id).clone(), role: roles[seat.group].clone(), leads: seat.leads }
    });
    Proposal { seats: placed.collect() }.in_order(&roles)
}

/// Points of a person in a seat.
fn points(person: &Candidate, role: &RecordId, leads: bool) -> i64 {
    let level = person.levels.get(role).map(|level| usize::from((*level).min(4)));
    let wish = person.wishes.iter().take(WISH.len()).position(|wish| wish == role).map_or(0, |at| WISH[at]);
    if leads {
        let again = person.earlier.get(role) == Some(&true);
        level.map_or(0, |level| LEAD[level]) + wish / 2 - if again { LED_BEFORE } else { 0 }
    } else {
        let again = person.earlier.contains_key(role);
        level.map_or(UNKNOWN, |level| GAP[level]) + wish - if again { REPEATED } else { 0 }
    }
}

/// Where people were put by hand: the index of the role and whether to lead. One leader a group: the first by id.
fn pins(roles: &[&RecordId], people: &[(&RecordId, &Candidate)]) -> Vec<Option<(usize, bool)>> {
    let mut led = BTreeSet::new();
    let pin = |(_, person): &(&RecordId, &Candidate)| {
        let (role, leads) = person.pinned.as_ref()?;
        let group = roles.iter().position(|id| *id == role)?;
        Some((group, *leads && led.insert(group)))
    };
    people.iter().map(pin).collect()
}

struct Place {
    group: usize,
    leads: bool,
    /// May stay empty.
    optional: bool,
}

/// The seats of all groups: sizes as even as those put by hand allow, one more optional seat in each group that
/// may be the greater one.
fn seats(roles: &[&RecordId], pins: &[Option<(usize, bool)>], people: usize) -> Vec<Place> {
    if roles.is_empty() || people == 0 {
        return Vec::new();
    }
    let mut least = vec![0_usize; roles.len()];
    pins.iter().flatten().for_each(|(group, _)| least[*group] += 1);
    let size = |even: usize| least.iter().map(|pinned| even.max(*pinned)).sum::<usize>();
    let even = (0..).take_while(|even| size(*even) <= people).last().unwrap_or_default();
    let mut seats = Vec::new();
    for (group, pinned) in least.iter().enumerate() {
        let fixed = even.max(*pinned);
        let most = if *pinned <= even { fixed + 1 } else { fixed };
        seats.extend((0..most).map(|at| Place { group, leads: at == 0, optional: at >= fixed }));
    }
    seats
}

impl Proposal {
    fn in_order(mut self, roles: &[&RecordId]) -> Self {
        let place = |role: &RecordId| roles.iter().position(|id| *id == role);
        self.seats.sort_by(|a, b| {
            (place(&a.role), !a.leads, &a.person).cmp(&(place(&b.role), !b.leads, &b.person))
        });
        self
    }

    pub fn seat(&self, person: &RecordId) -> Option<&Seat> {
        self.seats.iter().find(|seat| &seat.person == person)
    }

    /// The seats of one role, its leader first.
    pub fn group(&self, role: &RecordId) -> impl Iterator<Item = &Seat> {
        self.seats.iter().filter(move |seat| &seat.role == role)
    }

    pub fn leader(&self, role: &RecordId) -> Option<&RecordId> {
        self.group(role).find(|seat| seat.leads).map(|seat| &seat.person)
    }

    /// All points together: greater is better.
    pub fn points(&self, people: &Candidates) -> i64 {
        let one = |seat: &Seat| people.get(&seat.person).map(|person| points(person, &seat.role, seat.leads));
        self.seats.iter().filter_map(one).sum()
    }

    /// The same with one person put elsewhere by hand. As a leader they take the place of the one there, who
    /// stays as a member.
    pub fn moved(&self, person: &RecordId, to: &RecordId, leads: bool) -> Self {
        let mut moved = self.clone();
        for seat in &mut moved.seats {
            if &seat.person == person {
                (seat.role, seat.leads) = (to.clone(), leads);
            } else if leads && &seat.role == to {
                seat.leads = false;
            }
        }
        moved.seats.sort_by(|a, b| (!a.leads, &a.person).cmp(&(!b.leads, &b.person)));
        moved
    }

    /// What confirms the groups in the catalogue: a member of the role's group for each seat. `who` gives the
    /// name and the account; people it does not know are left out. `id` mints ids.
    pub fn confirm(
        &self,
        wave: u32,
        who: impl Fn(&RecordId) -> Option<(String, Option<PrincipalId>)>,
        mut id: impl FnMut() -> RecordId,
    ) -> Vec<Draft> {
        let mut drafts = Vec::with_capacity(self.seats.len());
        for seat in &self.seats {
            let Some((name, person)) = who(&seat.person) else { continue };
            let mut fields = Fields::from([
                ("role".to_owned(), json!(seat.role)),
                ("name".to_owned(), json!(name)),
                ("leads".to_owned(), json!(seat.leads)),
                ("wave".to_owned(), json!(wave)),
            ]);
            if let Some(person) = person {
                fields.insert("person".into(), json!(person));
            }
            drafts.push(Draft::Create { record: id(), kind: circle::KIND.into(), fields });
        }
        drafts
    }
}

/// Everybody in a round with their levels in the wave's roles and their wishes; earlier waves are added by
/// [`earlier_of`]. Of two wishes of one person the last given stands.
pub fn candidates(map: &HeatMap, roles: &[WaveRole], wishes: &[Wish]) -> Candidates {
    let people = map.people().into_iter().filter(|person| !person.is_organisation);
    let mut candidates: Candidates = people.map(|person| (person.id.clone(), Candidate::default())).collect();
    for role in roles {
        for (id, level) in map.levels(&role.id) {
            if let (Some(candidate), Some((level, _))) = (candidates.get_mut(&id), level) {
                candidate.levels.insert(role.id.clone(), level);
            }
        }
    }
    for wish in wishes {
        if let Some(candidate) = candidates.get_mut(&wish.subject) {
            candidate.wishes.clone_from(&wish.roles);
        }
    }
    candidates
}

/// The roles of earlier waves than `wave` of one person, and whether they led there. A member without a wave is
/// of an earlier one.
pub fn earlier_of(person: &PrincipalId, wave: u32, members: &[CircleMember]) -> BTreeMap<RecordId, bool> {
    let mut earlier = BTreeMap::new();
    let own = members.iter().filter(|member| member.person.as_ref() == Some(person));
    for member in own.filter(|member| member.wave.is_none_or(|of| of < wave)) {
        *earlier.entry(member.role.clone()).or_insert(false) |= member.leads;
    }
    earlier
}

#[cfg(test)]
mod tests;
