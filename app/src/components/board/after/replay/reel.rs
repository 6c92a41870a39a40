//! A film as a slider goes through it: moments at which something changed, each with the board as it was.

use karta_core::{
    domain::board::{
        self, BoardCard,
        hall::first_words,
        papers::Papers,
        progress::{self, Progress},
        replay::{Shot, board_at, jumps},
        takt,
    },
    sync::{Record, RecordId},
};

/// Characters of a card that came.
const NEWS: usize = 90;

#[derive(Clone)]
pub struct Reel {
    film: Vec<Shot>,
    /// When something changed, once each.
    pub moments: Vec<u64>,
    /// The moments at which такты began, with their titles.
    pub jumps: Vec<(usize, String)>,
    /// How many cards there are at the fullest moment.
    pub most: usize,
}

/// What is seen at one moment.
#[derive(Debug, Clone, PartialEq)]
pub struct Moment {
    pub papers: Option<Papers>,
    pub takt: String,
    /// Since the beginning.
    pub time: String,
    /// What has just come.
    pub news: String,
}

impl Reel {
    pub fn of(film: Vec<Shot>) -> Self {
        let mut moments: Vec<u64> = film.iter().map(|shot| shot.at_ms).collect();
        moments.dedup();
        let at = |ms: u64| moments.partition_point(|moment| *moment < ms);
        let title = |id: &RecordId| {
            let shots = film.iter().rev().filter(|shot| shot.record == *id);
            let record = shots.filter_map(|shot| shot.shown.as_ref()).next();
            record.and_then(|record| record.text("title")).unwrap_or("Такт").to_owned()
        };
        let jumps = jumps(&film).into_iter().map(|jump| (at(jump.at_ms), title(&jump.takt))).collect();
        let (mut most, mut now) = (0, std::collections::BTreeSet::new());
        for shot in &film {
            match &shot.shown {
                Some(record) if record.kind.as_str() == board::KIND => now.insert(&shot.record),
                _ => now.remove(&shot.record),
            };
            most = most.max(now.len());
        }
        Self { jumps, most, moments, film }
    }

    pub fn moment(&self, at: usize) -> Moment {
        let ms = self.moments.get(at).or(self.moments.last()).copied().unwrap_or(0);
        let seen = board_at(&self.film, ms);
        let records: Vec<&Record> = seen.values().copied().collect();
        let progress = seen.get(&progress::id()).and_then(|record| Progress::try_from(*record).ok());
        let now = progress.as_ref().and_then(|progress| progress.now.as_ref());
        let title =
            now.and_then(|now| seen.get(&now.takt)).filter(|record| record.kind.as_str() == takt::KIND);
        let finished = progress.as_ref().is_some_and(|progress| progress.finished);
        let title = match title.and_then(|record| record.text("title")) {
            _ if finished => "Сессия завершена",
            Some(title) => title,
            None => "До начала",
        };
        Moment {
            takt: title.to_owned(),
            time: since(ms.saturating_sub(self.moments.first().copied().unwrap_or(ms))),
            news: self.news(ms),
            papers: Papers::of(records.iter().copied()),
        }
    }

    /// Cards that came or changed at that moment.
    fn news(&self, ms: u64) -> String {
        let shots = self.film.iter().filter(|shot| shot.at_ms == ms);
        let cards: Vec<BoardCard> = shots
            .filter_map(|shot| shot.shown.as_ref())
            .filter(|record| record.kind.as_str() == board::KIND)
            .filter_map(|record| BoardCard::try_from(record).ok())
            .collect();
        match cards.as_slice() {
            [] => String::new(),
            [card] => format!("№ {}: {}", card.sign(), first_words(&card.text, NEWS)),
            cards => format!("карточек сразу: {}", cards.len()),
        }
    }
}

fn since(ms: u64) -> String {
    let minutes = ms / 60_000;
    match (minutes / 1_440, minutes / 60 % 24, minutes % 60) {
        (0, 0, 0) => "начало".to_owned(),
        (0, 0, minutes) => format!("{minutes} мин от начала"),
        (0, hours, minutes) => format!("{hours} ч {minutes:02} мин от начала"),
        (days, hours, _) => format!("{days} дн. {hours} ч от начала"),
    }
}
