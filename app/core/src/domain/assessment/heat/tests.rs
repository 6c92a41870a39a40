//! What people may rely on in the collective result.

use serde_json::json;

use super::{
    samples::{at_level, card},
    *,
};
use crate::{domain::diagnostic::assignment::Part, sync::record::sample};

fn subject_record(name: &str) -> Record {
    let fields = json!({ "name": name, "sort": "person", "person": format!("a-{name}") });
    sample(&format!("s-{name}"), subject::KIND, fields)
}

fn assigned(subject: &str, rater: &str, part: &str) -> Record {
    let id = Assignment::id_of(&subject.into(), &rater.into());
    sample(id.as_str(), assignment::KIND, json!({ "subject": subject, "rater": rater, "part": part }))
}

fn deleted(mut record: Record) -> Record {
    record.deleted = record.newest().cloned();
    record
}

fn map(names: &[&str]) -> HeatMap {
    let mut map = HeatMap::new(vec![card("mod", 3)]);
    names.iter().for_each(|name| drop(map.put(&subject_record(name))));
    map
}

fn own(map: &mut HeatMap, name: &str, level: u8) {
    let subject = format!("s-{name}");
    map.put_answer(&at_level(&subject, &format!("a-{name}"), &card("mod", 3), Part::Own, level));
}

#[test]
fn leaders_are_from_level_three_and_where_nobody_is_the_top_of_the_group() {
    let mut map = map(&["анна", "борис", "вера"]);
    let column = |map: &HeatMap| map.column(&"mod".into());
    assert_eq!(column(&map).undetermined, 3);
    own(&mut map, "анна", 0);
    assert!(column(&map).leaders.is_empty(), "nobody leads who has never tried");
    own(&mut map, "борис", 2);
    assert_eq!(column(&map).leaders, ["s-борис".into()]);
    own(&mut map, "вера", 3);
    assert_eq!((column(&map).leaders, column(&map).gaps), (vec!["s-вера".into()], vec!["s-анна".into()]));
    own(&mut map, "анна", 4);
    assert_eq!(column(&map).leaders, ["s-анна".into(), "s-вера".into()]);
    assert_eq!(column(&map).distribution, [0, 0, 1, 1, 1]);
}

#[test]
fn colleagues_are_shown_from_three_raters_up_and_never_set_the_level() {
    let mut map = map(&["анна"]);
    own(&mut map, "анна", 1);
    for (raters, rater) in (1..).zip(["a-b", "a-c", "a-d"]) {
        map.put(&assigned("s-анна", rater, "colleague"));
        map.put_answer(&at_level("s-анна", rater, &card("mod", 3), Part::Colleague, 4));
        let cell = map.cell(&"s-анна".into(), &"mod".into());
        assert_eq!((cell.raters, cell.colleagues.is_some()), (raters, raters == 3));
        assert_eq!(cell.level, Some((1, Source::Own)));
    }
    map.put(&assigned("s-анна", "a-e", "expert"));
    map.put_answer(&at_level("s-анна", "a-e", &card("mod", 3), Part::Expert, 2));
    assert_eq!(map.cell(&"s-анна".into(), &"mod".into()).level, Some((2, Source::Expert)));
    map.confer([(("a-анна".into(), "mod".into()), 3)].into());
    assert_eq!(map.cell(&"s-анна".into(), &"mod".into()).level, Some((3, Source::Confirmed)));
    map.put(&deleted(subject_record("анна")));
    map.put(&subject_record("анна"));
    assert_eq!(map.level(&"s-анна".into(), &"mod".into()), Some((3, Source::Confirmed)));
    let mut again = HeatMap::new(vec![card("mod", 3)]).after(&map);
    again.put(&subject_record("анна"));
    assert_eq!(again.level(&"s-анна".into(), &"mod".into()), Some((3, Source::Confirmed)));
    map.confer([].into());
    assert_eq!(map.level(&"s-анна".into(), &"mod".into()), Some((2, Source::Expert)));
}

#[test]
fn who_is_taken_out_is_not_counted_and_comes_back_with_all_that_was_said() {
    let mut map = map(&["анна", "борис"]);
    own(&mut map, "анна", 4);
    let before = map.column(&"mod".into());
    map.put(&deleted(subject_record("анна")));
    assert_eq!((map.people().len(), map.column(&"mod".into()).leaders.len()), (1, 0));
    map.put(&subject_record("анна"));
    assert_eq!(map.column(&"mod".into()), before);
}

#[test]
fn a_rater_taken_off_is_not_counted_and_nobody_is_their_own_colleague() {
    let mut map = map(&["анна"]);
    let raters = ["a-b", "a-c", "a-анна"];
    for rater in raters {
        map.put(&assigned("s-анна", rater, "colleague"));
        map.put_answer(&at_level("s-анна", rater, &card("mod", 3), Part::Colleague, 3));
    }
    assert_eq!(map.cell(&"s-анна".into(), &"mod".into()).raters, 2);
    map.put(&deleted(assigned("s-анна", "a-b", "colleague")));
    assert_eq!(map.cell(&"s-анна".into(), &"mod".into()).raters, 1);
}

#[test]
fn records_in_any_order_and_any_number_of_times_give_the_same_map() {
    let records = [assigned("s-анна", "a-b", "colleague"), subject_record("анна"), subject_record("борис")];
    let answers = [
        at_level("s-анна", "a-b", &card("mod", 3), Part::Colleague, 3),
        at_level("s-анна", "a-анна", &card("mod", 3), Part::Own, 2),
    ];
    let cells = |map: &HeatMap| (map.cell(&"s-анна".into(), &"mod".into()), map.due(true), map.coverage());
    let mut forwards = HeatMap::new(vec![card("mod", 3)]);
    forwards.put_all(&records);
    answers.iter().for_each(|answer| forwards.put_answer(answer));
    let mut backwards = HeatMap::new(vec![card("mod", 3)]);
    answers.iter().rev().chain(&answers).for_each(|answer| backwards.put_answer(answer));
    backwards.put_all(records.iter().rev());
    assert_eq!(cells(&forwards), cells(&backwards));
    assert_eq!(forwards.cell(&"s-анна".into(), &"mod".into()).raters, 1);
}

#[test]
fn completion_is_watched_without_answers_and_a_round_without_people_has_no_share() {
    let mut map = map(&["анна", "борис"]);
    own(&mut map, "анна", 2);
    assert_eq!(map.coverage(), Coverage { people: 2, begun: 1, finished: 1 });
    assert_eq!(map.coverage().percent(), Some(50));
    let due = map.due(true);
    assert_eq!(due.len(), 1);
    assert_eq!((due[0].subject.as_str(), due[0].cards, due[0].cards_done), ("s-борис", 1, 0));
    let empty = HeatMap::new(vec![card("mod", 3)]);
    assert_eq!((empty.coverage().percent(), empty.column(&"mod".into())), (None, Column::default()));
}

#[test]
fn a_record_says_whose_row_it_changed_and_a_card_turns_only_with_its_levels() {
    let mut map = HeatMap::new(vec![card("mod", 3), card("tutor", 3)]);
    assert_eq!(map.put(&subject_record("анна")), Some("s-анна".into()));
    let turns = |map: &HeatMap| (map.turn(&"mod".into()), map.turn(&"tutor".into()));
    let before = turns(&map);
    own(&mut map, "анна", 3);
    assert_ne!(turns(&map).0, before.0);
    assert_eq!(turns(&map).1, before.1, "nothing was said on the other card");
    let after = turns(&map);
    assert_eq!(map.put(&assigned("s-анна", "a-b", "colleague")), Some("s-анна".into()));
    map.put_answer(&at_level("s-анна", "a-b", &card("mod", 3), Part::Colleague, 4));
    assert_eq!(turns(&map), after, "a colleague sets no level");
    assert_eq!(map.put(&assigned("s-анна", "a-b", "colleague")), None, "nothing new was said");
    let mut renamed = subject_record("анна");
    renamed.fields.get_mut("name").expect("a name").value = "Яна".into();
    map.put(&renamed);
    map.put(&subject_record("борис"));
    assert_ne!(turns(&map), after, "names order who leads");
    let names: Vec<&str> = map.people().into_iter().map(|person| person.name.as_str()).collect();
    assert_eq!(names, ["Яна", "борис"]);
}

#[test]
fn levels_by_person_are_of_those_asked_for_and_never_an_organisations() {
    let mut map = map(&["анна", "борис"]);
    own(&mut map, "анна", 3);
    own(&mut map, "борис", 2);
    let school = json!({ "name": "школа", "sort": "organisation", "person": "a-анна" });
    map.put(&sample("s-школа", subject::KIND, school));
    map.put_answer(&at_level("s-школа", "a-анна", &card("mod", 3), Part::Own, 1));
    let levels = map.levels_by_person(&["a-анна".into()].into(), &["mod".into()].into());
    assert_eq!(levels, [(("a-анна".into(), "mod".into()), 3)].into());
    assert!(map.levels_by_person(&["a-анна".into()].into(), &["tutor".into()].into()).is_empty());
}
