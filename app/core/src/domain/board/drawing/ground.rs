//! Under the cards: дорожки, years and horizons; or four fields; or rings.

use super::{
    Scene, ink,
    layout::{Ground, Layout, NAMES, RULER},
    svg::{self, Svg},
};
use crate::domain::board::{
    curves::{CURVES, path},
    head::{HORIZONS, Lane},
    time_map::TimeMap,
};

/// Pixels of a year's name.
const YEAR: i64 = 70;

pub fn put(svg: &mut Svg, scene: &Scene, layout: &Layout) {
    match &layout.ground {
        Ground::Lanes { map, lane } => {
            lanes(svg, &scene.board.lanes, layout, *lane);
            if scene.board.has_curves() {
                curves(svg, map);
            }
            years(svg, scene, map, layout);
        }
        Ground::Quarters { width, height } => quarters(svg, &scene.board.lanes, *width, *height),
        Ground::Rings { middle, radii } => rings(svg, &scene.board.lanes, *middle, radii),
    }
    if let Some(y) = layout.tray {
        svg.words((0, y + 28), 18.0, ink::FAINT, true, "Без места на карте");
    }
}

fn lanes(svg: &mut Svg, lanes: &[Lane], layout: &Layout, height: i64) {
    let width = layout.field.0 + NAMES;
    for (at, lane) in lanes.iter().enumerate() {
        let y = RULER + at as i64 * height;
        let fill = if at % 2 == 0 { ink::PAPER } else { ink::TINT };
        svg.rect([0, y, width, height], fill, &format!(" stroke=\"{}\"", ink::LINE));
        for (line, words) in svg::lines(&lane.title, 18.0, (NAMES - 20) as f64).iter().enumerate() {
            svg.words((10, y + 32 + line as i64 * 22), 18.0, ink::INK, true, words);
        }
    }
    let edge = format!(" stroke=\"{}\" stroke-width=\"2\"", ink::EDGE);
    svg.rect([0, RULER, width, layout.field.1], "none", &edge);
}

fn years(svg: &mut Svg, scene: &Scene, map: &TimeMap, layout: &Layout) {
    if !scene.board.has_time() {
        return;
    }
    let (top, low) = (RULER as f64, (RULER + layout.field.1) as f64);
    for (year, x) in map.years(YEAR) {
        let at = (NAMES + x) as f64;
        svg.line((at, top), (at, low), ink::LINE, 1.0, "");
        svg.words((NAMES + x + 4, RULER - 8), 18.0, ink::INK, true, &year.to_string());
    }
    for ((from, to), title) in map.bands().into_iter().zip(HORIZONS) {
        let at = (NAMES + from) as f64;
        svg.line((at, 0.0), (at, low), ink::EDGE, 2.0, "");
        let title = svg::fitting(title, 17.0, (to - from - 8) as f64);
        svg.words((NAMES + from + 6, 20), 17.0, ink::FAINT, false, &title);
    }
}

/// What goes, what changes and what comes.
fn curves(svg: &mut Svg, map: &TimeMap) {
    let (width, height) = (map.width() as f64, map.height() as f64);
    let at = |(right, down): (f64, f64)| (NAMES as f64 + width * right, RULER as f64 + height * down);
    for (curve, sort) in &CURVES {
        svg.put(format_args!(
            "<path d=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"10\" opacity=\".22\"/>",
            path(curve, at),
            ink::of_sort(sort)
        ));
    }
}

fn quarters(svg: &mut Svg, lanes: &[Lane], width: i64, height: i64) {
    for (at, lane) in lanes.iter().take(4).enumerate() {
        let (x, y) = ((at as i64 % 2) * width, (at as i64 / 2) * height);
        let fill = if at % 3 == 0 { ink::PAPER } else { ink::TINT };
        svg.rect([x, y, width, height], fill, &format!(" stroke=\"{}\" stroke-width=\"2\"", ink::EDGE));
        svg.words((x + 14, y + 36), 24.0, ink::INK, true, &lane.title);
    }
}

fn rings(svg: &mut Svg, lanes: &[Lane], (x, y): (i64, i64), radii: &[i64]) {
    for (at, radius) in radii.iter().enumerate().rev() {
        let fill = if at % 2 == 0 { ink::TINT } else { ink::PAPER };
        svg.put(format_args!(
            "<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\" fill=\"{fill}\" stroke=\"{}\" stroke-width=\"2\"/>",
            ink::EDGE
        ));
        let Some(lane) = lanes.get(at) else { continue };
        let left = x - (svg::width_of(&lane.title, 18.0) / 2.0) as i64;
        svg.words((left, y + radius + 24), 18.0, ink::FAINT, true, &lane.title);
    }
}
