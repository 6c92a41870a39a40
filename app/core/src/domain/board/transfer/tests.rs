//! What people may rely on when they save a board to a file and read it again.

use super::*;
use crate::{domain::board::head::BOARD, sync::record::sample};

fn board() -> Record {
    sample(BOARD, BOARD, json!({ "title": "Доска", "topic": "Тема", "locked": true }))
}

fn records() -> Vec<Record> {
    let mut gone = sample("gone", card::KIND, json!({ "text": "Нет", "sort": "trend", "number": 1 }));
    gone.deleted = gone.newest().cloned();
    vec![
        gone,
        sample(
            "a",
            card::KIND,
            json!({ "text": "Выбор", "sort": "fork", "number": 3, "chosen": "b",
            "group": "red", "takt": "t", "place": { "at": 9_000, "lane": "school", "off": 5 } }),
        ),
        sample("b", card::KIND, json!({ "text": "Ветвь", "sort": "event", "number": 2 })),
        sample("l", link::KIND, json!({ "ends": { "from": "a", "to": "b" }, "sort": "branch" })),
        sample("x", cluster::KIND, json!({ "title": "Имя", "cards": ["a", "gone", "b"] })),
        sample("t", takt::KIND, json!({ "title": "Тренды", "order": "80", "minutes": 10 })),
        sample("ballot:t:a-ivan", "ballot", json!({ "takt": "t", "dots": { "a": 1 } })),
    ]
}

fn read(text: &str) -> Result<Imported, NotRead> {
    let mut count = 0;
    imported(text, || {
        count += 1;
        RecordId::new(format!("new{count}"))
    })
}

fn made(imported: &Imported) -> BTreeMap<String, (String, Fields)> {
    let drafts = imported.drafts.iter().flatten().map(|draft| match draft {
        Draft::Create { record, kind, fields } => (record.to_string(), (kind.to_string(), fields.clone())),
        _ => panic!("everything comes as new"),
    });
    drafts.collect()
}

#[test]
fn a_board_comes_out_of_its_file_as_it_went_in_under_new_ids() {
    let records = records();
    let file = exported(&board(), &records);
    let read = read(&file.to_string()).unwrap();
    assert_eq!((read.cards, read.left_out.len()), (2, 0), "{:?}", read.left_out);
    let made = made(&read);
    // A такт, then cards by number, then the link and the cluster.
    assert_eq!(made["new2"].1["text"], json!("Ветвь"));
    assert_eq!((&made["new3"].1["chosen"], &made["new3"].1["place"]["at"]), (&json!("new2"), &json!(9_000)));
    assert_eq!(made["new4"].1["ends"], json!({ "from": "new3", "to": "new2" }));
    assert_eq!(made["new5"].1["cards"], json!(["new3", "new2"]));
}

#[test]
fn a_file_holds_no_person_no_vote_and_nothing_deleted() {
    let records = records();
    let text = exported(&board(), &records).to_string();
    for word in ["a-ivan", "ballot", "red", "Нет", "locked"] {
        assert!(!text.contains(word), "{word}");
    }
}

#[test]
fn what_is_no_board_is_told_from_what_is_too_new() {
    assert_eq!(read("{"), Err(NotRead::NotJson));
    assert_eq!(read(&"[".repeat(100_000)), Err(NotRead::NotJson));
    assert_eq!(read("[]"), Err(NotRead::NotABoard));
    assert_eq!(read(r#"{"format":"karta-board"}"#), Err(NotRead::NotABoard));
    assert_eq!(read(r#"{"format":"karta-board","version":2}"#), Err(NotRead::TooNew));
    assert_eq!(read(&" ".repeat(BOARD_FILE_BYTES + 1)), Err(NotRead::TooLarge));
}

#[test]
fn what_does_not_fit_is_left_out_with_a_word_and_the_rest_is_read() {
    let file = json!({
        "format": FORMAT, "version": VERSION, "board": { "title": "Д", "horizons": "скоро" }, "cards": [
            { "id": "a", "text": "Мысль", "sort": "trend", "place": { "at": -5, "off": 0 }, "audience": "all" },
            { "id": "b", "text": "Без вида" },
            { "id": "c", "text": "я".repeat(10_000), "sort": "trend" },
            "не карточка",
        ],
        "links": [{ "id": "l", "ends": { "from": "a", "to": "nowhere" }, "sort": "cause" }],
        "clusters": 7,
    });
    let read = read(&file.to_string()).unwrap();
    assert_eq!(read.cards, 1);
    let (_, fields) = made(&read).remove("new1").unwrap();
    assert_eq!(fields.keys().collect::<Vec<_>>(), ["sort", "text"]);
    assert_eq!(read.board.keys().collect::<Vec<_>>(), ["title"]);
    let words = ["Не подошло и пропущено: 4 записи.", "В остальных записях пропущено: 4 значения."];
    assert_eq!(read.left_out, words);
}

#[test]
fn a_large_board_comes_in_gestures_that_the_server_takes() {
    let cards: Vec<Value> =
        (0..1_201).map(|n| json!({ "id": n.to_string(), "text": "М", "sort": "trend" })).collect();
    let file = json!({ "format": FORMAT, "version": VERSION, "cards": cards });
    let sizes: Vec<usize> = read(&file.to_string()).unwrap().drafts.iter().map(Vec::len).collect();
    assert_eq!(sizes, [500, 500, 201]);
}
