//! PlanItem: a methodist's own plan: an activity that they hold, or mean to hold, in a role. Everybody with
//! an account reads who holds what in which role.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    grants::Action,
    kinds::{Incomplete, KindRule, Shape, need_ref, optional, required, text},
};
use crate::sync::{
    audience::Audience,
    ids::{PrincipalId, RecordId},
    record::{NAME, Record},
};

pub const KIND: &str = "plan_item";

const STATES: &[&str] = &["planned", "held", "dropped"];

pub const RULE: KindRule = KindRule {
    kind: KIND,
    fields: &[
        required("activity", Shape::Ref),
        required("role", Shape::Ref),
        optional("state", Shape::Choice(STATES)),
        optional("note", Shape::Line),
    ],
    add: Action::Contribute,
    edit: Action::ServerOnly,
    edit_own: Action::Contribute,
    audience: Some(|_| Audience::Accounts),
    signed: true,
    ..KindRule::CONTENT
};

/// What has become of a planned activity.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Planned {
    #[default]
    Planned,
    Held,
    Dropped,
}

impl Planned {
    fn of(record: &Record) -> Self {
        match record.text("state") {
            Some("held") => Self::Held,
            Some("dropped") => Self::Dropped,
            _ => Self::Planned,
        }
    }

    /// The stored name.
    pub fn name(self) -> &'static str {
        STATES[self as usize]
    }

    pub fn title(self) -> &'static str {
        match self {
            Self::Planned => "запланировано",
            Self::Held => "проведено",
            Self::Dropped => "снято",
        }
    }
}

/// One line of a person's plan.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanItem {
    pub id: RecordId,
    pub person: PrincipalId,
    /// Empty until the server has signed it.
    pub name: String,
    pub activity: RecordId,
    pub role: RecordId,
    pub state: Planned,
    pub note: String,
}

impl TryFrom<&Record> for PlanItem {
    type Error = Incomplete;

    fn try_from(record: &Record) -> Result<Self, Incomplete> {
        Ok(Self {
            id: record.id.clone(),
            person: record.author.clone(),
            name: text(record, NAME),
            activity: need_ref(record, "activity")?,
            role: need_ref(record, "role")?,
            state: Planned::of(record),
            note: text(record, "note"),
        })
    }
}

/// In how many roles events must be held to count towards «методисты, освоившие не менее трёх ролей».
pub const ROLES_TO_MASTER: usize = 3;

/// A person in the list of who holds what: the part of «освоили роль» that events show. The other part, the
/// level, is known elsewhere.
#[derive(Debug, Clone, PartialEq)]
pub struct Holder {
    pub person: PrincipalId,
    /// As the server signed it; empty while none of the lines has reached it.
    pub name: String,
    /// Roles in which at least one event was held.
    pub held: BTreeSet<RecordId>,
    /// Roles in which events are planned or held.
    pub roles: BTreeSet<RecordId>,
}

impl Holder {
    /// How many roles of the programme's list were held.
    pub fn held_of(&self, listed: &BTreeSet<RecordId>) -> usize {
        self.held.intersection(listed).count()
    }
}

/// Everybody with a line that was not dropped, by name.
pub fn holders<'a>(items: impl IntoIterator<Item = &'a PlanItem>) -> Vec<Holder> {
    let mut people: BTreeMap<&PrincipalId, Holder> = BTreeMap::new();
    for item in items.into_iter().filter(|item| item.state != Planned::Dropped) {
        let holder = people.entry(&item.person).or_insert_with(|| Holder {
            person: item.person.clone(),
            name: String::new(),
            held: BTreeSet::new(),
            roles: BTreeSet::new(),
        });
        if holder.name.is_empty() {
            holder.name = item.name.clone();
        }
        holder.roles.insert(item.role.clone());
        if item.state == Planned::Held {
            holder.held.insert(item.role.clone());
        }
    }
    let mut holders: Vec<Holder> = people.into_values().collect();
    holders.sort_by(|a, b| (&a.name, &a.person).cmp(&(&b.name, &b.person)));
    holders
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(person: &str, activity: &str, role: &str, state: Planned) -> PlanItem {
        PlanItem {
            id: RecordId::new(format!("{person}{activity}{role}")),
            person: person.into(),
            name: person.to_uppercase(),
            activity: activity.into(),
            role: role.into(),
            state,
            note: String::new(),
        }
    }

    #[test]
    fn a_role_counts_once_however_many_events_were_held_in_it() {
        let items = [
            item("olga", "game", "moderator", Planned::Held),
            item("olga", "seminar", "moderator", Planned::Held),
            item("olga", "seminar", "tutor", Planned::Planned),
            item("anna", "game", "tutor", Planned::Dropped),
        ];
        let holders = holders(&items);
        assert_eq!(holders.len(), 1, "who has dropped everything holds nothing");
        assert_eq!((holders[0].held.len(), holders[0].roles.len()), (1, 2));
    }

    #[test]
    fn only_roles_of_the_programmes_list_are_counted_towards_it() {
        let items =
            [item("olga", "a", "moderator", Planned::Held), item("olga", "b", "mentor", Planned::Held)];
        let listed = BTreeSet::from([RecordId::from("moderator"), RecordId::from("tutor")]);
        assert_eq!(holders(&items)[0].held_of(&listed), 1);
    }
}
