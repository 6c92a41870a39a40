//! Names over heaps of cards: larger heaps are named first, and no name lies on another.

/// A name that is to be written over its heap.
#[derive(Debug, Clone, PartialEq)]
pub struct Wanted {
    pub text: String,
    /// Where the heap lies: left, top, right, bottom.
    pub around: [f64; 4],
    /// How many cards it is for.
    pub weight: usize,
}

/// A name where it is written: its upper left corner.
#[derive(Debug, Clone, PartialEq)]
pub struct Named {
    pub text: String,
    pub x: f64,
    pub y: f64,
}

/// A letter's width in parts of its height, on the average of Russian words in bold.
const LETTER: f64 = 0.6;
/// Room around a name, in parts of a letter's height, and its height.
const PAD: f64 = 0.4;
const LINE: f64 = 1.35;

/// Where the names stand in letters of so many pixels, all within `room` (width, height): over their heaps, else
/// in them, else under them. Of names for which none of these is free the lighter ones are left out.
pub fn settle(mut wanted: Vec<Wanted>, px: f64, room: (f64, f64)) -> Vec<Named> {
    wanted.sort_by(|a, b| b.weight.cmp(&a.weight).then_with(|| a.text.cmp(&b.text)));
    let mut taken: Vec<[f64; 4]> = Vec::new();
    let mut named = Vec::new();
    for Wanted { text, around: [left, top, _, bottom], .. } in wanted {
        let (width, height) = ((text.chars().count() as f64 * LETTER + 2.0 * PAD) * px, LINE * px);
        let x = left.min(room.0 - width).max(0.0);
        let free = [top - height, top, bottom].into_iter().find_map(|y| {
            let y = y.min(room.1 - height).max(0.0);
            let own = [x, y, x + width, y + height];
            taken.iter().all(|other| are_apart(own, *other)).then_some(own)
        });
        if let Some(own) = free {
            taken.push(own);
            named.push(Named { text, x: own[0], y: own[1] });
        }
    }
    named
}

fn are_apart(one: [f64; 4], other: [f64; 4]) -> bool {
    one[2] <= other[0] || other[2] <= one[0] || one[3] <= other[1] || other[3] <= one[1]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted(text: &str, left: f64, top: f64, weight: usize) -> Wanted {
        Wanted { text: text.into(), around: [left, top, left + 100.0, top + 50.0], weight }
    }

    #[test]
    fn a_name_stands_over_its_heap_and_stays_on_the_map() {
        let named = settle(
            vec![wanted("Школа", 300.0, 200.0, 3), wanted("У края", 990.0, 0.0, 1)],
            20.0,
            (1_000.0, 500.0),
        );
        assert_eq!((named[0].x, named[0].y), (300.0, 173.0));
        assert!(named[1].x + 6.0 * 20.0 * LETTER <= 1_000.0 && named[1].y >= 0.0);
    }

    #[test]
    fn of_many_heaps_on_one_spot_the_largest_are_named_and_no_names_lie_on_each_other() {
        let all: Vec<Wanted> = (1..=9).map(|n| wanted(&format!("Кластер {n}"), 100.0, 100.0, n)).collect();
        let named = settle(all, 20.0, (1_000.0, 500.0));
        let texts: Vec<&str> = named.iter().map(|name| name.text.as_str()).collect();
        assert_eq!(texts, ["Кластер 9", "Кластер 8", "Кластер 7"]);
    }
}
