//! A document as a structure: sections, paragraphs, lists, tables. Printing and DOCX both render it, so that
//! what is read on paper and edited in a word processor is the same.

pub mod wikitext;

/// A document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Document {
    pub title: String,
    /// Under the title: when, where, how many.
    pub lead: Vec<String>,
    pub sections: Vec<Section>,
}

/// A part of a document under a heading.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Section {
    pub title: String,
    pub blocks: Vec<Block>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    Paragraph(String),
    List(Vec<String>),
    Table(Table),
    Bars(Bars),
    /// An empty line to write on, with what is to be written under it.
    Blank(String),
}

/// A table whose rows have as many cells as its head.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    pub head: Vec<String>,
    /// Shares of the width, of 100 in all.
    pub widths: Vec<u8>,
    pub rows: Vec<Vec<String>>,
}

/// A chart of shares: a bar a line, parted as the legend says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bars {
    pub legend: Vec<String>,
    /// A name, and as many numbers as the legend has words.
    pub rows: Vec<(String, Vec<u32>)>,
}

impl Bars {
    /// How many of `places` each number of a row takes: in all just so many, and one at least where there is
    /// anything. None of nothing.
    pub fn spans(numbers: &[u32], places: u32) -> Vec<u32> {
        let all: u32 = numbers.iter().sum();
        if all == 0 {
            return vec![0; numbers.len()];
        }
        let mut spans: Vec<u32> =
            numbers.iter().map(|number| (number * places / all).max(u32::from(*number > 0))).collect();
        // What rounding leaves or takes too much goes to the widest, where it shows least.
        let taken: u32 = spans.iter().sum();
        if let Some(widest) = spans.iter_mut().max_by_key(|span| **span) {
            *widest = (*widest + places).saturating_sub(taken);
        }
        spans
    }

    /// The same in figures, for where nothing is drawn.
    pub fn table(&self) -> Table {
        let share = 60 / u8::try_from(self.legend.len().max(1)).unwrap_or(60);
        let head = std::iter::once(String::new()).chain(self.legend.iter().cloned()).collect();
        let widths = std::iter::once(40).chain(self.legend.iter().map(|_| share)).collect();
        let row = |(name, numbers): &(String, Vec<u32>)| {
            std::iter::once(name.clone()).chain(numbers.iter().map(u32::to_string)).collect()
        };
        Table { head, widths, rows: self.rows.iter().map(row).collect() }
    }
}

impl Table {
    pub fn new<const N: usize>(columns: [(&str, u8); N], rows: Vec<[String; N]>) -> Self {
        Self {
            head: columns.iter().map(|(title, _)| (*title).to_owned()).collect(),
            widths: columns.iter().map(|(_, width)| *width).collect(),
            rows: rows.into_iter().map(Vec::from).collect(),
        }
    }
}

impl Section {
    pub fn new(title: &str, blocks: Vec<Block>) -> Self {
        Self { title: title.to_owned(), blocks }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_fills_its_places_and_shows_even_one_of_many() {
        assert_eq!(Bars::spans(&[1, 1, 1], 60), [20, 20, 20]);
        assert_eq!(Bars::spans(&[299, 0, 1], 60), [59, 0, 1]);
        assert_eq!(Bars::spans(&[1, 2, 4], 60).iter().sum::<u32>(), 60);
        assert_eq!(Bars::spans(&[0, 0], 60), [0, 0]);
        let bars = Bars {
            legend: vec!["нет".into(), "есть".into()],
            rows: vec![("Тьютор".into(), vec![2, 1])],
        };
        assert_eq!(bars.table().rows, [["Тьютор", "2", "1"]]);
    }
}
