//! ImmersionPlan: the groups of one wave as the owner of the round is arranging them, kept until they are confirmed
//! in the catalogue. Nobody else is sent it: a proposal is no verdict on people.

use serde_json::{Value, json};

use super::{Proposal, Seat};
use crate::{
    domain::{
        grants::Action,
        kinds::{Incomplete, KindRule, Shape, number, optional, refs, required},
        space::SpaceKind,
    },
    limits::{IMMERSION_PEOPLE, WAVES},
    sync::{
        audience::Audience,
        ids::RecordId,
        record::{Fields, Record},
    },
};

pub const KIND: &str = "immersion_plan";

pub const RULE: KindRule = KindRule {
    kind: KIND,
    spaces: &[SpaceKind::Round],
    fields: &[
        required("wave", Shape::Int(1, WAVES)),
        optional("roles", Shape::Refs),
        optional("seats", Shape::Whole(is_seats)),
    ],
    add: Action::EditContent,
    edit: Action::EditContent,
    edit_own: Action::EditContent,
    audience: Some(|_| Audience::Keepers),
    ..KindRule::CLOSED
};

/// The groups of a wave under the owner's hands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ImmersionPlan {
    pub wave: u32,
    /// The wave's roles, in their order.
    pub roles: Vec<RecordId>,
    pub proposal: Proposal,
    /// Who was put in their place by hand.
    pub by_hand: Vec<RecordId>,
}

impl ImmersionPlan {
    /// One record per wave.
    pub fn id_of(wave: u32) -> RecordId {
        RecordId::new(format!("{KIND}:{wave}"))
    }

    /// The fields that are stored.
    pub fn fields(&self) -> Fields {
        let seat =
            |seat: &Seat| json!([seat.person, seat.role, seat.leads, self.by_hand.contains(&seat.person)]);
        Fields::from([
            ("wave".to_owned(), json!(self.wave)),
            ("roles".to_owned(), json!(self.roles)),
            ("seats".to_owned(), self.proposal.seats.iter().map(seat).collect()),
        ])
    }
}

fn seat_of(value: &Value) -> Option<(Seat, bool)> {
    let [person, role, leads, by_hand] = value.as_array()?.as_slice() else { return None };
    let id = |value: &Value| value.as_str().map(RecordId::from).filter(RecordId::is_well_formed);
    Some((Seat { person: id(person)?, role: id(role)?, leads: leads.as_bool()? }, by_hand.as_bool()?))
}

fn is_seats(value: &Value) -> bool {
    value.as_array().is_some_and(|seats| {
        seats.len() <= IMMERSION_PEOPLE && seats.iter().all(|seat| seat_of(seat).is_some())
    })
}

impl TryFrom<&Record> for ImmersionPlan {
    type Error = Incomplete;

    fn try_from(record: &Record) -> Result<Self, Incomplete> {
        let seats = record.value("seats").and_then(Value::as_array).into_iter().flatten().filter_map(seat_of);
        let (mut kept, mut by_hand) = (Vec::new(), Vec::new());
        for (seat, hand) in seats {
            by_hand.extend(hand.then(|| seat.person.clone()));
            kept.push(seat);
        }
        Ok(Self {
            wave: number(record, "wave").ok_or(Incomplete { field: "wave" })?,
            roles: refs(record, "roles"),
            proposal: Proposal { seats: kept },
            by_hand,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sync::record::sample;

    #[test]
    fn groups_come_back_as_they_were_arranged() {
        let seat = |person: &str, leads| Seat { person: person.into(), role: "role-game".into(), leads };
        let plan = ImmersionPlan {
            wave: 2,
            roles: vec!["role-game".into()],
            proposal: Proposal { seats: vec![seat("s-a", true), seat("s-b", false)] },
            by_hand: vec!["s-b".into()],
        };
        let fields = plan.fields();
        assert!(is_seats(&fields["seats"]));
        assert_eq!(ImmersionPlan::try_from(&sample("p", KIND, json!(fields))), Ok(plan));
        assert!(!is_seats(&json!([["s-a", "role-game", 1, false]])) && !is_seats(&json!([["s-a"]])));
    }
}
