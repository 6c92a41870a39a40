//! What people may rely on when cards are dragged and drawn.

use super::*;
use crate::domain::board::{card::sample_card, head::template_lanes};

fn map(spacing: Spacing) -> TimeMap {
    let horizons = Horizons::settled(2026, [2028, 2032, 2040]);
    TimeMap::new(horizons, &template_lanes("time_map"), 3_000, 300, spacing)
}

/// A small linear generator: the same numbers every time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: i64) -> i64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as i64) % most
    }
}

fn at(id: &str, number: u64, place: Place) -> BoardCard {
    BoardCard { place: Some(place), ..sample_card(id, number, "event", id) }
}

const SHEET: Sheet = Sheet { width: 120, height: 60, gap: 8 };

#[test]
fn time_runs_on_across_horizons_and_never_back() {
    for spacing in [Spacing::Years, Spacing::Horizons] {
        let map = map(spacing);
        let first = first_day(2026);
        let xs: Vec<i64> = (first - 10..first + 5_600).map(|day| map.x_of(day)).collect();
        assert!(xs.is_sorted() && xs[0] == 0 && *xs.last().unwrap() == map.width());
        let widest = xs.windows(2).map(|pair| pair[1] - pair[0]).max().unwrap();
        assert!(widest <= 2, "no jump at a border: {widest}");
    }
}

#[test]
fn a_card_dropped_at_a_point_is_drawn_there_and_stays_when_dropped_again() {
    for spacing in [Spacing::Years, Spacing::Horizons] {
        let (map, mut chance) = (map(spacing), Chance(7));
        for _ in 0..2_000 {
            let (x, y) = (chance.below(map.width()), chance.below(map.height()));
            let place = map.place_at(x, y);
            let drawn = map.point(&place).unwrap();
            assert!((drawn.0 - x).abs() <= 1 && drawn.1 == y, "{x} {y}: {place:?} at {drawn:?}");
        }
    }
}

#[test]
fn a_point_off_the_map_is_brought_onto_it() {
    let map = map(Spacing::Years);
    for (x, y) in [(i64::MIN, i64::MIN), (i64::MAX, i64::MAX), (0, i64::MAX)] {
        let (x, y) = map.point(&map.place_at(x, y)).unwrap();
        assert!((0..=map.width()).contains(&x) && (0..map.height()).contains(&y));
    }
}

#[test]
fn horizons_take_the_days_up_to_their_last_year() {
    let map = map(Spacing::Horizons);
    let horizon = |year, month, day| map.horizon_of(i64::from(Day::new(year, month, day).unwrap().number()));
    assert_eq!([horizon(2028, 12, 31), horizon(2029, 1, 1), horizon(2033, 1, 1)], [0, 1, 2]);
    assert_eq!((horizon(2001, 1, 1), horizon(2099, 1, 1)), (0, 2));
    assert_eq!(map.bands(), [(0, 1_000), (1_000, 2_000), (2_000, 3_000)]);
}

#[test]
fn the_ruler_shows_fewer_years_where_there_is_less_room() {
    let map = map(Spacing::Years);
    assert_eq!(map.years(10).len(), 15);
    let sparse: Vec<u16> = map.years(500).into_iter().map(|(year, _)| year).collect();
    assert_eq!(sparse, [2030, 2035, 2040]);
    assert_eq!(map.years(100_000).len(), 1);
}

#[test]
fn a_trend_reaches_to_its_end_and_an_event_is_a_point() {
    let map = map(Spacing::Years);
    let place = Place::new(first_day(2027), Some("school"), 0);
    let trend = BoardCard { lasts: Some(731), ..at("t", 1, place.clone()) };
    let (from, to) = map.span(&trend).unwrap();
    assert_eq!((from, to), (map.x_of(first_day(2027)), map.x_of(first_day(2029))));
    let (from, to) = map.span(&at("e", 2, place)).unwrap();
    assert_eq!(from, to);
}

#[test]
fn cards_put_on_one_spot_lie_apart_and_the_first_stays() {
    let map = map(Spacing::Years);
    let spot = Place::new(first_day(2030), Some("school"), 500);
    let mut cards: Vec<BoardCard> =
        (1..=15).map(|number| at(&format!("c{number}"), number, spot.clone())).collect();
    let (lying, _) = declutter(&map, &cards, SHEET);
    for (index, one) in lying.iter().enumerate() {
        for other in &lying[..index] {
            let apart = (one.x - other.x).abs() >= SHEET.width || (one.y - other.y).abs() >= SHEET.height;
            assert!(apart, "{one:?} {other:?}");
        }
        let lane = 300..600 - SHEET.height + 1;
        assert!(lane.contains(&one.y), "all stay in their lane: {one:?}");
    }
    assert_eq!((lying[0].x, lying[0].y), map.point(&spot).unwrap());
    cards.reverse();
    assert_eq!(declutter(&map, &cards, SHEET).0, lying, "the order of arrival makes no difference");
}

#[test]
fn a_thousand_cards_on_one_spot_are_a_fan_and_not_a_hang() {
    let map = map(Spacing::Years);
    let spot = Place::new(first_day(2030), Some("school"), 0);
    let cards: Vec<BoardCard> =
        (0..1_000).map(|number| at(&format!("c{number}"), number, spot.clone())).collect();
    assert_eq!(declutter(&map, &cards, SHEET).0.len(), 1_000);
}

#[test]
fn cards_of_a_lane_that_is_gone_and_cards_without_a_place_lie_beside_the_map() {
    let map = map(Spacing::Years);
    let gone = at("gone", 1, Place::new(10_000, Some("removed"), 0));
    let loose = sample_card("loose", 2, "event", "М");
    let (lying, beside) = declutter(&map, &[gone, loose], SHEET);
    assert_eq!((lying.len(), beside), (0, vec!["gone".into(), "loose".into()]));
}

#[test]
fn a_board_without_time_is_drawn_by_the_same_rules() {
    let map = TimeMap::plain(&template_lanes("swot"), 2_000, 200);
    let mut chance = Chance(11);
    for _ in 0..500 {
        let (x, y) = (chance.below(map.width()), chance.below(map.height()));
        let place = map.place_at(x, y);
        let drawn = map.point(&place).unwrap();
        assert!(place.at < PLAIN_WIDTH && (drawn.0 - x).abs() <= 2 && drawn.1 == y, "{x} {y}: {drawn:?}");
    }
    assert!(map.years(1).is_empty());
}

#[test]
fn fields_stand_two_beside_two_and_a_card_dropped_in_one_is_drawn_there() {
    let lanes = template_lanes("swot");
    let map = TimeMap::fields(&lanes, 1_000, 200);
    assert_eq!((map.width(), map.height(), map.lane_width()), (1_000, 400, 500));
    assert_eq!([0, 1, 2, 3].map(|lane| map.corner(lane)), [(0, 0), (500, 0), (0, 200), (500, 200)]);
    for (x, y, lane) in [(10, 10, 0), (980, 10, 1), (250, 390, 2), (600, 250, 3)] {
        let place = map.place_at(x, y);
        assert_eq!(place.lane.as_deref(), Some(lanes[lane].id.as_str()));
        let (drawn_x, drawn_y) = map.point(&place).unwrap();
        assert!((drawn_x - x).abs() <= 1 && (drawn_y - y).abs() <= 1, "{x} {y}: {drawn_x} {drawn_y}");
    }
}

#[test]
fn on_the_wheel_a_card_dropped_at_a_point_is_drawn_there_and_one_beyond_it_at_its_edge() {
    let lanes = template_lanes("futures_wheel");
    let (map, mut chance) = (TimeMap::rings(&lanes, 250, SHEET), Chance(11));
    let centre = map.circles().unwrap().centre();
    let outer = map.circles().unwrap().radii().next_back().unwrap();
    for _ in 0..2_000 {
        let (x, y) =
            (chance.below(map.width()) - SHEET.width / 2, chance.below(map.height()) - SHEET.height / 2);
        let place = map.place_at(x, y);
        let drawn = map.point(&place).unwrap();
        let from = |(x, y): (i64, i64)| {
            ((x + SHEET.width / 2 - centre.0) as f64).hypot((y + SHEET.height / 2 - centre.1) as f64)
        };
        let apart = ((drawn.0 - x) as f64).hypot((drawn.1 - y) as f64);
        match from((x, y)) {
            far if far < 90.0 => assert_eq!(from(drawn) as i64, 0, "in the middle"),
            far if far > outer as f64 => assert!((from(drawn) - outer as f64).abs() < 6.0, "at the edge"),
            _ => assert!(apart < 7.0, "{x} {y}: {place:?} at {drawn:?}"),
        }
        assert_eq!(
            map.point(&map.place_at(drawn.0, drawn.1)).map(|again| map.place_at(again.0, again.1).lane),
            Some(place.lane)
        );
    }
}

#[test]
fn cards_laid_on_one_spot_of_a_ring_stay_in_it_beside_one_another() {
    let lanes = template_lanes("futures_wheel");
    let map = TimeMap::rings(&lanes, 250, SHEET);
    let cards: Vec<_> =
        (1..=12).map(|n| at(&format!("c{n}"), n, Place::new(125, Some("ring2"), 500))).collect();
    let (lying, beside) = declutter(&map, &cards, SHEET);
    assert!(beside.is_empty());
    let ring = |card: &Lying| map.place_at(card.x, card.y).lane;
    assert!(lying.iter().all(|card| ring(card).as_deref() == Some("ring2")));
    let spots: std::collections::BTreeSet<_> = lying.iter().map(|card| (card.x, card.y)).collect();
    assert_eq!(spots.len(), cards.len());
}
