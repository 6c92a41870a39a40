//! Countdown: how a time that runs out is written.

/// «5:07» of the milliseconds left, a second begun counting whole; «+0:12» past the end.
pub fn shown(left_ms: i64) -> String {
    let (sign, seconds) = if left_ms < 0 {
        ("+", left_ms.unsigned_abs() / 1_000)
    } else {
        ("", left_ms.unsigned_abs().div_ceil(1_000))
    };
    format!("{sign}{}:{:02}", seconds / 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn a_second_begun_counts_whole_and_time_past_the_end_has_its_sign() {
        let told = [307_000, 306_001, 0, -999, -12_000].map(shown);
        assert_eq!(told, ["5:07", "5:07", "0:00", "+0:00", "+0:12"]);
    }
}
