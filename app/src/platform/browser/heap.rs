//! The program's memory.

use std::hint::black_box;

/// What a large catalogue and a plan take together, bytes. What is not touched costs a device nothing.
const RESERVE: usize = 24 * 1024 * 1024;

/// Takes the memory once that reading a device's copies would take 64 KB at a time: each time costs a slow
/// device a fifth of a millisecond, hundreds of them a tenth of a second.
pub fn reserve() {
    drop(black_box(Vec::<u8>::with_capacity(RESERVE)));
}
