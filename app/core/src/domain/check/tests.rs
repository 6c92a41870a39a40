//! The check on made-up cards with one gap each, and on the catalogue that a centre begins with.

use serde_json::{Value, json};

use super::*;
use crate::{
    domain::{level, role},
    sync::record::sample as record,
};

const SEED: &str = include_str!("../../../../../server/src/persistence/seed/catalogue.json");

/// A card without any gap.
fn card(id: &str) -> (RoleCard, Vec<Level>, Vec<Indicator>) {
    let fields =
        json!({ "title": "Роль", "order": "80", "purpose": "Ведёт", "tasks": ["Вести"], "related": ["x"] });
    let card = RoleCard::try_from(&record(id, role::KIND, fields)).unwrap();
    let levels = (1..=4).map(|n| {
        let fields = json!({ "role": id, "level": n });
        Level::try_from(&record(&format!("{id}.{n}"), level::KIND, fields)).unwrap()
    });
    let indicators = (0..12).map(|n| {
        let place = json!({ "parent": format!("{id}.{}", n / 3 + 1), "order": "80" });
        let fields = json!({ "text": format!("Ведёт игру {id} {n}"), "place": place });
        Indicator::try_from(&record(&format!("{id}.i{n}"), level::INDICATOR, fields)).unwrap()
    });
    (card, levels.collect(), indicators.collect())
}

fn gaps(card: &RoleCard, levels: &[Level], indicators: &[Indicator]) -> Vec<(Gap, String)> {
    let found = check(std::slice::from_ref(card), levels, indicators);
    found.into_iter().map(|finding| (finding.gap, finding.record.to_string())).collect()
}

#[test]
fn a_full_card_has_no_gaps_and_an_archived_one_is_not_asked() {
    let (mut one, levels, indicators) = card("r");
    assert_eq!(gaps(&one, &levels, &indicators), []);
    one.archived = true;
    assert_eq!(gaps(&one, &[], &[]), []);
}

#[test]
fn each_gap_is_found_in_the_record_where_it_is_mended() {
    let (mut one, mut levels, mut indicators) = card("r");
    one.purpose = " ".into();
    one.tasks.clear();
    one.related.clear();
    levels.retain(|level| level.level != 4);
    indicators[0].archived = true;
    indicators[3].text = "Грамотный ведущий".into();
    indicators[4].text = "Отчёт сдан".into();
    indicators[5].text = "Понимает группу".into();
    indicators[6].text = format!("Ведёт {}", "я".repeat(INDICATOR_ADVICE));
    let at = |gap: Gap, record: &str| (gap, record.to_owned());
    let expected = [
        at(Gap::NoPurpose, "r"),
        at(Gap::NoTasks, "r"),
        at(Gap::NoRelated, "r"),
        at(Gap::FewIndicators, "r.1"),
        at(Gap::BeginsWithAdjective, "r.i3"),
        at(Gap::NotAnAction, "r.i4"),
        at(Gap::NotObservable, "r.i5"),
        at(Gap::TooLong, "r.i6"),
        at(Gap::NoLevel, "r"),
    ];
    assert_eq!(gaps(&one, &levels, &indicators), expected);
    indicators.clear();
    let empty = gaps(&one, &levels, &indicators);
    assert_eq!(empty.iter().filter(|(gap, _)| *gap == Gap::NoIndicators).count(), 3);
}

#[test]
fn the_same_indicator_is_found_twice_whatever_its_case_and_signs() {
    let (one, mut levels, mut indicators) = card("r");
    let (two, more_levels, more) = card("s");
    levels.extend(more_levels);
    indicators.extend(more);
    indicators[0].text = "Ведёт учёт.".into();
    indicators[12].text = "ведет  учет".into();
    let found = check(&[one, two], &levels, &indicators);
    let found: Vec<_> = found.iter().map(|finding| (finding.gap, finding.record.as_str())).collect();
    assert_eq!(found, [(Gap::SameTextTwice, "r.i0"), (Gap::SameTextTwice, "s.i0")]);
}

#[test]
fn the_catalogue_that_a_centre_begins_with_gives_no_false_alarm() {
    let seed: Value = serde_json::from_str(SEED).unwrap();
    let (mut cards, mut levels, mut indicators) = (Vec::new(), Vec::new(), Vec::new());
    for family in ["roles", "competences"] {
        for card in seed[family].as_array().unwrap() {
            let id = card["id"].as_str().unwrap();
            let mut fields = card.clone();
            fields["order"] = "80".into();
            cards.push(RoleCard::try_from(&record(id, role::KIND, fields)).unwrap());
            for level in card["levels"].as_array().unwrap() {
                let level_id = format!("{id}.{}", level["level"]);
                let fields = json!({ "role": id, "level": level["level"], "summary": level["summary"] });
                levels.push(Level::try_from(&record(&level_id, level::KIND, fields)).unwrap());
                for (n, text) in level["indicators"].as_array().unwrap().iter().enumerate() {
                    let place = json!({ "parent": level_id, "order": "80" });
                    let fields = json!({ "text": text, "place": place });
                    let record = record(&format!("{level_id}.{n}"), level::INDICATOR, fields);
                    indicators.push(Indicator::try_from(&record).unwrap());
                }
            }
        }
    }
    assert!(indicators.len() > 300);
    assert_eq!(check(&cards, &levels, &indicators), []);
}
