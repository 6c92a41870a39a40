//! Texts that leave the page or come into it: the clipboard, a file saved, a file chosen.

use std::cell::{Cell, RefCell};

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    Blob, BlobPropertyBag, Clipboard, Element, HtmlAnchorElement, HtmlDocument, HtmlElement,
    HtmlInputElement, HtmlTextAreaElement, TextDecoder, TextDecoderOptions, Url,
};

use super::{Guard, Picked, after, document, is_key_free};
use crate::platform::browser::{
    events::{listen, on_window},
    property,
};

/// Puts a text on the clipboard and says whether it is there. To be called from a press or a key.
pub fn copy(text: &str, done: impl FnOnce(bool) + 'static) {
    let navigator = web_sys::window().map(|window| window.navigator());
    let clipboard = navigator.and_then(|navigator| property(&navigator, "clipboard"));
    let Some(clipboard) = clipboard else { return done(copy_by_selection(text).is_some()) };
    let text = text.to_owned();
    let written = clipboard.unchecked_into::<Clipboard>().write_text(&text);
    spawn_local(async move {
        let written = JsFuture::from(written).await.is_ok();
        done(written || copy_by_selection(&text).is_some());
    });
}

/// The way without a secure context. A field inside the open dialog: outside it nothing can be selected.
fn copy_by_selection(text: &str) -> Option<()> {
    let document = document()?.dyn_into::<HtmlDocument>().ok()?;
    let focused: Option<Element> = document.active_element();
    let dialog = focused.as_ref().and_then(|element| element.closest("dialog").ok().flatten());
    let home = dialog.or_else(|| document.body().map(Into::into))?;
    let field = document.create_element("textarea").ok()?.dyn_into::<HtmlTextAreaElement>().ok()?;
    field.set_value(text);
    home.append_child(&field).ok()?;
    field.select();
    let copied = document.exec_command("copy").unwrap_or(false);
    field.remove();
    if let Some(element) = focused.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        drop(element.focus());
    }
    copied.then_some(())
}

/// Hears each text that is pasted where nobody writes, until the guard is dropped.
pub fn on_paste(told: impl Fn(String) + 'static) -> Guard {
    on_window(
        "paste",
        Box::new(move |event| {
            let text = pasted_text(&event).filter(|text| !text.is_empty() && is_key_free(false));
            if let Some(text) = text {
                event.prevent_default();
                told(text);
            }
        }),
    )
}

fn pasted_text(event: &web_sys::Event) -> Option<String> {
    let data = property(event, "clipboardData")?;
    let read: js_sys::Function = property(&data, "getData")?.dyn_into().ok()?;
    read.call1(&data, &"text/plain".into()).ok()?.as_string()
}

/// Saves a text as a file of this name.
pub fn download(name: &str, text: &str) {
    let _ = save(name, text);
}

fn save(name: &str, text: &str) -> Option<()> {
    let options = BlobPropertyBag::new();
    options.set_type("application/octet-stream");
    let parts = Array::of(&[JsValue::from_str(text)]);
    keep(name, &Blob::new_with_str_sequence_and_options(&parts, &options).ok()?)
}

/// Saves what is in a blob as a file of this name.
pub(super) fn keep(name: &str, blob: &Blob) -> Option<()> {
    let address = Url::create_object_url_with_blob(blob).ok()?;
    let document = document()?;
    let link = document.create_element("a").ok()?.dyn_into::<HtmlAnchorElement>().ok()?;
    link.set_href(&address);
    link.set_download(name);
    document.body()?.append_child(&link).ok()?;
    link.click();
    link.remove();
    after(60_000, move || drop(Url::revoke_object_url(&address))).keep();
    Some(())
}

thread_local! {
    /// The chooser that is open: the element must outlive the choosing.
    static CHOOSER: RefCell<Option<Guard>> = const { RefCell::new(None) };
}

/// The text of a file: UTF-8, else what older spreadsheets save, UTF-16 with its mark or Windows-1251.
fn decoded(bytes: &JsValue) -> Option<String> {
    let bytes = Uint8Array::new(bytes);
    let strictly = TextDecoderOptions::new();
    strictly.set_fatal(true);
    let read = |decoder: Result<TextDecoder, JsValue>| decoder.ok()?.decode_with_buffer_source(&bytes).ok();
    let wide = (bytes.length() > 1 && bytes.get_index(0) == 0xff && bytes.get_index(1) == 0xfe)
        .then(|| read(TextDecoder::new_with_label("utf-16le")));
    wide.flatten()
        .or_else(|| read(TextDecoder::new_with_label_and_options("utf-8", &strictly)))
        .or_else(|| read(TextDecoder::new_with_label("windows-1251")))
}

/// Lets the person choose a text file of up to `max_bytes`. Not called back where they cancel. To be called
/// from a press or a key. `accept` is as in HTML: `.json,application/json`.
pub fn pick_text(accept: &str, max_bytes: u32, picked: impl FnOnce(Picked) + 'static) {
    let input = document().and_then(|document| document.create_element("input").ok());
    let Some(input) = input.and_then(|input| input.dyn_into::<HtmlInputElement>().ok()) else { return };
    input.set_type("file");
    input.set_accept(accept);
    let chosen = input.clone();
    let picked = Cell::new(Some(picked));
    let change = listen(
        &input,
        "change",
        Box::new(move |_| {
            let file = chosen.files().and_then(|files| files.get(0));
            let Some((file, picked)) = file.zip(picked.take()) else { return };
            if file.size() > f64::from(max_bytes) {
                return picked(Picked::TooLarge);
            }
            let name = file.name();
            let bytes = file.array_buffer();
            spawn_local(async move {
                let text = JsFuture::from(bytes).await.ok().and_then(|bytes| decoded(&bytes));
                picked(text.map_or(Picked::Unreadable, |text| Picked::Text { name, text }));
            });
        }),
    );
    drop(CHOOSER.replace(Some(change)));
    input.click();
}
