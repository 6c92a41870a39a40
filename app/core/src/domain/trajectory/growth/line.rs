//! Line: a smooth curve through the points, faithful to them: it passes through each, and between two never
//! rises or falls past either (monotone cubic interpolation by Fritsch and Butland). And where the plan
//! leads on from it.

use super::{
    super::{goal::Goal, step::Step},
    GrowthPoint,
};
use crate::{
    domain::{day::Day, gap::Gap, month::Month},
    sync::ids::RecordId,
};

/// A cubic Bézier piece. Places are (months since the first point of the curve, hundredths of a level), to a
/// hundredth: the path is for the eye, hence not in integers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Piece {
    pub from: (f64, f64),
    pub hold_from: (f64, f64),
    pub hold_to: (f64, f64),
    pub to: (f64, f64),
}

/// The smooth line through a curve whose points stand by month, one each. Empty for fewer than two.
pub fn smooth(curve: &[GrowthPoint]) -> Vec<Piece> {
    let Some(first) = curve.first() else { return Vec::new() };
    let places: Vec<(f64, f64)> = curve
        .iter()
        .map(|point| (f64::from(point.month.index() - first.month.index()), point.height as f64))
        .collect();
    let spans: Vec<(f64, f64)> = places
        .windows(2)
        .map(|pair| {
            let width = pair[1].0 - pair[0].0;
            (width, (pair[1].1 - pair[0].1) / width)
        })
        .collect();
    let slope_at = |at: usize| match (at.checked_sub(1).map(|left| spans[left]), spans.get(at)) {
        (Some(left), Some(right)) => inner_slope(left, *right),
        (Some((_, slope)), None) | (None, Some(&(_, slope))) => slope,
        (None, None) => 0.0,
    };
    let piece = |at: usize| {
        let (from, to) = (places[at], places[at + 1]);
        let third = (to.0 - from.0) / 3.0;
        Piece {
            from,
            hold_from: hundredths(from.0 + third, from.1 + slope_at(at) * third),
            hold_to: hundredths(to.0 - third, to.1 - slope_at(at + 1) * third),
            to,
        }
    };
    (0..spans.len()).map(piece).collect()
}

/// A weighted harmonic mean of the slopes on both sides; level where the curve turns.
fn inner_slope(left: (f64, f64), right: (f64, f64)) -> f64 {
    if left.1 * right.1 <= 0.0 {
        return 0.0;
    }
    let weights = (2.0 * right.0 + left.0, right.0 + 2.0 * left.0);
    (weights.0 + weights.1) / (weights.0 / left.1 + weights.1 / right.1)
}

fn hundredths(x: f64, y: f64) -> (f64, f64) {
    ((x * 100.0).round() / 100.0, (y * 100.0).round() / 100.0)
}

/// A level that a goal wants, where the dotted line leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    pub goal: RecordId,
    /// When the last of its steps ends; the end of the whole where none is dated.
    pub month: Month,
    /// Hundredths of a level.
    pub height: i64,
}

/// What the goals want, by time. Goals without a level are not drawn, nor are those that nothing dates.
pub fn wanted(goals: &[Goal], steps: &[Step], end: Option<Day>) -> Vec<Wanted> {
    let of_goal = |goal: &Goal| {
        let Some(Gap::Level { level, .. }) = &goal.gap else { return None };
        let own = steps.iter().filter(|step| step.goal.as_ref() == Some(&goal.id) && step.status.counts());
        let last = own.filter_map(Step::period).map(|period| period.to).max().or(end)?;
        let height = i64::from(*level) * 100;
        Some(Wanted { goal: goal.id.clone(), month: last.calendar_month(), height })
    };
    let mut wanted: Vec<Wanted> = goals.iter().filter_map(of_goal).collect();
    wanted.sort_by(|a, b| (a.month, a.height, &a.goal).cmp(&(b.month, b.height, &b.goal)));
    wanted
}
