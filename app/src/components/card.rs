//! A role card: in the drawer, open, and under edit.

pub mod editor;
pub mod history;
pub mod indicators;
pub mod levels;
pub mod tile;

/// Names of a card's fields, as people read them.
pub fn field_name(field: &str) -> &str {
    match field {
        "title" => "Название",
        "purpose" => "Назначение",
        "description" => "Описание",
        "tasks" => "Задачи",
        "tools" => "Средства",
        "when" => "Когда нужна",
        "sources" => "Источники",
        "summary" => "Суть уровня",
        "text" => "Текст",
        "place" | "order" => "Место",
        "archived" => "В архиве",
        "for" => "Для кого",
        "level" => "Уровень",
        other => other,
    }
}

/// For whom a card is, in words.
pub fn for_whom(code: &str) -> &'static str {
    match code {
        "methodist" => "методист",
        "teacher" => "педагог",
        "leader" => "руководитель",
        _ => "другие",
    }
}
