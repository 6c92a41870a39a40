//! Links as lines between cards, in pixels of the map.

use karta_core::{domain::board::link::Link, sync::RecordId};

use super::{
    camera::Point,
    world::{Laid, SHEET, Spot},
};

/// From edge to edge of the two cards; `None` where one of them does not lie on the map.
pub fn ends(laid: &Laid, link: &Link) -> Option<(Point, Point)> {
    let (from, to) = (laid.spot(&link.from)?, laid.spot(&link.to)?);
    Some((edge(from, to.middle()), edge(to, from.middle())))
}

/// Where a line from the middle of a card to a point leaves the card.
fn edge(spot: &Spot, (x, y): Point) -> Point {
    let middle = spot.middle();
    let (right, down) = (x - middle.0, y - middle.1);
    let (wide, high) = (SHEET.width as f64 / 2.0, SHEET.height as f64 / 2.0);
    let part = (wide / right.abs().max(1e-6)).min(high / down.abs().max(1e-6)).min(1.0);
    (middle.0 + right * part, middle.1 + down * part)
}

/// The link that goes by a point of the map within so many of its pixels, the nearest one.
pub fn nearest(laid: &Laid, links: &[Link], at: Point, within: f64) -> Option<RecordId> {
    let far = |link: &Link| ends(laid, link).map(|(from, to)| distance(at, from, to));
    let near = links.iter().filter_map(|link| Some((far(link)?, link))).filter(|(far, _)| *far <= within);
    near.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, link)| link.id.clone())
}

/// From a point to a line between two others.
fn distance((x, y): Point, (x1, y1): Point, (x2, y2): Point) -> f64 {
    let (right, down) = (x2 - x1, y2 - y1);
    let length = right * right + down * down;
    let part =
        if length == 0.0 { 0.0 } else { (((x - x1) * right + (y - y1) * down) / length).clamp(0.0, 1.0) };
    (x - x1 - right * part).hypot(y - y1 - down * part)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spot(id: &str, x: f64) -> Spot {
        Spot { id: id.into(), sort: "trend", sign: "1".into(), x, y: 0.0, reach: 0.0 }
    }

    #[test]
    fn a_line_begins_and_ends_at_the_edges_of_its_cards() {
        let from = edge(&spot("a", 0.0), spot("b", 1_000.0).middle());
        assert_eq!(from, (SHEET.width as f64, SHEET.height as f64 / 2.0));
    }

    #[test]
    fn a_tap_finds_a_line_between_its_ends_alone() {
        assert_eq!(distance((5.0, 3.0), (0.0, 0.0), (10.0, 0.0)), 3.0);
        assert_eq!(distance((14.0, 3.0), (0.0, 0.0), (10.0, 0.0)), 5.0);
        assert_eq!(distance((3.0, 4.0), (0.0, 0.0), (0.0, 0.0)), 5.0);
    }
}
