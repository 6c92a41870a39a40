//! Writing SVG, and how much of a text fits: letters are taken for as wide as in common fonts, since what the
//! reader's own will be is not known here.

use std::fmt::Write as _;

const FONTS: &str = "system-ui,'Segoe UI',Roboto,'Noto Sans','DejaVu Sans',Arial,sans-serif";

/// A picture being written. Nothing in it needs a style sheet: it stands in a file as on a page.
#[derive(Default)]
pub struct Svg {
    text: String,
}

impl Svg {
    pub fn begun() -> Self {
        Self { text: format!("<g font-family=\"{FONTS}\">") }
    }

    pub fn done(mut self) -> String {
        self.text.push_str("</g>");
        self.text
    }

    pub fn push(&mut self, other: Self) {
        self.text.push_str(&other.text);
    }

    /// Writing into a text cannot fail.
    pub fn put(&mut self, part: std::fmt::Arguments) {
        let _ = self.text.write_fmt(part);
    }

    pub fn paper(&mut self, width: i64, height: i64) {
        self.put(format_args!("<rect width=\"{width}\" height=\"{height}\" fill=\"#ffffff\"/>"));
    }

    pub fn move_to(&mut self, x: i64, y: i64) {
        self.put(format_args!("<g transform=\"translate({x} {y})\">"));
    }

    pub fn move_back(&mut self) {
        self.text.push_str("</g>");
    }

    pub fn rect(&mut self, [x, y, width, height]: [i64; 4], fill: &str, more: &str) {
        self.put(format_args!(
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"{fill}\"{more}/>"
        ));
    }

    pub fn line(&mut self, from: (f64, f64), to: (f64, f64), ink: &str, wide: f64, dash: &str) {
        let dash = if dash.is_empty() { String::new() } else { format!(" stroke-dasharray=\"{dash}\"") };
        self.put(format_args!(
            "<line x1=\"{:.1}\" y1=\"{:.1}\" x2=\"{:.1}\" y2=\"{:.1}\" stroke=\"{ink}\" stroke-width=\"{wide}\"{dash}/>",
            from.0, from.1, to.0, to.1
        ));
    }

    pub fn words(&mut self, (x, y): (i64, i64), px: f64, ink: &str, bold: bool, text: &str) {
        if text.is_empty() {
            return;
        }
        let weight = if bold { " font-weight=\"700\"" } else { "" };
        self.put(format_args!("<text x=\"{x}\" y=\"{y}\" font-size=\"{px}\" fill=\"{ink}\"{weight}>"));
        escaped(&mut self.text, text);
        self.text.push_str("</text>");
    }
}

/// Signs that XML cannot hold are left out.
fn escaped(into: &mut String, text: &str) {
    for sign in text.chars() {
        match sign {
            '&' => into.push_str("&amp;"),
            '<' => into.push_str("&lt;"),
            '>' => into.push_str("&gt;"),
            '"' => into.push_str("&quot;"),
            sign if sign.is_control() || ('\u{fffe}'..='\u{ffff}').contains(&sign) => into.push(' '),
            sign => into.push(sign),
        }
    }
}

/// How wide a letter is, in parts of its height.
fn breadth(sign: char) -> f64 {
    match sign {
        ' ' | '.' | ',' | ':' | ';' | '!' | '\'' | 'i' | 'l' | 'j' | '|' | '(' | ')' => 0.33,
        'ж' | 'ш' | 'щ' | 'ю' | 'м' | 'ф' | 'ы' | 'm' | 'w' | '—' => 0.82,
        'Ж' | 'Ш' | 'Щ' | 'Ю' | 'М' | 'Ф' | 'Ы' | 'W' | 'M' => 0.95,
        sign if sign.is_uppercase() => 0.72,
        sign if sign.is_ascii() || sign.is_alphabetic() => 0.6,
        _ => 0.9,
    }
}

pub fn width_of(text: &str, px: f64) -> f64 {
    text.chars().map(breadth).sum::<f64>() * px
}

/// The text, cut with «…» where it is wider.
pub fn fitting(text: &str, px: f64, width: f64) -> String {
    if width_of(text, px) <= width {
        return text.to_owned();
    }
    let mut used = px;
    let fits = |sign: &char| {
        used += breadth(*sign) * px;
        used <= width
    };
    let cut: String = text.chars().take_while(fits).collect();
    format!("{}…", cut.trim_end())
}

/// The text in lines no wider than that, parted between words where it can be.
pub fn lines(text: &str, px: f64, width: f64) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        let joined = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if width_of(&joined, px) <= width {
            line = joined;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        for sign in word.chars() {
            if !line.is_empty() && width_of(&line, px) + breadth(sign) * px > width {
                lines.push(std::mem::take(&mut line));
            }
            line.push(sign);
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_is_wider_than_its_room_and_no_letter_is_lost() {
        let text = "Каждый педагог учится у коллеги ОЧЕНЬДЛИННОЕСЛОВОБЕЗПРОБЕЛОВВСЁВОДНУСТРОКУ и снова";
        let lines = lines(text, 10.0, 120.0);
        assert!(lines.len() > 3 && lines.iter().all(|line| width_of(line, 10.0) <= 120.0), "{lines:?}");
        assert_eq!(lines.concat().replace(' ', ""), text.replace(' ', ""));
    }

    #[test]
    fn what_would_be_markup_is_text() {
        let mut svg = Svg::default();
        svg.words((0, 0), 10.0, "#000", false, "<b>\u{7}&«\"");
        assert!(svg.text.contains("&lt;b&gt; &amp;«&quot;"), "{}", svg.text);
    }
}
