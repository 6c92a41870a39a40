//! Records and changes in words: what kind of thing it is, what it is called, what a person wrote in it.

use karta_core::{
    domain::{
        activity, board, circle, credit,
        diagnostic::{instrument, round, subject},
        level, material, own_level, plan, proposal, question, role, screen, trajectory,
    },
    sync::{Batch, Change, Record, change::Op, replica::Replica},
};
use serde_json::Value;

use super::card::{field_name, history::shown};

/// The kind of a record, as people call it.
pub fn kind_name(kind: &str) -> &'static str {
    match kind {
        role::KIND => "Карточка",
        level::KIND => "Уровень",
        level::INDICATOR => "Показатель",
        own_level::KIND => "Мой уровень",
        material::KIND => "Материал мастерской",
        credit::KIND => "Имя под материалом",
        proposal::KIND => "Предложение",
        question::KIND => "Вопрос",
        activity::KIND => "Событие",
        plan::KIND => "Строка плана",
        circle::KIND => "Участник круга",
        screen::KIND => "Показ в зале",
        board::KIND => "Карточка доски",
        board::BOARD => "Доска",
        board::link::KIND => "Связь карточек",
        board::cluster::KIND => "Группа карточек",
        board::takt::KIND => "Такт",
        board::group::KIND => "Группа участников",
        board::ballot::KIND => "Голоса",
        instrument::KIND => "Инструмент диагностики",
        round::KIND => "Раунд диагностики",
        subject::KIND => "Человек раунда",
        trajectory::KIND => "Траектория",
        trajectory::goal::KIND => "Цель",
        trajectory::step::KIND => "Шаг",
        trajectory::evidence::KIND => "Свидетельство",
        trajectory::comment::KIND => "Замечание к шагу",
        trajectory::version::KIND => "Версия траектории",
        trajectory::agreement::KIND => "Согласование",
        trajectory::confirmation::KIND => "Подтверждение уровня",
        trajectory::growth::KIND => "Точка графика роста",
        trajectory::template::KIND => "Образец траектории",
        _ => "Запись",
    }
}

/// What a record is called by its own words; `None` where it has none.
pub fn name_of(record: &Record) -> Option<&str> {
    let texts = ["title", "text", "summary", "name"].into_iter().filter_map(|field| record.text(field));
    texts.map(str::trim).find(|text| !text.is_empty())
}

/// What a gesture was about, as «Карточка «Тьютор»»; `None` where nothing of it is known here.
pub fn subject(batch: &Batch, replica: &Replica) -> Option<String> {
    let change = batch.changes.first()?;
    if let Some(record) = replica.record(&change.record) {
        return Some(titled(kind_name(record.kind.as_str()), name_of(record)));
    }
    let Op::Create { kind, fields } = &change.op else { return None };
    let name = ["title", "text", "summary"].into_iter().find_map(|field| fields.get(field)?.as_str());
    Some(titled(kind_name(kind.as_str()), name))
}

fn titled(kind: &str, name: Option<&str>) -> String {
    match name {
        Some(name) => format!("{kind} «{name}»"),
        None => kind.to_owned(),
    }
}

/// What the person wrote, a line for each field.
pub fn own_words(batch: &Batch) -> Vec<String> {
    batch.changes.iter().flat_map(words_of).collect()
}

fn words_of(change: &Change) -> Vec<String> {
    match &change.op {
        Op::Create { kind, fields } => {
            let words: Vec<String> = fields
                .iter()
                .filter(|(name, _)| ["title", "text", "summary", "level"].contains(&name.as_str()))
                .filter(|(name, _)| kind.as_str() != level::KIND || name.as_str() != "level")
                .map(|(name, value)| line(name, value))
                .collect();
            let is_bare = words.is_empty() && kind.as_str() != level::KIND;
            if is_bare {
                vec![format!("Новая запись: {}", kind_name(kind.as_str()).to_lowercase())]
            } else {
                words
            }
        }
        Op::Set { fields } => fields.iter().map(|(name, patch)| line(name, &patch.value)).collect(),
        Op::Delete => vec!["Удаление".into()],
        Op::Restore => vec!["Восстановление из корзины".into()],
    }
}

fn line(field: &str, value: &Value) -> String {
    match field {
        // A place among siblings says nothing as it is written.
        "order" | "place" => "Новое место".into(),
        _ => format!("{}: {}", field_name(field), shown(value)),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn batch(ops: serde_json::Value) -> Batch {
        let change = |(at, op): (usize, &serde_json::Value)| json!({ "id": format!("w~{at}"), "record": "x", "at": [1, 0], "schema": 1, "op": op });
        let ops = ops.as_array().cloned().unwrap_or_default();
        let changes: Vec<_> = ops.iter().enumerate().map(change).collect();
        serde_json::from_value(changes.into()).unwrap()
    }

    #[test]
    fn a_new_card_is_told_by_its_title_and_not_by_the_four_levels_made_with_it() {
        let made = batch(json!([
            { "do": "create", "kind": "role", "fields": { "title": "Новая роль", "order": "a", "family": "role" } },
            { "do": "create", "kind": "level", "fields": { "role": "x", "level": 1 } },
            { "do": "create", "kind": "level", "fields": { "role": "x", "level": 2 } },
        ]));
        assert_eq!(own_words(&made), ["Название: «Новая роль»"]);
    }

    #[test]
    fn every_gesture_says_something() {
        let told = own_words(&batch(json!([
            { "do": "set", "fields": { "title": { "v": "Тьютор" }, "order": { "v": "a0" } } },
            { "do": "delete" },
            { "do": "create", "kind": "board_card", "fields": { "sort": "trend" } },
        ])));
        assert_eq!(told, ["Новое место", "Название: «Тьютор»", "Удаление", "Новая запись: карточка доски"]);
    }
}
