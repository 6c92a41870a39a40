//! One short sound, made by the browser itself: nothing is loaded for it.

use std::cell::RefCell;

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::platform::browser::property;

/// Hertz of the sound's two tones.
const TONES: [f64; 2] = [660.0, 880.0];
/// Seconds of one tone.
const LASTS: f64 = 0.18;
/// Loudness, of one: heard in a room, and nobody starts.
const LOUD: f64 = 0.2;

thread_local! {
    /// Browsers give a page only a few.
    static SPEAKER: RefCell<Option<JsValue>> = const { RefCell::new(None) };
}

/// Sounds two short tones, where the browser lets a page sound without having been touched.
pub fn chime() {
    let _ = sound();
}

fn sound() -> Option<()> {
    let context = SPEAKER.with_borrow_mut(|speaker| {
        if speaker.is_none() {
            let window: JsValue = web_sys::window()?.into();
            let maker: Function = property(&window, "AudioContext")?.dyn_into().ok()?;
            *speaker = Reflect::construct(&maker, &Array::new()).ok();
        }
        speaker.clone()
    })?;
    call(&context, "resume", &[]);
    let now = property(&context, "currentTime")?.as_f64()?;
    let (speaker, gain) = (property(&context, "destination")?, call(&context, "createGain", &[])?);
    set(&property(&gain, "gain")?, "value", LOUD)?;
    call(&gain, "connect", &[speaker]);
    for (place, hertz) in TONES.into_iter().enumerate() {
        let tone = call(&context, "createOscillator", &[])?;
        set(&property(&tone, "frequency")?, "value", hertz)?;
        call(&tone, "connect", std::slice::from_ref(&gain));
        let from = now + place as f64 * LASTS;
        call(&tone, "start", &[from.into()]);
        call(&tone, "stop", &[(from + LASTS).into()]);
    }
    Some(())
}

fn call(on: &JsValue, name: &str, given: &[JsValue]) -> Option<JsValue> {
    let method: Function = property(on, name)?.dyn_into().ok()?;
    let given: Array = given.iter().collect();
    method.apply(on, &given).ok()
}

fn set(on: &JsValue, name: &str, value: f64) -> Option<()> {
    Reflect::set(on, &name.into(), &value.into()).ok().map(drop)
}
