//! The map on a projector: no hand moves it, so it is laid out for the screen as it is. Cards are numbers that
//! are read from the last row; where there are too many even for that they are marks, and clusters tell what
//! lies where.

use crate::{
    domain::board::{
        BoardCard,
        head::{Board, Horizons},
        progress::Here,
        time_map::{Lying, Rings, Sheet, Spacing, TimeMap, declutter},
    },
    limits::READABLE_PX,
    sync::ids::RecordId,
};

/// Parts of the map that numbers may cover; beyond that they are left out.
const FULL: (i64, i64) = (55, 100);
/// A mark without a number, in parts of a letter's height.
const MARK: (i64, i64) = (60, 100);
/// How many times nearer the host may bring the hall.
const NEARER: i64 = 12;

/// A card on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chip {
    pub card: RecordId,
    pub x: i64,
    pub y: i64,
}

/// A board laid out for a screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HallMap {
    pub map: TimeMap,
    /// What of the map lies in the upper left corner of the screen.
    pub corner: (i64, i64),
    /// The height of a lane.
    pub lane: i64,
    /// The size of a card; all are drawn alike.
    pub size: (i64, i64),
    /// Pixels of a number's letters; `None` where cards are marks.
    pub letter: Option<i64>,
    /// Pixels of the smallest letter that the last row reads.
    least: i64,
    screen: (i64, i64),
    /// On the map; those out of sight are among them.
    pub chips: Vec<Chip>,
}

impl HallMap {
    /// `screen` is the room for the map, `lines` the height of the whole screen; `here` the part to which the
    /// host has brought everyone, and `year` the present one, for a board without horizons.
    pub fn of(
        board: &Board,
        cards: &[BoardCard],
        screen: (i64, i64),
        lines: i64,
        here: Option<&Here>,
        year: u16,
    ) -> Self {
        let horizons = board.horizons.unwrap_or_else(|| Horizons::from_year(year));
        let screen = (screen.0.max(3), screen.1.max(1));
        let lanes = board.lanes.len().max(1) as i64;
        let least = (i64::from(READABLE_PX.0) * lines / 1_080).max(12);
        let whole = |times: i64| {
            let (width, lane) = (screen.0 * times, (screen.1 * times / lanes).max(1));
            match board.has_time() {
                true => TimeMap::new(horizons, &board.lanes, width, lane, Spacing::Years),
                false if board.has_rings() => wheel(board, cards, least, screen.1 * times),
                false => TimeMap::plain(&board.lanes, width, lane),
            }
        };
        let map = whole(1);
        let times = here.map_or(1, |here| {
            let span = map.x_of(here.place.at + here.span) - map.x_of(here.place.at);
            // At the end of the map there is less of it than the host sees.
            (screen.0 / span.max(screen.0 / NEARER).max(1)).clamp(1, NEARER)
        });
        let map = if times == 1 { map } else { whole(times) };
        // A map narrower than the screen stands in its middle.
        let within = |middle: i64, size: i64, whole: i64| match whole < size {
            true => (whole - size) / 2,
            false => (middle - size / 2).min(whole - size).max(0),
        };
        let (x, y) = here.and_then(|here| map.point(&here.place)).unwrap_or((0, 0));
        let corner = (within(x, screen.0, map.width()), within(y, screen.1, map.height()));
        let (size, letter) = sizes(cards, least, map.width() * map.height());
        let sheet = Sheet { width: size.0, height: size.1, gap: 3 };
        let (lying, _) = declutter(&map, cards, sheet);
        let chip = |lying: Lying| Chip { card: lying.card, x: lying.x - corner.0, y: lying.y - corner.1 };
        let chips = lying.into_iter().map(chip).collect();
        Self { map, corner, lane: (screen.1 * times / lanes).max(1), size, letter, least, screen, chips }
    }

    /// Width and height of the part that is in sight.
    pub fn room(&self) -> (f64, f64) {
        (self.screen.0 as f64, self.screen.1 as f64)
    }

    /// Pixels of a cluster's name.
    pub fn name_px(&self) -> i64 {
        self.least
    }
}

/// Rings as deep as a screen of this height has room for.
fn wheel(board: &Board, cards: &[BoardCard], least: i64, height: i64) -> TimeMap {
    let (width, high) = sizes(cards, least, height * height).0;
    let sheet = Sheet { width, height: high, gap: 3 };
    let rings = board.lanes.len().max(1) as i64;
    let room = (height - high) / 2 - TimeMap::rings(&[], 1, sheet).circles().map_or(0, Rings::core);
    TimeMap::rings(&board.lanes, (room / rings).max(1), sheet)
}

fn sizes(cards: &[BoardCard], letter: i64, area: i64) -> ((i64, i64), Option<i64>) {
    let longest = cards.iter().map(|card| card.sign().chars().count() as i64).max().unwrap_or(1);
    let (width, height) = (longest * letter * 62 / 100 + letter / 2, letter * 6 / 5);
    if width * height * cards.len() as i64 <= area / FULL.1 * FULL.0 {
        return ((width, height), Some(letter));
    }
    let mark = (letter * MARK.0 / MARK.1).max(6);
    ((mark, mark), None)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::board::{card::sample_card, place::Place},
        sync::record::sample,
    };
    use serde_json::json;

    const SCREEN: (i64, i64) = (1_500, 500);

    fn board() -> Board {
        let horizons = Horizons::from_year(2026).to_value();
        Board::try_from(&sample("board", "board", json!({ "title": "Д", "horizons": horizons }))).unwrap()
    }

    fn cards(count: u64) -> Vec<BoardCard> {
        let lanes = ["family", "school", "teacher", "extra", "governance", "technology"];
        let card = |number: u64| {
            let lane = lanes[usize::try_from(number % 6).unwrap()];
            let at = 9_497 + i64::try_from(number * 7_919 % 5_400).unwrap();
            let place = Place::new(at, Some(lane), i64::try_from(number * 331 % 1_000).unwrap());
            BoardCard { place: Some(place), ..sample_card(&format!("c{number}"), number, "event", "М") }
        };
        (1..=count).map(card).collect()
    }

    fn of(count: u64, here: Option<&Here>) -> HallMap {
        HallMap::of(&board(), &cards(count), SCREEN, 1_080, here, 2026)
    }

    #[test]
    fn numbers_are_read_from_the_last_row_while_there_is_room_and_lie_apart() {
        let hall = of(80, None);
        assert_eq!((hall.letter, hall.chips.len()), (Some(28), 80));
        for (at, one) in hall.chips.iter().enumerate() {
            for other in &hall.chips[..at] {
                let apart = (one.x - other.x).abs() >= hall.size.0 || (one.y - other.y).abs() >= hall.size.1;
                assert!(apart, "{one:?} {other:?}");
            }
        }
    }

    #[test]
    fn a_wheel_is_as_high_as_the_screen_and_stands_in_its_middle() {
        let board =
            Board::try_from(&sample("board", "board", json!({ "title": "Д", "template": "futures_wheel" })));
        let board = board.unwrap();
        let card = |number: u64| BoardCard {
            place: Some(Place::new(i64::try_from(number).unwrap() * 40, Some("ring2"), 500)),
            ..sample_card(&format!("c{number}"), number, "event", "М")
        };
        let hall = HallMap::of(&board, &(1..=20).map(card).collect::<Vec<_>>(), SCREEN, 1_080, None, 2026);
        let height = hall.map.height();
        assert!(height <= SCREEN.1 && height > SCREEN.1 * 9 / 10, "{height}");
        assert!((hall.corner.0 + (SCREEN.0 - hall.map.width()) / 2).abs() <= 1);
        assert!(
            hall.chips.iter().all(|chip| (0..SCREEN.0).contains(&chip.x) && (0..SCREEN.1).contains(&chip.y))
        );
    }

    #[test]
    fn a_thousand_cards_are_marks_without_small_print() {
        let hall = of(1_000, None);
        assert_eq!((hall.letter, hall.chips.len()), (None, 1_000));
    }

    #[test]
    fn a_hall_that_is_brought_somewhere_sees_that_part_larger_and_never_beside_the_map() {
        let whole = of(60, None);
        for at in [9_497, 12_000, 36_000] {
            let here = Here { place: Place::new(at, Some("school"), 500), span: 1_461 };
            let part = of(60, Some(&here));
            assert!(part.map.width() > whole.map.width());
            let (x, y) = part.corner;
            assert!(x >= 0 && x + SCREEN.0 <= part.map.width(), "{x}");
            assert!(y >= 0 && y <= part.map.height() - SCREEN.1, "{y}");
        }
        assert!(whole.corner.0.abs() <= 1 && whole.corner.1.abs() <= 1, "{:?}", whole.corner);
    }
}
