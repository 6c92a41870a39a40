//! What comes into a new card.

use serde_json::{Value, json};

use super::*;
use crate::sync::record::{AUDIENCE, NUMBER, sample as record};

fn indicator(id: &str, parent: &str, archived: bool) -> Record {
    let place = json!({ "parent": parent, "order": "80" });
    record(
        id,
        level::INDICATOR,
        json!({ "text": id, "place": place, "archived": archived, "successors": ["x"] }),
    )
}

fn made(drafts: &[Draft]) -> Vec<(&str, &Fields)> {
    let made = drafts.iter().filter_map(|draft| match draft {
        Draft::Create { record, fields, .. } => Some((record.as_str(), fields)),
        _ => None,
    });
    made.collect()
}

#[test]
fn a_copy_has_living_levels_and_indicators_under_ids_of_its_own() {
    let fields = json!({
        "title": "Модератор", "order": "80", "listed": true, "when": null, "tasks": ["Вести"],
        NUMBER: 7, AUDIENCE: "all",
    });
    let card = record("old", role::KIND, fields);
    let level = record("old.1", level::KIND, json!({ "role": "old", "level": 1, "summary": "По образцу" }));
    let foreign = record("other.1", level::KIND, json!({ "role": "other", "level": 1 }));
    let indicators = [
        indicator("living", "old.1", false),
        indicator("archived", "old.1", true),
        indicator("foreign", "other.1", false),
    ];
    let original =
        Original { card: &card, levels: vec![&level, &foreign], indicators: indicators.iter().collect() };
    let mut count = 0;
    let mut id = || {
        count += 1;
        RecordId::new(format!("n{count}"))
    };
    let drafts = duplicate(&original, " Ведущий ", "81", &mut id).unwrap();
    let made = made(&drafts);
    let ids: Vec<_> = made.iter().map(|(id, _)| *id).collect();
    assert_eq!(ids, ["n1", "n1.1", "n2"]);
    let card: Value = made[0].1.clone().into_iter().collect();
    assert_eq!(card, json!({ "title": "Ведущий", "order": "81", "tasks": ["Вести"] }));
    assert_eq!(made[1].1["role"], json!("n1"));
    let indicator: Value = made[2].1.clone().into_iter().collect();
    assert_eq!(indicator, json!({ "text": "living", "place": { "parent": "n1.1", "order": "80" } }));
}

#[test]
fn a_card_that_one_gesture_cannot_hold_is_not_copied_in_part() {
    let card = record("old", role::KIND, json!({ "title": "Роль", "order": "80" }));
    let level = record("old.1", level::KIND, json!({ "role": "old", "level": 1 }));
    let many: Vec<_> = (0..BATCH_CHANGES).map(|n| indicator(&format!("i{n}"), "old.1", false)).collect();
    let original = Original { card: &card, levels: vec![&level], indicators: many.iter().collect() };
    assert_eq!(duplicate(&original, "Копия", "81", || RecordId::from("n")), None);
}

#[test]
fn a_template_has_four_levels_to_be_filled_in() {
    let drafts = from_template(&"new".into(), "Навигатор", "role", "80");
    let ids: Vec<_> = made(&drafts).iter().map(|(id, _)| *id).collect();
    assert_eq!(ids, ["new", "new.1", "new.2", "new.3", "new.4"]);
}
