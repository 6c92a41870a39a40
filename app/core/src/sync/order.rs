//! Order among siblings: a fractional index, ties by id.

use fractional_index::FractionalIndex;

/// A sortable text between two neighbours' texts; `None` is the beginning or the end.
///
/// Gives `None` where nothing fits between (two siblings that were given the same place while apart):
/// the caller re-keys a neighbour (rule O-2).
pub fn between(before: Option<&str>, after: Option<&str>) -> Option<String> {
    let parse = |text: &str| FractionalIndex::from_string(text).ok();
    let index = match (before, after) {
        (None, None) => Some(FractionalIndex::default()),
        (Some(before), None) => parse(before).map(|b| FractionalIndex::new_after(&b)),
        (None, Some(after)) => parse(after).map(|a| FractionalIndex::new_before(&a)),
        (Some(before), Some(after)) => FractionalIndex::new_between(&parse(before)?, &parse(after)?),
    };
    index.map(|index| index.to_string())
}

/// `count` texts in ascending order, for seeds and pasted lists.
pub fn sequence(count: usize) -> Vec<String> {
    let mut last: Option<String> = None;
    (0..count)
        .filter_map(|_| {
            last = between(last.as_deref(), None);
            last.clone()
        })
        .collect()
}

/// Whether the text is an index at all.
pub fn is_index(text: &str) -> bool {
    text.len() <= 256 && FractionalIndex::from_string(text).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn o1_something_always_fits_between_two_different_places() {
        let mut low = between(None, None).unwrap();
        let high = between(Some(&low), None).unwrap();
        for _ in 0..60 {
            let middle = between(Some(&low), Some(&high)).unwrap();
            assert!(low < middle && middle < high);
            low = middle;
        }
    }

    #[test]
    fn o2_nothing_fits_between_two_equal_places() {
        let place = between(None, None).unwrap();
        assert_eq!(between(Some(&place), Some(&place)), None);
    }

    #[test]
    fn a_sequence_ascends() {
        let places = sequence(40);
        assert!(places.is_sorted() && places.len() == 40);
    }
}
