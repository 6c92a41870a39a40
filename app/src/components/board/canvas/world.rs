//! The map as it is laid out: how large it is for so many cards, and where each card lies.

use std::{borrow::Cow, collections::HashMap};

use karta_core::{
    domain::board::{
        Board, BoardCard,
        head::{Horizons, Lane},
        link::Link,
        place::Place,
        time_map::{Sheet, Spacing, TimeMap, declutter},
        wheel,
    },
    sync::RecordId,
};

use super::camera::Point;

/// A card at zoom one.
pub const SHEET: Sheet = Sheet { width: 176, height: 84, gap: 8 };
/// The height of its letters.
pub const LETTER: f64 = 15.0;
/// Rows of cards in a lane, and pixels of a year, of the smallest map.
const ROWS: i64 = 2;
const YEAR: i64 = 150;
/// Pixels from one ring of a wheel to the next.
const RING: i64 = 170;
/// How many cards a map of so many times the smallest size takes: it grows in steps, so that one card more
/// does not move the others.
const STEPS: [(usize, i64); 4] = [(80, 1), (320, 2), (1_200, 3), (usize::MAX, 7)];

/// The picture of time and lanes.
#[derive(Debug, Clone, PartialEq)]
pub struct World {
    pub map: TimeMap,
    pub lanes: Vec<Lane>,
    /// `None` on a board without time.
    pub horizons: Option<Horizons>,
    pub lane_height: f64,
    /// The three lines of the method of three horizons run across it.
    pub curves: bool,
}

impl World {
    /// `year` is the present one, for a board whose host has set no horizons.
    pub fn of(board: &Board, cards: usize, year: u16) -> Self {
        // Of the cards of a wheel fewer lie beside one another.
        let cards = if board.has_rings() { cards * 2 } else { cards };
        let times = STEPS.iter().find(|(most, _)| cards <= *most).map_or(1, |(_, times)| *times);
        let lane_height = (SHEET.height + SHEET.gap) * ROWS * times + SHEET.gap * 2;
        let lanes = board.lanes.clone();
        let horizons = board.horizons.unwrap_or_else(|| Horizons::from_year(year));
        let years = i64::from(horizons.ends[2].saturating_sub(horizons.from)) + 1;
        let width = YEAR * years.clamp(6, 40) * times;
        let map = match board.has_time() {
            true => TimeMap::new(horizons, &lanes, width, lane_height, Spacing::Years),
            false if board.has_rings() => TimeMap::rings(&lanes, RING * times, SHEET),
            false if board.has_fields() => TimeMap::fields(&lanes, width, lane_height * 2),
            false => TimeMap::plain(&lanes, width, lane_height),
        };
        let horizons = board.has_time().then_some(horizons);
        let lane_height = if board.has_fields() { lane_height * 2 } else { lane_height } as f64;
        Self { map, lanes, horizons, lane_height, curves: board.has_curves() }
    }

    /// The cards where this map has them.
    pub fn placed<'a>(
        &self,
        cards: &'a [BoardCard],
        links: impl FnOnce() -> Vec<Link>,
    ) -> Cow<'a, [BoardCard]> {
        match self.map.circles() {
            Some(_) => wheel::placed(cards, &links(), &self.lanes).into(),
            None => cards.into(),
        }
    }

    /// The place of a card whose middle is to lie at a point; on a map of time, whose corner is.
    pub fn place_under(&self, (x, y): Point) -> Place {
        let half = self.half();
        self.map.place_at((x - half.0).round() as i64, (y - half.1).round() as i64)
    }

    /// From a place's corner to the point it stands for.
    pub fn half(&self) -> Point {
        self.map.circles().map_or((0.0, 0.0), |_| (SHEET.width as f64 / 2.0, SHEET.height as f64 / 2.0))
    }

    pub fn size(&self) -> Point {
        (self.map.width() as f64, self.map.height() as f64)
    }
}

/// A card where it is drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Spot {
    pub id: RecordId,
    pub sort: &'static str,
    /// The number as it is shown.
    pub sign: String,
    /// The upper left corner.
    pub x: f64,
    pub y: f64,
    /// How far to the right a trend goes on from there; 0 for what happens at a point of time.
    pub reach: f64,
}

impl Spot {
    pub fn middle(&self) -> Point {
        (self.x + SHEET.width as f64 / 2.0, self.y + SHEET.height as f64 / 2.0)
    }

    /// Whether any of it lies in a rectangle of the map: left, top, right, bottom.
    pub fn is_in(&self, [left, top, right, bottom]: [f64; 4]) -> bool {
        let width = self.reach.max(SHEET.width as f64);
        self.x < right && self.x + width > left && self.y < bottom && self.y + SHEET.height as f64 > top
    }
}

/// All cards laid out.
#[derive(Debug, Default, PartialEq)]
pub struct Laid {
    pub spots: Vec<Spot>,
    /// Cards without a place, or of a lane that is gone.
    pub beside: Vec<RecordId>,
    at: HashMap<RecordId, usize>,
}

impl Laid {
    pub fn of(world: &World, cards: &[BoardCard]) -> Self {
        let (lying, beside) = declutter(&world.map, cards, SHEET);
        let by_id: HashMap<&RecordId, &BoardCard> = cards.iter().map(|card| (&card.id, card)).collect();
        let spot = |lying: karta_core::domain::board::time_map::Lying| {
            let card = by_id.get(&lying.card)?;
            let span = world.map.span(card).filter(|_| card.lasts.is_some());
            let reach = span.map_or(0.0, |(from, to)| (to - from) as f64);
            Some(Spot {
                id: lying.card,
                sort: card.sort,
                sign: card.sign(),
                x: lying.x as f64,
                y: lying.y as f64,
                reach,
            })
        };
        let spots: Vec<Spot> = lying.into_iter().filter_map(spot).collect();
        let at = spots.iter().enumerate().map(|(at, spot)| (spot.id.clone(), at)).collect();
        Self { spots, beside, at }
    }

    pub fn spot(&self, id: &RecordId) -> Option<&Spot> {
        self.at.get(id).and_then(|at| self.spots.get(*at))
    }

    /// The rectangle around these cards; `None` where none of them lies on the map.
    pub fn around<'a>(&self, ids: impl IntoIterator<Item = &'a RecordId>) -> Option<[f64; 4]> {
        let (width, height) = (SHEET.width as f64, SHEET.height as f64);
        let spots = ids.into_iter().filter_map(|id| self.spot(id));
        spots
            .map(|spot| [spot.x, spot.y, spot.x + width, spot.y + height])
            .reduce(|a, b| [a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])])
    }
}
