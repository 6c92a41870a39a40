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

/// New places after one sibling moves: mostly its own alone, and as many neighbours' as stood in one place
/// with it (rule O-2). `places` are the siblings' in their present order; `to` is the index in the list
/// without the moved one. Pairs of an index into `places` and its new text.
pub fn moved(places: &[String], from: usize, to: usize) -> Vec<(usize, String)> {
    if from >= places.len() || to >= places.len() {
        return Vec::new();
    }
    let mut list: Vec<usize> = (0..places.len()).filter(|index| *index != from).collect();
    list.insert(to, from);
    let mut placed: Vec<(usize, String)> = Vec::new();
    let mut before = to.checked_sub(1).map(|at| places[list[at]].clone());
    for at in to..list.len() {
        if at > to && before.as_ref().is_none_or(|before| &places[list[at]] > before) {
            break;
        }
        let following = list[at + 1..].iter().map(|index| &places[*index]);
        let after = following.into_iter().find(|place| before.as_ref().is_none_or(|before| *place > before));
        let Some(place) = between(before.as_deref(), after.map(String::as_str)) else { break };
        placed.push((list[at], place.clone()));
        before = Some(place);
    }
    placed
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

    fn after_move(mut places: Vec<String>, from: usize, to: usize) -> (usize, Vec<usize>) {
        let changes = moved(&places, from, to);
        let count = changes.len();
        changes.into_iter().for_each(|(index, place)| places[index] = place);
        let mut order: Vec<usize> = (0..places.len()).collect();
        order.sort_by(|a, b| places[*a].cmp(&places[*b]));
        (count, order)
    }

    #[test]
    fn a_move_writes_the_moved_one_alone() {
        assert_eq!(after_move(sequence(4), 3, 1), (1, vec![0, 3, 1, 2]));
        assert_eq!(after_move(sequence(4), 0, 3), (1, vec![1, 2, 3, 0]));
        assert_eq!(after_move(sequence(4), 2, 0), (1, vec![2, 0, 1, 3]));
    }

    #[test]
    fn o2_a_move_between_two_siblings_of_one_place_moves_a_neighbour_too() {
        let places = sequence(3);
        let tied = vec![places[0].clone(), places[1].clone(), places[1].clone(), places[2].clone()];
        assert_eq!(after_move(tied, 0, 1), (2, vec![1, 0, 2, 3]));
    }

    #[test]
    fn a_sequence_ascends() {
        let places = sequence(40);
        assert!(places.is_sorted() && places.len() == 40);
    }
}
