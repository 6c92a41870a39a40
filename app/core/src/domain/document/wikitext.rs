//! A document as text for a wiki on MediaWiki. Nothing in a text may become markup there.

use std::fmt::Write;

use super::{Block, Document, Table};

/// Signs that a wiki would take for markup wherever they stand.
const SIGNS: [&str; 8] = ["[[", "]]", "{{", "}}", "<", "''", "~~~", "__"];

/// The document's page, its title left out: on a wiki the page has it already.
pub fn wikitext(document: &Document) -> String {
    let mut text = String::new();
    for line in &document.lead {
        paragraph(&mut text, line);
    }
    for section in &document.sections {
        _ = write!(text, "== {} ==\n\n", plain(&section.title));
        section.blocks.iter().for_each(|block| put(&mut text, block));
    }
    text.truncate(text.trim_end().len());
    text.push('\n');
    text
}

fn put(text: &mut String, block: &Block) {
    match block {
        Block::Paragraph(words) => paragraph(text, words),
        Block::List(lines) => {
            lines.iter().for_each(|line| _ = writeln!(text, "* {}", plain(line)));
            text.push('\n');
        }
        Block::Table(table) => put_table(text, table),
        Block::Bars(bars) => put_table(text, &bars.table()),
        // On a page of a wiki there is nothing to sign.
        Block::Blank(_) => {}
    }
}

fn paragraph(text: &mut String, words: &str) {
    let words = plain(words);
    // At the beginning of a line these are lists, headings, rules.
    let guard = if words.starts_with(['*', '#', ':', ';', '=', '-']) { "<nowiki/>" } else { "" };
    _ = write!(text, "{guard}{words}\n\n");
}

fn put_table(text: &mut String, table: &Table) {
    let head: Vec<String> = table.head.iter().map(|cell| plain(cell).replace("!!", "&#33;!")).collect();
    _ = write!(text, "{{| class=\"wikitable sortable\"\n! {}\n", head.join(" !! "));
    for row in &table.rows {
        // The blank before a cell keeps «-», «+» and «}» from being markup.
        let cells: Vec<String> = row.iter().map(|cell| plain(cell)).collect();
        _ = write!(text, "|-\n| {}\n", cells.join(" || "));
    }
    text.push_str("|}\n\n");
}

/// A text in which nothing is markup.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text.trim();
    while let Some(first) = rest.chars().next() {
        if let Some(sign) = SIGNS.into_iter().find(|sign| rest.starts_with(sign)) {
            _ = write!(plain, "<nowiki>{sign}</nowiki>");
            rest = &rest[sign.len()..];
            continue;
        }
        match first {
            '|' => plain.push_str("&#124;"),
            '&' => plain.push_str("&amp;"),
            '\n' => plain.push_str("<br>"),
            '\r' => {}
            other => plain.push(other),
        }
        rest = &rest[first.len_utf8()..];
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::{super::Section, *};

    #[test]
    fn a_table_is_written_as_a_wiki_reads_it() {
        let rows = vec![["1".to_owned(), "Игра".to_owned()], ["2".to_owned(), "-".to_owned()]];
        let table = Block::Table(Table::new([("№", 10), ("Мероприятие", 90)], rows));
        let blocks = vec![table, Block::List(vec!["раз".into()]), Block::Blank("Педагог".into())];
        let document = Document {
            title: "Мой путь".into(),
            lead: vec!["Педагог: Ким О. П.".into()],
            sections: vec![Section::new("План", blocks)],
        };
        let expected = "Педагог: Ким О. П.\n\n== План ==\n\n{| class=\"wikitable sortable\"\n! № !! Мероприятие\n\
            |-\n| 1 || Игра\n|-\n| 2 || -\n|}\n\n* раз\n";
        assert_eq!(wikitext(&document), expected);
    }

    #[test]
    fn nothing_that_a_person_typed_becomes_markup() {
        let typed = "[[Цель]] {{шаблон}} <b>|</b> a&lt;b ''x'' ~~~~ __TOC__\nвторая строка";
        let expected = "<nowiki>[[</nowiki>Цель<nowiki>]]</nowiki> <nowiki>{{</nowiki>шаблон<nowiki>}}</nowiki> \
            <nowiki><</nowiki>b>&#124;<nowiki><</nowiki>/b> a&amp;lt;b <nowiki>''</nowiki>x<nowiki>''</nowiki> \
            <nowiki>~~~</nowiki>~ <nowiki>__</nowiki>TOC<nowiki>__</nowiki><br>вторая строка";
        assert_eq!(plain(typed), expected);
        let mut text = String::new();
        paragraph(&mut text, "# не список");
        assert_eq!(text, "<nowiki/># не список\n\n");
    }

    #[test]
    fn a_heading_of_a_table_cannot_be_split() {
        let table = Table { head: vec!["Ура!! Всё".into()], widths: vec![100], rows: Vec::new() };
        let mut text = String::new();
        put_table(&mut text, &table);
        assert!(text.contains("! Ура&#33;! Всё\n"), "{text}");
    }
}
