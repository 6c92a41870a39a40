//! The time map: days from left to right across the horizons, дорожки from above down. Whole pixels at zoom
//! one; the interface scales the layer. Pure arithmetic: the same board gives the same picture everywhere.

use super::{
    card::BoardCard,
    head::{Horizons, Lane},
    place::Place,
};
use crate::{
    domain::day::Day,
    limits::{LANE_OFFSET, YEARS},
};

mod declutter;
mod rings;

/// What the width of a board without time is counted in.
pub const PLAIN_WIDTH: i64 = 1_000;

pub use declutter::{Lying, Sheet, declutter};
pub use rings::Rings;

/// How the width is shared out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Spacing {
    /// A year is as wide everywhere.
    #[default]
    Years,
    /// Each horizon has a third: near years are wider than far ones.
    Horizons,
}

/// A board's own picture of time and lanes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimeMap {
    /// Where horizons begin and the last ends: (day number, x), ascending in both.
    marks: [(i64, i64); 4],
    lanes: Vec<String>,
    lane_height: i64,
    /// `None` on a board without time.
    horizons: Option<Horizons>,
    /// Lanes that stand beside one another; 1 where they all stand under one another.
    columns: i64,
    /// `None` where lanes are straight.
    rings: Option<Rings>,
}

impl TimeMap {
    /// `width` and `lane_height` in pixels at zoom one, brought to 1 at least.
    pub fn new(horizons: Horizons, lanes: &[Lane], width: i64, lane_height: i64, spacing: Spacing) -> Self {
        let Horizons { from, ends } = horizons;
        let days = [first_day(from), day_after(ends[0]), day_after(ends[1]), day_after(ends[2])];
        let width = width.clamp(3, 1_000_000);
        let x = |at: usize| match spacing {
            Spacing::Years => scaled(days[at] - days[0], days[3] - days[0], width),
            Spacing::Horizons => width * at as i64 / 3,
        };
        Self {
            marks: [(days[0], 0), (days[1], x(1)), (days[2], x(2)), (days[3], width)],
            lanes: lanes.iter().map(|lane| lane.id.clone()).collect(),
            lane_height: lane_height.clamp(1, 100_000),
            horizons: Some(horizons),
            columns: 1,
            rings: None,
        }
    }

    /// The picture of a board without time: places count thousandths of the width.
    pub fn plain(lanes: &[Lane], width: i64, lane_height: i64) -> Self {
        let width = width.clamp(3, 1_000_000);
        Self {
            marks: [(0, 0), (250, width / 4), (500, width / 2), (PLAIN_WIDTH, width)],
            lanes: lanes.iter().map(|lane| lane.id.clone()).collect(),
            lane_height: lane_height.clamp(1, 100_000),
            horizons: None,
            columns: 1,
            rings: None,
        }
    }

    /// The same in fields, two beside two: each as wide as half of it, places counted across a field.
    pub fn fields(lanes: &[Lane], width: i64, lane_height: i64) -> Self {
        Self { columns: 2, ..Self::plain(lanes, width, lane_height) }
    }

    /// The same in rings around a middle, each so deep; cards are as large as `sheet`.
    pub fn rings(lanes: &[Lane], depth: i64, sheet: Sheet) -> Self {
        let rings = Rings::new(lanes.len(), depth, sheet);
        Self { rings: Some(rings), ..Self::plain(lanes, rings.size().0, depth) }
    }

    /// The circles, where lanes are rings.
    pub fn circles(&self) -> Option<Rings> {
        self.rings
    }

    pub fn width(&self) -> i64 {
        self.marks[3].1
    }

    pub fn height(&self) -> i64 {
        if let Some(rings) = self.rings {
            return rings.size().1;
        }
        self.lane_height * ((self.lanes.len().max(1) as i64 + self.columns - 1) / self.columns)
    }

    /// The width of a lane.
    pub fn lane_width(&self) -> i64 {
        self.width() / self.columns
    }

    /// The upper left corner of a lane; of a ring, its uppermost point.
    pub fn corner(&self, lane: usize) -> (i64, i64) {
        if let Some(rings) = self.rings {
            return rings.top(lane);
        }
        let lane = lane as i64;
        (lane % self.columns * self.lane_width(), lane / self.columns * self.lane_height)
    }

    /// A day's place from the left; days before and after the map lie at its edges.
    pub fn x_of(&self, day: i64) -> i64 {
        let part = self.marks.windows(2).find(|part| day < part[1].0).unwrap_or(&self.marks[2..]);
        let ((from, left), (to, right)) = (part[0], part[1]);
        left + scaled(day.clamp(from, to) - from, to - from, right - left)
    }

    /// The day at a place from the left; the first or last one beyond the edges.
    pub fn day_at(&self, x: i64) -> i64 {
        let part = self.marks.windows(2).find(|part| x < part[1].1).unwrap_or(&self.marks[2..]);
        let ((from, left), (to, right)) = (part[0], part[1]);
        let day = from + scaled(x.clamp(left, right) - left, right - left, to - from);
        day.clamp(self.marks[0].0, self.marks[3].0 - 1)
    }

    /// Where a place lies; `None` where its lane is gone or it has none: such cards lie beside the map.
    pub fn point(&self, place: &Place) -> Option<(i64, i64)> {
        let lane = self.lanes.iter().position(|lane| Some(lane) == place.lane.as_ref())?;
        if let Some(rings) = self.rings {
            return Some(rings.point(lane, place.at, place.off));
        }
        let (left, top) = self.corner(lane);
        let y = top + scaled(place.off, LANE_OFFSET, self.lane_height - 1);
        Some((left + self.x_of(place.at) / self.columns, y))
    }

    /// The place at a point, brought onto the map.
    pub fn place_at(&self, x: i64, y: i64) -> Place {
        if let Some(rings) = self.rings {
            let (lane, at, off) = rings.place((x, y));
            return Place::new(at, self.lanes.get(lane).map(String::as_str), off);
        }
        let y = y.clamp(0, self.height() - 1);
        let (row, rest) = (y / self.lane_height, y % self.lane_height);
        let column = (x / self.lane_width().max(1)).clamp(0, self.columns - 1);
        let lane = usize::try_from(row * self.columns + column).ok().and_then(|lane| self.lanes.get(lane));
        let x = (x - column * self.lane_width()) * self.columns;
        // Rounded up, so that the same point comes out again.
        let off = match self.lane_height - 1 {
            0 => 0,
            most => (rest * LANE_OFFSET + most - 1) / most,
        };
        Place::new(self.day_at(x), lane.map(String::as_str), off)
    }

    /// From where to where a card reaches: a trend to its end, everything else at one point. In rings nothing does.
    pub fn span(&self, card: &BoardCard) -> Option<(i64, i64)> {
        let place = card.place.as_ref().filter(|_| self.rings.is_none())?;
        let lasts = card.lasts.map_or(0, i64::from);
        Some((self.x_of(place.at), self.x_of(place.at.saturating_add(lasts))))
    }

    /// 0 near, 1 middle, 2 far; days beyond the map count to the nearest one.
    pub fn horizon_of(&self, day: i64) -> usize {
        self.marks[1..3].iter().filter(|(from, _)| day >= *from).count()
    }

    /// From where to where each horizon reaches.
    pub fn bands(&self) -> [(i64, i64); 3] {
        [0, 1, 2].map(|at| (self.marks[at].1, self.marks[at + 1].1))
    }

    /// Years with where they begin, for the ruler: all of them where each gets `least` pixels, else every
    /// second, fifth, tenth. None on a board without time.
    pub fn years(&self, least: i64) -> Vec<(u16, i64)> {
        let Some(Horizons { from, ends }) = self.horizons else { return Vec::new() };
        let years = from..=ends[2];
        let begin = |year: u16| (year, self.x_of(first_day(year)));
        let fits = |step: u16| {
            let shown: Vec<_> = years.clone().filter(|year| year.is_multiple_of(step)).map(begin).collect();
            let wide = shown.windows(2).all(|pair| pair[1].1 - pair[0].1 >= least);
            wide.then_some(shown)
        };
        [1, 2, 5, 10].into_iter().find_map(fits).unwrap_or_else(|| vec![begin(from)])
    }
}

/// `part / whole` of `length`, rounded down.
fn scaled(part: i64, whole: i64, length: i64) -> i64 {
    if whole == 0 { 0 } else { part * length / whole }
}

fn first_day(year: u16) -> i64 {
    Day::new(year.clamp(YEARS.0, YEARS.1), 1, 1).map_or(0, |day| i64::from(day.number()))
}

fn day_after(year: u16) -> i64 {
    Day::new(year.clamp(YEARS.0, YEARS.1), 12, 31).map_or(0, |day| i64::from(day.number()) + 1)
}

#[cfg(test)]
mod tests;
