//! A role card: in the drawer, open, and under edit.

pub mod archive;
pub mod changed_text;
pub mod editor;
pub mod history;
pub mod indicators;
pub mod kin;
pub mod levels;
pub mod new_card;
pub mod succeed;
pub mod tile;

/// Groups of competences as stored, and as people read them.
pub const GROUPS: &[(&str, &str)] = &[
    ("предметная", "предметная"),
    ("методическая", "методическая"),
    ("психолого-педагогическая", "психолого-педагогическая"),
    ("коммуникативная", "коммуникативная"),
    ("гибкая", "гибкие компетенции"),
];

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
        "related" => "Похожие роли",
        "competences" => "Связанные компетенции",
        "color" => "Цвет",
        "sign" => "Знак",
        "group" => "Группа",
        "successors" => "Вместо него",
        "listed" => "В перечне программы",
        "form" => "Форма",
        "hours" => "Часы",
        "days" | "period" => "Сроки",
        "day" => "День",
        "develops" => "Что развивает",
        "depends" => "После чего",
        "goal" => "Цель",
        "gap" => "Пробел",
        "responsible" => "Ответственный",
        "result" => "Ожидаемый результат",
        "presentation" => "Форма предъявления",
        "link" => "Ссылка",
        "status" | "state" => "Состояние",
        "gained" | "applied" | "next" | "reflection" => "Рефлексия",
        "person" => "Человек",
        "organisation" => "Организация",
        "position" => "Должность",
        "companion" => "Сопровождающий",
        "diagnostics" => "Результаты диагностики",
        "word" => "Слово",
        "month" => "Месяц",
        "height" => "Высота",
        "moment" => "Ключевой момент",
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
