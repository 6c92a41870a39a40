use super::*;
use crate::sync::record::sample;

fn activity(id: &str, fields: Value) -> Activity {
    let mut all = json!({ "title": "Неделя игры", "form": "game" });
    for (name, value) in fields.as_object().unwrap() {
        all[name] = value.clone();
    }
    Activity::try_from(&sample(id, KIND, all)).unwrap()
}

fn import(text: &str, activities: &[Activity]) -> Result<Import, NotATable> {
    let cards = [("role-game".into(), "Игромастер".to_owned())];
    read(text, &Known { activities, cards: &cards, form: "seminar" })
}

fn why(row: &ImportRow) -> &str {
    match &row.fate {
        Fate::Skip(why) => why,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_table_is_read_whatever_parts_its_cells_and_however_dates_are_written() {
    let days = json!({ "from": "2027-03-01", "to": "2027-03-02" });
    for (text, place) in [
        ("Название;Форма;Начало;Конец;Место\r\nИгра;Игра;01.03.2027;2.3.2027;Зал\r\n", "Зал"),
        (
            "\u{feff}Название,Форма,Начало,Конец,Место\nИгра,игра,2027-03-01,2027-03-02,\"Зал, 2 этаж\"\n",
            "Зал, 2 этаж",
        ),
        ("sep=\t\nНазвание\tФорма\tДата\tКонец\tМесто\nИгра\tИГРА\t01.03.2027 – 02.03.2027\t\tЗал", "Зал"),
    ] {
        let import = import(text, &[]).unwrap();
        let Fate::Add(fields) = &import.rows[0].fate else { panic!("{import:?}") };
        assert_eq!(
            (&fields["form"], &fields["days"], &fields["place"]),
            (&json!("game"), &days, &json!(place))
        );
    }
}

#[test]
fn one_bad_row_never_spoils_the_rest_and_each_says_what_is_wrong() {
    let text = "Название;Форма;Начало;Конец;Часы;Роли;Ссылка\n\
        ;Игра;;;;;\n\
        Один;Игра;31.02.2027;;;;\n\
        Два;Пляска;;;;;\n\
        Три;Игра;02.03.2027;01.03.2027;;;\n\
        Четыре;Игра;;;много;;\n\
        Пять;Игра;;;100000;;\n\
        Шесть;Игра;;;;Космонавт;\n\
        Семь;Игра;;;;;javascript://x\n\
        \"Восемь;Игра;;;;;\n\
        Девять;Игра;;05.05.2027;;;\n\
        Десять;Игра;;;8 ч;игромастер;iro.example\n\
        \"Одиннадцать\"\"\";Игра;;;;;\n";
    let import = import(text, &[]).unwrap();
    let reasons: Vec<&str> = import.rows[..10].iter().map(why).collect();
    let expected = [
        "нет названия",
        "«31.02.2027» — не дата; нужна как 01.09.2026 или 2026-09-01",
        "неизвестная форма «Пляска»",
        "конец раньше начала",
        "часы: «много» — не целое число",
        "часы: нужно целое число от 1 до 2000",
        "в картотеке нет карточки «Космонавт»",
        "ссылка: нужен адрес, который начинается с http:// или https://",
        "кавычка открыта и не закрыта",
        "есть конец, но нет начала",
    ];
    assert_eq!(reasons, expected);
    let lines: Vec<usize> = import.rows.iter().map(|row| row.line).collect();
    assert_eq!(lines, (2..=13).collect::<Vec<_>>());
    let Fate::Add(fields) = &import.rows[10].fate else { panic!("{:?}", import.rows[10]) };
    assert_eq!((&fields["hours"], &fields["roles"]), (&json!(8), &json!(["role-game"])));
    assert_eq!(fields["link"], json!("https://iro.example"));
    assert_eq!(import.rows[11].title, "Одиннадцать\"");
    assert_eq!(import.counts(), [2, 0, 0, 10]);
}

#[test]
fn what_is_there_is_changed_or_left_and_an_empty_cell_takes_nothing_away() {
    let days = json!({ "from": "2027-03-01", "to": "2027-03-02" });
    let there = [
        activity("a", json!({ "days": days, "place": "Зал", "hours": 8 })),
        activity("b", json!({ "title": "Форсайт", "form": "foresight_session" })),
    ];
    let text = "Название;Форма;Начало;Конец;Место;Часы;Цвет\n\
        неделя  ИГРЫ;Игра;01.03.2027;02.03.2027;;8;\n\
        Неделя игры;Игра;01.03.2027;02.03.2027;Сад;;\n\
        Форсайт;;05.05.2027;;;;\n\
        Неделя игры;;01.09.2027;;;;\n";
    let import = import(text, &there).unwrap();
    assert_eq!(import.left_out, ["Цвет"]);
    assert_eq!(import.rows[0].fate, Fate::Same);
    assert_eq!(why(&import.rows[1]), "повторяет строку 2");
    let may = json!({ "from": "2027-05-05", "to": "2027-05-05" });
    assert_eq!(import.rows[2].fate, Fate::Change("b".into(), [("days".to_owned(), may)].into()));
    assert!(matches!(&import.rows[3].fate, Fate::Add(fields) if fields["form"] == "seminar"));
    let drafts = import.drafts(|| "new".into());
    assert_eq!(drafts.iter().map(Vec::len).collect::<Vec<_>>(), [2]);
}

#[test]
fn what_is_no_table_or_past_its_limits_is_said_in_words() {
    assert_eq!(import("", &[]), Err(NotATable::Empty));
    assert_eq!(import("Название\n\n", &[]), Err(NotATable::Empty));
    assert_eq!(import("{\"a\":1}\n{}", &[]), Err(NotATable::NoTitle));
    assert_eq!(import(&"я".repeat(IMPORT_BYTES), &[]), Err(NotATable::TooLarge));
    let many = format!("Название\n{}", "Игра\n".repeat(IMPORT_ROWS + 1));
    assert_eq!(import(&many, &[]), Err(NotATable::TooManyRows));
}

#[test]
fn many_rows_come_in_gestures_that_the_server_takes() {
    let rows: String = (0..1_201).map(|n| format!("Игра {n}\n")).collect();
    let import = import(&format!("Название\n{rows}"), &[]).unwrap();
    let mut count = 0;
    let drafts = import.drafts(|| {
        count += 1;
        RecordId::new(format!("new{count}"))
    });
    assert_eq!(drafts.iter().map(Vec::len).collect::<Vec<_>>(), [500, 500, 201]);
}
