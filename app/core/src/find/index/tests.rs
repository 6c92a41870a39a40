//! What a person finds.

use serde_json::json;

use super::*;
use crate::sync::record::sample as record;

fn card(id: &str, title: &str, tasks: &[&str], when: &str) -> Record {
    record(id, "role_card", json!({ "title": title, "tasks": tasks, "when": when }))
}

fn indicator(id: &str, level: &str, text: &str) -> Record {
    record(id, "indicator", json!({ "text": text, "place": { "parent": level, "order": "80" } }))
}

fn material(state: &str) -> Record {
    let fields = json!({ "role": "game", "sort": "case", "title": "Спор о правилах", "state": state });
    record("case", "material", fields)
}

/// Indicators and levels come before their cards, as they may from a snapshot.
fn index() -> Index {
    let mut index = Index::default();
    index.put(&indicator("talk.i", "talk.2", "Разрешает спор игроков"));
    index.put(&record("talk.2", "level", json!({ "role": "talk", "level": 2, "summary": "Держит время" })));
    index.put(&card("talk", "Модератор", &["Вести обсуждение"], "Когда идёт спор"));
    index.put(&card("game", "Игромастер", &["Провести игру"], "На семинаре модераторов"));
    index.put(&card("path", "Разработчик траекторий", &["Построить путь"], "Игра и спор"));
    index.put(&material("accepted"));
    index
}

fn hits(index: &Index, query: &str) -> Vec<String> {
    index.find(query, 10).hits.into_iter().map(|hit| hit.record.to_string()).collect()
}

fn places(index: &Index, query: &str, hit: &str) -> Vec<(Sort, String)> {
    let found = index.find(query, 10).hits.into_iter().find(|found| found.record.as_str() == hit);
    let places = found.map(|hit| hit.places).unwrap_or_default();
    places.into_iter().map(|place| (place.sort, place.record.to_string())).collect()
}

#[test]
fn a_word_is_found_in_any_form_and_a_title_comes_first() {
    assert_eq!(hits(&index(), "МОДЕРАТОРОМ"), ["talk", "game"]);
    assert_eq!(hits(&index(), "траекториями"), ["path"]);
}

#[test]
fn the_last_word_is_found_while_it_is_typed() {
    assert_eq!(hits(&index(), "игром"), ["game"]);
    assert_eq!(hits(&index(), "разработчик траек"), ["path"]);
    assert_eq!(hits(&index(), "игрою"), ["game", "path"], "a form that no text has");
    assert!(hits(&index(), "траек ").is_empty(), "a word that was ended is whole");
}

#[test]
fn all_words_are_needed_wherever_on_the_card_they_stand() {
    assert_eq!(hits(&index(), "модератор спор"), ["talk"]);
    assert_eq!(hits(&index(), "спор и игр"), ["talk", "path"]);
    assert!(hits(&index(), "модератор космос").is_empty());
    assert_eq!(index().find("  …", 10), Found::default());
}

#[test]
fn an_indicator_outweighs_the_rest_and_says_where_it_is() {
    let index = index();
    assert_eq!(hits(&index, "спор"), ["case", "talk", "path"]);
    let found = places(&index, "спор", "talk");
    assert_eq!(found, [(Sort::Indicator, "talk.i".into()), (Sort::Card, "talk".into())]);
    assert_eq!(places(&index, "время", "talk"), [(Sort::Level, "talk.2".into())]);
}

#[test]
fn a_changed_record_is_found_by_its_new_words_alone() {
    let mut index = index();
    index.put(&indicator("talk.i", "talk.2", "Слушает возражения"));
    assert_eq!(places(&index, "возражение", "talk"), [(Sort::Indicator, "talk.i".into())]);
    assert_eq!(places(&index, "спор", "talk"), [(Sort::Card, "talk".into())]);
}

#[test]
fn what_is_deleted_archived_or_not_accepted_is_not_found() {
    let mut index = index();
    index.put(&material("returned"));
    assert_eq!(hits(&index, "спор правила"), [""; 0]);
    let mut archived = indicator("talk.i", "talk.2", "Разрешает спор игроков");
    let version = archived.newest().unwrap().clone();
    let cell = crate::sync::Cell { value: json!(true), version: version.clone() };
    archived.fields.insert("archived".into(), cell);
    index.put(&archived);
    assert_eq!(places(&index, "спор", "talk"), [(Sort::Card, "talk".into())]);
    let mut deleted = card("talk", "Модератор", &[], "");
    deleted.deleted = Some(version);
    index.put(&deleted);
    assert_eq!(hits(&index, "время"), [""; 0], "nothing of a card that is not there");
}

#[test]
fn only_the_best_are_given_and_all_are_counted() {
    let found = index().find("спор", 1);
    assert_eq!((found.hits.len(), found.total), (1, 3));
}

#[test]
fn a_search_among_chosen_cards_counts_and_gives_no_others() {
    let found = index().find_among("спор", 10, |card| card.as_str() == "talk");
    let hits: Vec<&str> = found.hits.iter().map(|hit| hit.record.as_str()).collect();
    assert_eq!((hits, found.total), (vec!["talk"], 1));
}
