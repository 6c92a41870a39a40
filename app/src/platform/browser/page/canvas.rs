//! Painting on a canvas. The context is spoken to by name: its types would weigh more than these few calls.

use std::{cell::RefCell, collections::HashMap};

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlCanvasElement};

use super::{document, matches_media};
use crate::platform::painting::{Painting, Stroke};

/// More pixels to a CSS pixel than that cost time and are not seen.
const MOST_RATIO: f64 = 2.0;
/// Units of the field on which signs are drawn.
const FIELD: f64 = 24.0;

/// Paints the canvas of this id anew; does nothing where there is none.
pub fn paint(id: &str, painting: &Painting) {
    let canvas = document().and_then(|document| document.get_element_by_id(id));
    if let Some(canvas) = canvas.and_then(|canvas| canvas.dyn_into::<HtmlCanvasElement>().ok()) {
        // A browser that refuses leaves the canvas blank: everything on it is told elsewhere, too.
        let _ = paint_on(&canvas, painting);
    }
}

fn paint_on(canvas: &HtmlCanvasElement, painting: &Painting) -> Option<()> {
    let ratio = web_sys::window().map_or(1.0, |window| window.device_pixel_ratio()).clamp(1.0, MOST_RATIO);
    let (width, height) = ((painting.width * ratio) as u32, (painting.height * ratio) as u32);
    let context: JsValue = canvas.get_context("2d").ok()??.into();
    let pen = Pen { context, home: canvas.parent_element()? };
    if (canvas.width(), canvas.height()) != (width, height) {
        canvas.set_width(width);
        canvas.set_height(height);
    }
    pen.call("setTransform", &[ratio, 0.0, 0.0, ratio, 0.0, 0.0].map(JsValue::from_f64))?;
    pen.call("clearRect", &[0.0, 0.0, painting.width, painting.height].map(JsValue::from_f64))?;
    painting.strokes.iter().try_for_each(|stroke| pen.put(stroke))
}

struct Pen {
    context: JsValue,
    home: Element,
}

impl Pen {
    fn put(&self, stroke: &Stroke) -> Option<()> {
        match stroke {
            Stroke::Boxes { ink, alpha, boxes } => {
                self.set("fillStyle", &self.colour(ink))?;
                self.set("globalAlpha", &(*alpha).into())?;
                let fill = self.function("fillRect")?;
                for place in boxes {
                    let [x, y, width, height] = place.map(JsValue::from_f64);
                    fill.apply(&self.context, &Array::of4(&x, &y, &width, &height)).ok()?;
                }
                self.set("globalAlpha", &1.0.into())
            }
            Stroke::Line { ink, width, dash, path } => {
                self.set("strokeStyle", &self.colour(ink))?;
                self.set("lineWidth", &(*width).into())?;
                let dashes = if *dash > 0.0 { Array::of1(&(*dash).into()) } else { Array::new() };
                self.call("setLineDash", &[dashes.into()])?;
                self.call("stroke", &[shape(path)?])
            }
            Stroke::Shape { ink, path } => {
                self.set("fillStyle", &self.colour(ink))?;
                self.call("fill", &[shape(path)?])
            }
            Stroke::Signs { ink, px, path, at } => {
                self.set("strokeStyle", &self.colour(ink))?;
                self.set("lineWidth", &2.0.into())?;
                self.call("setLineDash", &[Array::new().into()])?;
                let (drawing, scale) = (shape(path)?, px / FIELD);
                for (x, y) in at {
                    self.call("save", &[])?;
                    self.call("translate", &[(*x).into(), (*y).into()])?;
                    self.call("scale", &[scale.into(), scale.into()])?;
                    self.call("stroke", std::slice::from_ref(&drawing))?;
                    self.call("restore", &[])?;
                }
                Some(())
            }
            Stroke::Words { ink, px, centred, words } => {
                self.set("fillStyle", &self.colour(ink))?;
                self.set("font", &format!("600 {px}px system-ui, sans-serif").into())?;
                self.set("textBaseline", &"middle".into())?;
                self.set("textAlign", &if *centred { "center" } else { "start" }.into())?;
                let write = self.function("fillText")?;
                for (x, y, text) in words {
                    write.call3(&self.context, &text.into(), &(*x).into(), &(*y).into()).ok()?;
                }
                Some(())
            }
        }
    }

    fn set(&self, name: &str, value: &JsValue) -> Option<()> {
        Reflect::set(&self.context, &name.into(), value).ok().map(drop)
    }

    fn function(&self, name: &str) -> Option<Function> {
        Reflect::get(&self.context, &name.into()).ok()?.dyn_into().ok()
    }

    fn call(&self, name: &str, arguments: &[JsValue]) -> Option<()> {
        let arguments: Array = arguments.iter().collect();
        self.function(name)?.apply(&self.context, &arguments).ok().map(drop)
    }

    /// The colour that the page gives to this ink now: a canvas knows no custom properties.
    fn colour(&self, ink: &'static str) -> JsValue {
        thread_local! {
            static KNOWN: RefCell<(String, HashMap<&'static str, String>)> = RefCell::default();
        }
        // A part of the page may have a theme of its own, as the screen of a hall has.
        let dark = matches_media("(prefers-color-scheme: dark)");
        let themed = self.home.closest("[data-theme]").ok().flatten();
        let now = format!("{:?}{dark}", themed.and_then(|part| part.get_attribute("data-theme")));
        let known = KNOWN.with_borrow_mut(|(of, colours)| {
            if *of != now {
                *of = now;
                colours.clear();
            }
            colours.get(ink).cloned()
        });
        let colour = known.or_else(|| {
            let read = self.computed(ink)?;
            KNOWN.with_borrow_mut(|(_, colours)| colours.insert(ink, read.clone()));
            Some(read)
        });
        colour.unwrap_or_default().into()
    }

    fn computed(&self, ink: &str) -> Option<String> {
        let probe = document()?.create_element("span").ok()?;
        let style = probe.dyn_ref::<web_sys::HtmlElement>()?.style();
        style.set_property("color", ink).ok()?;
        self.home.append_child(&probe).ok()?;
        let colour = web_sys::window()?.get_computed_style(&probe).ok()??.get_property_value("color").ok();
        probe.remove();
        colour
    }
}

fn shape(path: &str) -> Option<JsValue> {
    let maker: Function = Reflect::get(&js_sys::global(), &"Path2D".into()).ok()?.dyn_into().ok()?;
    Reflect::construct(&maker, &Array::of1(&path.into())).ok()
}
