//! How single cells are read: forms, numbers, days.

use super::columns::plain;
use crate::domain::{
    activity::FORMS,
    day::{Day, Period},
};

/// Short words for forms, beside the titles of [`FORMS`].
const FORM_WORDS: [(&str, &str); 12] = [
    ("дпп", "qualification_course"),
    ("кпк", "qualification_course"),
    ("повышение квалификации", "qualification_course"),
    ("курсы повышения квалификации", "qualification_course"),
    ("переподготовка", "retraining"),
    ("модуль", "course_module"),
    ("модуль дпп", "course_module"),
    ("мастер класс", "master_class"),
    ("семинар-практикум", "seminar"),
    ("деловая игра", "game"),
    ("форсайт", "foresight_session"),
    ("услуга", "service"),
];

pub(super) fn form(cell: &str) -> Result<&'static str, String> {
    let word = plain(cell);
    let titled = FORMS.iter().find(|(_, title)| *title == word).map(|(name, _)| *name);
    let known = titled.or_else(|| FORM_WORDS.iter().find(|(one, _)| *one == word).map(|(_, name)| *name));
    known.ok_or_else(|| format!("неизвестная форма «{}»", short(cell)))
}

/// «1 200», «72 ч», «500 руб.»: a whole number and at most a word after it.
pub(super) fn number(cell: &str) -> Option<i64> {
    if matches!(plain(cell).as_str(), "бесплатно" | "нет") {
        return Some(0);
    }
    let digits = cell.trim_end_matches(|c: char| c.is_alphabetic() || c == '.' || c.is_whitespace());
    let digits: String = digits.chars().filter(|c| !c.is_whitespace()).collect();
    let plain = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| digits.parse().ok()).flatten()
}

/// The days of two cells; the first may hold both ends of a period, parted by a dash.
pub(super) fn period(from: &str, to: &str) -> Result<Option<Period>, String> {
    let parted = from.split_once(['–', '—']).or_else(|| from.split_once(" - "));
    let parted = parted.or_else(|| from.contains('.').then(|| from.split_once('-')).flatten());
    let (from, to) = match parted {
        Some((first, last)) if to.is_empty() => (first.trim(), last.trim()),
        _ => (from, to),
    };
    if from.is_empty() {
        return if to.is_empty() {
            Ok(None)
        } else {
            Err("есть конец, но нет начала".into())
        };
    }
    let read = |cell: &str| {
        day(cell).ok_or_else(|| format!("«{}» — не дата; нужна как 01.09.2026 или 2026-09-01", short(cell)))
    };
    let first = read(from)?;
    let last = if to.is_empty() { first } else { read(to)? };
    Period::new(first, last).map(Some).ok_or_else(|| "конец раньше начала".into())
}

/// A day as in Russian papers, also «1.9.2026», or as in ISO, with or without a time after it.
fn day(cell: &str) -> Option<Day> {
    let cell = cell.split([' ', 'T']).next()?.trim_end_matches("г.");
    Day::from_iso(cell).or_else(|| {
        let parts: Vec<&str> = cell.split('.').collect();
        let [day, month, year] = parts.as_slice() else { return None };
        Day::from_russian(&format!("{day:0>2}.{month:0>2}.{year}"))
    })
}

pub(super) fn short(text: &str) -> String {
    const MOST: usize = 40;
    if text.chars().count() <= MOST {
        return text.to_owned();
    }
    text.chars().take(MOST).chain(['…']).collect()
}

pub(super) fn lowered(text: &str) -> String {
    let mut letters = text.trim_end_matches('.').chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}
