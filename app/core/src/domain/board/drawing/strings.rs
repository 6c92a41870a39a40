//! What ties cards together: clusters, links, and how long trends go on.

use super::{
    Scene, ink,
    layout::{Layout, SHEET, Spot},
    svg::{self, Svg},
};

/// Between a cluster's cards and its frame.
const FRAME: i64 = 8;

pub fn clusters(svg: &mut Svg, scene: &Scene, layout: &Layout) {
    for cluster in scene.clusters {
        let spots: Vec<&Spot> = cluster.cards.iter().filter_map(|card| layout.spot(card)).collect();
        let ends =
            |of: fn(&Spot) -> i64| (spots.iter().map(|s| of(s)).min(), spots.iter().map(|s| of(s)).max());
        let ((Some(left), Some(right)), (Some(top), Some(low))) = (ends(|s| s.x), ends(|s| s.y)) else {
            continue;
        };
        let width = right - left + SHEET.width + 2 * FRAME;
        let place = [left - FRAME, top - FRAME, width, low - top + SHEET.height + 2 * FRAME];
        let edge = format!(
            " fill-opacity=\".22\" stroke=\"{}\" stroke-width=\"1.5\" stroke-dasharray=\"7 5\" rx=\"8\"",
            ink::EDGE
        );
        svg.rect(place, ink::MARK, &edge);
        let title = svg::fitting(&format!("{} · {}", cluster.title, spots.len()), 15.0, width as f64);
        svg.words((left - FRAME + 2, top - FRAME - 4), 15.0, ink::INK, true, &title);
    }
}

pub fn trends(svg: &mut Svg, scene: &Scene, layout: &Layout) {
    let lasting = layout.spots.iter().filter(|spot| spot.reach > SHEET.width);
    for spot in lasting.filter(|spot| !scene.is_pale(&spot.card)) {
        let place = [spot.x, spot.y + SHEET.height / 2 - 12, spot.reach, 24];
        svg.rect(place, ink::of_sort("trend"), " opacity=\".3\" rx=\"4\"");
    }
}

pub fn links(svg: &mut Svg, scene: &Scene, layout: &Layout) {
    for link in scene.links {
        let (Some(from), Some(to)) = (layout.spot(&link.from), layout.spot(&link.to)) else { continue };
        let pale = scene.is_pale(&link.from) || scene.is_pale(&link.to);
        let (ink, dash) = ink::of_link(link.sort);
        let (a, b) = (edge(from.middle(), to.middle()), edge(to.middle(), from.middle()));
        svg.put(format_args!("<g{}>", if pale { " opacity=\".2\"" } else { "" }));
        svg.line(a, b, ink, 2.5, dash);
        arrow(svg, a, b, ink);
        svg.move_back();
    }
}

/// Where the line towards another card leaves this one.
fn edge((x, y): (f64, f64), to: (f64, f64)) -> (f64, f64) {
    let (right, down) = (to.0 - x, to.1 - y);
    let half = (SHEET.width as f64 / 2.0 + 2.0, SHEET.height as f64 / 2.0 + 2.0);
    let part = |half: f64, way: f64| if way.abs() < 0.5 { f64::MAX } else { half / way.abs() };
    let share = part(half.0, right).min(part(half.1, down)).min(1.0);
    (x + right * share, y + down * share)
}

fn arrow(svg: &mut Svg, from: (f64, f64), to: (f64, f64), ink: &str) {
    let length = (to.0 - from.0).hypot(to.1 - from.1).max(1.0);
    let (right, down) = ((to.0 - from.0) / length * 14.0, (to.1 - from.1) / length * 14.0);
    let back = (to.0 - right, to.1 - down);
    svg.put(format_args!(
        "<path d=\"M{:.1} {:.1}L{:.1} {:.1}L{:.1} {:.1}Z\" fill=\"{ink}\"/>",
        to.0,
        to.1,
        back.0 - down / 2.2,
        back.1 + right / 2.2,
        back.0 + down / 2.2,
        back.1 - right / 2.2
    ));
}
