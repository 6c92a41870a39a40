use super::*;
use crate::domain::trajectory::tests::step_record;
use crate::sync::record::sample;
use serde_json::json;

fn trajectory(owner: &str, organisation: &str, gaps: &[Gap]) -> Summary {
    let mut records = vec![
        sample(
            "trajectory",
            crate::domain::trajectory::KIND,
            json!({ "title": "Путь", "organisation": organisation }),
        ),
        step_record("s1", json!({ "source": { "activity": "act-1" } })),
        step_record("s2", json!({ "form": "contest", "status": { "state": "dropped" } })),
    ];
    records.extend(gaps.iter().enumerate().map(|(n, gap)| {
        let fields = json!({ "title": "Цель", "order": "80", "gap": gap.to_value() });
        sample(&format!("g{n}"), goal::KIND, fields)
    }));
    Summary::of(&owner.into(), &records).unwrap()
}

fn level(card: &str) -> Gap {
    Gap::Level { card: card.into(), level: 2 }
}

#[test]
fn people_are_counted_once_and_an_empty_trajectory_is_not_in_use() {
    let empty = [sample("trajectory", crate::domain::trajectory::KIND, json!({ "title": "Путь" }))];
    let summaries = [
        trajectory("anna", "Школа 1", &[]),
        trajectory("anna", "Школа 1", &[]),
        trajectory("olga", "ДОУ 7", &[]),
        Summary::of(&"ivan".into(), &empty).unwrap(),
    ];
    let people = BTreeMap::from([("Школа 1".into(), 2), ("Школа 3".into(), 1)]);
    let overview = overview(&summaries, &people);
    assert_eq!(overview.all, Share { people: 4, using: 2, agreed: 0 });
    assert_eq!(overview.organisations["Школа 1"].percent(), Some(50));
    assert_eq!(overview.organisations["ДОУ 7"], Share { people: 1, using: 1, agreed: 0 });
    assert_eq!(overview.organisations["Школа 3"].percent(), Some(0));
    assert_eq!(Share::default().percent(), None);
}

#[test]
fn the_target_is_reached_at_sixty_of_a_hundred() {
    let share = |using| Share { people: 100, using, agreed: 0 };
    assert!(!share(59).reaches_target() && share(60).reaches_target());
    assert!(!Share::default().reaches_target());
}

#[test]
fn a_gap_that_few_have_is_not_told_and_own_words_are_only_counted() {
    let words = Gap::Words("Боюсь выступать".into());
    let mut summaries: Vec<Summary> =
        ["a", "b", "c"].iter().map(|who| trajectory(who, "", &[level("role-1"), words.clone()])).collect();
    summaries.push(trajectory("d", "", &[level("role-2")]));
    summaries.push(trajectory("d", "", &[level("role-2")]));
    summaries.push(trajectory("e", "", &[level("role-2")]));
    let overview = overview(&summaries, &BTreeMap::new());
    assert_eq!(overview.gaps, [(("role-1".into(), Some(2)), 3)]);
    assert_eq!(overview.own_words, 3);
    assert_eq!(overview.activities, [("act-1".into(), 5)]);
    assert_eq!(overview.forms, [("seminar", 6)], "what was dropped is not counted");
    assert!(!format!("{overview:?}").contains("Боюсь"));
}

#[test]
fn people_belong_to_the_organisation_that_the_trajectory_in_use_names() {
    let empty =
        [sample("t", crate::domain::trajectory::KIND, json!({ "title": "Путь", "organisation": "ДОУ 7" }))];
    let unused = |owner: &str| Summary::of(&owner.into(), &empty).unwrap();
    let summaries = [unused("anna"), trajectory("anna", "Школа 1", &[]), unused("olga")];
    let people = ["anna", "olga", "ivan"].map(PrincipalId::from).into();
    let counts = by_organisation(&people, &summaries);
    assert_eq!(counts, BTreeMap::from([("Школа 1".into(), 1), ("ДОУ 7".into(), 1), (String::new(), 1)]));
    assert_eq!(overview(&summaries, &counts).all, Share { people: 3, using: 1, agreed: 0 });
}
