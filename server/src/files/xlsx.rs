//! Tables as XLSX. Written here, because a crate for it would bring a second compressor into the build: the archive
//! stores its parts as they are, which every spreadsheet reads.

use std::fmt::Write;

use karta_core::domain::assessment::report::table::{Datum, Sheet};

/// Characters of a sheet's name, and of a cell.
const NAME_CHARS: usize = 31;
const CELL_CHARS: usize = 32_000;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
const SHEETS: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/// The file's bytes.
pub fn written(sheets: &[Sheet]) -> Vec<u8> {
    let names = names(sheets);
    let mut parts = vec![
        ("[Content_Types].xml".to_owned(), types(sheets.len())),
        (
            "_rels/.rels".to_owned(),
            relations([("rId1".to_owned(), "officeDocument", "xl/workbook.xml".to_owned())]),
        ),
        ("xl/workbook.xml".to_owned(), workbook(&names)),
        ("xl/_rels/workbook.xml.rels".to_owned(), workbook_relations(sheets.len())),
        ("xl/styles.xml".to_owned(), styles()),
    ];
    for (number, sheet) in (1..).zip(sheets) {
        parts.push((format!("xl/worksheets/sheet{number}.xml"), worksheet(sheet)));
    }
    archive(&parts)
}

/// Names that a spreadsheet takes, each once.
fn names(sheets: &[Sheet]) -> Vec<String> {
    let mut names: Vec<String> = Vec::with_capacity(sheets.len());
    for sheet in sheets {
        let plain: String =
            sheet.title.chars().map(|c| if "[]:*?/\\'".contains(c) { ' ' } else { c }).collect();
        let name = |end: &str| {
            let most = NAME_CHARS - end.chars().count();
            plain.chars().take(most).chain(end.chars()).collect::<String>()
        };
        let taken = |name: &String| names.iter().any(|other| other.to_lowercase() == name.to_lowercase());
        let free = std::iter::once(name("")).chain((2..).map(|n: u32| name(&format!(" {n}"))));
        let free = free.into_iter().find(|name| !taken(name) && !name.trim().is_empty());
        names.push(free.unwrap_or_default());
    }
    names
}

fn types(sheets: usize) -> String {
    let mut xml = format!(
        "{HEAD}<Types xmlns=\"{TYPES}\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Override PartName=\"/xl/workbook.xml\" ContentType=\"{SHEETS}.sheet.main+xml\"/>\
         <Override PartName=\"/xl/styles.xml\" ContentType=\"{SHEETS}.styles+xml\"/>"
    );
    for number in 1..=sheets {
        let _ = write!(
            xml,
            "<Override PartName=\"/xl/worksheets/sheet{number}.xml\" ContentType=\"{SHEETS}.worksheet+xml\"/>"
        );
    }
    xml + "</Types>"
}

fn relations(all: impl IntoIterator<Item = (String, &'static str, String)>) -> String {
    let mut xml = format!("{HEAD}<Relationships xmlns=\"{RELATIONS}\">");
    for (id, kind, target) in all {
        let _ = write!(xml, "<Relationship Id=\"{id}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/>");
    }
    xml + "</Relationships>"
}

fn workbook_relations(sheets: usize) -> String {
    let sheet =
        |number: usize| (format!("rId{number}"), "worksheet", format!("worksheets/sheet{number}.xml"));
    let styles = (format!("rId{}", sheets + 1), "styles", "styles.xml".to_owned());
    relations((1..=sheets).map(sheet).chain([styles]))
}

fn workbook(names: &[String]) -> String {
    let mut xml = format!("{HEAD}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><sheets>");
    for (number, name) in (1..).zip(names) {
        let name = escaped(name);
        let _ = write!(xml, "<sheet name=\"{name}\" sheetId=\"{number}\" r:id=\"rId{number}\"/>");
    }
    xml + "</sheets></workbook>"
}

/// Two looks: plain, and bold for heads.
fn styles() -> String {
    format!(
        "{HEAD}<styleSheet xmlns=\"{MAIN}\"><fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font>\
         <font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>\
         <fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>\
         <borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
         <cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>\
         <cellXfs count=\"2\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>\
         <xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\"/></cellXfs>\
         <cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>"
    )
}

/// Rows under a head and names that stay in sight.
fn worksheet(sheet: &Sheet) -> String {
    let mut xml = format!(
        "{HEAD}<worksheet xmlns=\"{MAIN}\"><sheetViews><sheetView workbookViewId=\"0\">\
         <pane xSplit=\"1\" ySplit=\"1\" topLeftCell=\"B2\" activePane=\"bottomRight\" state=\"frozen\"/></sheetView></sheetViews>\
         <cols><col min=\"1\" max=\"1\" width=\"32\" customWidth=\"1\"/></cols><sheetData>"
    );
    for (number, row) in (1..).zip(&sheet.rows) {
        let _ = write!(xml, "<row r=\"{number}\">");
        let style = if number == 1 { " s=\"1\"" } else { "" };
        for (column, datum) in row.iter().enumerate() {
            let place = format!("{}{number}", letters(column));
            let _ = match datum {
                Datum::Nothing => Ok(()),
                Datum::Number(value) => write!(xml, "<c r=\"{place}\"{style}><v>{value}</v></c>"),
                Datum::Words(words) => write!(
                    xml,
                    "<c r=\"{place}\"{style} t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>",
                    escaped(words)
                ),
            };
        }
        xml.push_str("</row>");
    }
    xml + "</sheetData></worksheet>"
}

/// «A», «Z», «AA».
fn letters(column: usize) -> String {
    let letter = |at: usize| char::from(b'A' + u8::try_from(at % 26).unwrap_or_default());
    match column / 26 {
        0 => letter(column).to_string(),
        before => format!("{}{}", letters(before - 1), letter(column)),
    }
}

/// Without signs that XML cannot hold.
fn escaped(text: &str) -> String {
    let mut xml = String::with_capacity(text.len());
    let allowed = |c: &char| (!c.is_control() || *c == '\n') && !('\u{fffe}'..='\u{ffff}').contains(c);
    for c in text.chars().filter(allowed).take(CELL_CHARS) {
        match c {
            '&' => xml.push_str("&amp;"),
            '<' => xml.push_str("&lt;"),
            '>' => xml.push_str("&gt;"),
            '"' => xml.push_str("&quot;"),
            c => xml.push(c),
        }
    }
    xml
}

/// A ZIP archive of parts that are stored as they are.
fn archive(parts: &[(String, String)]) -> Vec<u8> {
    // 1980-01-01: the same tables give the same bytes.
    const DAY: u16 = 0x21;
    let (mut bytes, mut central) = (Vec::new(), Vec::new());
    for (name, text) in parts {
        let (data, at) = (text.as_bytes(), bytes.len() as u32);
        let mut facts = Vec::new();
        for half in [20_u16, 0x0800, 0, 0, DAY] {
            facts.extend(half.to_le_bytes());
        }
        let size = data.len() as u32;
        for word in [crc32(data), size, size] {
            facts.extend(word.to_le_bytes());
        }
        facts.extend((name.len() as u16).to_le_bytes());
        facts.extend(0_u16.to_le_bytes());
        bytes.extend(b"PK\x03\x04");
        bytes.extend(&facts);
        bytes.extend(name.as_bytes());
        bytes.extend(data);
        central.extend(b"PK\x01\x02\x14\x00");
        central.extend(&facts);
        central.extend([0; 10]);
        central.extend(at.to_le_bytes());
        central.extend(name.as_bytes());
    }
    let (from, count) = (bytes.len() as u32, parts.len() as u16);
    bytes.extend(&central);
    bytes.extend(b"PK\x05\x06\x00\x00\x00\x00");
    bytes.extend(count.to_le_bytes());
    bytes.extend(count.to_le_bytes());
    bytes.extend((central.len() as u32).to_le_bytes());
    bytes.extend(from.to_le_bytes());
    bytes.extend([0, 0]);
    bytes
}

fn crc32(data: &[u8]) -> u32 {
    let step = |crc: u32, byte: &u8| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| (crc >> 1) ^ (0xedb8_8320 & 0_u32.wrapping_sub(crc & 1)))
    };
    !data.iter().fold(!0, step)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checksums_letters_and_names_are_those_that_spreadsheets_expect() {
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
        assert_eq!([0, 25, 26, 701, 702].map(letters), ["A", "Z", "AA", "ZZ", "AAA"]);
        let sheet = |title: &str| Sheet { title: title.into(), rows: Vec::new() };
        let found = names(&[sheet("Уровни"), sheet("уровни"), sheet(&"А/".repeat(40))]);
        assert_eq!((found[0].as_str(), found[1].as_str()), ("Уровни", "уровни 2"));
        assert_eq!(found[2].chars().count(), NAME_CHARS);
    }

    #[test]
    fn a_table_is_stored_with_its_numbers_as_numbers_and_its_words_escaped() {
        let rows = vec![vec![Datum::Words("Кто & где".into())], vec![Datum::Number(-3), Datum::Nothing]];
        let bytes = written(&[Sheet { title: "Уровни".into(), rows }]);
        let text = String::from_utf8_lossy(&bytes);
        assert!(text.starts_with("PK\u{3}\u{4}"));
        assert!(text.contains("Кто &amp; где") && text.contains("<c r=\"A2\"><v>-3</v></c>"));
        assert!(text.contains("<sheet name=\"Уровни\" sheetId=\"1\" r:id=\"rId1\"/>"));
    }
}
