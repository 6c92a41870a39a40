//! Difference of two texts by words, for proposed changes: what stays, what goes, what comes.

use crate::limits::DIFFERENCE_CELLS;

/// A stretch of text, spaces and signs included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Run {
    Same(String),
    Removed(String),
    Added(String),
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    Same,
    Removed,
    Added,
}

/// What was done to `old` to make `new` of it. The runs that are not added make `old` again, those that are
/// not removed make `new`; what is removed comes before what is added in its place.
pub fn difference(old: &str, new: &str) -> Vec<Run> {
    let (old, new) = (pieces(old), pieces(new));
    let head = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let tail = old[head..].iter().rev().zip(new[head..].iter().rev()).take_while(|(a, b)| a == b).count();
    let (gone, come) = (&old[head..old.len() - tail], &new[head..new.len() - tail]);
    let mut parts: Vec<(Fate, &str)> = old[..head].iter().map(|piece| (Fate::Same, *piece)).collect();
    parts.extend(between(gone, come));
    parts.extend(old[old.len() - tail..].iter().map(|piece| (Fate::Same, *piece)));
    let mut runs = Vec::new();
    gather(&without_lone_spaces(parts), &mut runs);
    runs
}

/// Words, stretches of blanks, and single signs.
fn pieces(text: &str) -> Vec<&str> {
    let class = |c: char| {
        if c.is_alphanumeric() {
            0
        } else if c.is_whitespace() {
            1
        } else {
            2
        }
    };
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut last = None;
    for (at, c) in text.char_indices() {
        if last.is_some_and(|last| last != class(c) || last == 2) {
            pieces.push(&text[start..at]);
            start = at;
        }
        last = Some(class(c));
    }
    if start < text.len() {
        pieces.push(&text[start..]);
    }
    pieces
}

/// By the longest common subsequence. Texts too long for its table are shown as wholly replaced.
fn between<'t>(old: &[&'t str], new: &[&'t str]) -> Vec<(Fate, &'t str)> {
    let width = new.len() + 1;
    if (old.len() + 1).saturating_mul(width) > DIFFERENCE_CELLS {
        let removed = old.iter().map(|piece| (Fate::Removed, *piece));
        return removed.chain(new.iter().map(|piece| (Fate::Added, *piece))).collect();
    }
    // The common length of what follows; within the limit above it fits 16 bits.
    let mut common = vec![0_u16; (old.len() + 1) * width];
    for a in (0..old.len()).rev() {
        for b in (0..new.len()).rev() {
            common[a * width + b] = if old[a] == new[b] {
                common[(a + 1) * width + b + 1] + 1
            } else {
                common[(a + 1) * width + b].max(common[a * width + b + 1])
            };
        }
    }
    let (mut a, mut b) = (0, 0);
    let mut parts = Vec::with_capacity(old.len() + new.len());
    while a < old.len() || b < new.len() {
        if a < old.len() && b < new.len() && old[a] == new[b] {
            parts.push((Fate::Same, old[a]));
            (a, b) = (a + 1, b + 1);
        } else if b == new.len()
            || (a < old.len() && common[(a + 1) * width + b] >= common[a * width + b + 1])
        {
            parts.push((Fate::Removed, old[a]));
            a += 1;
        } else {
            parts.push((Fate::Added, new[b]));
            b += 1;
        }
    }
    parts
}

/// A space that stayed between two changed words reads better as part of the change.
fn without_lone_spaces(parts: Vec<(Fate, &str)>) -> Vec<(Fate, &str)> {
    let changed = |part: Option<&(Fate, &str)>| part.is_some_and(|(fate, _)| *fate != Fate::Same);
    let mut joined = Vec::with_capacity(parts.len());
    for (at, (fate, piece)) in parts.iter().enumerate() {
        let lone = *fate == Fate::Same
            && piece.trim().is_empty()
            && changed(parts.get(at + 1))
            && changed(at.checked_sub(1).and_then(|before| parts.get(before)));
        if lone {
            joined.extend([(Fate::Removed, *piece), (Fate::Added, *piece)]);
        } else {
            joined.push((*fate, *piece));
        }
    }
    joined
}

/// Joins parts of one fate; within a change all that is removed goes before all that is added.
fn gather(parts: &[(Fate, &str)], runs: &mut Vec<Run>) {
    for stretch in parts.chunk_by(|a, b| (a.0 == Fate::Same) == (b.0 == Fate::Same)) {
        let of = |fate: Fate| -> String {
            stretch.iter().filter(|part| part.0 == fate).map(|part| part.1).collect()
        };
        let made = [Run::Same(of(Fate::Same)), Run::Removed(of(Fate::Removed)), Run::Added(of(Fate::Added))];
        runs.extend(made.into_iter().filter(|run| !run.text().is_empty()));
    }
}

impl Run {
    pub fn text(&self) -> &str {
        match self {
            Self::Same(text) | Self::Removed(text) | Self::Added(text) => text,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Run::*, *};

    fn same(text: &str) -> Run {
        Same(text.to_owned())
    }

    fn removed(text: &str) -> Run {
        Removed(text.to_owned())
    }

    fn added(text: &str) -> Run {
        Added(text.to_owned())
    }

    #[test]
    fn a_changed_word_is_shown_among_what_stayed() {
        let runs = difference("Ведёт игру по часам.", "Ведёт занятие по часам.");
        assert_eq!(runs, [same("Ведёт "), removed("игру"), added("занятие"), same(" по часам.")]);
    }

    #[test]
    fn neighbouring_changed_words_are_one_change() {
        let runs = difference("Ведёт большую игру.", "Ведёт короткое занятие.");
        assert_eq!(runs, [same("Ведёт "), removed("большую игру"), added("короткое занятие"), same(".")]);
    }

    #[test]
    fn nothing_and_everything_are_differences_too() {
        assert_eq!(difference("", ""), []);
        assert_eq!(difference("Роль", "Роль"), [same("Роль")]);
        assert_eq!(difference("", "Роль"), [added("Роль")]);
        assert_eq!(difference("Роль", ""), [removed("Роль")]);
    }

    #[test]
    fn both_texts_can_be_read_out_of_the_runs_however_long_they_are() {
        let long = |word: &str| (0..4_000).map(|n| format!("{word}{n} ")).collect::<String>();
        let pairs = [("а б, в\nг <b>🎲</b>", "а, в б\n\nг <i>🎲 д"), (&long("я"), &long("ю"))];
        for (old, new) in pairs {
            let runs = difference(old, new);
            let of = |left_out: fn(&Run) -> bool| -> String {
                runs.iter().filter(|run| !left_out(run)).map(Run::text).collect()
            };
            assert_eq!(of(|run| matches!(run, Added(_))), old);
            assert_eq!(of(|run| matches!(run, Removed(_))), new);
        }
    }
}
