//! What people may rely on when two rounds are compared.

use super::*;
use crate::domain::assessment::heat::samples::{at_level, card, subject};

fn indicator(id: &str, successors: &[&str]) -> (RecordId, Indicator) {
    let successors: Vec<RecordId> = successors.iter().map(|id| RecordId::from(*id)).collect();
    let archived = !successors.is_empty();
    let (text, parent, order) = (String::new(), "mod.1".into(), String::new());
    (id.into(), Indicator { id: id.into(), text, parent, order, archived, successors })
}

#[test]
fn only_unchanged_indicators_are_compared_and_the_others_say_what_became_of_them() {
    let before = card("mod", 4);
    let mut after = before.clone();
    after.levels[0].indicators[0].text = "Ведёт группу иначе".into();
    after.levels[0].indicators[1].id = "heir".into();
    after.levels[0].indicators.remove(2);
    after.levels[0].indicators[2].text = " 1-3 ".into();
    after.levels[3].indicators.push(FrozenIndicator { id: "fresh".into(), text: "Новое".into() });
    let catalogue = [indicator("mod.1.1", &["heir"]), indicator("heir", &[])].into();
    let found = comparable(&[before], &[after], &catalogue);
    assert_eq!(found.same[&RecordId::from("mod")].len(), 13);
    let unlike: Vec<_> = found.unlike.iter().map(|(_, it, why)| (it.id.as_str(), why.clone())).collect();
    let succeeded = Unlike::Succeeded(vec!["heir".into()]);
    let expected = [
        ("mod.1.0", Unlike::Reworded),
        ("mod.1.1", succeeded),
        ("mod.1.2", Unlike::Gone),
        ("fresh", Unlike::New),
    ];
    assert_eq!(unlike, expected);
}

#[test]
fn people_of_one_round_alone_are_told_apart_and_the_group_is_the_sum_of_the_others() {
    let cards = [card("mod", 2)];
    let people = |names: &[&str]| names.iter().map(|name| subject(name)).collect::<Vec<_>>();
    let answers = |people: &[Subject], level: u8| -> Vec<Answer> {
        let own = |it: &Subject| {
            let rater = format!("a-{}", it.name);
            at_level(it.id.as_str(), &rater, &cards[0], Part::Own, level)
        };
        people.iter().map(own).collect()
    };
    let (old, new) = (people(&["анна", "борис", "вера"]), people(&["анна", "вера", "глеб"]));
    let (was, is) = (answers(&old, 1), answers(&new, 3));
    let before = Side { cards: &cards, subjects: &old, answers: &was };
    let after = Side { cards: &cards, subjects: &new, answers: &is };
    let same = comparable(&cards, &cards, &BTreeMap::new());
    let found = growth(before, after, Part::Own, &same);
    assert_eq!((&found.only_before, &found.only_after), (&vec!["борис".into()], &vec!["глеб".into()]));
    let anna = &found.people[0].cards[&RecordId::from("mod")];
    assert_eq!((anna.compared, anna.yes_before, anna.yes_after, anna.gained.len()), (8, 2, 6, 4));
    assert_eq!(anna.levels, (Some(1), Some(3)));
    let group = GroupGrowth { people: 2, compared: 16, yes_before: 4, yes_after: 12 };
    assert_eq!(found.group[&RecordId::from("mod")], group);
    assert!(growth(before, after, Part::Expert, &same).group.is_empty());
}

#[test]
fn what_could_not_be_judged_in_one_round_is_not_compared() {
    let cards = [card("mod", 2)];
    let anna = [subject("анна")];
    let mut was = [at_level("s-анна", "a-анна", &cards[0], Part::Own, 1)];
    was[0].levels[1].insert("mod.2.0".into(), Mark::Cannot);
    let is = [at_level("s-анна", "a-анна", &cards[0], Part::Own, 2)];
    let side = |answers| Side { cards: &cards, subjects: &anna, answers };
    let found = growth(side(&was), side(&is), Part::Own, &comparable(&cards, &cards, &BTreeMap::new()));
    let change = &found.people[0].cards[&RecordId::from("mod")];
    assert_eq!((change.compared, change.gained.clone()), (7, vec!["mod.2.1".into()]));
}
