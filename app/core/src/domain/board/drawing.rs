//! The picture of a board as SVG: what is saved, printed as a poster and shown in replay. Pure arithmetic over
//! the board's own layout, so that the same board gives the same picture everywhere. Colours are those of
//! paper; fonts are the reader's own.

mod ground;
mod ink;
mod layout;
mod legend;
mod sheet;
mod strings;
mod svg;

use std::collections::{BTreeMap, BTreeSet};

use super::{ballot::Dots, card::BoardCard, cluster::Cluster, head::Board, link::Link};
use crate::sync::ids::RecordId;
use layout::{Layout, Spot};
use svg::Svg;

/// What is drawn.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    pub board: &'a Board,
    pub cards: &'a [BoardCard],
    /// As drawn.
    pub links: &'a [Link],
    /// As settled.
    pub clusters: &'a [Cluster],
    pub dots: &'a Dots,
    /// Cards that stand out; the others are pale. `None` where all are alike.
    pub lit: Option<&'a BTreeSet<RecordId>>,
    /// How many cards there is room for: more than there are, so that a replay does not move them about.
    pub room_for: usize,
    /// The present year, for a board whose host has set no horizons.
    pub year: u16,
}

/// A picture: so many units wide and high, and what is in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawing {
    pub width: i64,
    pub height: i64,
    /// What stands within the `svg` element.
    pub inner: String,
}

impl Drawing {
    /// The whole file.
    pub fn file(&self) -> String {
        let Self { width, height, inner } = self;
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
             viewBox=\"0 0 {width} {height}\">{inner}</svg>\n"
        )
    }
}

/// The space around the picture.
const MARGIN: i64 = 40;
/// Height of the title with the topic under it.
const HEAD: i64 = 104;

pub fn drawing(scene: &Scene) -> Drawing {
    let layout = Layout::of(scene);
    let (width, field) = (layout.width() + 2 * MARGIN, layout.height());
    let mut svg = Svg::begun();
    let mut body = Svg::default();
    body.move_to(MARGIN, MARGIN + HEAD);
    ground::put(&mut body, scene, &layout);
    strings::clusters(&mut body, scene, &layout);
    strings::trends(&mut body, scene, &layout);
    strings::links(&mut body, scene, &layout);
    let cards: BTreeMap<&RecordId, &BoardCard> = scene.cards.iter().map(|card| (&card.id, card)).collect();
    for spot in &layout.spots {
        if let Some(card) = cards.get(&spot.card) {
            sheet::put(&mut body, scene, card, spot);
        }
    }
    body.move_back();
    let legend =
        legend::put(&mut body, scene, (MARGIN, MARGIN + HEAD + field + MARGIN / 2), width - 2 * MARGIN);
    let height = MARGIN + HEAD + field + MARGIN / 2 + legend + MARGIN;
    svg.paper(width, height);
    head(&mut svg, scene, width);
    svg.push(body);
    Drawing { width, height, inner: svg.done() }
}

fn head(svg: &mut Svg, scene: &Scene, width: i64) {
    let most = svg::fitting(&scene.board.title, 44.0, (width - 2 * MARGIN) as f64);
    svg.words((MARGIN, MARGIN + 40), 44.0, ink::INK, true, &most);
    let topic = svg::fitting(scene.board.topic.trim(), 24.0, (width - 2 * MARGIN) as f64);
    svg.words((MARGIN, MARGIN + 78), 24.0, ink::FAINT, false, &topic);
}

impl Scene<'_> {
    fn is_pale(&self, card: &RecordId) -> bool {
        self.lit.is_some_and(|lit| !lit.contains(card))
    }
}

impl Spot {
    fn middle(&self) -> (f64, f64) {
        (self.x as f64 + layout::SHEET.width as f64 / 2.0, self.y as f64 + layout::SHEET.height as f64 / 2.0)
    }
}

#[cfg(test)]
mod tests;
