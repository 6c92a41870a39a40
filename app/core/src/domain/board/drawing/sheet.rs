//! A card of the picture: number, sort, votes, the whole thought in letters as large as it leaves room for.

use super::{
    Scene, ink,
    layout::{SHEET, Spot},
    svg::{self, Svg},
};
use crate::domain::board::card::BoardCard;

const BAR: i64 = 8;
const PAD: i64 = 8;
const HEAD: i64 = 26;
/// Letters, from the largest; past the last the text is cut.
const SIZES: [f64; 4] = [16.0, 13.5, 11.0, 9.5];

pub fn put(svg: &mut Svg, scene: &Scene, card: &BoardCard, spot: &Spot) {
    let (x, y, color) = (spot.x, spot.y, ink::of_sort(card.sort));
    let pale = if scene.is_pale(&card.id) { " opacity=\".28\"" } else { "" };
    svg.put(format_args!("<g data-card=\"{}\"{pale}>", card.id));
    let edge = format!(" rx=\"6\" stroke=\"{color}\" stroke-width=\"1.5\"");
    svg.rect([x, y, SHEET.width, SHEET.height], ink::PAPER, &edge);
    svg.rect([x, y, BAR, SHEET.height], color, "");
    let left = x + BAR + PAD;
    svg.words((left, y + 20), 19.0, color, true, &card.sign());
    let beside = left + svg::width_of(&card.sign(), 19.0) as i64 + 8;
    let dots = scene.dots.get(&card.id).copied().filter(|dots| *dots > 0);
    let room = SHEET.width - (beside - x) - PAD - if dots.is_some() { 40 } else { 0 };
    let about = match &card.origin {
        Some(origin) => format!("{} · {}", card.sort_title(), origin.told()),
        None => card.sort_title().to_owned(),
    };
    svg.words((beside, y + 19), 12.0, color, false, &svg::fitting(&about, 12.0, room as f64));
    if let Some(dots) = dots {
        let right = x + SHEET.width - PAD - 30;
        svg.put(format_args!("<circle cx=\"{right}\" cy=\"{}\" r=\"6\" fill=\"{}\"/>", y + 15, ink::INK));
        svg.words((right + 10, y + 20), 15.0, ink::INK, true, &dots.to_string());
    }
    text(svg, &card.text, (left, y + HEAD));
    svg.move_back();
}

fn text(svg: &mut Svg, text: &str, (x, y): (i64, i64)) {
    let room = ((SHEET.width - BAR - 2 * PAD) as f64, (SHEET.height - HEAD - 4) as f64);
    let high = |px: f64| px * 1.2;
    let fits = |px: &f64| svg::lines(text, *px, room.0).len() as f64 * high(*px) <= room.1;
    let px = SIZES.into_iter().find(fits).unwrap_or(SIZES[SIZES.len() - 1]);
    let most = (room.1 / high(px)) as usize;
    let mut lines = svg::lines(text, px, room.0);
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            *last = svg::fitting(&format!("{last}……"), px, room.0).replace("……", "…");
        }
    }
    for (at, line) in lines.iter().enumerate() {
        svg.words((x, y + (high(px) * (at as f64 + 0.9)) as i64), px, ink::INK, false, line);
    }
}
