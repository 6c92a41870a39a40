//! A table as text: rows of cells, quoted or not. Written here because a usual reader of CSV takes a quote that
//! was never closed for one cell to the end of the file: here it costs its own row alone.

/// A row whose quotes do not match.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Broken;

/// Characters of one quoted cell: past them its quote was never closed.
const CELL: usize = 20_000;
const SIGNS: [char; 3] = [';', ',', '\t'];

/// Rows that are not blank, with the number of the line that each begins on, from 1.
pub(super) fn rows(text: &str) -> Vec<(usize, Result<Vec<String>, Broken>)> {
    let text = text.trim_start_matches('\u{feff}');
    let sign = sign_of(text);
    let (mut rest, mut line, mut rows) = (text, 1, Vec::new());
    // What some spreadsheets write first, to tell themselves the sign.
    if text.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("sep=")) {
        (rest, line) = (after_line(rest), 2);
    }
    while !rest.is_empty() {
        let (cells, left) = match row(rest, sign) {
            Some((cells, left)) => (Ok(cells), left),
            None => (Err(Broken), after_line(rest)),
        };
        if cells.as_ref().map_or(true, |cells| cells.iter().any(|cell| !cell.trim().is_empty())) {
            rows.push((line, cells));
        }
        line += rest[..rest.len() - left.len()].matches('\n').count();
        rest = left;
    }
    rows
}

/// The sign that parts cells: the commonest in the first line, quoted cells left out.
fn sign_of(text: &str) -> char {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    if let Some(sign) = first.to_lowercase().strip_prefix("sep=").and_then(|sign| sign.chars().next()) {
        return sign;
    }
    let count =
        |sign: char| first.split('"').step_by(2).map(|part| part.matches(sign).count()).sum::<usize>();
    // Of two alike the former: a decimal comma is commoner than a semicolon within a word.
    SIGNS.into_iter().rev().max_by_key(|sign| count(*sign)).unwrap_or(SIGNS[0])
}

fn after_line(text: &str) -> &str {
    text.find('\n').map_or("", |end| &text[end + 1..])
}

/// The cells of the row that the text begins with, and what follows it.
fn row(text: &str, sign: char) -> Option<(Vec<String>, &str)> {
    let (mut cells, mut rest) = (Vec::new(), text);
    loop {
        let (cell, left) = match rest.strip_prefix('"') {
            Some(quoted) => quoted_cell(quoted)?,
            None => {
                let end = rest.find([sign, '\n']).unwrap_or(rest.len());
                (rest[..end].to_owned(), &rest[end..])
            }
        };
        cells.push(cell.trim_end_matches('\r').to_owned());
        let left = left.strip_prefix('\r').unwrap_or(left);
        match left.chars().next() {
            None => return Some((cells, left)),
            Some('\n') => return Some((cells, &left[1..])),
            Some(next) if next == sign => rest = &left[sign.len_utf8()..],
            // A closing quote that something follows closes nothing.
            Some(_) => return None,
        }
    }
}

fn quoted_cell(text: &str) -> Option<(String, &str)> {
    let (mut cell, mut rest) = (String::new(), text);
    loop {
        let end = rest.find('"')?;
        cell.push_str(&rest[..end]);
        rest = &rest[end + 1..];
        if cell.len() > CELL {
            return None;
        }
        match rest.strip_prefix('"') {
            Some(left) => {
                cell.push('"');
                rest = left;
            }
            None => return Some((cell, rest)),
        }
    }
}
