//! Cards as they are stored and as people meet them.

use super::*;
use crate::sync::record::sample;
use serde_json::json;

#[test]
fn a_card_of_the_first_form_of_boards_still_reads() {
    let first = json!({ "text": "Мысль", "sort": "goal", "order": "80", "number": 7 });
    let card = BoardCard::try_from(&sample("c", KIND, first)).unwrap();
    assert_eq!((card.sign(), card.sort_title(), card.place), ("7".into(), "образ будущего", None));
}

#[test]
fn a_card_that_the_server_has_not_seen_has_no_number_yet() {
    let card = BoardCard::try_from(&sample("c", KIND, json!({ "text": "М", "sort": "trend" }))).unwrap();
    assert_eq!(card.sign(), "…");
}

#[test]
fn a_new_card_may_be_written_and_reads_as_it_was_meant() {
    let (takt, group) = (RecordId::from("t"), GroupId::from("red"));
    let place = Place::new(9_000, Some("school"), 300);
    let beginning = Beginning { place: Some(place.clone()), takt: Some(&takt), group: Some(&group) };
    let fields = beginning.fields(" Мысль ", "goal");
    assert!(fields.iter().all(|(name, value)| RULE.field(name).unwrap().shape.check(value).is_ok()));
    let card = BoardCard::try_from(&sample("c", KIND, json!(fields))).unwrap();
    assert_eq!(
        (card.text.as_str(), card.place, card.takt, card.group),
        ("Мысль", Some(place), Some(takt), Some(group))
    );
    assert_eq!(Beginning::default().fields("М", "trend").len(), 2);
}

#[test]
fn every_sort_says_what_belongs_on_its_cards() {
    for (name, title) in SORTS {
        let sort = sort_of(name).expect(name);
        assert!(sort.hint.ends_with('.') && sort.plural != title, "{name}");
    }
    assert_eq!(sort_of("poem"), None);
}

#[test]
fn only_trends_last() {
    let lasts = |sort| {
        let fields = json!({ "text": "М", "sort": sort, "lasts": 700 });
        BoardCard::try_from(&sample("c", KIND, fields)).unwrap().lasts
    };
    assert_eq!((lasts("trend"), lasts("event")), (Some(700), None));
}
