//! Mastery: the programme's indicator «не менее 50 % методистов освоили и эффективно используют в практике
//! проведения методических событий не менее трёх ролевых позиций из перечня» (Programme, expected results).

use std::collections::{BTreeMap, BTreeSet};

use super::scale::MASTERED_LEVEL;
use crate::{
    domain::plan::{Holder, ROLES_TO_MASTER},
    sync::ids::{PrincipalId, RecordId},
};

/// The share that the programme aims at, per cent.
pub const TARGET_PERCENT: u32 = 50;

/// The formula for people, as it is computed here (DOMAIN.md §5).
pub const FORMULA: &str = "Доля методистов, у которых не менее чем в трёх ролях из перечня программы уровень 2 или \
                           выше и в той же роли проведено хотя бы одно событие, среди всех методистов, × 100 %. \
                           Уровень: подтверждённый, иначе по оценке эксперта, иначе по самооценке.";

/// How far one методист is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Master {
    pub person: PrincipalId,
    /// Roles of the list mastered and held.
    pub mastered: BTreeSet<RecordId>,
    /// Roles of the list at the level, no event held in them yet.
    pub not_held: BTreeSet<RecordId>,
    /// Roles of the list in which events were held below the level, or without one.
    pub below: BTreeSet<RecordId>,
}

impl Master {
    pub fn counts(&self) -> bool {
        self.mastered.len() >= ROLES_TO_MASTER
    }
}

/// The indicator with what it is made of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mastery {
    /// By the person's id.
    pub people: Vec<Master>,
}

impl Mastery {
    pub fn counted(&self) -> usize {
        self.people.iter().filter(|master| master.counts()).count()
    }

    /// Per cent, rounded down, so that 49.9 is not shown as reached; `None` without методисты.
    pub fn percent(&self) -> Option<usize> {
        (self.counted() * 100).checked_div(self.people.len())
    }

    pub fn is_reached(&self) -> bool {
        self.percent().is_some_and(|percent| percent >= TARGET_PERCENT as usize)
    }
}

/// The indicator over all методисты, assessed or not. `levels` are people's levels by role, whatever their
/// source; `holders` says who held events in which role; `listed` are the roles of the programme's list.
pub fn mastery(
    methodists: &BTreeSet<PrincipalId>,
    levels: &BTreeMap<(PrincipalId, RecordId), u8>,
    holders: &[Holder],
    listed: &BTreeSet<RecordId>,
) -> Mastery {
    let held: BTreeMap<&PrincipalId, &BTreeSet<RecordId>> =
        holders.iter().map(|holder| (&holder.person, &holder.held)).collect();
    let none = BTreeSet::new();
    let one = |person: &PrincipalId| {
        let held = held.get(person).copied().unwrap_or(&none);
        let mut master = Master {
            person: person.clone(),
            mastered: BTreeSet::new(),
            not_held: BTreeSet::new(),
            below: BTreeSet::new(),
        };
        for role in listed {
            let able =
                levels.get(&(person.clone(), role.clone())).is_some_and(|level| *level >= MASTERED_LEVEL);
            match (able, held.contains(role)) {
                (true, true) => master.mastered.insert(role.clone()),
                (true, false) => master.not_held.insert(role.clone()),
                (false, true) => master.below.insert(role.clone()),
                (false, false) => false,
            };
        }
        master
    };
    Mastery { people: methodists.iter().map(one).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROLES: [&str; 4] = ["game", "mod", "tutor", "alien"];

    fn world(held: &[&str], levels: &[(&str, u8)]) -> Mastery {
        let person = PrincipalId::from("a-olga");
        let roles: BTreeSet<RecordId> = held.iter().map(|role| RecordId::from(*role)).collect();
        let holder = Holder { person: person.clone(), name: String::new(), held: roles.clone(), roles };
        let levels =
            levels.iter().map(|(role, level)| ((person.clone(), RecordId::from(*role)), *level)).collect();
        let listed = ROLES[..3].iter().map(|role| RecordId::from(*role)).collect();
        mastery(&BTreeSet::from([person, "a-vera".into()]), &levels, &[holder], &listed)
    }

    #[test]
    fn a_role_counts_with_the_level_and_an_event_held_in_it_and_only_from_the_list() {
        let full = world(&["game", "mod", "tutor"], &[("game", 2), ("mod", 3), ("tutor", 2)]);
        assert_eq!((full.counted(), full.percent(), full.is_reached()), (1, Some(50), true));
        let untaught = world(&["game", "mod", "tutor"], &[("game", 2), ("mod", 3), ("tutor", 1)]);
        assert_eq!((untaught.counted(), untaught.people[0].below.len()), (0, 1));
        let unheld = world(&["game", "mod"], &[("game", 2), ("mod", 3), ("tutor", 4)]);
        assert_eq!((unheld.counted(), unheld.people[0].not_held.len(), unheld.is_reached()), (0, 1, false));
        let unlisted = world(&["game", "mod", "alien"], &[("game", 2), ("mod", 3), ("alien", 4)]);
        assert_eq!(unlisted.counted(), 0);
    }

    #[test]
    fn without_methodists_there_is_no_share() {
        let none = mastery(&BTreeSet::new(), &BTreeMap::new(), &[], &BTreeSet::new());
        assert_eq!((none.percent(), none.is_reached()), (None, false));
    }
}
