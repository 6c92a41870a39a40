//! A document as DOCX: A4, with the heading styles of a word processor, so that it can be edited on.

use std::io::Cursor;

use docx_rs::{
    AlignmentType, BreakType, Docx, LineSpacing, PageMargin, Paragraph, Run, RunFonts, Shading, Style,
    StyleType, Table, TableCell, TableLayoutType, TableRow, WidthType,
};
use karta_core::domain::document::{Bars, Block, Document, Section, Table as Rows};

/// A4 and its margins, in twentieths of a point.
const PAGE: (u32, u32) = (11_906, 16_838);
const MARGIN: i32 = 850;
const TEXT: usize = PAGE.0 as usize - 2 * MARGIN as usize;
/// Letters, in half-points.
const SIZE: usize = 22;
const SMALL: usize = 16;
const FONT: &str = "Times New Roman";
/// A chart: its bars have so many places beside a name of that width; their colours, with what is read on them.
const PLACES: u32 = 60;
const NAME: usize = TEXT * 40 / 100;
const FILLS: [(&str, &str); 6] = [
    ("E9E4DA", "000000"),
    ("DBE7F5", "000000"),
    ("A9C8E8", "000000"),
    ("3F76B3", "FFFFFF"),
    ("1F4E86", "FFFFFF"),
    ("FFFFFF", "000000"),
];

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
        Block::Bars(bars) => chart(docx, bars),
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

/// A chart of cells, which a word processor edits on, and the legend under it.
fn chart(docx: Docx, bars: &Bars) -> Docx {
    let place = (TEXT - NAME) / PLACES as usize;
    let cell = |text: &str, span: usize, (fill, ink): (&str, &str)| {
        let words = Paragraph::new().add_run(run(text).size(SMALL).color(ink));
        let cell = TableCell::new().width(place * span, WidthType::Dxa).grid_span(span);
        cell.shading(Shading::new().fill(fill)).add_paragraph(words)
    };
    let row = |(name, numbers): &(String, Vec<u32>)| {
        let name = Paragraph::new().add_run(run(name).size(SMALL));
        let mut cells = vec![TableCell::new().width(NAME, WidthType::Dxa).add_paragraph(name)];
        let spans = Bars::spans(numbers, PLACES);
        let parts = numbers.iter().zip(&spans).zip(FILLS.iter().cycle()).filter(|((_, span), _)| **span > 0);
        cells.extend(parts.map(|((number, span), fill)| cell(&number.to_string(), *span as usize, *fill)));
        if cells.len() == 1 {
            cells.push(cell("—", PLACES as usize, FILLS[5]));
        }
        TableRow::new(cells).cant_split()
    };
    let grid = std::iter::once(NAME).chain((0..PLACES).map(|_| place)).collect();
    let table = Table::new(bars.rows.iter().map(row).collect())
        .set_grid(grid)
        .layout(TableLayoutType::Fixed)
        .width(NAME + place * PLACES as usize, WidthType::Dxa);
    let mut legend = Paragraph::new();
    for (words, (fill, _)) in bars.legend.iter().zip(FILLS.iter().cycle()) {
        let patch = run("   ").size(SMALL).shading(Shading::new().fill(*fill));
        legend = legend.add_run(patch).add_run(run(&format!(" {words}    ")).size(SMALL));
    }
    docx.add_table(table).add_paragraph(legend)
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
            Block::Bars(Bars {
                legend: vec!["уровень 0".into(), "уровень 1".into()],
                rows: vec![("Тьютор".into(), vec![7, 0]), ("Модератор".into(), vec![0, 0])],
            }),
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
        for words in [
            "Мой путь",
            "Педагог: Ким",
            "Heading1",
            "– раз",
            "Мероприятие",
            "Игра <b> & «разбор»",
            "Модератор",
            "уровень 1",
        ] {
            assert!(json.contains(words), "{words}");
        }
        assert!(!json.contains('\u{7}') && !json.contains("\\u0007"));
    }
}
