//! Signs of life in storage that tabs share: until when a writer is alive, and whose turn it is to keep.
//!
//! Pure; `tabs` calls it. Browsers slow a hidden tab's timers down to once a minute, so a hidden tab signs
//! for longer. A sign from too far ahead (a clock set back since) counts as dead.

/// How often a lease is renewed, milliseconds.
pub const RENEW_MS: u32 = 5_000;
const SHOWN_MS: u64 = 20_000;
const HIDDEN_MS: u64 = 90_000;

/// Until when a sign given now holds.
pub fn until(now_ms: u64, visible: bool) -> u64 {
    now_ms + if visible { SHOWN_MS } else { HIDDEN_MS }
}

/// Whether a sign still holds.
pub fn holds(until_ms: u64, now_ms: u64) -> bool {
    (now_ms + 1..=now_ms + HIDDEN_MS).contains(&until_ms)
}

/// Whether a stored sign of life still holds; a malformed one does not.
pub fn is_alive(text: &str, now_ms: u64) -> bool {
    text.parse().is_ok_and(|until_ms| holds(until_ms, now_ms))
}

/// Whose lease it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    Mine,
    Theirs,
    /// Nobody's, or of somebody who stopped signing.
    Free,
}

/// Reads a lease of the form `<writer> <until>`.
pub fn turn(text: Option<&str>, me: &str, now_ms: u64) -> Turn {
    let Some((writer, until_ms)) = text.and_then(|text| text.split_once(' ')) else { return Turn::Free };
    match until_ms.parse().is_ok_and(|until_ms| holds(until_ms, now_ms)) {
        _ if writer == me => Turn::Mine,
        true => Turn::Theirs,
        false => Turn::Free,
    }
}

/// The lease's text.
pub fn signed(me: &str, until_ms: u64) -> String {
    format!("{me} {until_ms}")
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: u64 = 1_000_000;

    #[test]
    fn a_sign_of_life_dies_20_seconds_after_the_last_or_90_where_hidden() {
        let shown = until(NOW, true).to_string();
        assert!(is_alive(&shown, NOW) && is_alive(&shown, NOW + 19_999) && !is_alive(&shown, NOW + 20_000));
        let hidden = until(NOW, false).to_string();
        assert!(is_alive(&hidden, NOW + 60_000) && !is_alive(&hidden, NOW + 90_000));
    }

    #[test]
    fn a_sign_from_a_clock_set_back_since_does_not_hold_for_ever() {
        assert!(!is_alive(&until(NOW + 86_400_000, true).to_string(), NOW));
        assert!(!is_alive("скоро", NOW));
    }

    #[test]
    fn a_turn_passes_on_only_when_its_holder_stops_signing() {
        let theirs = signed("w2", until(NOW, true));
        assert_eq!(turn(Some(&theirs), "w1", NOW + 5_000), Turn::Theirs);
        assert_eq!(turn(Some(&theirs), "w1", NOW + 25_000), Turn::Free);
        assert_eq!(turn(Some(&theirs), "w2", NOW + 25_000), Turn::Mine);
        assert_eq!(turn(None, "w1", NOW), Turn::Free);
        assert_eq!(turn(Some("чепуха"), "w1", NOW), Turn::Free);
    }
}
