//! Where everything lies: as on the map, with as much room as so many cards need.

mod wheel;

use super::Scene;
use crate::{
    domain::board::{
        card::BoardCard,
        head::Horizons,
        time_map::{Sheet, Spacing, TimeMap, declutter},
    },
    limits::LANE_OFFSET,
    sync::ids::RecordId,
};

/// A card in the picture.
pub const SHEET: Sheet = Sheet { width: 200, height: 108, gap: 12 };
/// The column of names of дорожки, and the height of the years.
pub const NAMES: i64 = 196;
pub const RULER: i64 = 56;
/// Cards that the smallest picture has room for, and how much larger than its cards a picture is.
const LEAST: i64 = 24;
const SLACK: i64 = 3;
/// Width to height: a sheet of the A series lying on its side.
const SHAPE: f64 = 1.42;
/// Cards beside the map stand in rows under it.
const TRAY: i64 = 40;

/// A card with its upper left corner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    pub card: RecordId,
    pub x: i64,
    pub y: i64,
    /// How far a trend goes on from there.
    pub reach: i64,
}

/// What is drawn under the cards.
#[derive(Debug, Clone, PartialEq)]
pub enum Ground {
    /// Years and дорожки; on a board without time дорожки alone.
    Lanes { map: TimeMap, lane: i64 },
    /// Four fields, two beside two, each so wide and high.
    Quarters { width: i64, height: i64 },
    /// Rings of these sizes around a middle.
    Rings { middle: (i64, i64), radii: Vec<i64> },
}

pub struct Layout {
    pub spots: Vec<Spot>,
    pub ground: Ground,
    /// The field under the cards, without names and years.
    pub field: (i64, i64),
    /// Where the rows of cards without a place begin; `None` where there are none.
    pub tray: Option<i64>,
    /// The rightmost and lowest edge.
    size: (i64, i64),
}

impl Layout {
    pub fn of(scene: &Scene) -> Self {
        let lanes = scene.board.lanes.len().max(1) as i64;
        let step = (SHEET.width + SHEET.gap, SHEET.height + SHEET.gap);
        let area = (scene.room_for.max(scene.cards.len()) as i64).max(LEAST) * step.0 * step.1 * SLACK;
        let width = ((area as f64 * SHAPE).sqrt() as i64).max(step.0 * 8);
        let rows = |height: i64| (height / step.1).max(2) * step.1 + SHEET.gap;
        let lane = rows((area / width) / lanes);
        let (mut spots, beside, ground, field) = match scene.board.template {
            _ if scene.board.has_fields() => quarters(scene, width, rows(area / width / 2)),
            "futures_wheel" => wheel::rings(scene),
            _ => in_lanes(scene, width, lane),
        };
        let at = match ground {
            Ground::Lanes { .. } => (NAMES, RULER),
            _ => (0, 0),
        };
        // Cards moved apart may lie beyond the left edge; in a replay that must not move the others.
        let left = match scene.room_for {
            0 => spots.iter().map(|spot| spot.x).min().unwrap_or(0).min(0),
            _ => -2 * step.0,
        };
        for spot in &mut spots {
            spot.x = spot.x.max(left) + at.0 - left;
            spot.y += at.1;
        }
        let right = spots.iter().map(|spot| spot.x + SHEET.width.max(spot.reach)).max().unwrap_or(0);
        let right = right.max(field.0 + at.0 - left);
        let low = field.1 + at.1;
        let in_row = ((right / step.0) as usize).max(1);
        let tray = (!beside.is_empty()).then_some(low);
        for (at, card) in beside.iter().enumerate() {
            let (column, row) = ((at % in_row) as i64, (at / in_row) as i64);
            let (x, y) = (column * step.0, low + TRAY + row * step.1);
            spots.push(Spot { card: card.clone(), x, y, reach: 0 });
        }
        let low = spots.iter().map(|spot| spot.y + SHEET.height).max().unwrap_or(0).max(low);
        Self { spots, ground, field: (right - at.0, field.1), tray, size: (right, low) }
    }

    pub fn width(&self) -> i64 {
        self.size.0
    }

    pub fn height(&self) -> i64 {
        self.size.1
    }

    pub fn spot(&self, card: &RecordId) -> Option<&Spot> {
        self.spots.iter().find(|spot| spot.card == *card)
    }
}

type Laid = (Vec<Spot>, Vec<RecordId>, Ground, (i64, i64));

fn in_lanes(scene: &Scene, width: i64, lane: i64) -> Laid {
    let board = scene.board;
    let map = if board.has_time() {
        let horizons = board.horizons.unwrap_or_else(|| Horizons::from_year(scene.year));
        TimeMap::new(horizons, &board.lanes, width, lane, Spacing::Years)
    } else {
        TimeMap::plain(&board.lanes, width, lane)
    };
    let (spots, beside) = laid(scene, &map, lane);
    let field = (map.width(), map.height());
    (spots, beside, Ground::Lanes { map, lane }, field)
}

fn laid(scene: &Scene, map: &TimeMap, lane: i64) -> (Vec<Spot>, Vec<RecordId>) {
    let (lying, beside) = declutter(map, &in_rows(scene, lane), SHEET);
    let reach = |id: &RecordId| {
        let card = scene.cards.iter().find(|card| card.id == *id && card.lasts.is_some())?;
        map.span(card).map(|(from, to)| to - from)
    };
    let spot = |lying: crate::domain::board::time_map::Lying| Spot {
        reach: reach(&lying.card).unwrap_or(0),
        card: lying.card,
        x: lying.x,
        y: lying.y,
    };
    (lying.into_iter().map(spot).collect(), beside)
}

/// The cards brought into rows of their lane: as many stand under one another as it has room for.
fn in_rows(scene: &Scene, lane: i64) -> Vec<BoardCard> {
    let step = SHEET.height + SHEET.gap;
    let rows = (lane / step).max(1);
    let mut cards = scene.cards.to_vec();
    for place in cards.iter_mut().filter_map(|card| card.place.as_mut()) {
        let row = (place.off * rows / (LANE_OFFSET + 1)).clamp(0, rows - 1);
        // Rounded up, so that the row comes out again.
        place.off = ((row * step + SHEET.gap) * LANE_OFFSET + lane - 2) / (lane - 1).max(1);
    }
    cards
}

/// Two fields above, two below.
fn quarters(scene: &Scene, width: i64, height: i64) -> Laid {
    let half = width / 2;
    let map = TimeMap::plain(&scene.board.lanes, half - SHEET.width, height);
    let (mut spots, beside) = laid(scene, &map, height);
    for spot in &mut spots {
        let lane = spot.y.div_euclid(height).clamp(0, 3);
        spot.x = spot.x.clamp(0, half - SHEET.width) + (lane % 2) * half;
        spot.y = spot.y - lane * height + (lane / 2) * height;
    }
    let head = RULER;
    for spot in &mut spots {
        spot.y += if spot.y >= height { 2 * head } else { head };
    }
    (spots, beside, Ground::Quarters { width: half, height: height + head }, (width, 2 * (height + head)))
}
