//! A board's own facts as they are stored.

use super::*;
use crate::sync::record::sample;

#[test]
fn a_board_of_the_first_form_reads_as_a_time_map_with_the_usual_lanes() {
    let board = Board::try_from(&sample(BOARD, BOARD, json!({ "title": "Педагог" }))).unwrap();
    assert_eq!((board.template, board.lanes.len(), board.horizons), ("time_map", 6, None));
    assert!(board.has_time() && !board.locked);
}

#[test]
fn horizons_ascend_whatever_was_written() {
    let plain = Horizons::settled(2026, [2028, 2032, 2040]);
    assert_eq!(plain, Horizons { from: 2026, ends: [2028, 2032, 2040] });
    assert_eq!(Horizons::settled(2040, [2032, 2026, 2028]), plain, "reversed");
    for years in [[0; 4], [u16::MAX; 4], [2026; 4], [2099, 2100, 2100, 2100], [2000, 2000, 2001, 2001]] {
        let Horizons { from, ends: [near, middle, far] } =
            Horizons::settled(years[0], [years[1], years[2], years[3]]);
        assert!(from <= near && near < middle && middle < far, "{years:?}");
        assert!((YEARS.0..=YEARS.1).contains(&from) && far <= YEARS.1, "{years:?}");
        let again = Horizons::settled(from, [near, middle, far]);
        assert_eq!(again, Horizons { from, ends: [near, middle, far] }, "settling twice changes nothing");
    }
}

#[test]
fn of_two_lanes_under_one_id_the_first_is_read_and_neither_is_written() {
    let twice = json!([{ "id": "a", "title": "Школа" }, { "id": "a", "title": "Семья" }]);
    assert_eq!(lanes_of(&twice).unwrap().len(), 1);
    assert!(!is_lanes(&twice));
}

#[test]
fn what_a_template_begins_with_may_be_written() {
    for (template, _) in TEMPLATES {
        for (name, value) in fields_of(template, Horizons::from_year(2026), "long") {
            let field = BOARD_RULE.field(&name).unwrap();
            assert_eq!(field.shape.check(&value), Ok(()), "{template} {name}");
        }
    }
}
