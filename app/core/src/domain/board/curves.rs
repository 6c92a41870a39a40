//! The three lines of the method of three horizons: what goes, what changes, what comes. Each is a Bézier curve
//! in shares of the map's width and height: from, two handles, to.

/// The line of each horizon, with the sort of cards whose colour it has.
pub const CURVES: [([(f64, f64); 4], &str); 3] = [
    ([(0.0, 0.12), (0.4, 0.15), (0.5, 0.9), (1.0, 0.95)], "law"),
    ([(0.0, 0.85), (0.35, 0.05), (0.65, 0.05), (1.0, 0.85)], "fork"),
    ([(0.0, 0.97), (0.5, 0.95), (0.6, 0.15), (1.0, 0.08)], "format"),
];

/// The path data of a curve, each point brought where it is drawn.
pub fn path(curve: &[(f64, f64); 4], at: impl Fn((f64, f64)) -> (f64, f64)) -> String {
    let [from, first, second, to] = curve.map(at).map(|(x, y)| format!("{x:.0} {y:.0}"));
    format!("M{from}C{first} {second} {to}")
}
