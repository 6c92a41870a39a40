//! A piece of a text around the words that were found in it, cut into marked and unmarked parts.

use std::ops::Range;

/// Characters shown before the first mark of a text that is cut.
const BEFORE: usize = 40;
/// Characters of a piece.
const MOST: usize = 180;

/// The parts of the text's piece, each with whether it is marked. `marks` are ranges in bytes, in order.
pub fn snippet(text: &str, marks: &[Range<usize>]) -> Vec<(String, bool)> {
    let first = marks.first().map_or(0, |mark| mark.start);
    let start = match text[..first].char_indices().rev().nth(BEFORE) {
        Some((at, _)) if text.chars().count() > MOST => word_start(text, at),
        _ => 0,
    };
    let end = text[start..].char_indices().nth(MOST).map_or(text.len(), |(at, _)| start + at);
    let mut parts = Vec::new();
    let mut push = |range: Range<usize>, marked: bool| {
        if let Some(part) = text.get(range).filter(|part| !part.is_empty()) {
            parts.push((part.to_owned(), marked));
        }
    };
    let mut at = start;
    for mark in marks.iter().filter(|mark| mark.start >= start && mark.end <= end) {
        push(at..mark.start, false);
        push(mark.clone(), true);
        at = mark.end;
    }
    push(at..end, false);
    if start > 0 {
        parts.insert(0, ("… ".into(), false));
    }
    if end < text.len() {
        parts.push((" …".into(), false));
    }
    parts
}

/// The beginning of the word after this place.
fn word_start(text: &str, at: usize) -> usize {
    text[at..].find(' ').map_or(at, |space| at + space + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(parts: &[(String, bool)]) -> String {
        parts.iter().map(|(part, _)| part.as_str()).collect()
    }

    #[test]
    fn a_short_text_is_whole_with_its_words_marked() {
        let parts = snippet("Ведёт игру", std::slice::from_ref(&(11..19)));
        assert_eq!(parts, [("Ведёт ".to_owned(), false), ("игру".to_owned(), true)]);
    }

    #[test]
    fn a_long_text_is_cut_around_the_first_mark_and_says_so() {
        let text = format!("{}игра{}", "слово ".repeat(60), " слово".repeat(60));
        let start = text.find("игра").unwrap();
        let parts = snippet(&text, std::slice::from_ref(&(start..start + "игра".len())));
        assert!(parts.contains(&("игра".into(), true)), "{parts:?}");
        let shown = joined(&parts);
        assert!(shown.starts_with("… слово") && shown.ends_with('…'), "{shown}");
        assert!(shown.chars().count() < 200);
    }
}
