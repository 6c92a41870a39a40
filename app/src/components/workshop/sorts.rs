//! The sorts of materials: their words, and which fields each is made of. The form and the reading view both
//! go by this table.

use karta_core::limits::{LINE_CHARS, MATERIAL_MINUTES, TEXT_CHARS};

use crate::{
    components::{live_text::Writes, live_value::Takes},
    ui::Glyph,
};

/// How a field is filled.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Asks {
    /// With characters at most.
    Text(Writes, usize),
    Value(Takes),
}

/// A field of a sort.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Field {
    pub name: &'static str,
    /// Over the text when it is read.
    pub title: &'static str,
    /// Over the field when it is filled.
    pub label: &'static str,
    pub asks: Asks,
}

const fn text(name: &'static str, title: &'static str, label: &'static str) -> Field {
    Field { name, title, label, asks: Asks::Text(Writes::Text, TEXT_CHARS) }
}

const fn line(name: &'static str, title: &'static str, label: &'static str) -> Field {
    Field { name, title, label, asks: Asks::Text(Writes::Line, LINE_CHARS) }
}

const fn minutes(label: &'static str) -> Field {
    Field {
        name: "minutes", title: "Время", label, asks: Asks::Value(Takes::Whole(1, MATERIAL_MINUTES))
    }
}

const LOOK_AT: Field = Field {
    name: "look_at",
    title: "На что смотреть",
    label: "На что смотреть (по одному в строке)",
    asks: Asks::Text(Writes::Lines, TEXT_CHARS),
};

const LINK: Field =
    Field { name: "link", title: "Ссылка", label: "Ссылка", asks: Asks::Value(Takes::Link) };

const CASE: &[Field] = &[
    text("text", "Ситуация", "Ситуация"),
    line("task", "Задача", "Задача: что сделать"),
    minutes("Время на показ, минут"),
    LOOK_AT,
];
const TOOL: &[Field] = &[
    line("task", "Для чего", "Для чего: одной фразой"),
    text("text", "Как применить", "Как применить"),
    minutes("Сколько занимает, минут"),
    LINK,
];
const SCENARIO: &[Field] = &[
    line("task", "Цель", "Цель: что изменится у участников"),
    minutes("Сколько длится, минут"),
    text("text", "Ход по минутам", "Ход по минутам (каждый шаг с новой строки)"),
    LOOK_AT,
];
const EXPERIENCE: &[Field] = &[
    text("text", "Что делали и что получилось", "Что делали и что получилось"),
    line("task", "Совет коллегам", "Что посоветуете коллегам"),
    LINK,
];
const ADDRESS: &[Field] = &[LINK, text("text", "Чем полезно", "Чем полезно")];

/// A sort as people meet it.
pub struct SortWords {
    /// Its stored name.
    pub name: &'static str,
    pub many: &'static str,
    pub glyph: Glyph,
    /// What it is, for whoever offers one.
    pub hint: &'static str,
    pub fields: &'static [Field],
}

/// In the order of the workshop.
pub const SORTS: [SortWords; 5] = [
    SortWords {
        name: "case",
        many: "Кейсы",
        glyph: Glyph::Task,
        hint: "Ситуация, в которой пробуют роль",
        fields: CASE,
    },
    SortWords {
        name: "tool",
        many: "Инструменты",
        glyph: Glyph::Ruler,
        hint: "Приём, бланк, памятка",
        fields: TOOL,
    },
    SortWords {
        name: "scenario",
        many: "Сценарии",
        glyph: Glyph::Clock,
        hint: "Ход встречи по минутам",
        fields: SCENARIO,
    },
    SortWords {
        name: "experience",
        many: "Опыт",
        glyph: Glyph::Speech,
        hint: "Что вы делали и что получилось",
        fields: EXPERIENCE,
    },
    SortWords {
        name: "link",
        many: "Ссылки",
        glyph: Glyph::Link,
        hint: "Полезная страница и чем она полезна",
        fields: ADDRESS,
    },
];

pub fn fields_of(sort: &str) -> &'static [Field] {
    SORTS.iter().find(|words| words.name == sort).map_or(&[], |words| words.fields)
}

pub fn glyph_of(sort: &str) -> Glyph {
    SORTS.iter().find(|words| words.name == sort).map_or(Glyph::Drawer, |words| words.glyph)
}

#[cfg(test)]
mod tests {
    use super::*;
    use karta_core::domain::material;

    #[test]
    fn every_sort_has_its_words_and_its_fields_are_fields_of_a_material() {
        let known: Vec<_> = material::SORTS.iter().map(|(name, _)| *name).collect();
        assert_eq!(SORTS.iter().map(|words| words.name).collect::<Vec<_>>(), known);
        for field in SORTS.iter().flat_map(|words| words.fields) {
            assert!(material::RULE.field(field.name).is_some(), "{}", field.name);
        }
    }
}
