//! Every limit about people, by name, in one place. None is per network address: a hall shares one.

use std::time::Duration;

/// How many tries within a window; the next one waits until the oldest leaves it.
#[derive(Debug, Clone, Copy)]
pub struct Limit {
    pub tries: usize,
    pub window_ms: u64,
}

/// Wrong passwords for one login.
pub const WRONG_PASSWORDS: Limit = Limit { tries: 5, window_ms: 2 * 60 * 1_000 };
/// Wrong six-digit codes, everybody's together: at this rate guessing one of a million takes weeks.
pub const WRONG_CODES: Limit = Limit { tries: 40, window_ms: 60 * 1_000 };
/// Logins whose wrong passwords are remembered; past that the oldest is forgotten.
pub const KEYS_REMEMBERED: usize = 10_000;

/// Passwords hashed at once, at about 19 MiB each.
pub const HASHES_AT_ONCE: usize = 2;
/// How long a sign-in waits for its turn to hash.
pub const HASH_PATIENCE: Duration = Duration::from_secs(20);

const DAY_MS: u64 = 24 * 60 * 60 * 1_000;
/// How long a one-time link works.
pub const SLIP_MS: u64 = 14 * DAY_MS;
/// How long a door stays open unless made anew: a code forgotten open is one more to guess.
pub const DOOR_MS: u64 = 7 * DAY_MS;
/// Days without a visit after which a session ends.
pub const SESSION_DAYS: i64 = 30;
/// Time between two sweeps of what has ended.
pub const SWEEP_EVERY: Duration = Duration::from_millis(DAY_MS);
/// How often a session in use is given its whole time again.
pub const SESSION_TOUCH_MS: u64 = DAY_MS;

/// Times a decision about accounts is taken anew because another process wrote in between.
pub const RETRIES: usize = 32;
/// Guest identities that one session remembers, by space.
pub const GUESTS_REMEMBERED: usize = 16;
/// Ended sessions that a slow listener may lag behind.
pub const ENDINGS_KEPT: usize = 256;
/// Characters in the version of a consent text.
pub const CONSENT_CHARS: usize = 40;
