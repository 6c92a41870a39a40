//! «Продолжить»: the pages opened last on this device. They belong to one person: whoever comes next starts
//! afresh.

use serde::{Deserialize, Serialize};

use crate::platform::device::this_device;

const KEY: &str = "k/recent";

/// How many pages are remembered.
const MOST: usize = 5;

/// A page that was open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    pub path: String,
    pub title: String,
}

/// The last first.
pub fn places() -> Vec<Place> {
    let stored = this_device().get(KEY);
    stored.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
}

/// Remembers a page as the last one open.
pub fn visited(path: &str, title: &str) {
    let mut places = places();
    places.retain(|place| place.path != path);
    places.insert(0, Place { path: path.to_owned(), title: title.to_owned() });
    places.truncate(MOST);
    if let Ok(text) = serde_json::to_string(&places) {
        // A device that keeps nothing simply has nothing to go on with.
        let _ = this_device().put(KEY, &text);
    }
}

/// Forgets all of them: the next person at this device starts afresh.
pub fn forget() {
    this_device().remove(KEY);
}
