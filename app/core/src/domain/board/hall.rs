//! What a screen shows of a board at which zoom. In a hall it must be read from the last row: there are words
//! or numbers, never small print.

mod map;
mod names;

pub use map::{Chip, HallMap};
pub use names::{Named, Wanted, settle};

use super::{card::BoardCard, progress::Progress};
use crate::limits::{FOCUS_PX, HALL_CARDS, READABLE_PX, WORDS_PX};

/// From how far a screen is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reader {
    /// From the last row of a hall.
    Hall,
    /// At arm's length.
    Hand,
}

/// How much of each card is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Detail {
    /// Cluster names, and cards as numbers in their colours.
    Numbers,
    /// Number and first words.
    Words,
    /// The whole text.
    Text,
}

/// How much is drawn of `visible` cards whose letters are `letter_px` high at this zoom. Whole texts need
/// readable letters; a line of words is drawn larger than these, so it needs less.
pub fn detail(reader: Reader, visible: usize, letter_px: u32) -> Detail {
    let (text, words) = match reader {
        Reader::Hall if visible > HALL_CARDS => return Detail::Numbers,
        Reader::Hall => (READABLE_PX.0, WORDS_PX.0),
        Reader::Hand => (READABLE_PX.1, WORDS_PX.1),
    };
    match letter_px {
        px if px >= text => Detail::Text,
        px if px >= words => Detail::Words,
        _ => Detail::Numbers,
    }
}

/// The first words of a text, of at most so many characters, cut between words where there is a gap.
pub fn first_words(text: &str, most: usize) -> String {
    let text = text.trim();
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let cut: String = text.chars().take(most.saturating_sub(1)).collect();
    let goes_on = text[cut.len()..].chars().next().is_some_and(|c| !c.is_whitespace());
    let whole =
        if goes_on { cut.rsplit_once(char::is_whitespace).map_or(&*cut, |(words, _)| words) } else { &cut };
    format!("{}…", whole.trim_end_matches(|c: char| c.is_whitespace() || ",;:—-–".contains(c)))
}

/// The card shown large: the chosen one, else the newest that has a number.
pub fn focus<'a>(progress: &Progress, cards: &'a [BoardCard]) -> Option<&'a BoardCard> {
    let chosen = progress.focus.as_ref().and_then(|id| cards.iter().find(|card| card.id == *id));
    chosen.or_else(|| cards.iter().filter(|card| card.number.is_some()).max_by_key(|card| card.number))
}

/// Pixels of a letter of the card in focus on a screen of so many lines: at 1080 lines [`FOCUS_PX`], more
/// for a few words none of which is long, never less for many.
pub fn focus_px(lines: u32, text: &str) -> u32 {
    let base = FOCUS_PX.saturating_mul(lines.max(1)) / 1_080;
    let longest = text.split_whitespace().map(|word| word.chars().count()).max().unwrap_or(0);
    match (text.chars().count(), longest) {
        (0..=40, 0..=9) => base * 2,
        (0..=100, 0..=12) => base * 3 / 2,
        _ => base,
    }
}

#[cfg(test)]
mod tests {
    use super::{super::card::sample_card, *};

    #[test]
    fn above_forty_cards_a_hall_sees_cluster_names_and_numbers() {
        assert_eq!(detail(Reader::Hall, 40, 40), Detail::Text);
        assert_eq!(detail(Reader::Hall, 41, 40), Detail::Numbers);
        assert_eq!(detail(Reader::Hand, 1_000, 40), Detail::Text);
    }

    #[test]
    fn zooming_out_never_shows_more() {
        for reader in [Reader::Hall, Reader::Hand] {
            let shown: Vec<Detail> = (0..60).map(|px| detail(reader, 10, px)).collect();
            assert!(shown.is_sorted());
            assert_eq!((shown[0], shown[59]), (Detail::Numbers, Detail::Text));
            assert!(shown.contains(&Detail::Words));
        }
    }

    #[test]
    fn a_text_is_cut_between_words_and_says_that_it_goes_on() {
        assert_eq!(first_words("Ученик сам собирает свой маршрут", 18), "Ученик сам…");
        assert_eq!(first_words("Ученик сам собирает", 19), "Ученик сам собирает");
        assert_eq!(first_words("Сверхдлинноеслово", 6), "Сверх…");
        assert_eq!(first_words("Да, нет", 4), "Да…");
    }

    #[test]
    fn the_newest_card_is_large_until_the_host_chooses_one_that_is_there() {
        let cards = [sample_card("a", 3, "trend", "А"), sample_card("b", 7, "trend", "Б")];
        let with = |focus: Option<&str>| Progress { focus: focus.map(Into::into), ..Progress::default() };
        let number = |progress: &Progress| focus(progress, &cards).and_then(|card| card.number);
        assert_eq!(number(&with(None)), Some(7));
        assert_eq!(number(&with(Some("a"))), Some(3));
        assert_eq!(number(&with(Some("gone"))), Some(7));
    }

    #[test]
    fn the_card_in_focus_is_read_from_the_last_row_however_long_it_is() {
        assert_eq!(focus_px(1_080, &"слово ".repeat(60)), 56);
        assert!(focus_px(1_080, "Мысль") > focus_px(1_080, "Пятиклассник"));
        assert_eq!(focus_px(1_080, "Родители пятиклассников"), 56, "a long word is not broken");
    }
}
