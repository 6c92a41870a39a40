//! Stems of many texts, as numbers: each word is folded to its stem once, however often it comes.

use std::collections::HashMap;

use super::words::{fold, is_small, spans, stem};

/// What words have been met. Numbers are given in the order of meeting.
#[derive(Default)]
pub struct Stems {
    /// By word as folded; `None` for a small one.
    words: HashMap<String, Option<u32>>,
    stems: HashMap<String, u32>,
}

impl Stems {
    /// The stems of a text's words without the small ones, each once and in order of their numbers.
    pub fn of(&mut self, text: &str) -> Vec<u32> {
        let mut folded = String::new();
        let mut found = Vec::new();
        for span in spans(text) {
            fold(&text[span], &mut folded);
            found.extend(self.number(&folded));
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    fn number(&mut self, folded: &str) -> Option<u32> {
        if let Some(known) = self.words.get(folded) {
            return *known;
        }
        let next = u32::try_from(self.stems.len()).unwrap_or(u32::MAX);
        let number = (!is_small(folded)).then(|| *self.stems.entry(stem(folded)).or_insert(next));
        self.words.insert(folded.to_owned(), number);
        number
    }

    /// The words of a question that are not small, each stem once: as typed, with the number of the stem
    /// where it has been met.
    pub fn asked(&self, question: &str) -> Vec<(String, Option<u32>)> {
        let mut folded = String::new();
        let mut seen: Vec<String> = Vec::new();
        let mut asked = Vec::new();
        for span in spans(question) {
            let word = &question[span];
            fold(word, &mut folded);
            let stem = stem(&folded);
            if !is_small(&folded) && !seen.contains(&stem) {
                asked.push((word.to_lowercase(), self.stems.get(&stem).copied()));
                seen.push(stem);
            }
        }
        asked
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_have_one_number_and_small_words_have_none() {
        let mut stems = Stems::default();
        let one = stems.of("Игра в классе: играми и игрой");
        assert_eq!(one.len(), 2);
        let asked = stems.asked("В игру, игры на «Площадке»");
        assert_eq!(asked, [("игру".into(), Some(one[0])), ("площадке".into(), None)]);
        assert_eq!(stems.of("КЛАССУ"), [one[1]]);
    }
}
