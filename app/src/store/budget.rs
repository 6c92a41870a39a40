//! The device's budget for what the server can send again: which copy of a space makes room for another,
//! and what goes at a sign-out. Own words (waiting, returned, accepted) are never touched here.
//!
//! The courier calls it when a copy does not fit.

use karta_core::sync::{PrincipalId, SpaceId};

use crate::platform::{
    clock,
    device::{Device, this_device},
    keys::{self, Key},
};

/// The part of a copy that says when its space was opened last.
const OPENED: &str = "o";

/// Notes that a person has opened a space now: its copy is the last to make room.
pub fn opened(me: &PrincipalId, space: &SpaceId) {
    let key = Key { principal: me.as_str(), space: space.as_str(), part: OPENED, name: "" }.to_string();
    // Where even this finds no room, the space counts as never opened.
    let _ = this_device().put(&key, &clock::now_ms().to_string());
}

/// Drops the copy of the space that was opened longest ago, except `kept`; false where there is none to drop.
pub fn make_room(device: &dyn Device, kept: &str) -> bool {
    let mut copies: Vec<(u64, String)> = Vec::new();
    let stored = device.read_all(keys::ROOT);
    for (text, _) in &stored {
        let Some(key) = Key::parse(text).filter(|key| !key.is_own_word() && key.part != OPENED) else {
            continue;
        };
        let prefix = keys::space_prefix(key.principal, key.space);
        if prefix != kept && copies.iter().all(|(_, known)| known != &prefix) {
            let opened = device.get(&format!("{prefix}{OPENED}/")).and_then(|ms| ms.parse().ok());
            copies.push((opened.unwrap_or_default(), prefix));
        }
    }
    let Some((_, oldest)) = copies.into_iter().min() else { return false };
    drop_copy(device, &oldest);
    true
}

/// Drops a copy of a space, the cursor first: what is cut off in the middle asks for a snapshot.
pub fn drop_copy(device: &dyn Device, prefix: &str) {
    device.remove(&format!("{prefix}c"));
    for (text, _) in device.read_all(prefix) {
        if Key::parse(&text).is_some_and(|key| !key.is_own_word()) {
            device.remove(&text);
        }
    }
}

/// Forgets everything of a person that the server can send again, in both storages.
pub async fn forget_copies(me: &PrincipalId) {
    let prefix = keys::principal_prefix(me.as_str());
    let goes = |text: &str| Key::parse(text).is_none_or(|key| !key.is_own_word());
    let device = this_device();
    for (text, _) in device.read_all(&prefix) {
        if goes(&text) {
            device.remove(&text);
        }
    }
    if let Ok(mirrored) = device.mirror_read_all(&prefix).await {
        let gone = mirrored.into_iter().map(|(text, _)| text).filter(|text| goes(text)).collect();
        // A mirror that cannot be written has nothing that is read again either.
        let _ = device.mirror_remove(gone).await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::device::{DeviceError, MemoryDevice};

    fn fill(device: &MemoryDevice, space: &str, opened: &str) {
        for (name, text) in [("r/one", "карточка"), ("c", "место"), ("p/w~1", "моё слово"), ("o/", opened)]
        {
            assert_eq!(device.put(&format!("k/ivan/{space}/{name}"), text), Ok(()));
        }
    }

    #[test]
    fn the_space_opened_longest_ago_makes_room_and_own_words_stay() {
        let device = MemoryDevice::default();
        fill(&device, "board:old", "100");
        fill(&device, "board:new", "200");
        assert!(make_room(&device, "k/ivan/catalogue/"));
        assert_eq!(device.get("k/ivan/board:old/r/one"), None);
        assert_eq!(device.get("k/ivan/board:old/c"), None);
        assert_eq!(device.get("k/ivan/board:old/p/w~1").as_deref(), Some("моё слово"));
        assert!(device.get("k/ivan/board:new/r/one").is_some());
    }

    #[test]
    fn the_copy_that_is_being_written_makes_no_room_for_itself() {
        let device = MemoryDevice::default();
        fill(&device, "catalogue", "100");
        assert!(!make_room(&device, "k/ivan/catalogue/"));
        assert!(device.get("k/ivan/catalogue/r/one").is_some());
    }

    #[test]
    fn a_full_device_takes_a_new_copy_in_the_place_of_an_old_one() {
        let device = MemoryDevice::with_budget(400);
        fill(&device, "board:old", "100");
        let text = "x".repeat(120);
        assert_eq!(device.put("k/ivan/catalogue/r/one", &text), Err(DeviceError::Full));
        let mut free = || make_room(&device, "k/ivan/catalogue/");
        assert_eq!(device.put_freeing("k/ivan/catalogue/r/one", &text, &mut free), Ok(()));
    }
}
