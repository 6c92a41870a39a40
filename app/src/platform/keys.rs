//! The names under which the device keeps things: `k/<principal>/<space>/<part>/<name>`, plus a few of the page.
//!
//! Every key that holds a person's work begins with its principal. Identifiers hold no slash, so the text
//! can be read back; a name may hold anything.

use std::fmt;

/// Before every key of ours.
pub const ROOT: &str = "k/";
/// The chosen theme; read by `start.js` before the first paint.
pub const THEME: &str = "k/theme";
/// Whether the end of a такт is heard on this device.
pub const SOUND: &str = "k/sound";
/// The Wi-Fi of the hall, as its host typed it in: for this device's screen alone.
pub const WIFI: &str = "k/wifi";
/// The game that is played on this device.
pub const GAME: &str = "k/game";
/// Answers to surveys without names, each under its code: kept until it is sent, and to say that it was.
pub const VOICE: &str = "k/voice/";
/// Number of the storage's schema.
pub const SCHEMA: &str = "k/schema";
/// Written and removed to see whether storage works.
pub const PROBE: &str = "k/probe";
/// Before a writer's sign of life.
pub const ALIVE: &str = "k/alive/";

/// A key of a person's work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key<'a> {
    pub principal: &'a str,
    pub space: &'a str,
    /// What it is: a record, a pending change, a cursor; the store decides.
    pub part: &'a str,
    pub name: &'a str,
}

impl<'a> Key<'a> {
    /// `None` for anything that is not of this form, such as the page's own keys.
    pub fn parse(text: &'a str) -> Option<Self> {
        let mut parts = text.strip_prefix(ROOT)?.splitn(4, '/');
        let key =
            Self { principal: parts.next()?, space: parts.next()?, part: parts.next()?, name: parts.next()? };
        let whole = [key.principal, key.space, key.part].iter().all(|part| !part.is_empty());
        whole.then_some(key)
    }

    /// Whether it holds a person's own words: waiting, returned or accepted (parts of the replica's shelf).
    pub fn is_own_word(&self) -> bool {
        ["p", "x", "a"].contains(&self.part)
    }
}

impl fmt::Display for Key<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{ROOT}{}/{}/{}/{}", self.principal, self.space, self.part, self.name)
    }
}

/// Before all keys of a person.
pub fn principal_prefix(principal: &str) -> String {
    format!("{ROOT}{principal}/")
}

/// Before all keys of a person's copy of a space.
pub fn space_prefix(principal: &str, space: &str) -> String {
    format!("{ROOT}{principal}/{space}/")
}

/// Before all keys of one part of that copy.
pub fn part_prefix(principal: &str, space: &str, part: &str) -> String {
    format!("{ROOT}{principal}/{space}/{part}/")
}

/// Where the keeper tab of a person signs where there are no Web Locks.
pub fn keeper(principal: &str) -> String {
    format!("k/keeper/{principal}")
}

/// Where a writer shows that it lives.
pub fn alive(writer: &str) -> String {
    format!("{ALIVE}{writer}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_reads_back_what_was_put_in() {
        let key = Key { principal: "a-1", space: "board:7", part: "p", name: "w1~4/of-many" };
        assert_eq!(Key::parse(&key.to_string()), Some(key));
        assert!(key.to_string().starts_with(&part_prefix("a-1", "board:7", "p")));
        assert!(key.to_string().starts_with(&space_prefix("a-1", "board:7")));
        assert!(key.to_string().starts_with(&principal_prefix("a-1")));
    }

    #[test]
    fn a_name_may_be_empty_but_nothing_else() {
        assert_eq!(Key::parse("k/a-1/catalogue/c/").map(|key| key.name), Some(""));
        for text in ["", "k/", "x/a/b/c/d", "k/a-1/catalogue/c", "k//b/c/d", "k/a//c/d", "k/a/b//d"] {
            assert_eq!(Key::parse(text), None, "{text}");
        }
    }

    #[test]
    fn the_pages_own_keys_are_nobodys_work() {
        for text in [THEME, SCHEMA, PROBE, &alive("w1"), &keeper("a-1")] {
            assert_eq!(Key::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_person_whose_id_begins_like_anothers_is_not_touched_with_them() {
        let other = Key { principal: "a-12", space: "notes:1", part: "r", name: "x" }.to_string();
        assert!(!other.starts_with(&principal_prefix("a-1")));
    }
}
