//! Arriving by a link at a level, an indicator or a material: the place is brought into sight and marked for
//! a moment. Without a script the browser itself goes there.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::platform::{Guard, page};

/// Milliseconds between two looks for a place that is still being drawn, and how many looks.
const LOOK_MS: u32 = 60;
const LOOKS: u8 = 10;

/// Stands once on a page that has places.
#[component]
pub fn Arrival() -> impl IntoView {
    let hash = use_location().hash;
    let wait = StoredValue::new(None::<Guard>);
    Effect::new(move |_| {
        let place = hash.get().trim_start_matches('#').to_owned();
        if !place.is_empty() {
            look(wait, place, LOOKS);
        }
    });
}

fn look(wait: StoredValue<Option<Guard>>, place: String, looks: u8) {
    let next = page::after(LOOK_MS, move || {
        if !page::show_place(&place) && looks > 0 {
            look(wait, place, looks - 1);
        }
    });
    wait.set_value(Some(next));
}
