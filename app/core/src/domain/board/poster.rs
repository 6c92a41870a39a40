//! A poster: the picture of a board on A3, A2 or A1, whole for a print shop or in A4 sheets that any printer
//! makes and scissors put together. Lengths are in millimetres from the top left corner.

use crate::domain::imposition::Mark;

/// How large.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Size {
    A3,
    #[default]
    A2,
    A1,
}

/// A4 lying on its side, and standing.
const LYING: (f64, f64) = (297.0, 210.0);
const STANDING: (f64, f64) = (210.0, 297.0);
/// What printers cannot print on, at each edge of a sheet.
const EDGE: f64 = 10.0;
/// Around the picture on a whole sheet.
const BORDER: f64 = 8.0;
/// How long a cut mark is, and how far from the picture it ends.
const MARK: f64 = 6.0;
const GAP: f64 = 1.5;

impl Size {
    pub const ALL: [Self; 3] = [Self::A3, Self::A2, Self::A1];

    pub fn name(self) -> &'static str {
        match self {
            Self::A3 => "a3",
            Self::A2 => "a2",
            Self::A1 => "a1",
        }
    }

    pub fn title(self) -> &'static str {
        match self {
            Self::A3 => "A3, 42 × 30 см",
            Self::A2 => "A2, 59 × 42 см",
            Self::A1 => "A1, 84 × 59 см",
        }
    }

    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|size| size.name() == name)
    }

    /// The sheet, lying on its side.
    pub fn sheet(self) -> (f64, f64) {
        match self {
            Self::A3 => (420.0, 297.0),
            Self::A2 => (594.0, 420.0),
            Self::A1 => (841.0, 594.0),
        }
    }

    /// A4 sheets beside one another and under one another, and whether each lies on its side.
    pub fn grid(self) -> (usize, usize, bool) {
        match self {
            Self::A3 => (2, 1, false),
            Self::A2 => (2, 2, true),
            Self::A1 => (4, 2, false),
        }
    }
}

/// A sheet of a poster, to be cut out along its marks and put beside the others.
#[derive(Debug, Clone, PartialEq)]
pub struct Tile {
    /// The paper.
    pub paper: (f64, f64),
    /// Where the picture stands on it: left, top, width, height.
    pub window: [f64; 4],
    /// The part of the picture in the window, in the picture's own units: left, top, width, height.
    pub part: [f64; 4],
    pub marks: Vec<Mark>,
    /// «A1», «B1» …: the column's letter and the row's number; empty on a whole sheet.
    pub label: String,
}

/// The sheets of a poster of a picture of so many units, by rows. `whole` gives one large sheet.
pub fn tiles(size: Size, whole: bool, picture: (i64, i64)) -> Vec<Tile> {
    let picture = (picture.0.max(1) as f64, picture.1.max(1) as f64);
    if whole {
        let paper = size.sheet();
        let window = [BORDER, BORDER, paper.0 - 2.0 * BORDER, paper.1 - 2.0 * BORDER];
        let part = around(picture, (window[2], window[3]));
        return vec![Tile { paper, window, part, marks: Vec::new(), label: String::new() }];
    }
    let (columns, rows, lying) = size.grid();
    let paper = if lying { LYING } else { STANDING };
    let window = [EDGE, EDGE, paper.0 - 2.0 * EDGE, paper.1 - 2.0 * EDGE];
    let [left, top, width, height] = around(picture, (window[2] * columns as f64, window[3] * rows as f64));
    let (wide, high) = (width / columns as f64, height / rows as f64);
    let tile = |at: usize| {
        let (column, row) = (at % columns, at / columns);
        let letter = char::from(b'A' + u8::try_from(column).unwrap_or_default());
        Tile {
            paper,
            window,
            part: [left + wide * column as f64, top + high * row as f64, wide, high],
            marks: marks(window),
            label: format!("{letter}{}", row + 1),
        }
    };
    (0..columns * rows).map(tile).collect()
}

/// The part of the plane that has the shape of the room and the picture in its middle.
fn around((width, height): (f64, f64), room: (f64, f64)) -> [f64; 4] {
    let scale = (width / room.0).max(height / room.1);
    let (wide, high) = (room.0 * scale, room.1 * scale);
    [(width - wide) / 2.0, (height - high) / 2.0, wide, high]
}

/// Strokes to cut by, at the corners of the picture, outside of it.
fn marks([left, top, width, height]: [f64; 4]) -> Vec<Mark> {
    let (right, low) = (left + width, top + height);
    let upright = [left, right].into_iter().flat_map(|x| {
        [(top - GAP - MARK, top - GAP), (low + GAP, low + GAP + MARK)]
            .map(|(a, b)| Mark { from: (x, a), to: (x, b) })
    });
    let level = [top, low].into_iter().flat_map(|y| {
        [(left - GAP - MARK, left - GAP), (right + GAP, right + GAP + MARK)]
            .map(|(a, b)| Mark { from: (a, y), to: (b, y) })
    });
    upright.chain(level).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PICTURE: (i64, i64) = (3_000, 2_100);

    #[test]
    fn a_poster_takes_as_many_sheets_as_its_size_and_is_whole_for_a_print_shop() {
        let sheets = |size| (tiles(size, false, PICTURE).len(), tiles(size, true, PICTURE).len());
        assert_eq!(Size::ALL.map(sheets), [(2, 1), (4, 1), (8, 1)]);
        assert_eq!(tiles(Size::A1, true, PICTURE)[0].paper, (841.0, 594.0));
    }

    #[test]
    fn sheets_put_together_show_the_whole_picture_once_and_undistorted() {
        for size in Size::ALL {
            let tiles = tiles(size, false, PICTURE);
            let (columns, _, _) = size.grid();
            for (at, tile) in tiles.iter().enumerate() {
                let scale = |side: usize| tile.part[side] / tile.window[side];
                assert!((scale(2) - scale(3)).abs() < 1e-6, "{size:?} keeps its shape");
                if at % columns > 0 {
                    let before = &tiles[at - 1].part;
                    assert!((before[0] + before[2] - tile.part[0]).abs() < 1e-6, "{size:?} {}", tile.label);
                }
            }
            let (first, last) = (&tiles[0].part, &tiles[tiles.len() - 1].part);
            assert!(first[0] <= 1e-6 && first[1] <= 1e-6);
            assert!(last[0] + last[2] >= 2_999.9 && last[1] + last[3] >= 2_099.9);
        }
    }

    #[test]
    fn marks_are_on_the_paper_and_never_on_the_picture() {
        for tile in tiles(Size::A1, false, PICTURE) {
            let [left, top, width, height] = tile.window;
            for (x, y) in tile.marks.iter().flat_map(|mark| [mark.from, mark.to]) {
                assert!(x > 0.0 && y > 0.0 && x < tile.paper.0 && y < tile.paper.1);
                let inside = (left..=left + width).contains(&x) && (top..=top + height).contains(&y);
                assert!(!inside, "{x} {y}");
            }
        }
        let labels: Vec<String> =
            tiles(Size::A1, false, PICTURE).into_iter().map(|tile| tile.label).collect();
        assert_eq!(labels, ["A1", "B1", "C1", "D1", "A2", "B2", "C2", "D2"]);
    }
}
