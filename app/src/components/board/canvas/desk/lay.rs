//! What lies where, and laying it elsewhere.

use karta_core::{
    domain::board::{place::Place, time_map::PLAIN_WIDTH},
    sync::RecordId,
};
use leptos::prelude::*;

use super::Desk;
use crate::components::board::canvas::{
    camera::Point,
    world::{SHEET, Spot},
};

/// Days of a step by a key: about a month.
const MONTH: i64 = 30;

impl Desk {
    /// The card at a point of the screen: the uppermost one, or when far the nearest within a finger's reach.
    pub fn card_at(self, at: Point) -> Option<RecordId> {
        let camera = self.camera.get_untracked();
        let (x, y) = camera.to_map(at);
        let reach = |size: i64| ((44.0 / camera.zoom - size as f64) / 2.0).max(0.0);
        let (wide, high) = (reach(SHEET.width), reach(SHEET.height));
        self.laid.with_untracked(|laid| {
            let selected = self.view.selected.get_untracked();
            let under = laid.spots.iter().filter(|spot| {
                let (right, bottom) = (spot.x + SHEET.width as f64, spot.y + SHEET.height as f64);
                (spot.x - wide..=right + wide).contains(&x) && (spot.y - high..=bottom + high).contains(&y)
            });
            let under = under.filter(|spot| untrack(|| self.view.shows(&spot.id)));
            let far = |spot: &Spot| {
                let (middle, chosen) = (spot.middle(), selected.contains(&spot.id));
                let apart = (middle.0 - x).abs() + (middle.1 - y).abs();
                if chosen { apart / 2.0 } else { apart }
            };
            under.min_by(|a, b| far(a).total_cmp(&far(b))).map(|spot| spot.id.clone())
        })
    }

    /// Cards that lie in a rectangle of the screen.
    pub fn cards_in(self, from: Point, to: Point) -> Vec<RecordId> {
        let camera = self.camera.get_untracked();
        let (a, b) = (camera.to_map(from), camera.to_map(to));
        let area = [a.0.min(b.0), a.1.min(b.1), a.0.max(b.0), a.1.max(b.1)];
        self.laid.with_untracked(|laid| {
            let spots = laid.spots.iter().filter(|spot| spot.is_in(area));
            spots.filter(|spot| untrack(|| self.view.shows(&spot.id))).map(|spot| spot.id.clone()).collect()
        })
    }

    /// The place of a point of the map.
    pub fn place(self, (x, y): Point) -> Place {
        self.world.with_untracked(|world| world.map.place_at(x.round() as i64, y.round() as i64))
    }

    /// The place for a new card at a point of the map.
    pub fn place_under(self, point: Point) -> Place {
        self.world.with_untracked(|world| world.place_under(point))
    }

    /// Whether one of these lies in another ring than it was laid in: links have the say there.
    pub fn is_led_elsewhere(self, ids: &[RecordId]) -> bool {
        let rings = self.world.with_untracked(|world| world.map.circles().is_some());
        let laid = self.laid.get_untracked();
        rings
            && ids.iter().any(|id| {
                let lies = laid.spot(id).map(|spot| self.place((spot.x, spot.y)));
                let own = self.open.peek_card(id).and_then(|card| card.place);
                lies.zip(own).is_some_and(|(lies, own)| lies.lane != own.lane)
            })
    }

    /// Moves these cards from where they are drawn; says how many this person may not move.
    pub fn shift(self, ids: &[RecordId], (right, down): Point) -> usize {
        let own = self.open.changeable(ids);
        let moves = self.laid.with_untracked(|laid| {
            let spots = own.iter().filter_map(|id| laid.spot(id));
            spots.map(|spot| (spot.id.clone(), self.place((spot.x + right, spot.y + down)))).collect()
        });
        self.open.move_cards(moves);
        ids.len() - own.len()
    }

    /// Lays these cards at one point of the map, in their order; those that lie on it keep their distances.
    pub fn lay(self, ids: &[RecordId], at: Point) -> usize {
        let first = self.laid.with_untracked(|laid| laid.around(ids));
        let own = self.open.changeable(ids);
        let half = (SHEET.width as f64 / 2.0, SHEET.height as f64 / 2.0);
        let moves = self.laid.with_untracked(|laid| {
            let place = |id: &RecordId| {
                let off = laid
                    .spot(id)
                    .zip(first)
                    .map_or((0.0, 0.0), |(spot, [left, top, ..])| (spot.x - left, spot.y - top));
                (id.clone(), self.place((at.0 - half.0 + off.0, at.1 - half.1 + off.1)))
            };
            own.iter().map(place).collect()
        });
        self.open.move_cards(moves);
        ids.len() - own.len()
    }

    /// Moves the selected cards by months and lanes, as the arrow keys do.
    pub fn step(self, months: i64, lanes: i64) -> usize {
        let ids = self.view.selected.get_untracked();
        let own = self.open.changeable(&ids);
        let moves = self.world.with_untracked(|world| {
            let days = if world.horizons.is_some() { MONTH } else { 10 };
            let moved = |id: &RecordId| {
                let place = self.open.peek_card(id)?.place?;
                let lane = world.lanes.iter().position(|lane| Some(&lane.id) == place.lane.as_ref())?;
                let last = world.lanes.len() as i64 - 1;
                let lane = usize::try_from((lane as i64 + lanes).clamp(0, last)).ok()?;
                let lane = world.lanes.get(lane)?;
                let at = place.at + months * days;
                let at = if world.map.circles().is_some() { at.rem_euclid(PLAIN_WIDTH) } else { at };
                Some((id.clone(), Place::new(at, Some(&lane.id), place.off)))
            };
            own.iter().filter_map(moved).collect()
        });
        self.open.move_cards(moves);
        ids.len() - own.len()
    }
}
