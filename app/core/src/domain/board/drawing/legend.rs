//! What colours and lines mean, under the picture: only those that are in it.

use super::{
    Scene, ink,
    svg::{self, Svg},
};
use crate::domain::board::{card::SORTS, link};

const ROW: i64 = 34;
const SIZE: f64 = 17.0;

/// Writes it and gives its height.
pub fn put(svg: &mut Svg, scene: &Scene, (left, top): (i64, i64), width: i64) -> i64 {
    let (mut x, mut y) = (left, top);
    let mut place = |words: &str, sign: i64| {
        let wide = sign + svg::width_of(words, SIZE) as i64 + 36;
        if x + wide > left + width && x > left {
            x = left;
            y += ROW;
        }
        let at = (x, y);
        x += wide;
        at
    };
    for (sort, title) in SORTS {
        let count = scene.cards.iter().filter(|card| card.sort == sort).count();
        if count > 0 {
            let words = format!("{title} — {count}");
            let (x, y) = place(&words, 26);
            svg.rect([x, y + 6, 18, 18], ink::of_sort(sort), " rx=\"4\"");
            svg.words((x + 26, y + 21), SIZE, ink::INK, false, &words);
        }
    }
    for (sort, title) in link::SORTS {
        if scene.links.iter().any(|link| link.sort == sort) {
            let (x, y) = place(title, 64);
            let (ink, dash) = ink::of_link(sort);
            svg.line((x as f64, y as f64 + 15.0), (x as f64 + 54.0, y as f64 + 15.0), ink, 3.0, dash);
            svg.words((x + 64, y + 21), SIZE, ink::INK, false, title);
        }
    }
    y - top + ROW
}
