//! Drawing: what a finger drew becomes a few points, and what was there before makes way.

use std::collections::BTreeMap;

use super::{GrowthPoint, Shared};
use crate::{
    domain::month::Month,
    limits::{GROWTH_HEIGHT, GROWTH_POINTS, GROWTH_TOLERANCE},
    sync::{ids::PrincipalId, replica::Draft},
};

/// A place on the plane: a month and a height in hundredths of a level.
pub type Place = (Month, i64);

/// The gesture that a drawn line makes of a curve. Between its ends it replaces what was there; key moments
/// stay and come to lie on it. Where the hand went back, what it drew last counts. New points are shown to
/// `shared`.
pub fn drawn(points: &[GrowthPoint], line: &[Place], shared: Shared, me: &PrincipalId) -> Vec<Draft> {
    let line: BTreeMap<Month, i64> =
        line.iter().map(|(month, height)| (*month, (*height).clamp(0, GROWTH_HEIGHT))).collect();
    let line: Vec<Place> = line.into_iter().collect();
    let (Some((first, _)), Some((last, _))) = (line.first(), line.last()) else { return Vec::new() };
    let mut new: BTreeMap<Month, i64> = straightened(&line).into_iter().collect();
    let mut drafts = Vec::new();
    for point in points.iter().filter(|point| (*first..=*last).contains(&point.month)) {
        let height = new.remove(&point.month).or_else(|| {
            let stays = !point.moment.trim().is_empty();
            stays.then(|| height_at(&line, point.month))
        });
        let record = point.id.clone();
        drafts.push(match height {
            Some(height) => Draft::Set { record, fields: vec![("height".to_owned(), height.into())] },
            None => Draft::Delete { record },
        });
    }
    drafts.extend(new.into_iter().map(|(month, height)| GrowthPoint::make(month, height, shared, me)));
    drafts
}

/// As few of the places as tell the line within [`GROWTH_TOLERANCE`], and never more than [`GROWTH_POINTS`]:
/// a line too jagged for that is straightened more. Places are by month, one each.
pub fn straightened(line: &[Place]) -> Vec<Place> {
    let mut tolerance = GROWTH_TOLERANCE;
    loop {
        let kept = within(line, tolerance);
        if kept.len() <= GROWTH_POINTS || tolerance > GROWTH_HEIGHT {
            return kept;
        }
        tolerance *= 2;
    }
}

/// By Ramer, Douglas and Peucker, with the distance taken upright: the place furthest off the straight line
/// is kept until none is further off than the tolerance.
fn within(line: &[Place], tolerance: i64) -> Vec<Place> {
    let mut kept = vec![false; line.len()];
    let Some(end) = line.len().checked_sub(1) else { return Vec::new() };
    (kept[0], kept[end]) = (true, true);
    let mut spans = vec![(0, end)];
    while let Some((from, to)) = spans.pop() {
        let ends = [line[from], line[to]];
        let off = |at: &usize| (line[*at].1 - height_at(&ends, line[*at].0)).abs();
        let furthest = (from + 1..to).max_by_key(|at| (off(at), std::cmp::Reverse(*at)));
        if let Some(at) = furthest.filter(|at| off(at) > tolerance) {
            kept[at] = true;
            spans.extend([(from, at), (at, to)]);
        }
    }
    line.iter().zip(kept).filter(|(_, kept)| *kept).map(|(place, _)| *place).collect()
}

/// The height of a line of straight pieces in a month, rounded; level before its first place and after its
/// last one.
pub fn height_at(line: &[Place], month: Month) -> i64 {
    let after = line.partition_point(|(at, _)| *at < month);
    let (Some(right), left) = (line.get(after), after.checked_sub(1).map(|at| line[at])) else {
        return line.last().map_or(0, |(_, height)| *height);
    };
    let Some(left) = left else { return right.1 };
    let months = |from: Month, to: Month| i64::from(to.index() - from.index());
    let (whole, part) = (months(left.0, right.0), months(left.0, month));
    left.1 + ((right.1 - left.1) * part * 2 + whole).div_euclid(whole * 2)
}
