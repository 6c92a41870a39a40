//! Imposition: which card of a pack stands where on A4, so that sheets printed on both sides (bound along
//! the long edge) have each back behind its front. Lengths are in millimetres from the top left corner.

/// Columns and rows of cards on a portrait A4 sheet.
pub const COLUMNS: usize = 2;
pub const ROWS: usize = 4;
pub const ON_SHEET: usize = COLUMNS * ROWS;

/// The sheet and a card on it. The margins left over are what printers cannot print on.
pub const SHEET: (f64, f64) = (210.0, 297.0);
pub const CARD: (f64, f64) = (95.0, 69.0);

const MARGIN: (f64, f64) =
    ((SHEET.0 - CARD.0 * COLUMNS as f64) / 2.0, (SHEET.1 - CARD.1 * ROWS as f64) / 2.0);
/// How long a cut mark is, and how far from the cards it ends.
const MARK: f64 = 5.0;
const GAP: f64 = 1.0;

/// The two sides of one sheet, each by rows from the top left: indices of cards, `None` where it is empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    pub fronts: [Option<usize>; ON_SHEET],
    pub backs: [Option<usize>; ON_SHEET],
}

/// The sheets for so many cards, in their order.
pub fn sheets(cards: usize) -> Vec<Sheet> {
    let sheet = |first: usize| {
        let card = |place: usize| Some(first + place).filter(|card| *card < cards);
        Sheet { fronts: std::array::from_fn(card), backs: std::array::from_fn(|at| card(behind(at))) }
    };
    (0..cards).step_by(ON_SHEET).map(sheet).collect()
}

/// The place on the other side that lies behind this one: the sheet is turned over its long edge.
fn behind(place: usize) -> usize {
    place / COLUMNS * COLUMNS + (COLUMNS - 1 - place % COLUMNS)
}

/// The top left corner of a place.
pub fn corner(place: usize) -> (f64, f64) {
    let (column, row) = (place % COLUMNS, place / COLUMNS);
    (MARGIN.0 + CARD.0 * column as f64, MARGIN.1 + CARD.1 * row as f64)
}

/// A stroke to cut by.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mark {
    pub from: (f64, f64),
    pub to: (f64, f64),
}

/// The cut marks of a sheet, outside of the cards; the same on both sides.
pub fn cut_marks() -> Vec<Mark> {
    let near = |margin: f64| (margin - GAP - MARK, margin - GAP);
    let (left, top) = (near(MARGIN.0), near(MARGIN.1));
    let upright = (0..=COLUMNS).flat_map(|line| {
        let x = MARGIN.0 + CARD.0 * line as f64;
        [(top.0, top.1), (SHEET.1 - top.1, SHEET.1 - top.0)].map(|(a, b)| Mark { from: (x, a), to: (x, b) })
    });
    let level = (0..=ROWS).flat_map(|line| {
        let y = MARGIN.1 + CARD.1 * line as f64;
        [(left.0, left.1), (SHEET.0 - left.1, SHEET.0 - left.0)]
            .map(|(a, b)| Mark { from: (a, y), to: (b, y) })
    });
    upright.chain(level).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_back_lies_behind_its_front_when_the_sheet_is_turned_over_its_long_edge() {
        for sheet in sheets(11) {
            for (front, card) in sheet.fronts.iter().enumerate().filter(|(_, card)| card.is_some()) {
                let back = sheet.backs.iter().position(|back| back == card).unwrap();
                let through_the_paper = SHEET.0 - corner(back).0 - CARD.0;
                assert_eq!((through_the_paper, corner(back).1), corner(front));
            }
        }
    }

    #[test]
    fn the_last_sheet_keeps_its_empty_places() {
        let sheets = sheets(11);
        assert_eq!(sheets.len(), 2);
        assert_eq!(sheets[1].fronts[..4], [Some(8), Some(9), Some(10), None]);
        assert_eq!(sheets[1].backs[..4], [Some(9), Some(8), None, Some(10)]);
        assert!(super::sheets(0).is_empty());
    }

    #[test]
    fn cut_marks_are_on_the_paper_and_never_on_a_card() {
        let marks = cut_marks();
        assert_eq!(marks.len(), 2 * (COLUMNS + 1) + 2 * (ROWS + 1));
        let (right, bottom) = (SHEET.0 - MARGIN.0, SHEET.1 - MARGIN.1);
        let on_cards =
            |(x, y): (f64, f64)| (MARGIN.0..=right).contains(&x) && (MARGIN.1..=bottom).contains(&y);
        let on_paper = |(x, y): (f64, f64)| x > 0.0 && y > 0.0 && x < SHEET.0 && y < SHEET.1;
        for mark in marks {
            assert!(on_paper(mark.from) && on_paper(mark.to), "{mark:?}");
            assert!(!on_cards(mark.from) && !on_cards(mark.to), "{mark:?}");
        }
    }
}
