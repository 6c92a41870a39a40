//! The index: which parts (records) have which stems. Parts may come in any order; which card a part
//! belongs to is looked up while searching, so that nothing is rebuilt when a level or a card changes.

use std::{cmp::Reverse, collections::BTreeMap, ops::Bound};

use super::{
    texts::{self, Sort, TITLE},
    words::{Query, fold, is_small, spans, stem},
};
use crate::sync::{ids::RecordId, record::Record};

/// A place where words were found: a card, one of its levels or indicators, or a material.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    pub sort: Sort,
    pub record: RecordId,
}

/// A card or a material that has all the words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    pub sort: Sort,
    pub record: RecordId,
    /// The card itself, or the one whose workshop the material lies in.
    pub card: RecordId,
    /// Where the words are, the best place first, at most [`PLACES`].
    pub places: Vec<Place>,
}

/// What a search gives: the best hits, and how many there are in all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    pub hits: Vec<Hit>,
    pub total: usize,
}

/// Places named of one hit.
pub const PLACES: usize = 3;

/// A whole word, in any form, weighs more than the beginning of a longer one.
const WHOLE: u16 = 3;
const BEGUN: u16 = 2;

type Stem = u32;
type PartId = u32;

struct Part {
    record: RecordId,
    /// `None` while the record is not searched, or was only named by another.
    sort: Option<Sort>,
    parent: Option<PartId>,
    stems: Vec<Stem>,
    title_words: u16,
}

#[derive(Clone, Copy)]
struct Posting {
    part: PartId,
    weight: u16,
}

/// See the module's text.
#[derive(Default)]
pub struct Index {
    /// Every word form met, with its stem: spares stemming, and finds what begins like a typed word.
    forms: BTreeMap<Box<str>, Stem>,
    stems: BTreeMap<Box<str>, Stem>,
    /// For each stem, the parts that have it, in the order of their ids.
    postings: Vec<Vec<Posting>>,
    parts: Vec<Part>,
    ids: BTreeMap<RecordId, PartId>,
}

impl Index {
    /// Takes a record in as it stands now; one that is not searched (deleted, archived, of another kind)
    /// is taken out.
    pub fn put(&mut self, record: &Record) {
        let Some(texts) = texts::of(record) else { return self.remove(&record.id) };
        let part = self.part(&record.id);
        self.clear(part);
        let (mut found, mut title_words, mut folded) = (Vec::new(), 0_u16, String::new());
        for (weight, text) in texts.texts {
            for span in spans(text) {
                fold(&text[span], &mut folded);
                title_words = title_words.saturating_add(u16::from(weight == TITLE));
                if !is_small(&folded) {
                    found.push((self.stem_of(&folded), weight));
                }
            }
        }
        found.sort_unstable_by_key(|(stem, weight)| (*stem, Reverse(*weight)));
        found.dedup_by_key(|(stem, _)| *stem);
        for (stem, weight) in &found {
            let list = &mut self.postings[*stem as usize];
            let at = list.partition_point(|posting| posting.part < part);
            list.insert(at, Posting { part, weight: *weight });
        }
        let parent = texts.parent.map(|parent| self.part(&RecordId::from(parent)));
        let stems = found.into_iter().map(|(stem, _)| stem).collect();
        let entry = &mut self.parts[part as usize];
        (entry.sort, entry.parent, entry.stems, entry.title_words) =
            (Some(texts.sort), parent, stems, title_words);
    }

    /// Takes a record out.
    pub fn remove(&mut self, record: &RecordId) {
        if let Some(part) = self.ids.get(record).copied() {
            self.clear(part);
        }
    }

    fn part(&mut self, record: &RecordId) -> PartId {
        if let Some(part) = self.ids.get(record) {
            return *part;
        }
        let part = self.parts.len() as PartId;
        self.ids.insert(record.clone(), part);
        self.parts.push(Part {
            record: record.clone(),
            sort: None,
            parent: None,
            stems: Vec::new(),
            title_words: 0,
        });
        part
    }

    fn clear(&mut self, part: PartId) {
        let entry = &mut self.parts[part as usize];
        (entry.sort, entry.parent) = (None, None);
        for stem in std::mem::take(&mut entry.stems) {
            let list = &mut self.postings[stem as usize];
            if let Ok(at) = list.binary_search_by_key(&part, |posting| posting.part) {
                list.remove(at);
            }
        }
    }

    fn stem_of(&mut self, form: &str) -> Stem {
        if let Some(stem) = self.forms.get(form) {
            return *stem;
        }
        let next = self.postings.len() as Stem;
        let stem = *self.stems.entry(stem(form).into_boxed_str()).or_insert(next);
        if stem == next {
            self.postings.push(Vec::new());
        }
        self.forms.insert(form.into(), stem);
        stem
    }

    /// The cards and materials that have all the words of `query`, the best first, at most `most`. The last
    /// word may be the beginning of one, as it is while somebody types.
    pub fn find(&self, query: &str, most: usize) -> Found {
        self.find_among(query, most, |_| true)
    }

    /// The same among the cards that `keep` keeps, and the materials of their workshops.
    pub fn find_among(&self, query: &str, most: usize, keep: impl Fn(&RecordId) -> bool) -> Found {
        let query = Query::new(query);
        if query.words.is_empty() {
            return Found::default();
        }
        let asked: Vec<_> =
            query.asked().map(|(word, stem, open)| self.stems_for(word, &stem, open)).collect();
        let mut scores: Vec<u16> = Vec::new();
        for stems in &asked {
            let best = self.best_by_unit(stems);
            scores = match scores.is_empty() {
                true => best,
                false => {
                    scores.iter().zip(&best).map(|(a, b)| if a.min(b) > &0 { a + b } else { 0 }).collect()
                }
            };
        }
        let kept = |unit: &PartId| self.card_of(*unit).is_some_and(|card| keep(self.id(card)));
        let units = scores.iter().zip(0_u32..).filter(|(score, unit)| **score > 0 && kept(unit));
        let mut ranked: Vec<_> =
            units.map(|(score, unit)| (Reverse(*score), self.title_words(unit), unit)).collect();
        ranked.sort_by(|a, b| (a.0, a.1).cmp(&(b.0, b.1)).then_with(|| self.id(a.2).cmp(self.id(b.2))));
        let total = ranked.len();
        let best: Vec<PartId> = ranked.into_iter().take(most).map(|(_, _, unit)| unit).collect();
        let mut places = self.places(&asked, &best);
        let hits = best.iter().filter_map(|unit| self.hit(*unit, places.remove(unit).unwrap_or_default()));
        Found { hits: hits.collect(), total }
    }

    /// The stems that a typed word asks for, with what each weighs. A word that may go on asks for what
    /// begins with it; its own stem counts alone where nothing does, for «игром» is not yet «игра».
    fn stems_for(&self, word: &str, stem: &str, open: bool) -> Vec<(Stem, u16)> {
        let own = self.stems.get(stem).copied();
        let mut stems: Vec<(Stem, u16)> = Vec::new();
        if open {
            let begun = self.forms.range::<str, _>((Bound::Included(word), Bound::Unbounded));
            let begun = begun.take_while(|(form, _)| form.starts_with(word));
            stems.extend(begun.map(|(_, stem)| (*stem, if Some(*stem) == own { WHOLE } else { BEGUN })));
            stems.sort_unstable();
            stems.dedup();
        }
        if stems.is_empty() { own.map(|stem| (stem, WHOLE)).into_iter().collect() } else { stems }
    }

    /// For each part that is a hit by itself, the best weight that any of the stems has in it or below it.
    fn best_by_unit(&self, stems: &[(Stem, u16)]) -> Vec<u16> {
        let mut best = vec![0; self.parts.len()];
        self.each(stems, |unit, _, score| {
            let slot: &mut u16 = &mut best[unit as usize];
            *slot = (*slot).max(score);
        });
        best
    }

    fn places(
        &self,
        asked: &[Vec<(Stem, u16)>],
        units: &[PartId],
    ) -> BTreeMap<PartId, BTreeMap<PartId, u16>> {
        let mut places: BTreeMap<PartId, BTreeMap<PartId, u16>> =
            units.iter().map(|unit| (*unit, BTreeMap::new())).collect();
        for stems in asked {
            let mut of_word: BTreeMap<(PartId, PartId), u16> = BTreeMap::new();
            self.each(stems, |unit, part, score| {
                if places.contains_key(&unit) {
                    let slot = of_word.entry((unit, part)).or_default();
                    *slot = (*slot).max(score);
                }
            });
            for ((unit, part), score) in of_word {
                *places.entry(unit).or_default().entry(part).or_default() += score;
            }
        }
        places
    }

    /// Calls with (hit, part, score) for every part of a hit that has one of the stems.
    fn each(&self, stems: &[(Stem, u16)], mut call: impl FnMut(PartId, PartId, u16)) {
        for (stem, factor) in stems {
            for posting in &self.postings[*stem as usize] {
                if let Some(unit) = self.unit_of(posting.part) {
                    call(unit, posting.part, posting.weight * factor);
                }
            }
        }
    }

    /// The card or material that a part belongs to; `None` where that is not there.
    fn unit_of(&self, part: PartId) -> Option<PartId> {
        let entry = &self.parts[part as usize];
        match entry.sort? {
            Sort::Card => Some(part),
            Sort::Material => self.card_of(part).map(|_| part),
            Sort::Level | Sort::Indicator => self.card_of(part),
        }
    }

    fn card_of(&self, part: PartId) -> Option<PartId> {
        let mut at = part;
        // An indicator is two steps below its card; a circle in damaged data ends here too.
        for _ in 0..3 {
            let entry = &self.parts[at as usize];
            if entry.sort? == Sort::Card {
                return Some(at);
            }
            at = entry.parent?;
        }
        None
    }

    fn hit(&self, unit: PartId, places: BTreeMap<PartId, u16>) -> Option<Hit> {
        let mut places: Vec<_> = places.into_iter().collect();
        places.sort_by_key(|(part, score)| (Reverse(*score), *part));
        let place = |part: PartId| {
            let sort = self.parts[part as usize].sort?;
            Some(Place { sort, record: self.id(part).clone() })
        };
        let Place { sort, record } = place(unit)?;
        let card = self.id(self.card_of(unit)?).clone();
        let places = places.into_iter().take(PLACES).filter_map(|(part, _)| place(part)).collect();
        Some(Hit { sort, record, card, places })
    }

    fn id(&self, part: PartId) -> &RecordId {
        &self.parts[part as usize].record
    }

    fn title_words(&self, part: PartId) -> u16 {
        self.parts[part as usize].title_words
    }
}

#[cfg(test)]
mod tests;
