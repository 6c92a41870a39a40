//! The only browser code of the app, and pure rules that go with it.
//!
//! `browser/` is compiled for wasm; `absent.rs` gives the same signatures on the server, where there is
//! no device: it does nothing. The store, the pages and the entry points call this; nothing here calls them.
//! No failure of the browser (blocked storage, an insecure context, an old engine) may panic in here.

mod answer;
pub mod device;
pub mod guard;
pub mod keys;
pub mod lease;
pub mod link;
pub mod painting;

#[cfg(not(target_arch = "wasm32"))]
mod absent;
#[cfg(not(target_arch = "wasm32"))]
use absent as side;
#[cfg(target_arch = "wasm32")]
mod browser;
#[cfg(target_arch = "wasm32")]
use browser as side;

pub use guard::Guard;
pub use side::{body, clock, heap, page, panic, random_u32, socket, tabs, worker};

/// What happened to a socket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SocketEvent {
    Open,
    Text(String),
    /// The last event: closed by either side, broken, or never opened.
    Closed,
}

/// News of the program's own version on this device.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Update {
    /// From now on the app opens without a network.
    OfflineReady,
    /// A newer version waits for the person's word: [`worker::apply_update`].
    Ready,
    /// Another tab has applied one: this tab still runs the former and should be reloaded when convenient.
    Replaced,
}

/// What came of choosing a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Picked {
    Text {
        name: String,
        text: String,
    },
    /// Above the limit that the caller named.
    TooLarge,
    Unreadable,
}

/// A random identifier of `bytes` bytes of chance: lowercase letters and digits, 8 characters per 5 bytes.
/// On the server, where nobody writes, it is all `a`.
pub fn random_id(bytes: usize) -> String {
    let mut chance = vec![0; bytes];
    side::fill_random(&mut chance);
    base32(&chance)
}

fn base32(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
    let bit = |at: usize| bytes.get(at / 8).is_some_and(|byte| byte >> (7 - at % 8) & 1 == 1);
    (0..(bytes.len() * 8).div_ceil(5))
        .map(|letter| (0..5).fold(0, |five, at| five << 1 | usize::from(bit(letter * 5 + at))))
        .map(|five| char::from(LETTERS[five]))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_identifier_is_letters_and_digits_and_keeps_every_bit() {
        assert_eq!(base32(b"fooba"), "mzxw6ytb");
        assert_eq!(base32(&[0xff]), "74");
        assert_eq!(random_id(10).len(), 16);
    }
}
