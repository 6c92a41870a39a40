//! Where one looks at the map: pure arithmetic between the map's pixels at zoom one and those of the screen.

/// How far one can go away and come near.
const ZOOM: (f64, f64) = (0.03, 3.0);
/// Pixels of the screen that are left free around the whole map.
const MARGIN: f64 = 12.0;
/// Pixels of the map that stay in sight however far it is pushed aside.
const KEPT: f64 = 80.0;

/// A point or a size: right and down.
pub type Point = (f64, f64);

/// The map's point in the upper left corner, and how many pixels of the screen one of the map takes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Camera {
    pub x: f64,
    pub y: f64,
    pub zoom: f64,
}

impl Camera {
    pub fn to_map(self, (x, y): Point) -> Point {
        (self.x + x / self.zoom, self.y + y / self.zoom)
    }

    pub fn to_screen(self, (x, y): Point) -> Point {
        ((x - self.x) * self.zoom, (y - self.y) * self.zoom)
    }

    /// Whether it looks anywhere at all: what comes from a device may be no number.
    pub fn is_finite(self) -> bool {
        [self.x, self.y, self.zoom].iter().all(|part| part.is_finite())
    }

    /// Pulls the map by so many pixels of the screen.
    pub fn panned(self, (right, down): Point) -> Self {
        Self { x: self.x - right / self.zoom, y: self.y - down / self.zoom, ..self }
    }

    /// Comes nearer to (or goes away from) a point of the screen, which stays where it is.
    pub fn zoomed(self, factor: f64, at: Point) -> Self {
        let zoom = (self.zoom * factor).clamp(ZOOM.0, ZOOM.1);
        let (x, y) = self.to_map(at);
        Self { x: x - at.0 / zoom, y: y - at.1 / zoom, zoom }
    }

    /// Shows all of a rectangle of the map (left, top, right, bottom) on a screen of this size, at most
    /// `nearest` times enlarged.
    pub fn showing([left, top, right, bottom]: [f64; 4], screen: Point, nearest: f64) -> Self {
        let room = |size: f64| (size - 2.0 * MARGIN).max(1.0);
        let (width, height) = ((right - left).max(1.0), (bottom - top).max(1.0));
        let fits = (room(screen.0) / width).min(room(screen.1) / height);
        let zoom = fits.min(nearest).clamp(ZOOM.0, ZOOM.1);
        let middle = ((left + right) / 2.0, (top + bottom) / 2.0);
        Self { x: middle.0 - screen.0 / 2.0 / zoom, y: middle.1 - screen.1 / 2.0 / zoom, zoom }
    }

    /// Brings a point of the map into the middle.
    pub fn centred(self, (x, y): Point, screen: Point) -> Self {
        Self { x: x - screen.0 / 2.0 / self.zoom, y: y - screen.1 / 2.0 / self.zoom, ..self }
    }

    /// The same, with an edge of the map in sight at least.
    pub fn kept(self, map: Point, screen: Point) -> Self {
        let keep = |at: f64, map: f64, screen: f64| {
            at.clamp((KEPT - screen) / self.zoom, (map - KEPT / self.zoom).max((KEPT - screen) / self.zoom))
        };
        Self { x: keep(self.x, map.0, screen.0), y: keep(self.y, map.1, screen.1), ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CAMERA: Camera = Camera { x: 100.0, y: 50.0, zoom: 0.5 };

    #[test]
    fn coming_nearer_leaves_the_point_under_the_finger_where_it_is() {
        let at = (300.0, 200.0);
        let near = CAMERA.zoomed(1.7, at);
        let (before, after) = (CAMERA.to_map(at), near.to_map(at));
        assert!((before.0 - after.0).abs() < 1e-6 && (before.1 - after.1).abs() < 1e-6);
        assert_eq!(CAMERA.zoomed(1e9, at).zoom, ZOOM.1);
    }

    #[test]
    fn a_wheel_gone_mad_ends_at_a_limit_or_is_no_camera_at_all() {
        assert_eq!(CAMERA.zoomed(f64::INFINITY, (3.0, 4.0)).zoom, ZOOM.1);
        assert_eq!(CAMERA.zoomed(0.0, (3.0, 4.0)).zoom, ZOOM.0);
        assert!(CAMERA.zoomed(0.0, (3.0, 4.0)).is_finite());
        assert!(!CAMERA.zoomed(f64::NAN, (3.0, 4.0)).is_finite());
        assert!(!CAMERA.panned((f64::NAN, 0.0)).is_finite());
    }

    #[test]
    fn the_whole_map_is_on_the_screen_and_in_its_middle() {
        let (map, screen) = ([0.0, 0.0, 4_000.0, 1_000.0], (1_000.0, 700.0));
        let camera = Camera::showing(map, screen, 1.0);
        let (left, right) = (camera.to_screen((0.0, 0.0)), camera.to_screen((4_000.0, 1_000.0)));
        assert!(left.0 >= 0.0 && right.0 <= screen.0 && left.1 >= 0.0 && right.1 <= screen.1);
        assert!((left.0 - (screen.0 - right.0)).abs() < 1e-6);
    }

    #[test]
    fn a_map_pushed_aside_never_leaves_the_screen() {
        let (map, screen) = ((4_000.0, 1_000.0), (1_000.0, 700.0));
        for away in [-1e7, 1e7] {
            let kept = CAMERA.panned((away, away)).kept(map, screen);
            let (left, right) = (kept.to_screen((0.0, 0.0)), kept.to_screen(map));
            assert!(left.0 < screen.0 && left.1 < screen.1 && right.0 > 0.0 && right.1 > 0.0);
        }
    }
}
