//! What people may rely on when they print a trajectory or take it into a word processor.

use serde_json::json;

use super::*;
use crate::{
    domain::trajectory::{KIND, tests::step_record},
    sync::record::sample,
};

fn papers(records: &[Record]) -> Papers {
    Papers::of(records).unwrap()
}

fn head() -> Record {
    sample(
        KIND,
        KIND,
        json!({
            "title": "Мой путь", "person": "Ким Ольга Петровна", "organisation": "Школа № 5", "companion": " ",
            "period": { "from": "2026-09-01", "to": "2027-05-31" }, "purpose": "Вести игры",
        }),
    )
}

fn whole() -> Vec<Record> {
    let gap = json!({ "sort": "level", "card": "role-game", "level": 2 });
    let point = |id: &str, month: &str, height: u64, moment: &str| {
        sample(id, POINT, json!({ "month": month, "height": height, "moment": moment }))
    };
    vec![
        head(),
        sample(
            "g",
            goal::KIND,
            json!({ "title": "Веду игру", "order": "80", "gap": gap, "tasks": ["Разбор"] }),
        ),
        step_record(
            "a",
            json!({
                "goal": "g", "hours": 8, "days": { "from": "2026-10-01", "to": "2026-10-31" }, "place": "Зал",
                "responsible": "ИОЦ", "presentation": "Отзыв", "gained": "Держу\nвремя",
                "status": { "state": "done", "since": "2026-10-30" },
            }),
        ),
        step_record("b", json!({ "status": { "state": "dropped" }, "order": "8080" })),
        step_record("c", json!({ "hours": 16, "order": "8180" })),
        sample(
            "e",
            evidence::KIND,
            json!({ "step": "a", "sort": "note", "title": "Отзыв гостей", "text": "Было ясно" }),
        ),
        point("p1", "2010-09", 100, "Пришла в школу"),
        point("p2", "2012-09", 180, ""),
    ]
}

fn told(records: &[Record]) -> Document {
    document(&papers(records), &|card| (card.as_str() == "role-game").then(|| "Игромастер".to_owned()))
}

fn section<'a>(document: &'a Document, title: &str) -> &'a Section {
    document.sections.iter().find(|section| section.title == title).unwrap()
}

#[test]
fn the_document_has_its_parts_in_the_usual_order() {
    let document = told(&whole());
    let titles: Vec<&str> = document.sections.iter().map(|section| section.title.as_str()).collect();
    let expected =
        ["Результаты диагностики", "Цель и задачи", "План", GROWTH, "Рефлексия", "Свидетельства", "Подписи"];
    assert_eq!(titles, expected);
    let lead = [
        "Индивидуальная профессиональная траектория",
        "Педагог: Ким Ольга Петровна",
        "Организация: Школа № 5",
        "Период: с 01.09.2026 по 31.05.2027",
    ];
    assert_eq!(document.lead, lead);
}

#[test]
fn the_plan_names_for_each_step_the_gap_the_task_and_all_that_is_signed_for_and_leaves_out_what_was_dropped()
{
    let document = told(&whole());
    let blocks = &section(&document, "План").blocks;
    let Block::Table(table) = &blocks[0] else { panic!("a table first") };
    assert_eq!(table.widths.iter().map(|share| u32::from(*share)).sum::<u32>(), 100);
    let first = [
        "1",
        "Игромастер, уровень 2",
        "Веду игру",
        "Шаг a",
        "семинар",
        "8",
        "с 01.10.2026 по 31.10.2026",
        "Зал; ИОЦ",
        "Отзыв",
        "выполнен, 30.10.2026",
    ];
    assert_eq!(table.rows[0], first);
    assert_eq!((table.rows.len(), &table.rows[1][3][..], &table.rows[1][9][..]), (2, "Шаг c", ""));
    assert_eq!(blocks[1], Block::Paragraph("Всего часов: 24.".into()));
}

#[test]
fn the_graph_is_told_in_words_with_its_key_moments_and_where_the_plan_leads() {
    let document = told(&whole());
    let blocks = &section(&document, GROWTH).blocks;
    let Block::Table(table) = &blocks[0] else { panic!("a table first") };
    assert_eq!(table.rows, [["сентябрь 2010 – сентябрь 2012", "рост", "+0,8"]]);
    let list = |line: &str| Block::List(vec![line.to_owned()]);
    assert_eq!(blocks[2], list("сентябрь 2010: Пришла в школу"));
    assert_eq!(blocks[4], list("октябрь 2026: Игромастер, уровень 2"));
}

#[test]
fn an_empty_trajectory_still_gives_a_sheet_to_fill_in_and_sign() {
    let document = told(&[sample(KIND, KIND, json!({ "title": "Мой путь" }))]);
    let titles: Vec<&str> = document.sections.iter().map(|section| section.title.as_str()).collect();
    assert_eq!(titles, ["Рефлексия", "Подписи"]);
    assert!(matches!(section(&document, "Рефлексия").blocks[..], [Block::Blank(_), Block::Blank(_)]));
    assert!(Papers::of(&[]).is_none());
}

#[test]
fn reflection_and_evidence_stand_under_the_number_of_their_step() {
    let document = told(&whole());
    let blocks = &section(&document, "Рефлексия").blocks;
    assert_eq!(blocks[0], Block::Paragraph("Шаг 1. Шаг a".into()));
    assert_eq!(blocks[1], Block::List(vec!["Чему я научился, что стало получаться? Держу время".into()]));
    let Block::Table(table) = &section(&document, "Свидетельства").blocks[0] else {
        panic!("a table")
    };
    assert_eq!(table.rows, [["1", "заметка", "Отзыв гостей", "Было ясно"]]);
}
