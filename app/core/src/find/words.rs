//! Words of a text as they are compared: small letters, ё as е, word forms folded to their stem by the
//! Snowball algorithm for Russian.

use std::ops::Range;

use snowball_stemmers_rs::{Algorithm, Stemmer};

use crate::limits::{SEARCH_WORD_CHARS, SEARCH_WORDS};

/// Words that nearly every text has: asked for among others they would only hide what is meant.
const SMALL: &[&str] = &[
    "а", "без", "в", "во", "для", "до", "за", "и", "из", "или", "к", "как", "ко", "на", "не", "о", "об",
    "от", "по", "под", "при", "с", "со", "у", "что",
];

pub(super) fn is_small(word: &str) -> bool {
    SMALL.contains(&word)
}

/// Combining breve, diaeresis and stress: letters copied from some programs come in two parts.
const BREVE: char = '\u{306}';
const COMBINING: std::ops::RangeInclusive<char> = '\u{300}'..='\u{36f}';

/// Where the words of a text stand, in bytes.
pub(super) fn spans(text: &str) -> impl Iterator<Item = Range<usize>> {
    let of_word = |c: char| c.is_alphanumeric() || COMBINING.contains(&c);
    let mut rest = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (start, _) = rest.by_ref().find(|(_, c)| of_word(*c))?;
        let mut end = text.len();
        while let Some((at, c)) = rest.peek() {
            if !of_word(*c) {
                end = *at;
                break;
            }
            rest.next();
        }
        Some(start..end)
    })
}

/// Writes a word as it is compared into `folded`.
pub(super) fn fold(word: &str, folded: &mut String) {
    folded.clear();
    for c in word.chars().take(SEARCH_WORD_CHARS) {
        match c {
            'а'..='я' => folded.push(c),
            'ё' | 'Ё' => folded.push('е'),
            BREVE if folded.ends_with('и') => {
                folded.pop();
                folded.push('й');
            }
            c if COMBINING.contains(&c) => {}
            c => folded.extend(c.to_lowercase()),
        }
    }
}

/// The stem of a folded word: what is left of it when its endings are cut, so always its beginning.
pub(super) fn stem(folded: &str) -> String {
    Stemmer::create(Algorithm::Russian).stem(folded).into_owned()
}

/// What is asked: words that must all be there, the last one perhaps not typed to its end.
pub(super) struct Query {
    /// Folded, as typed.
    pub words: Vec<String>,
    pub last_is_open: bool,
}

impl Query {
    pub fn new(text: &str) -> Self {
        let mut words: Vec<String> = Vec::new();
        for span in spans(text) {
            let mut word = String::new();
            fold(&text[span], &mut word);
            words.push(word);
        }
        let last_is_open = text.chars().next_back().is_some_and(|c| !c.is_whitespace());
        if words.iter().any(|word| !is_small(word)) {
            words.retain(|word| !is_small(word));
        }
        words.truncate(SEARCH_WORDS);
        Self { words, last_is_open }
    }

    fn is_prefix(&self, at: usize) -> bool {
        self.last_is_open && at + 1 == self.words.len()
    }

    /// The words, each with its stem and whether it may go on.
    pub fn asked(&self) -> impl Iterator<Item = (&str, String, bool)> {
        self.words.iter().enumerate().map(|(at, word)| (word.as_str(), stem(word), self.is_prefix(at)))
    }
}

/// Where in a text the words of a query stand, in bytes, for marking them. A word is folded to its stem only
/// where it begins with one that is asked for: that is most of the work for a page of found texts.
pub fn marks(query: &str, text: &str) -> Vec<Range<usize>> {
    let query = Query::new(query);
    let asked: Vec<_> = query.asked().collect();
    let mut folded = String::new();
    let is_asked = |span: &Range<usize>| {
        fold(&text[span.clone()], &mut folded);
        asked.iter().any(|(word, asked, open)| {
            folded.starts_with(asked.as_str())
                && ((*open && folded.starts_with(word)) || stem(&folded) == *asked)
        })
    };
    spans(text).filter(is_asked).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(word: &str) -> String {
        let mut folded = String::new();
        fold(word, &mut folded);
        folded
    }

    #[test]
    fn forms_of_a_word_have_one_stem() {
        let families = [
            "игра игры игре игру игрой",
            "модератор модератора модератору модератором модераторы модераторами",
            "траектория траектории траекторию траекторией траекториями",
            "проектный проектного проектная проектными",
            "наставничество наставничества наставничеством",
            "обсуждение обсуждения обсуждению обсуждением обсуждений",
            "учёба учебу учебой",
        ];
        for family in families {
            let mut stems: Vec<String> = family.split(' ').map(|word| stem(&folded(word))).collect();
            stems.dedup();
            assert_eq!(stems.len(), 1, "{family}: {stems:?}");
        }
    }

    #[test]
    fn a_stem_is_the_beginning_of_its_word() {
        let words = "учителями красивейший длинный сильнейшего читавшись делаюшийся соль лень песнь \
                     нарисованный обученность программированию ведущейся ё класс online 2035";
        for word in words.split_whitespace().map(folded) {
            assert!(word.starts_with(&stem(&word)), "{word}: {}", stem(&word));
        }
    }

    #[test]
    fn case_yo_and_letters_in_two_parts_make_no_difference() {
        assert_eq!(folded("ВЕДЁТ"), "ведет");
        assert_eq!(folded("И\u{306}од"), "йод");
        assert_eq!(folded("е\u{308}лка\u{301}"), "елка");
    }

    #[test]
    fn found_words_are_marked_in_any_form_and_between_any_signs() {
        let text = "«Игру» ведёт, и играми 🎲 гордится";
        let marked: Vec<_> = marks("игра вед", text).into_iter().map(|span| &text[span]).collect();
        assert_eq!(marked, ["Игру", "ведёт", "играми"]);
        assert!(marks("", text).is_empty() && marks("🎲", text).is_empty());
    }
}
