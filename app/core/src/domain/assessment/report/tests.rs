//! What people may rely on in the report.

use serde_json::{Value, json};

use super::*;
use crate::{
    domain::{
        assessment::heat::samples::{at_level, card},
        diagnostic::{
            answer::{self, Answer, LEVEL_FIELDS},
            assignment::Part,
            mark, round, subject,
        },
        document::Block,
    },
    sync::record::{Record, sample},
};

fn answer_record(answer: &Answer) -> Record {
    let mut fields = json!({ "subject": answer.subject, "card": answer.card, "part": answer.part.name(), "placed": answer.placed });
    for (field, marks) in LEVEL_FIELDS.iter().zip(&answer.levels) {
        fields[*field] = mark::to_value(marks);
    }
    let mut record = sample(answer.id.as_str(), answer::KIND, fields);
    record.author = answer.rater.clone();
    record
}

/// A round of three people and two cards.
fn collected(title: &str, levels: [[u8; 2]; 3]) -> Collected {
    let cards = [card("mod", 4), card("tutor", 4)];
    let raters = json!({ "own": true, "colleagues": 0, "assigns": "owner", "expert": false });
    let mut records = vec![sample(round::KIND, round::KIND, json!({ "title": title, "raters": raters }))];
    for (place, card) in (0..).zip(&cards) {
        let mut card = card.clone();
        card.place = place;
        let crate::sync::replica::Draft::Create { record, kind, fields } = card.draft() else { continue };
        records.push(sample(record.as_str(), kind.as_str(), Value::Object(fields.into_iter().collect())));
    }
    for (name, levels) in ["анна", "борис", "вера"].iter().zip(levels) {
        let fields = json!({ "name": name, "sort": "person", "person": format!("a-{name}") });
        records.push(sample(&format!("s-{name}"), subject::KIND, fields));
        for (card, level) in cards.iter().zip(levels) {
            let answer = at_level(&format!("s-{name}"), &format!("a-{name}"), card, Part::Own, level);
            records.push(answer_record(&answer));
        }
    }
    // Whoever is not in the round is not told of.
    records.push(answer_record(&at_level("s-никто", "a-никто", &cards[0], Part::Own, 4)));
    Collected::of(&records).unwrap()
}

fn facts<'a>(of: &'a Collected, map: &'a HeatMap) -> Facts<'a> {
    Facts { of, map, day: None, named: true, mastery: None, circles: &[], before: None }
}

fn words(document: &Document) -> String {
    let block = |block: &Block| match block {
        Block::Paragraph(words) => words.clone(),
        Block::List(lines) => lines.join("\n"),
        Block::Table(table) => table.rows.iter().map(|row| row.join("|")).collect::<Vec<_>>().join("\n"),
        Block::Bars(bars) => format!("{:?}", bars.rows),
        Block::Blank(_) => "___".into(),
    };
    let of_section = |section: &crate::domain::document::Section| {
        let blocks: Vec<String> = section.blocks.iter().map(block).collect();
        format!("# {}\n{}", section.title, blocks.join("\n"))
    };
    document.sections.iter().map(of_section).collect::<Vec<_>>().join("\n")
}

#[test]
fn sentences_say_what_the_figures_show() {
    let of = collected("Весна", [[3, 1], [2, 0], [1, 2]]);
    let map = of.map();
    let told = words(&report(facts(&of, &map)));
    for expected in [
        "В раунде 3 участника. О себе начали отвечать 3 из 3, ответили полностью 3 из 3: охват 100 %.",
        "Кто оценивал: самооценка (6 ответов по карточкам).",
        "1|mod|0|1|1|1|0|0|66 %",
        "Чаще всего уровень 2 и выше встречается здесь: «mod» (2 из 3).",
        "Реже всего: «tutor» (1 из 3).",
        "1|mod|анна|вера",
        "анна|3|1",
        "# Выводы\n___",
    ] {
        assert!(told.contains(expected), "{expected}\nin\n{told}");
    }
    let nameless = words(&report(Facts { named: false, ..facts(&of, &map) }));
    assert!(!nameless.contains("анна") && nameless.contains("1|mod|1|1"), "{nameless}");
}

#[test]
fn two_rounds_are_told_side_by_side_and_equal_cards_are_not_ranked() {
    let before = collected("Осень", [[1, 1], [1, 1], [1, 1]]);
    let mut after = collected("Весна", [[2, 2], [2, 2], [2, 2]]);
    after.cards[0].levels[0].indicators[0].text = "Иначе".into();
    let map = after.map();
    let catalogue = BTreeMap::new();
    let told = words(&report(Facts { before: Some((&before, &catalogue)), ..facts(&after, &map) }));
    for expected in [
        "Сравнение с раундом «Осень». Показателей, чьи формулировки не менялись: 31; сравниваются только они. Остальных: 1.",
        "Самооценка: было «да» 21 из 93, стало 45 из 93; ответов «да» стало больше на 24.",
        "анна|31|7|15|+8",
        "mod|1-0|изменена формулировка или уровень",
        "Доля людей на уровне 2 и выше по всем карточкам одинакова.",
    ] {
        assert!(told.contains(expected), "{expected}\nin\n{told}");
    }
}

#[test]
fn a_round_with_no_people_is_told_as_such() {
    let mut of = collected("Пусто", [[0, 0]; 3]);
    of.subjects.clear();
    let map = HeatMap::new(of.cards.clone());
    let told = words(&report(facts(&of, &map)));
    assert!(
        told.contains("В раунде нет людей") && told.contains("Уровень пока не определён ни у кого."),
        "{told}"
    );
}

#[test]
fn a_spreadsheet_has_a_row_for_everybody_and_a_sheet_for_every_table() {
    let of = collected("Весна", [[3, 1], [2, 0], [1, 2]]);
    let map = of.map();
    let sheets = table::sheets(&map, &report(facts(&of, &map)));
    assert_eq!(sheets[0].rows.len(), 4);
    assert_eq!(
        sheets[0].rows[1][3..5],
        [table::Datum::Number(3), table::Datum::Words("по самооценке".into())]
    );
    assert!(sheets.iter().any(|sheet| sheet.title == "Лидеры и дефициты"));
    assert_eq!(table::Datum::from("−2"), table::Datum::Number(-2));
}
