//! Pasting: many lines become many cards, a line a card. What does not fit is given back, never dropped.

use super::card::{self, Beginning};
use crate::{
    limits::{BATCH_CHANGES, LINE_CHARS, PASTE_BYTES, PASTE_CARDS},
    sync::{ids::RecordId, replica::Draft},
};

/// What a pasted text comes to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pasted {
    /// Texts of cards, none of them empty or too long.
    pub cards: Vec<String>,
    /// How many of them are parts of lines that were too long for one card.
    pub split: usize,
    /// The rest of the text, as it was pasted; empty where all of it fits.
    pub rest: String,
}

/// Reads a pasted text. Marks of lists («–», «•», «3.», «[ ]») are taken off, blank lines passed over, a line
/// too long for a card is split between words.
pub fn pasted(text: &str) -> Pasted {
    let mut pasted = Pasted::default();
    let mut read = 0;
    for line in text.split_inclusive(['\n', '\r', '\u{2028}']) {
        let parts = parts_of(unmarked(line));
        if pasted.cards.len() + parts.len() > PASTE_CARDS || read + line.len() > PASTE_BYTES {
            break;
        }
        pasted.split += if parts.len() > 1 { parts.len() } else { 0 };
        pasted.cards.extend(parts);
        read += line.len();
    }
    text[read..].clone_into(&mut pasted.rest);
    pasted
}

/// The gestures that make cards of these texts, all beginning alike: laid on one spot, the picture moves them
/// apart. `id` mints ids.
pub fn drafts(
    texts: &[String],
    sort: &str,
    beginning: &Beginning,
    mut id: impl FnMut() -> RecordId,
) -> Vec<Vec<Draft>> {
    let create = |text: &String| Draft::Create {
        record: id(),
        kind: card::KIND.into(),
        fields: beginning.fields(text, sort),
    };
    let drafts: Vec<Draft> = texts.iter().map(create).collect();
    drafts.chunks(BATCH_CHANGES).map(<[Draft]>::to_vec).collect()
}

/// A line without the mark of a list before it.
fn unmarked(line: &str) -> &str {
    let line = line.trim_matches(|c: char| c.is_whitespace() || c.is_control() || c == '\u{feff}');
    let rest = line.trim_start_matches(['•', '–', '—', '-', '*', '·', '▪', '◦', '☐', '☑', '✓']);
    if rest.len() < line.len() {
        // «-5 %» is no list.
        return if rest.starts_with(char::is_whitespace) || rest.is_empty() {
            rest.trim_start()
        } else {
            line
        };
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let after = &line[digits..];
    match after.strip_prefix(['.', ')']).filter(|_| (1..=3).contains(&digits)) {
        Some(rest) if rest.starts_with(char::is_whitespace) => rest.trim_start(),
        _ => line,
    }
}

fn parts_of(mut line: &str) -> Vec<String> {
    let mut parts = Vec::new();
    while !line.is_empty() {
        let Some((most, _)) = line.char_indices().nth(LINE_CHARS) else {
            parts.push(line.to_owned());
            break;
        };
        let cut = line[..most].rfind(char::is_whitespace).filter(|at| *at > 0).unwrap_or(most);
        parts.push(line[..cut].trim_end().to_owned());
        line = line[cut..].trim_start();
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_from_anywhere_becomes_clean_cards() {
        let text = "\u{feff}1. Первый тренд\r\n\r\n– второй\n•\tтретий\n12) четвёртый\n2035 год: школа\n-5 % часов\n";
        let expected = ["Первый тренд", "второй", "третий", "четвёртый", "2035 год: школа", "-5 % часов"];
        assert_eq!(pasted(text).cards, expected);
    }

    #[test]
    fn of_ten_thousand_lines_the_first_become_cards_and_the_rest_is_given_back() {
        let text: String = (0..10_000).map(|n| format!("Мысль {n}\n")).collect();
        let pasted = pasted(&text);
        assert_eq!(pasted.cards.len(), PASTE_CARDS);
        let mut count = 0;
        let mint = || {
            count += 1;
            RecordId::new(count.to_string())
        };
        let gestures = drafts(&pasted.cards, "trend", &Beginning::default(), mint);
        assert_eq!(gestures.iter().map(Vec::len).sum::<usize>(), PASTE_CARDS);
        assert!(gestures.iter().all(|gesture| gesture.len() <= BATCH_CHANGES));
        assert!(pasted.rest.starts_with("Мысль 500\n") && pasted.rest.ends_with("Мысль 9999\n"));
    }

    #[test]
    fn nothing_of_a_long_line_is_lost() {
        let words = "слово ".repeat(200);
        let pasted_words = pasted(&words);
        assert!(pasted_words.cards.iter().all(|card| card.chars().count() <= LINE_CHARS));
        assert_eq!(pasted_words.cards.join(" "), words.trim());
        assert_eq!(pasted_words.split, pasted_words.cards.len());
        let solid = "я".repeat(1_000);
        assert_eq!(pasted(&solid).cards.concat(), solid);
    }

    #[test]
    fn a_megabyte_in_one_line_is_given_back_whole() {
        let text = "я".repeat(524_288);
        let pasted = pasted(&text);
        assert!(pasted.cards.is_empty() && pasted.rest == text);
    }

    #[test]
    fn blank_text_makes_no_cards() {
        assert_eq!(pasted(" \n\t\r\n–\n"), Pasted { rest: String::new(), ..Pasted::default() });
    }
}
