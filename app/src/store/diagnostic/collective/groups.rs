//! The groups of «погружение» under the owner's hands: proposed, rearranged, confirmed in the catalogue.

use std::collections::BTreeSet;

use karta_core::{
    domain::{
        assessment::immersion::{
            Candidates, Effect, Proposal, WaveRole, candidates, earlier_of,
            kept::{self, ImmersionPlan},
            propose,
        },
        circle::{self, CircleMember},
        diagnostic::{
            subject::Subject,
            wish::{self, Wish},
        },
        role::RoleCard,
    },
    limits::WAVES,
    sync::{
        PrincipalId, RecordId,
        replica::{Draft, Manner},
    },
};
use leptos::prelude::*;

use super::Collective;
use crate::{platform::random_id, store::SpaceStore};

/// One wave on the page.
#[derive(Clone, Copy)]
pub struct Immersion {
    pub collective: Collective,
    /// The wave that is shown.
    pub wave: Memo<u32>,
    /// As it is kept, or else as it is proposed now.
    pub plan: Memo<ImmersionPlan>,
    /// All that is weighed of everybody.
    pub people: Memo<Candidates>,
    /// Everybody in the groups of the catalogue.
    pub circles: Memo<Vec<CircleMember>>,
    chosen: RwSignal<Option<u32>>,
}

/// The role cards of the round.
pub fn roles_of(collective: Collective) -> Vec<RoleCard> {
    let cards = collective.cards();
    let cards = cards.iter().filter_map(|card| collective.role_card(&card.card));
    cards.filter(|card| !card.competence).collect()
}

/// A wave begins with the roles that the programme lists, or with all where it lists none of them.
fn usual_roles(collective: Collective) -> Vec<RecordId> {
    let roles = roles_of(collective);
    let listed = roles.iter().any(|role| role.listed);
    roles.into_iter().filter(|role| role.listed || !listed).map(|role| role.id).collect()
}

/// Everybody in the groups of the catalogue.
pub fn circles(catalogue: SpaceStore) -> Memo<Vec<CircleMember>> {
    Memo::new(move |_| {
        let mut members: Vec<CircleMember> = catalogue.all(circle::KIND);
        members.sort_by(|a, b| (&a.role, !a.leads, &a.name, &a.id).cmp(&(&b.role, !b.leads, &b.name, &b.id)));
        members
    })
}

impl Immersion {
    pub fn of(collective: Collective) -> Self {
        let open = collective.open;
        let (space, chosen) = (open.space(), RwSignal::new(None::<u32>));
        let circles = circles(open.catalogue.space());
        let kept = Memo::new(move |_| space.all::<ImmersionPlan>(kept::KIND));
        let wave = Memo::new(move |_| chosen.get().unwrap_or_else(|| latest(&kept.get(), &circles.get())));
        let people = Memo::new(move |_| {
            let roles: Vec<WaveRole> = wave_roles(
                collective,
                &roles_of(collective).into_iter().map(|role| role.id).collect::<Vec<_>>(),
            );
            let mut wishes: Vec<Wish> = space.all(wish::KIND);
            wishes.sort_by(|a, b| a.subject.cmp(&b.subject));
            let mut people = collective.with(|map| candidates(map, &roles, &wishes));
            let (wave, circles) = (wave.get(), circles.get());
            for subject in open.subjects.get() {
                if let (Some(candidate), Some(person)) = (people.get_mut(&subject.id), &subject.person) {
                    candidate.earlier = earlier_of(person, wave, &circles);
                }
            }
            people
        });
        let plan = Memo::new(move |_| {
            let wave = wave.get();
            let found = kept.with(|kept| kept.iter().find(|plan| plan.wave == wave).cloned());
            people.with(|people| match found {
                Some(plan) => standing(plan, people),
                None => {
                    let roles = usual_roles(collective);
                    let proposal = propose(&wave_roles(collective, &roles), people);
                    ImmersionPlan { wave, roles, proposal, by_hand: Vec::new() }
                }
            })
        });
        Self { collective, wave, plan, people, circles, chosen }
    }

    /// The wave's roles with their titles.
    pub fn roles(self) -> Vec<WaveRole> {
        self.plan.with(|plan| wave_roles(self.collective, &plan.roles))
    }

    pub fn person(self, id: &RecordId) -> Option<Subject> {
        self.collective.open.subject(id)
    }

    /// People in the round who have no place yet: they came after the groups were made.
    pub fn unplaced(self) -> Vec<RecordId> {
        self.plan.with(|plan| {
            let placed: BTreeSet<&RecordId> = plan.proposal.seats.iter().map(|seat| &seat.person).collect();
            self.people.with(|people| people.keys().filter(|id| !placed.contains(id)).cloned().collect())
        })
    }

    /// What moving somebody does.
    pub fn effect(self, person: &RecordId, to: &RecordId, leads: bool) -> Option<Effect> {
        let roles = self.roles();
        self.plan
            .with(|plan| self.people.with(|people| plan.proposal.effect(person, to, leads, people, &roles)))
    }

    /// Why somebody sits where they sit.
    pub fn why(self, person: &RecordId) -> String {
        self.plan.with(|plan| {
            let seat = plan.proposal.seat(person);
            self.people.with(|people| {
                let mut candidate = people.get(person).cloned().unwrap_or_default();
                candidate.pinned = pin(plan, person);
                seat.map(|seat| seat.why(&candidate)).unwrap_or_default()
            })
        })
    }

    pub fn move_to(self, person: &RecordId, to: &RecordId, leads: bool) {
        let mut plan = self.plan.get_untracked();
        plan.proposal = plan.proposal.moved(person, to, leads);
        if !plan.by_hand.contains(person) {
            plan.by_hand.push(person.clone());
        }
        self.keep(plan);
    }

    /// Seats everybody anew around those who were put in their place by hand.
    pub fn settle_others(self) {
        let plan = self.plan.get_untracked();
        self.seat_anew(plan.roles.clone(), plan.by_hand);
    }

    /// Seats everybody anew, nobody's place kept.
    pub fn begin_anew(self) {
        self.seat_anew(self.plan.get_untracked().roles, Vec::new());
    }

    /// Other roles in this wave: everybody is seated anew.
    pub fn set_roles(self, roles: Vec<RecordId>) {
        self.seat_anew(roles, Vec::new());
    }

    fn seat_anew(self, roles: Vec<RecordId>, by_hand: Vec<RecordId>) {
        let plan = self.plan.get_untracked();
        let mut people = self.people.get_untracked();
        for id in &by_hand {
            if let Some(candidate) = people.get_mut(id) {
                candidate.pinned = pin(&plan, id);
            }
        }
        let proposal = propose(&untrack(|| wave_roles(self.collective, &roles)), &people);
        self.keep(ImmersionPlan { wave: plan.wave, roles, proposal, by_hand });
    }

    fn keep(self, plan: ImmersionPlan) {
        let space = self.collective.open.space();
        let record = ImmersionPlan::id_of(plan.wave);
        let fields = plan.fields();
        let there = space.peek(|replica| replica.record(&record).map(|record| record.is_alive()));
        let set = |record: RecordId| Draft::Set { record, fields: fields.clone().into_iter().collect() };
        let drafts = match there {
            None => vec![Draft::Create { record, kind: kept::KIND.into(), fields }],
            Some(true) => vec![set(record)],
            Some(false) => vec![Draft::Restore { record: record.clone() }, set(record)],
        };
        space.make(drafts, Manner::Act);
    }

    /// Whether the catalogue has just these groups for this wave.
    pub fn is_confirmed(self) -> bool {
        let wanted: BTreeSet<(RecordId, String, bool)> = self.plan.with(|plan| {
            let seat = |seat: &karta_core::domain::assessment::immersion::Seat| {
                Some((seat.role.clone(), self.person(&seat.person)?.name, seat.leads))
            };
            plan.proposal.seats.iter().filter_map(seat).collect()
        });
        let wave = self.wave.get();
        let there: BTreeSet<(RecordId, String, bool)> = self.circles.with(|members| {
            let of = members.iter().filter(|member| member.wave == Some(wave));
            of.map(|member| (member.role.clone(), member.name.clone(), member.leads)).collect()
        });
        !wanted.is_empty() && wanted.is_subset(&there)
    }

    /// Writes the groups into the catalogue in place of what this wave had there.
    pub fn confirm(self) {
        let (plan, catalogue) = (self.plan.get_untracked(), self.collective.open.catalogue.space());
        let old = self.circles.with_untracked(|members| {
            let of = members.iter().filter(|it| it.wave == Some(plan.wave) && plan.roles.contains(&it.role));
            of.map(|member| Draft::Delete { record: member.id.clone() }).collect::<Vec<_>>()
        });
        let who = |id: &RecordId| -> Option<(String, Option<PrincipalId>)> {
            untrack(|| self.person(id)).map(|person| (person.name, person.person))
        };
        let new = plan.proposal.confirm(plan.wave, who, || RecordId::new(random_id(10)));
        for drafts in [old, new].into_iter().filter(|drafts| !drafts.is_empty()) {
            catalogue.make(drafts, Manner::Act);
        }
        // What was confirmed is kept: later changes of answers do not rearrange it.
        self.keep(plan);
    }

    pub fn next_wave(self) {
        let next = (self.wave.get_untracked() + 1).min(u32::try_from(WAVES).unwrap_or(u32::MAX));
        self.chosen.set(Some(next));
    }

    pub fn show_wave(self, wave: u32) {
        self.chosen.set(Some(wave));
    }
}

fn wave_roles(collective: Collective, roles: &[RecordId]) -> Vec<WaveRole> {
    let cards = collective.cards();
    let title = |id: &RecordId| cards.iter().find(|card| card.card == *id).map(|card| card.title.clone());
    roles.iter().filter_map(|id| Some(WaveRole { id: id.clone(), title: title(id)? })).collect()
}

/// The wave last worked on.
fn latest(kept: &[ImmersionPlan], circles: &[CircleMember]) -> u32 {
    let waves = kept.iter().map(|plan| plan.wave);
    let confirmed = circles.iter().filter_map(|member| member.wave);
    match waves.max() {
        Some(wave) => wave,
        // Nothing was arranged in this round yet: a wave after those of other rounds.
        None => confirmed.max().map_or(1, |wave| wave + 1),
    }
}

/// A kept plan without people who are no longer in the round.
fn standing(mut plan: ImmersionPlan, people: &Candidates) -> ImmersionPlan {
    plan.proposal = Proposal {
        seats: plan.proposal.seats.into_iter().filter(|seat| people.contains_key(&seat.person)).collect(),
    };
    plan
}

fn pin(plan: &ImmersionPlan, person: &RecordId) -> Option<(RecordId, bool)> {
    let seat = plan.proposal.seat(person).filter(|_| plan.by_hand.contains(person))?;
    Some((seat.role.clone(), seat.leads))
}
