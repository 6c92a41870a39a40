//! Lanes as rings around a middle: the futures wheel. A place counts thousandths of a turn, clockwise from
//! above; how far it is from the middle says its ring.

use std::f64::consts::TAU;

use super::{PLAIN_WIDTH, Sheet};
use crate::limits::LANE_OFFSET;

/// Thousandths of a ring's depth that are left free at its edges.
const EDGE: i64 = 10;

/// All in pixels at zoom one. Points are upper left corners of cards, as everywhere on the map.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rings {
    sheet: (i64, i64),
    /// Within it a card lies in the middle.
    core: i64,
    /// From one ring to the next.
    depth: i64,
    count: i64,
}

impl Rings {
    pub(super) fn new(count: usize, depth: i64, sheet: Sheet) -> Self {
        let sheet = (sheet.width.max(1), sheet.height.max(1));
        let count = count.clamp(1, 100) as i64;
        Self { sheet, core: sheet.0 * 3 / 4, depth: depth.clamp(1, 100_000), count }
    }

    /// Width and height of the whole wheel, with cards that hang over its edge.
    pub(super) fn size(self) -> (i64, i64) {
        let across = 2 * self.radius(self.count);
        (across + self.sheet.0, across + self.sheet.1)
    }

    /// The centre of the circles.
    pub fn centre(self) -> (i64, i64) {
        let outer = self.radius(self.count);
        (outer + self.sheet.0 / 2, outer + self.sheet.1 / 2)
    }

    /// The circles from the innermost, which is around the middle, to the edge of the wheel.
    pub fn radii(self) -> impl DoubleEndedIterator<Item = i64> {
        (0..=self.count).map(move |at| self.radius(at))
    }

    /// How far the middle reaches.
    pub fn core(self) -> i64 {
        self.core
    }

    fn radius(self, at: i64) -> i64 {
        self.core + self.depth * at
    }

    /// Where the circle around a ring is uppermost.
    pub(super) fn top(self, lane: usize) -> (i64, i64) {
        let (x, y) = self.centre();
        (x, y - self.radius((lane as i64 + 1).min(self.count)))
    }

    /// The first ring's innermost line is the middle itself.
    pub(super) fn point(self, lane: usize, at: i64, off: i64) -> (i64, i64) {
        let outer = self.radius(self.count);
        if (lane, off) == (0, 0) {
            return (outer, outer);
        }
        let far = self.radius(lane as i64) as f64 + self.depth as f64 * off as f64 / LANE_OFFSET as f64;
        let turn = TAU * at as f64 / PLAIN_WIDTH as f64 - TAU / 4.0;
        let part = |share: f64| outer + (share * far).round() as i64;
        (part(turn.cos()), part(turn.sin()))
    }

    /// The ring, the turn and how far out in the ring; what is beyond the wheel comes to its edge.
    pub(super) fn place(self, (x, y): (i64, i64)) -> (usize, i64, i64) {
        let outer = self.radius(self.count) as f64;
        let (right, down) = (x as f64 - outer, y as f64 - outer);
        let out = right.hypot(down) - self.core as f64;
        if out < 0.0 {
            return (0, 0, 0);
        }
        let ring = ((out / self.depth as f64) as i64).min(self.count - 1);
        let off =
            ((out - (ring * self.depth) as f64) / self.depth as f64 * LANE_OFFSET as f64).round() as i64;
        let turn = (down.atan2(right) / TAU + 0.25).rem_euclid(1.0);
        let at = (turn * PLAIN_WIDTH as f64).round() as i64 % PLAIN_WIDTH;
        // Never on the line between two rings, where rounding would carry it over.
        (ring as usize, at, off.clamp(EDGE, LANE_OFFSET - EDGE))
    }

    /// Whether two points are in one ring, or both in the middle.
    pub(super) fn is_one_ring(self, a: (i64, i64), b: (i64, i64)) -> bool {
        let ring = |point| {
            let (ring, _, off) = self.place(point);
            (ring, (ring, off) == (0, 0))
        };
        let (x, y) = self.centre();
        let far = ((b.0 + self.sheet.0 / 2 - x) as f64).hypot((b.1 + self.sheet.1 / 2 - y) as f64);
        ring(a) == ring(b) && far <= self.radius(self.count) as f64
    }
}
