//! Where one looks: the picture follows the hand at once and is drawn anew when it rests.

use karta_core::sync::RecordId;
use leptos::prelude::*;

use super::{BEYOND, Desk, MAP, area};
use crate::{
    components::board::canvas::{
        camera::{Camera, Point},
        world::World,
    },
    platform::page,
};

/// Milliseconds that the hand rests before the map is drawn anew.
const REST_MS: u32 = 140;
/// The height of the years, which stand over the map.
const RULER: f64 = 44.0;
/// How far a scaled picture may differ from one drawn for this zoom.
const BLUR: (f64, f64) = (0.6, 1.7);

impl Desk {
    /// Looks from there. What is drawn is moved at once, and drawn anew when the hand rests or its edge is reached.
    pub fn look(self, camera: Camera) {
        // A wheel gone mad moves nothing.
        if !camera.is_finite() {
            return;
        }
        self.fitted.set_value(false);
        let (screen, size) = (self.screen.get_untracked(), self.world.with_untracked(World::size));
        let camera = camera.kept(size, screen);
        self.camera.set(camera);
        let drawn = self.drawn.get_untracked();
        let blur = camera.zoom / drawn.zoom;
        let is_drawn = |beyond: f64| {
            let [left, top, right, bottom] = area(drawn, screen, beyond);
            let own = area(camera, screen, 0.0);
            own[0] >= left && own[1] >= top && own[2] <= right && own[3] <= bottom
        };
        if !(BLUR.0..=BLUR.1).contains(&blur) || blur == 1.0 && !is_drawn(BEYOND) {
            self.draw();
        } else if blur == 1.0 && is_drawn(BEYOND / 2.0) {
            // Sharp and wide enough: pulling back and forth on one spot draws nothing.
            self.rest.set_value(None);
        } else {
            self.rest.set_value(Some(page::after(REST_MS, move || self.draw())));
        }
    }

    /// Draws for where one looks now.
    pub fn draw(self) {
        let camera = self.camera.try_get_untracked();
        if let Some(camera) = camera.filter(|camera| self.drawn.try_get_untracked() != Some(*camera)) {
            self.drawn.set(camera);
        }
    }

    pub fn zoom(self, factor: f64) {
        let (width, height) = self.screen.get_untracked();
        self.look(self.camera.get_untracked().zoomed(factor, (width / 2.0, height / 2.0)));
    }

    /// «Вся карта».
    pub fn show_all(self) {
        let (width, height) = self.world.with_untracked(World::size);
        let screen = self.screen.get_untracked();
        let camera = Camera::showing([0.0, 0.0, width, height], (screen.0, screen.1 - RULER), 1.0);
        self.look(camera.panned((0.0, RULER)));
        self.draw();
        self.fitted.set_value(true);
    }

    /// The window or the map has another size: a map that was shown whole is shown whole again.
    pub fn fit_again(self) {
        if self.measure().is_some() && self.fitted.get_value() {
            self.show_all();
        } else {
            self.draw();
        }
    }

    /// Brings these cards into sight.
    pub fn show_cards(self, ids: &[RecordId]) {
        let around = self.laid.with_untracked(|laid| laid.around(ids));
        let Some(around @ [left, top, right, bottom]) = around else { return };
        let (screen, camera) = (self.screen.get_untracked(), self.camera.get_untracked());
        let nearer = Camera::showing(around, screen, camera.zoom.max(0.8));
        let middle = ((left + right) / 2.0, (top + bottom) / 2.0);
        self.look(nearer.centred(middle, screen));
        self.draw();
    }

    /// Takes the map's size from the page.
    pub fn measure(self) -> Option<[f64; 4]> {
        let place = page::place_of(MAP)?;
        let size = (place[2], place[3]);
        if size != self.screen.get_untracked() {
            self.screen.set(size);
        }
        Some(place)
    }

    /// The middle of what one sees, as a point of the map.
    pub fn middle(self) -> Point {
        let (width, height) = self.screen.get_untracked();
        self.camera.get_untracked().to_map((width / 2.0, height / 2.0))
    }
}
