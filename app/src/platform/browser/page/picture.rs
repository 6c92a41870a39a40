//! A drawing saved as a picture of pixels: the browser draws the SVG, a canvas keeps it.

use std::cell::{Cell, RefCell};

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Blob, BlobPropertyBag, Element, HtmlCanvasElement, Url};

use super::{document, files::keep};
use crate::platform::{Guard, browser::events::listen};

/// Pixels of a side and in all that every browser's canvas takes.
const MOST_SIDE: f64 = 12_000.0;
const MOST_AREA: f64 = 60_000_000.0;
/// Pixels to a unit of the drawing, where they fit.
const RATIO: f64 = 2.0;

thread_local! {
    /// What waits for the drawing: it must outlive the wait.
    static WAITING: RefCell<Vec<Guard>> = const { RefCell::new(Vec::new()) };
}

/// Saves a whole SVG of this size as PNG, and says whether it could be drawn.
pub fn download_png(name: &str, svg: &str, size: (f64, f64), done: impl FnOnce(bool) + 'static) {
    let done = std::rc::Rc::new(Cell::new(Some(done)));
    let told = {
        let done = std::rc::Rc::clone(&done);
        move |is_saved: bool| done.take().into_iter().for_each(|done| done(is_saved))
    };
    if begin(name.to_owned(), svg, size, told).is_none() {
        done.take().into_iter().for_each(|done| done(false));
    }
}

fn begin(name: String, svg: &str, size: (f64, f64), told: impl Fn(bool) + Clone + 'static) -> Option<()> {
    let options = BlobPropertyBag::new();
    options.set_type("image/svg+xml");
    let parts = Array::of(&[JsValue::from_str(svg)]);
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options).ok()?;
    let address = Url::create_object_url_with_blob(&blob).ok()?;
    let image = document()?.create_element("img").ok()?;
    let (drawn, freed, failed) = (image.clone(), address.clone(), told.clone());
    let loaded = listen(
        &image,
        "load",
        Box::new(move |_| {
            if draw(&drawn, size, &name, told.clone()).is_none() {
                told(false);
            }
            drop(Url::revoke_object_url(&freed));
        }),
    );
    let broken = listen(&image, "error", Box::new(move |_| failed(false)));
    // The former two are done with when another picture is asked for.
    drop(WAITING.replace(vec![loaded, broken]));
    image.set_attribute("src", &address).ok()
}

fn draw(image: &Element, size: (f64, f64), name: &str, told: impl Fn(bool) + 'static) -> Option<()> {
    let ratio = RATIO
        .min(MOST_SIDE / size.0.max(size.1).max(1.0))
        .min((MOST_AREA / (size.0 * size.1).max(1.0)).sqrt());
    let (width, height) = ((size.0 * ratio).floor(), (size.1 * ratio).floor());
    let canvas = document()?.create_element("canvas").ok()?.dyn_into::<HtmlCanvasElement>().ok()?;
    canvas.set_width(width as u32);
    canvas.set_height(height as u32);
    let context: JsValue = canvas.get_context("2d").ok()??.into();
    let put: Function = Reflect::get(&context, &"drawImage".into()).ok()?.dyn_into().ok()?;
    let places = [0.0, 0.0, width, height].map(JsValue::from_f64);
    let arguments: Array = std::iter::once(JsValue::from(image)).chain(places).collect();
    put.apply(&context, &arguments).ok()?;
    let name = name.to_owned();
    let made = Closure::once_into_js(move |blob: JsValue| {
        let saved = blob.dyn_into::<Blob>().ok().and_then(|blob| keep(&name, &blob));
        told(saved.is_some());
    });
    canvas.to_blob(made.unchecked_ref()).ok()
}
