//! Links as lines with a head, told apart without colour, too.

use std::fmt::Write as _;

use karta_core::domain::board::{
    hall::Detail,
    link::{Link, SORTS as LINKS},
};
use leptos::prelude::*;

use super::{Sight, line};
use crate::{
    components::board::canvas::{camera::Point, desk::Desk, thread},
    platform::painting::Stroke,
};

/// Pixels of the word on a link.
const PX: f64 = 12.0;
/// A letter's width, about, as a part of its height.
const LETTER: f64 = 0.62;

/// The ink and the dashes of a link: told apart without colour, too.
pub fn dress(sort: &str) -> (&'static str, f64) {
    match sort {
        "strengthens" => ("var(--ok)", 0.0),
        "hinders" => ("var(--bad)", 9.0),
        "requires" => ("var(--accent-text)", 3.0),
        "branch" => ("var(--k-fork-text)", 14.0),
        _ => ("var(--ink-2)", 0.0),
    }
}

pub(super) fn links(desk: Desk, sight: &Sight) -> Vec<Stroke> {
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
                if !sight.meets(from, to) {
                    continue;
                }
                line(if chosen.as_ref() == Some(&link.id) { &mut bold } else { &mut lines }, from, to);
                head(&mut heads, from, to);
                if words && fits(title, from, to) {
                    names.push(((from.0 + to.0) / 2.0, (from.1 + to.1) / 2.0 - 7.0, title.to_owned()));
                }
            }
            let (ink, dash) = dress(sort);
            strokes.push(Stroke::Line { ink, width: 2.0, dash, path: lines });
            strokes.push(Stroke::Line { ink, width: 5.0, dash, path: bold });
            strokes.push(Stroke::Shape { ink, path: heads });
            if !names.is_empty() {
                strokes.push(Stroke::Words { ink, px: PX, centred: true, words: names });
            }
        }
    });
    strokes
}

/// Whether the word is no longer than its link: two short links of a card would write over each other.
fn fits(word: &str, (x1, y1): Point, (x2, y2): Point) -> bool {
    word.chars().count() as f64 * PX * LETTER <= (x2 - x1).hypot(y2 - y1)
}

/// The head of an arrow.
pub fn head(path: &mut String, (x1, y1): Point, (x2, y2): Point) {
    let length = (x2 - x1).hypot(y2 - y1).max(1.0);
    let (right, down) = ((x2 - x1) / length * 9.0, (y2 - y1) / length * 9.0);
    let (back_x, back_y) = (x2 - right, y2 - down);
    let (a, b) = ((back_x - down / 2.0, back_y + right / 2.0), (back_x + down / 2.0, back_y - right / 2.0));
    let _ = write!(path, "M{x2:.1} {y2:.1}L{:.1} {:.1}L{:.1} {:.1}Z", a.0, a.1, b.0, b.1);
}
