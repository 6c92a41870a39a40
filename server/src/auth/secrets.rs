//! Random identifiers, tokens and codes, and the digests under which tokens are stored.

use std::fmt::Write as _;

use karta_core::sync::PrincipalId;
use rand::Rng as _;
use sha2::{Digest as _, Sha256};

/// 32 letters and digits, without those that look alike in print.
const ALPHABET: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
/// 160 bits.
const TOKEN_CHARS: usize = 32;
const PRINCIPAL_CHARS: usize = 20;

/// A token that nobody guesses.
pub fn token() -> String {
    text(TOKEN_CHARS)
}

/// Six digits for typing.
pub fn code() -> String {
    format!("{:06}", rand::rng().random_range(0..1_000_000u32))
}

pub fn account_id() -> PrincipalId {
    PrincipalId::new(format!("a-{}", text(PRINCIPAL_CHARS)))
}

pub fn guest_id() -> PrincipalId {
    PrincipalId::new(format!("g-{}", text(PRINCIPAL_CHARS)))
}

/// SHA-256, hexadecimal. Enough for a token, which is random and long; not for a password.
pub fn digest(token: &str) -> String {
    Sha256::digest(token.as_bytes()).iter().fold(String::with_capacity(64), |mut hex, byte| {
        // Writing to a String does not fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

fn text(chars: usize) -> String {
    let mut rng = rand::rng();
    (0..chars).map(|_| char::from(ALPHABET[rng.random_range(0..ALPHABET.len())])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_is_the_known_one() {
        assert_eq!(digest("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    #[test]
    fn identifiers_are_well_formed_and_codes_have_six_digits() {
        assert!(account_id().is_well_formed() && guest_id().as_str().starts_with("g-"));
        assert_eq!(code().len(), 6);
        assert_ne!(token(), token());
    }
}
