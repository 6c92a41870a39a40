//! What is painted under the cards: lanes, years, clusters, links, trends; and when far, the cards themselves.

mod cards;
mod links;

use std::fmt::Write as _;

use karta_core::domain::board::{
    curves::{CURVES, path},
    time_map::Rings,
};
use leptos::prelude::*;

use super::{
    camera::Point,
    desk::{BEYOND, Desk, area},
};
use crate::platform::painting::{Painting, Stroke};

pub use cards::ink;
pub use links::{dress, head};

/// Pixels between a cluster's cards and its frame.
pub const FRAME: f64 = 10.0;

/// From the map to what is painted.
struct Sight {
    left: f64,
    top: f64,
    zoom: f64,
    size: Point,
}

impl Sight {
    fn at(&self, (x, y): Point) -> Point {
        ((x - self.left) * self.zoom, (y - self.top) * self.zoom)
    }

    /// Whether anything between two painted points may be in sight.
    fn meets(&self, (x1, y1): Point, (x2, y2): Point) -> bool {
        x1.max(x2) >= 0.0 && y1.max(y2) >= 0.0 && x1.min(x2) <= self.size.0 && y1.min(y2) <= self.size.1
    }
}

/// The whole picture, tracking all that it shows.
pub fn picture(desk: Desk) -> Painting {
    let (drawn, screen) = (desk.drawn.get(), desk.screen.get());
    let [left, top, ..] = area(drawn, screen, BEYOND);
    let times = 1.0 + 2.0 * BEYOND;
    let sight = Sight { left, top, zoom: drawn.zoom, size: (screen.0 * times, screen.1 * times) };
    let mut strokes = ground(desk, &sight);
    strokes.extend(clusters(desk, &sight));
    strokes.extend(links::links(desk, &sight));
    strokes.extend(cards::trends(desk, &sight));
    if !desk.near.get() {
        strokes.extend(cards::cards(desk, &sight));
    }
    Painting { width: sight.size.0, height: sight.size.1, strokes }
}

fn ground(desk: Desk, sight: &Sight) -> Vec<Stroke> {
    desk.world.with(|world| {
        if let Some(rings) = world.map.circles() {
            let (x, y) = rings.centre();
            return circles(rings, sight.at((x as f64, y as f64)), sight.zoom);
        }
        let (width, height) = world.size();
        let (left, top) = sight.at((0.0, 0.0));
        let (right, bottom) = sight.at((width, height));
        let lane = world.lane_height * sight.zoom;
        let wide = world.map.lane_width() as f64 * sight.zoom;
        let fields = world.map.lane_width() < world.map.width();
        let stripes = (0..world.lanes.len()).filter(|at| if fields { at % 3 > 0 } else { at % 2 == 1 });
        let corner = |at: usize| sight.at((world.map.corner(at).0 as f64, world.map.corner(at).1 as f64));
        let stripes = stripes.map(|at| [corner(at).0, corner(at).1, wide, lane]).collect();
        let mut years = String::new();
        for (_, x) in world.map.years((48.0 / sight.zoom) as i64) {
            line(&mut years, sight.at((x as f64, 0.0)), sight.at((x as f64, height)));
        }
        let mut bands = String::new();
        if fields {
            line(&mut bands, sight.at((width / 2.0, 0.0)), sight.at((width / 2.0, height)));
            line(&mut bands, sight.at((0.0, height / 2.0)), sight.at((width, height / 2.0)));
        }
        let horizons = if world.horizons.is_some() { 2 } else { 0 };
        for (_, to) in &world.map.bands()[..horizons] {
            line(&mut bands, sight.at((*to as f64, 0.0)), sight.at((*to as f64, height)));
        }
        let mut edge = String::new();
        let _ = write!(edge, "M{left} {top}H{right}V{bottom}H{left}Z");
        let curve = |(curve, sort): &([Point; 4], &str)| {
            let path = path(curve, |(x, y)| sight.at((x * width, y * height)));
            Stroke::Line { ink: ink(sort), width: 3.0, dash: 10.0, path }
        };
        let curves = CURVES.iter().filter(|_| world.curves).map(curve);
        let mut strokes = vec![
            Stroke::Boxes {
                ink: "var(--paper)",
                alpha: 1.0,
                boxes: vec![[left, top, right - left, bottom - top]],
            },
            Stroke::Boxes { ink: "var(--tint)", alpha: 0.6, boxes: stripes },
            Stroke::Line { ink: "var(--line)", width: 1.0, dash: 0.0, path: years },
            Stroke::Line { ink: "var(--rule)", width: 2.0, dash: 0.0, path: bands },
            Stroke::Line { ink: "var(--edge)", width: 1.0, dash: 0.0, path: edge },
        ];
        strokes.extend(curves);
        strokes
    })
}

/// Rings from the outermost to the middle, every second one tinted.
pub fn circles(rings: Rings, (x, y): Point, zoom: f64) -> Vec<Stroke> {
    let circle = |radius: i64| {
        let r = radius as f64 * zoom;
        format!(
            "M{:.1} {y:.1}a{r:.1} {r:.1} 0 1 0 {:.1} 0a{r:.1} {r:.1} 0 1 0 {:.1} 0Z",
            x - r,
            2.0 * r,
            -2.0 * r
        )
    };
    let fill = |(at, radius): (usize, i64)| Stroke::Shape {
        ink: if at % 2 == 0 { "var(--tint)" } else { "var(--paper)" },
        path: circle(radius),
    };
    let mut strokes: Vec<Stroke> = rings.radii().rev().enumerate().map(fill).collect();
    let edges = rings.radii().map(circle).collect();
    strokes.push(Stroke::Line { ink: "var(--edge)", width: 1.5, dash: 0.0, path: edges });
    strokes
}

/// The frames of clusters; their names stand over the cards (`names`).
fn clusters(desk: Desk, sight: &Sight) -> Vec<Stroke> {
    let (mut fills, mut frames) = (Vec::new(), String::new());
    let laid = desk.laid.get();
    desk.open.clusters.with(|clusters| {
        for cluster in clusters {
            let shown = cluster.cards.iter().filter(|card| desk.view.shows(card));
            let Some([left, top, right, bottom]) = laid.around(shown) else { continue };
            let (left, top) = sight.at((left, top));
            let (right, bottom) = sight.at((right, bottom));
            let (left, top, right, bottom) = (left - FRAME, top - FRAME, right + FRAME, bottom + FRAME);
            fills.push([left, top, right - left, bottom - top]);
            let _ = write!(frames, "M{left:.1} {top:.1}H{right:.1}V{bottom:.1}H{left:.1}Z");
        }
    });
    vec![
        Stroke::Boxes { ink: "var(--mark)", alpha: 0.28, boxes: fills },
        Stroke::Line { ink: "var(--edge)", width: 1.5, dash: 6.0, path: frames },
    ]
}

/// Adds a line to a path.
pub fn line(path: &mut String, (x1, y1): Point, (x2, y2): Point) {
    // Writing into a text cannot fail.
    let _ = write!(path, "M{x1:.1} {y1:.1}L{x2:.1} {y2:.1}");
}
