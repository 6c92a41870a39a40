//! A document as DOCX: A4, with the heading styles of a word processor, so that it can be edited on.

use std::io::Cursor;

use docx_rs::{
    AlignmentType, BreakType, Docx, LineSpacing, PageMargin, Paragraph, Run, RunFonts, Shading, Style,
    StyleType, Table, TableCell, TableLayoutType, TableRow, WidthType,
};
use karta_core::domain::document::{Block, Document, Section, Table as Rows};

/// A4 and its margins, in twentieths of a point.
const PAGE: (u32, u32) = (11_906, 16_838);
const MARGIN: i32 = 850;
const TEXT: usize = PAGE.0 as usize - 2 * MARGIN as usize;
/// Letters, in half-points.
const SIZE: usize = 22;
const SMALL: usize = 16;
const FONT: &str = "Times New Roman";

/// The file's bytes.
///
/// # Errors
/// Where the archive cannot be written.
pub fn written(document: &Document) -> Result<Vec<u8>, impl std::error::Error> {
    let mut docx = begun();
    docx = docx.add_paragraph(Paragraph::new().style("Title").add_run(run(&document.title)));
    for line in &document.lead {
        docx = docx.add_paragraph(Paragraph::new().add_run(run(line)));
    }
    for section in &document.sections {
        docx = put(docx, section);
    }
    let mut bytes = Cursor::new(Vec::new());
    docx.pack(&mut bytes).map(|()| bytes.into_inner())
}

fn begun() -> Docx {
    let margin = PageMargin {
        top: MARGIN,
        left: MARGIN,
        bottom: MARGIN,
        right: MARGIN,
        header: 400,
        footer: 400,
        gutter: 0,
    };
    let heading = |id: &str, name: &str, size: usize| {
        Style::new(id, StyleType::Paragraph)
            .name(name)
            .size(size)
            .bold()
            .line_spacing(LineSpacing::new().before(240).after(80))
    };
    Docx::new()
        .page_size(PAGE.0, PAGE.1)
        .page_margin(margin)
        .default_size(SIZE)
        .default_fonts(RunFonts::new().ascii(FONT).hi_ansi(FONT).cs(FONT))
        .add_style(heading("Title", "Title", 34).align(AlignmentType::Center))
        .add_style(heading("Heading1", "heading 1", 26).outline_lvl(0))
}

fn put(docx: Docx, section: &Section) -> Docx {
    let heading = Paragraph::new().style("Heading1").keep_next(true).add_run(run(&section.title));
    section.blocks.iter().fold(docx.add_paragraph(heading), |docx, block| match block {
        Block::Paragraph(text) => docx.add_paragraph(spaced().add_run(run(text))),
        Block::List(lines) => lines.iter().fold(docx, |docx, line| {
            // A dash that is typed is kept by every word processor alike.
            docx.add_paragraph(
                Paragraph::new().indent(Some(360), None, None, None).add_run(run(&format!("– {line}"))),
            )
        }),
        Block::Table(rows) => docx.add_table(table(rows)).add_paragraph(Paragraph::new()),
        Block::Blank(words) => {
            let line = Run::new().add_text("_".repeat(60));
            docx.add_paragraph(spaced().add_run(line))
                .add_paragraph(Paragraph::new().add_run(run(words).size(SMALL + 2)))
        }
    })
}

fn spaced() -> Paragraph {
    Paragraph::new().line_spacing(LineSpacing::new().before(60).after(60))
}

fn table(rows: &Rows) -> Table {
    let widths: Vec<usize> = rows.widths.iter().map(|share| TEXT * usize::from(*share) / 100).collect();
    let cell = |text: &String, width: usize, head: bool| {
        let words = run(text).size(SMALL);
        let words = if head { words.bold() } else { words };
        let cell =
            TableCell::new().width(width, WidthType::Dxa).add_paragraph(Paragraph::new().add_run(words));
        if head { cell.shading(Shading::new().fill("EDEDED")) } else { cell }
    };
    let row = |cells: &Vec<String>, head: bool| {
        let cells = cells.iter().zip(&widths).map(|(text, width)| cell(text, *width, head));
        TableRow::new(cells.collect()).cant_split()
    };
    let all = std::iter::once(row(&rows.head, true)).chain(rows.rows.iter().map(|cells| row(cells, false)));
    Table::new(all.collect())
        .set_grid(widths.clone())
        .layout(TableLayoutType::Fixed)
        .width(TEXT, WidthType::Dxa)
}

/// Text with its line breaks; signs that XML cannot hold are left out.
fn run(text: &str) -> Run {
    let mut run = Run::new();
    for (at, line) in text.lines().enumerate() {
        if at > 0 {
            run = run.add_break(BreakType::TextWrapping);
        }
        run = run.add_text(
            line.chars()
                .filter(|c| !c.is_control() && !('\u{fffe}'..='\u{ffff}').contains(c))
                .collect::<String>(),
        );
    }
    run
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Document {
        let table = Rows::new(
            [("№", 20), ("Мероприятие", 80)],
            vec![["1".into(), "Игра <b>\u{7} & «разбор»\nдва".into()]],
        );
        let blocks = vec![
            Block::Paragraph("Всего".into()),
            Block::List(vec!["раз".into()]),
            Block::Table(table),
            Block::Blank("Педагог".into()),
        ];
        Document {
            title: "Мой путь".into(),
            lead: vec!["Педагог: Ким".into()],
            sections: vec![Section::new("План", blocks)],
        }
    }

    #[test]
    fn a_word_processor_reads_back_what_was_written() {
        let bytes = written(&sample()).unwrap();
        let read = docx_rs::read_docx(&bytes).unwrap();
        let json = read.json();
        for words in ["Мой путь", "Педагог: Ким", "Heading1", "– раз", "Мероприятие", "Игра <b> & «разбор»"]
        {
            assert!(json.contains(words), "{words}");
        }
        assert!(!json.contains('\u{7}') && !json.contains("\\u0007"));
    }
}
