//! BoardGroup: people who work together at a board. Who is in it stands with the members; here are its name
//! and the rule by which people are dealt out.

use super::HOSTED;
use crate::{
    domain::kinds::{Incomplete, KindRule, Shape, need_text, optional, required, text},
    limits::GROUP_PEOPLE,
    sync::{
        ids::{GroupId, PrincipalId},
        record::Record,
    },
};

pub const KIND: &str = "board_group";

pub const RULE: KindRule = KindRule {
    kind: KIND,
    fields: &[
        required("title", Shape::Title),
        required("order", Shape::Order),
        optional("color", Shape::Ref),
    ],
    ..HOSTED
};

/// Names that new groups are given: short and told apart by ear in a noisy hall.
pub const NAMES: [&str; 16] = [
    "Маяк",
    "Компас",
    "Парус",
    "Мост",
    "Росток",
    "Орбита",
    "Горизонт",
    "Ключ",
    "Радуга",
    "Фонарь",
    "Якорь",
    "Звезда",
    "Река",
    "Вершина",
    "Сад",
    "Тропа",
];

/// People who work together.
#[derive(Debug, Clone, PartialEq)]
pub struct BoardGroup {
    pub id: GroupId,
    pub title: String,
    pub order: String,
    pub color: String,
}

impl TryFrom<&Record> for BoardGroup {
    type Error = Incomplete;

    fn try_from(record: &Record) -> Result<Self, Incomplete> {
        Ok(Self {
            id: GroupId::new(record.id.as_str()),
            title: need_text(record, "title")?.to_owned(),
            order: need_text(record, "order")?.to_owned(),
            color: text(record, "color"),
        })
    }
}

/// How many groups so many people make, as near to the usual size as can be: 6 in each, one group for fewer
/// than two least ones.
pub fn groups_for(people: usize) -> usize {
    let (least, most) = GROUP_PEOPLE;
    let middle = (least + most) / 2;
    let groups = (people + middle / 2) / middle;
    groups.clamp(people.div_ceil(most).max(1), (people / least).max(people.div_ceil(most)).max(1))
}

/// Deals out people who have no group yet, each into the smallest one, in the order given; equal ones by
/// their order. `sizes` are the groups with how many are in them.
pub fn dealt(people: &[PrincipalId], sizes: &[(GroupId, usize)]) -> Vec<(PrincipalId, GroupId)> {
    let mut sizes = sizes.to_vec();
    let mut dealt = Vec::with_capacity(people.len());
    for person in people {
        let Some((group, size)) = sizes.iter_mut().min_by_key(|(_, size)| *size) else { break };
        *size += 1;
        dealt.push((person.clone(), group.clone()));
    }
    dealt
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_are_of_five_to_seven_wherever_the_people_allow_it() {
        let (least, most) = GROUP_PEOPLE;
        for people in 0..=200 {
            let groups = groups_for(people);
            let (smallest, largest) = (people / groups, people.div_ceil(groups));
            assert!(largest <= most, "{people} in {groups}");
            // 8, 9 and some others cannot be split so; nobody is left over even then.
            let possible = (1..=people.max(1)).any(|n| people / n >= least && people.div_ceil(n) <= most);
            assert!(!possible || smallest >= least, "{people} in {groups}");
        }
    }

    #[test]
    fn late_comers_go_where_fewest_are() {
        let people = ["a", "b", "c"].map(PrincipalId::from);
        let sizes = [(GroupId::from("x"), 3), (GroupId::from("y"), 1)];
        let into: Vec<_> = dealt(&people, &sizes).into_iter().map(|(_, group)| group.to_string()).collect();
        assert_eq!(into, ["y", "y", "x"]);
        assert!(dealt(&people, &[]).is_empty());
    }
}
