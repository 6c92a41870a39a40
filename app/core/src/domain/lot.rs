//! Lots: what is drawn by chance but must come out the same on every device. The chance is in the ids of what
//! is drawn for, which nobody chooses; there is no clock and no generator.

/// The lot of these words: any of 2^64, the same for the same words on every machine.
pub fn lot(words: &[&str]) -> u64 {
    let bytes = words.iter().flat_map(|word| word.bytes().chain([0]));
    let hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    // The last words move only the low bits of FNV-1a: the finish of SplitMix64 spreads them.
    let hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^ (hash >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lots_of_neighbouring_ids_fall_evenly_and_never_change() {
        let mut counts = [0_u32; 7];
        for n in 0..7_000 {
            counts[(lot(&["game", &format!("player-{n}")]) % 7) as usize] += 1;
        }
        assert!(counts.iter().all(|count| (900..1_100).contains(count)), "{counts:?}");
        assert_ne!(lot(&["ab", "c"]), lot(&["a", "bc"]));
        assert_eq!(lot(&["round", "a-ivan"]), lot(&["round", "a-ivan"]));
    }
}
