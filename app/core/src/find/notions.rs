//! Content analysis: how often notions occur across texts, Russian word forms folded (Programme, direction 3:
//! «численные оценки встречаемости понятий»).

use std::collections::{BTreeMap, BTreeSet};

use super::words::{fold, is_small, spans, stem};
use crate::{limits::NOTIONS, sync::ids::RecordId};

/// Words that carry no notion by themselves, beside those that a search passes over.
const EMPTY: &str = "без более больше будем будет будут бы был была были было быть вам вас весь вместо во вот все всегда \
    всего всем всех где даже для до других другие друг его ее если есть еще же им их каждая каждое \
    каждый как какой какие когда которая которое которой которые который которых кто куда лишь лучше ли \
    между менее меньше может могут можно мы над надо нам нас наш наша наше наши него нее нет них но ну \
    нужно один одна одно он она они оно очень перед после потом потому почти раз сам сама сами само свое \
    своего своей свои своих свой себе себя снова совсем так также такие такой там тем теперь то тогда \
    того тоже только том тот тут ты уже хотя чего чем через чтобы эта эти этих это этого этой этот я";

/// Letters of the shortest word that is counted.
const SHORTEST: usize = 3;

/// A notion and where it occurs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notion {
    /// The form in which it occurs most often, in small letters; two words where they stand together.
    pub word: String,
    /// In all its forms.
    pub times: usize,
    /// The texts it occurs in.
    pub texts: Vec<RecordId>,
}

#[derive(Default)]
struct Count {
    times: usize,
    forms: BTreeMap<String, usize>,
    texts: BTreeSet<RecordId>,
}

impl Count {
    fn add(&mut self, text: &RecordId, form: String) {
        self.times += 1;
        *self.forms.entry(form).or_default() += 1;
        self.texts.insert(text.clone());
    }

    fn into_notion(self) -> Notion {
        // Of equally frequent forms the shortest: mostly the one that stands in a dictionary.
        let by_use = |(form, times): &(String, usize)| {
            (*times, std::cmp::Reverse((form.chars().count(), form.clone())))
        };
        let word = self.forms.into_iter().max_by_key(by_use).map(|(form, _)| form).unwrap_or_default();
        Notion { word, times: self.times, texts: self.texts.into_iter().collect() }
    }
}

/// The notions of these texts, in more texts first, then more often, then by the alphabet; at most
/// [`NOTIONS`]. Two words that stand together in two texts or more are a notion of their own.
pub fn notions<'a>(texts: impl IntoIterator<Item = (&'a RecordId, &'a str)>) -> Vec<Notion> {
    let mut words: BTreeMap<String, Count> = BTreeMap::new();
    let mut pairs: BTreeMap<(String, String), Count> = BTreeMap::new();
    let mut folded = String::new();
    for (id, text) in texts {
        let mut before: Option<(usize, String, String)> = None;
        for span in spans(text) {
            let (start, end) = (span.start, span.end);
            fold(&text[span], &mut folded);
            if !counts(&folded) {
                before = None;
                continue;
            }
            let root = stem(&folded);
            words.entry(root.clone()).or_default().add(id, folded.clone());
            let touches = |till: &usize| text[*till..start].chars().all(|c| c == ' ' || c == '\u{a0}');
            if let Some((_, first, form)) = before.take().filter(|(till, ..)| touches(till)) {
                pairs.entry((first, root.clone())).or_default().add(id, format!("{form} {folded}"));
            }
            before = Some((end, root, folded.clone()));
        }
    }
    let together = pairs.into_values().filter(|count| count.texts.len() > 1);
    let mut notions: Vec<Notion> = words.into_values().chain(together).map(Count::into_notion).collect();
    notions.sort_by(|a, b| {
        (b.texts.len(), b.times).cmp(&(a.texts.len(), a.times)).then_with(|| a.word.cmp(&b.word))
    });
    notions.truncate(NOTIONS);
    notions
}

fn counts(folded: &str) -> bool {
    folded.chars().count() >= SHORTEST
        && folded.chars().any(char::is_alphabetic)
        && !is_small(folded)
        && !EMPTY.split(' ').any(|word| word == folded)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(texts: &[&str]) -> Vec<(String, usize, usize)> {
        let ids: Vec<RecordId> = (0..texts.len()).map(|at| RecordId::new(format!("t{at}"))).collect();
        let notions = notions(ids.iter().zip(texts.iter().copied()));
        notions.into_iter().map(|notion| (notion.word, notion.times, notion.texts.len())).collect()
    }

    #[test]
    fn forms_of_a_word_are_one_notion_under_the_form_used_most() {
        let found = found(&["Траектория ученика", "Ученики строят траектории", "У ученика траектория"]);
        assert_eq!(found[0], ("траектория".into(), 3, 3));
        assert_eq!(found[1], ("ученика".into(), 3, 3));
    }

    #[test]
    fn words_without_a_notion_numbers_and_signs_are_not_counted() {
        assert_eq!(found(&["Это все, что мы можем: 2035 🎲", "и то, и другое — не всегда"]).len(), 2);
        assert!(found(&["", "— 🎲 —", "и не то"]).is_empty());
    }

    #[test]
    fn two_words_that_stand_together_again_and_again_are_a_notion_too() {
        let texts = ["Искусственный интеллект проверяет", "Спорим с искусственным интеллектом"];
        let found = found(&texts);
        let pair = found.iter().find(|(word, ..)| word.contains(' ')).unwrap();
        assert_eq!((pair.0.as_str(), pair.1), ("искусственный интеллект", 2));
        assert!(!found.iter().any(|(word, ..)| word == "интеллект проверяет"), "once is no notion");
    }

    #[test]
    fn a_notion_in_many_texts_stands_before_one_that_a_single_text_repeats() {
        let found = found(&["игра игра игра игра", "школа", "школы"]);
        assert_eq!(found[0].0, "школа");
    }
}
