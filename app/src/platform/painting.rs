//! What is painted on a canvas, as data: `page::paint` puts it there.

/// A picture of so many CSS pixels, painted in its order.
#[derive(Debug, Default)]
pub struct Painting {
    pub width: f64,
    pub height: f64,
    pub strokes: Vec<Stroke>,
}

/// One kind of mark, many times. `ink` is a colour of the page: `var(--ink)`.
#[derive(Debug)]
pub enum Stroke {
    /// Filled boxes: left, top, width, height. `alpha` is 0 to 1.
    Boxes { ink: &'static str, alpha: f64, boxes: Vec<[f64; 4]> },
    /// A line by the path data of SVG. `dash` in pixels, 0 for an unbroken one.
    Line { ink: &'static str, width: f64, dash: f64, path: String },
    /// A filled shape by the path data of SVG.
    Shape { ink: &'static str, path: String },
    /// A drawing of a 24 units' field, `px` large, its upper left corner at each of the points.
    Signs { ink: &'static str, px: f64, path: &'static str, at: Vec<(f64, f64)> },
    /// Short texts around or from their points, each `px` high.
    Words { ink: &'static str, px: f64, centred: bool, words: Vec<(f64, f64, String)> },
}
