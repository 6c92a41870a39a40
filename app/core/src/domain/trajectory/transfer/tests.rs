//! What people may rely on when they save a trajectory to a file and read it again.

use super::{
    super::{
        living,
        tests::{made, step_record},
    },
    *,
};
use crate::{domain::trajectory::step::Step, sync::record::sample};

fn records() -> Vec<Record> {
    let mut gone = step_record("gone", json!({}));
    gone.deleted = gone.newest().cloned();
    vec![
        sample(
            "trajectory",
            KIND,
            json!({ "title": "Мой путь", "person": "Ким О. П.", "purpose": "Вести игры" }),
        ),
        sample("g", goal::KIND, json!({ "title": "Игры", "order": "80", "tasks": ["Разбор"] })),
        step_record("a", json!({ "goal": "g", "hours": 8, "gained": "Разбор получается" })),
        step_record("b", json!({ "goal": "gone", "depends": ["a", "gone"] })),
        gone,
        sample("e", evidence::KIND, json!({ "step": "a", "sort": "note", "title": "Отзыв" })),
        sample("x", evidence::KIND, json!({ "step": "gone", "sort": "note", "title": "Ничей" })),
        sample(
            "p",
            growth::KIND,
            json!({ "month": "2015-09", "height": 120, "moment": "Школа", "shared": "all" }),
        ),
        sample("c", comment::KIND, json!({ "about": "a", "text": "Хорошо", "name": "Тьютор" })),
    ]
}

fn read(text: &str) -> Result<Imported, NotRead> {
    let mut count = 0;
    let id = || {
        count += 1;
        RecordId::new(format!("new{count}"))
    };
    imported(text, &"a-olga".into(), id)
}

#[test]
fn a_trajectory_comes_out_of_its_file_as_it_went_in_under_new_ids() {
    let records = records();
    let read = read(&exported(&records).unwrap().to_string()).unwrap();
    assert_eq!((read.goals, read.steps, &read.head["purpose"]), (1, 2, &json!("Вести игры")));
    let made: Vec<Record> = read.drafts.into_iter().flatten().map(made).collect();
    let steps: Vec<Step> = living(&made, step::KIND);
    assert_eq!(
        (steps[0].goal.as_ref().unwrap().as_str(), &steps[0].reflection[0][..]),
        ("new1", "Разбор получается")
    );
    assert_eq!((&steps[1].goal, &steps[1].depends[..]), (&None, &["new2".into()][..]));
    let proof = made.iter().find(|record| record.kind.as_str() == evidence::KIND).unwrap();
    assert_eq!(proof.text("step"), Some("new2"));
}

#[test]
fn the_curve_comes_back_as_the_importers_own_and_for_nobody_else() {
    let records = records();
    let read = read(&exported(&records).unwrap().to_string()).unwrap();
    let point = read.drafts.into_iter().flatten().map(made).find(|one| one.kind.as_str() == growth::KIND);
    let point = GrowthPoint::try_from(&point.unwrap()).unwrap();
    assert_eq!(point.id, GrowthPoint::id_of(point.month, &"a-olga".into()));
    assert_eq!((point.height, &point.moment[..], point.shared), (120, "Школа", Shared::Nobody));
}

#[test]
fn the_words_of_others_are_in_the_file_and_are_not_written_in_their_name() {
    let records = records();
    let file = exported(&records).unwrap();
    assert_eq!(file["comments"][0]["name"], json!("Тьютор"));
    let read = read(&file.to_string()).unwrap();
    assert!(read.drafts.iter().flatten().all(|draft| !format!("{draft:?}").contains("Хорошо")));
    let words = [
        "Не подошло и пропущено: 1 запись.",
        "Сохранённые версии и слова других людей остались в файле: 1 запись. От чужого имени их не записать.",
    ];
    assert_eq!(read.left_out, words);
}

#[test]
fn what_is_no_trajectory_is_told_from_what_is_too_new() {
    assert_eq!(read("{"), Err(NotRead::NotJson));
    assert_eq!(read(&"[".repeat(100_000)), Err(NotRead::NotJson));
    assert_eq!(read(r#"{"format":"karta-board","version":1}"#), Err(NotRead::NotATrajectory));
    assert_eq!(read(r#"{"format":"karta-trajectory","version":1}"#), Err(NotRead::NotATrajectory));
    assert_eq!(read(r#"{"format":"karta-trajectory","version":2}"#), Err(NotRead::TooNew));
    assert_eq!(read(&" ".repeat(TRAJECTORY_FILE_BYTES + 1)), Err(NotRead::TooLarge));
}
