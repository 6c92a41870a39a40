//! What is painted under the cards: lanes, years, clusters, links, trends; and when far, the cards themselves.

use std::{collections::BTreeMap, fmt::Write as _};

use karta_core::domain::board::{
    hall::{Detail, first_words},
    link::{Link, SORTS as LINKS},
};
use leptos::prelude::*;

use super::{
    camera::Point,
    desk::{BEYOND, Desk, area},
    thread,
    world::{SHEET, Spot},
};
use crate::platform::painting::{Painting, Stroke};

/// A card far away is never smaller than that on the screen, so that its number is read.
const LEAST: Point = (24.0, 14.0);
/// From that height of a painted card on it carries its number.
const NUMBERED: f64 = 11.0;
/// Pixels between a cluster's cards and its frame.
const FRAME: f64 = 10.0;
/// Characters of a cluster's name.
const NAME: usize = 32;
/// Pixels of letters on the map, which do not grow with it.
const PX: f64 = 14.0;

/// Boxes of cards, and their numbers.
type Marks = (Vec<[f64; 4]>, Vec<(f64, f64, String)>);

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
}

/// The whole picture, tracking all that it shows.
pub fn picture(desk: Desk) -> Painting {
    let (drawn, screen) = (desk.drawn.get(), desk.screen.get());
    let [left, top, ..] = area(drawn, screen, BEYOND);
    let times = 1.0 + 2.0 * BEYOND;
    let sight = Sight { left, top, zoom: drawn.zoom, size: (screen.0 * times, screen.1 * times) };
    let mut strokes = ground(desk, &sight);
    strokes.extend(clusters(desk, &sight));
    strokes.extend(links(desk, &sight));
    strokes.extend(trends(desk, &sight));
    if !desk.near.get() {
        strokes.extend(cards(desk, &sight));
    }
    Painting { width: sight.size.0, height: sight.size.1, strokes }
}

fn ground(desk: Desk, sight: &Sight) -> Vec<Stroke> {
    desk.world.with(|world| {
        let (width, height) = world.size();
        let (left, top) = sight.at((0.0, 0.0));
        let (right, bottom) = sight.at((width, height));
        let lane = world.lane_height * sight.zoom;
        let lanes = world.lanes.len().max(1);
        let stripes = (0..lanes).filter(|at| at % 2 == 1);
        let stripes = stripes.map(|at| [left, top + at as f64 * lane, right - left, lane]).collect();
        let mut years = String::new();
        for (_, x) in world.map.years((48.0 / sight.zoom) as i64) {
            line(&mut years, sight.at((x as f64, 0.0)), sight.at((x as f64, height)));
        }
        let mut bands = String::new();
        for (_, to) in &world.map.bands()[..2] {
            line(&mut bands, sight.at((*to as f64, 0.0)), sight.at((*to as f64, height)));
        }
        let mut edge = String::new();
        let _ = write!(edge, "M{left} {top}H{right}V{bottom}H{left}Z");
        vec![
            Stroke::Boxes {
                ink: "var(--paper)",
                alpha: 1.0,
                boxes: vec![[left, top, right - left, bottom - top]],
            },
            Stroke::Boxes { ink: "var(--tint)", alpha: 0.6, boxes: stripes },
            Stroke::Line { ink: "var(--line)", width: 1.0, dash: 0.0, path: years },
            Stroke::Line { ink: "var(--rule)", width: 2.0, dash: 0.0, path: bands },
            Stroke::Line { ink: "var(--edge)", width: 1.0, dash: 0.0, path: edge },
        ]
    })
}

fn clusters(desk: Desk, sight: &Sight) -> Vec<Stroke> {
    let (mut fills, mut frames, mut names) = (Vec::new(), String::new(), Vec::new());
    let laid = desk.laid.get();
    desk.open.clusters.with(|clusters| {
        for cluster in clusters {
            let shown = cluster.cards.iter().filter(|card| desk.view.shows(card));
            let Some([left, top, right, bottom]) = laid.around(shown) else { continue };
            let (left, top) = sight.at((left, top));
            let (right, bottom) = sight.at((right, bottom));
            let (left, top, right, bottom) = (left - FRAME, top - FRAME, right + FRAME, bottom + FRAME);
            fills.push([left, top, right - left, bottom - top]);
            let _ = write!(frames, "M{left} {top}H{right}V{bottom}H{left}Z");
            let title = first_words(&cluster.title, NAME);
            names.push((left + 2.0, top - PX / 2.0 - 3.0, format!("{title} · {}", cluster.cards.len())));
        }
    });
    vec![
        Stroke::Boxes { ink: "var(--mark)", alpha: 0.28, boxes: fills },
        Stroke::Line { ink: "var(--edge)", width: 1.5, dash: 6.0, path: frames },
        Stroke::Words { ink: "var(--ink)", px: PX, centred: false, words: names },
    ]
}

/// The ink and the dashes of a link: told apart without colour, too.
fn dress(sort: &str) -> (&'static str, f64) {
    match sort {
        "strengthens" => ("var(--ok)", 0.0),
        "hinders" => ("var(--bad)", 9.0),
        "requires" => ("var(--accent-text)", 3.0),
        "branch" => ("var(--k-fork-text)", 14.0),
        _ => ("var(--ink-2)", 0.0),
    }
}

fn links(desk: Desk, sight: &Sight) -> Vec<Stroke> {
    let laid = desk.laid.get();
    let chosen = desk.link.get();
    let words = desk.detail.get() != Detail::Numbers;
    let mut strokes = Vec::new();
    desk.links.with(|links| {
        let shown = |link: &&Link| desk.view.shows(&link.from) && desk.view.shows(&link.to);
        for (sort, title) in LINKS {
            let (mut lines, mut heads, mut bold, mut names) =
                (String::new(), String::new(), String::new(), Vec::new());
            for link in links.iter().filter(|link| link.sort == sort).filter(shown) {
                let Some((from, to)) = thread::ends(&laid, link) else { continue };
                let (from, to) = (sight.at(from), sight.at(to));
                line(if chosen.as_ref() == Some(&link.id) { &mut bold } else { &mut lines }, from, to);
                head(&mut heads, from, to);
                names.push(((from.0 + to.0) / 2.0, (from.1 + to.1) / 2.0 - PX / 2.0, title.to_owned()));
            }
            let (ink, dash) = dress(sort);
            strokes.push(Stroke::Line { ink, width: 2.0, dash, path: lines });
            strokes.push(Stroke::Line { ink, width: 5.0, dash, path: bold });
            strokes.push(Stroke::Shape { ink, path: heads });
            if words {
                strokes.push(Stroke::Words { ink, px: 12.0, centred: true, words: names });
            }
        }
    });
    strokes
}

/// From where to where trends go on, under their cards.
fn trends(desk: Desk, sight: &Sight) -> Vec<Stroke> {
    let high = (SHEET.height as f64 * sight.zoom * 0.3).max(4.0);
    let laid = desk.laid.get();
    let last = laid.spots.iter().filter(|spot| spot.reach > 0.0 && desk.view.shows(&spot.id));
    let bar = |spot: &Spot| {
        let (x, y) = sight.at((spot.x, spot.y + SHEET.height as f64 / 2.0));
        [x, y - high / 2.0, spot.reach * sight.zoom, high]
    };
    vec![Stroke::Boxes { ink: "var(--k-trend)", alpha: 0.45, boxes: last.map(bar).collect() }]
}

fn cards(desk: Desk, sight: &Sight) -> Vec<Stroke> {
    let (width, height) =
        ((SHEET.width as f64 * sight.zoom).max(LEAST.0), (SHEET.height as f64 * sight.zoom).max(LEAST.1));
    let mut by_sort: BTreeMap<&'static str, Marks> = BTreeMap::new();
    let numbered = SHEET.height as f64 * sight.zoom * 1.3 >= NUMBERED;
    let laid = desk.laid.get();
    desk.inside.with(|inside| {
        for spot in inside.iter().filter_map(|id| laid.spot(id)) {
            let (x, y) = sight.at((spot.x, spot.y));
            let (boxes, numbers) = by_sort.entry(spot.sort).or_default();
            boxes.push([x, y, width, height]);
            if numbered {
                numbers.push((x + width / 2.0, y + height / 2.0 + 0.5, spot.sign.clone()));
            }
        }
    });
    let px = (height * 0.62).clamp(10.0, 40.0);
    let mut strokes = Vec::new();
    for (sort, (boxes, words)) in by_sort {
        strokes.push(Stroke::Boxes { ink: ink(sort), alpha: 1.0, boxes });
        strokes.push(Stroke::Words { ink: "var(--c-ink)", px, centred: true, words });
    }
    strokes
}

/// The colour of a sort of cards.
pub fn ink(sort: &str) -> &'static str {
    match sort {
        "trend" => "var(--k-trend)",
        "technology" => "var(--k-technology)",
        "event" => "var(--k-event)",
        "format" => "var(--k-format)",
        "law" => "var(--k-law)",
        "threat" => "var(--k-threat)",
        "chance" => "var(--k-chance)",
        "joker" => "var(--k-joker)",
        "fork" => "var(--k-fork)",
        "subject" => "var(--k-subject)",
        "goal" => "var(--k-goal)",
        "project" => "var(--k-project)",
        "role" => "var(--k-role)",
        _ => "var(--plain)",
    }
}

fn line(path: &mut String, (x1, y1): Point, (x2, y2): Point) {
    // Writing into a text cannot fail.
    let _ = write!(path, "M{x1:.1} {y1:.1}L{x2:.1} {y2:.1}");
}

/// The head of an arrow.
fn head(path: &mut String, (x1, y1): Point, (x2, y2): Point) {
    let length = (x2 - x1).hypot(y2 - y1).max(1.0);
    let (right, down) = ((x2 - x1) / length * 9.0, (y2 - y1) / length * 9.0);
    let (back_x, back_y) = (x2 - right, y2 - down);
    let (a, b) = ((back_x - down / 2.0, back_y + right / 2.0), (back_x + down / 2.0, back_y - right / 2.0));
    let _ = write!(path, "M{x2:.1} {y2:.1}L{:.1} {:.1}L{:.1} {:.1}Z", a.0, a.1, b.0, b.1);
}
