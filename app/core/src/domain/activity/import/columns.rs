//! What the columns of a table of activities are called, and how their cells are read.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{
    Known,
    cells::{form, lowered, number, period, short},
    check,
};
use crate::sync::{ids::RecordId, record::Fields};

/// A column that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Column {
    Title,
    Form,
    From,
    To,
    Place,
    Organiser,
    Hours,
    Seats,
    Price,
    Roles,
    Develops,
    Text,
    Link,
    Result,
    Indicator,
    Programme,
}

/// Headings by which each is known, in the form that [`plain`] gives. The first is what help shows.
const NAMES: [(Column, &[&str]); 16] = [
    (
        Column::Title,
        &["название", "наименование", "событие", "мероприятие", "тема", "виды деятельности/ мероприятия"],
    ),
    (Column::Form, &["форма", "вид", "форма проведения", "тип"]),
    (
        Column::From,
        &["начало", "дата", "дата начала", "когда", "срок", "сроки", "сроки проведения", "дата проведения"],
    ),
    (Column::To, &["конец", "окончание", "дата окончания"]),
    (Column::Place, &["место", "место проведения", "где"]),
    (Column::Organiser, &["кто организует", "организатор", "ответственный", "ответственные"]),
    (Column::Hours, &["часы", "часов", "количество часов", "объем, ч", "объем часов"]),
    (Column::Seats, &["места", "мест", "количество мест"]),
    (Column::Price, &["цена", "стоимость", "цена, руб.", "стоимость, руб."]),
    (Column::Roles, &["роли", "роль", "в каких ролях проводится"]),
    (Column::Develops, &["развивает", "компетенции", "что развивает"]),
    (Column::Text, &["описание", "примечание", "аннотация"]),
    (Column::Link, &["ссылка", "адрес в сети", "сайт"]),
    (Column::Result, &["результат", "ожидаемый результат", "ожидаемые результаты"]),
    (Column::Indicator, &["показатель", "показатели", "показатели достижения результатов"]),
    (Column::Programme, &["раздел программы", "направление", "задача программы"]),
];

impl Column {
    pub(super) fn named(heading: &str) -> Option<Self> {
        let heading = plain(heading);
        NAMES.iter().find(|(_, names)| names.contains(&heading.as_str())).map(|(column, _)| *column)
    }

    /// Its field and the heading that names it; the ends of a period share a field.
    fn told(self) -> (&'static str, &'static str) {
        let field = match self {
            Self::Title => "title",
            Self::Form => "form",
            Self::From | Self::To => "days",
            Self::Place => "place",
            Self::Organiser => "organiser",
            Self::Hours => "hours",
            Self::Seats => "seats",
            Self::Price => "price",
            Self::Roles => "roles",
            Self::Develops => "develops",
            Self::Text => "text",
            Self::Link => "link",
            Self::Result => "result",
            Self::Indicator => "indicator",
            Self::Programme => "programme",
        };
        let names = NAMES.iter().find(|(column, _)| *column == self).map_or(&[""][..], |(_, names)| names);
        (field, names[0])
    }
}

/// Without case, doubled blanks and the letter «ё», by which headings and titles are compared.
pub(super) fn plain(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").to_lowercase().replace('ё', "е")
}

/// How the rows of one table are read.
pub(super) struct Reading<'a> {
    columns: &'a [Option<Column>],
    cards: BTreeMap<String, &'a RecordId>,
}

impl<'a> Reading<'a> {
    pub(super) fn new(known: &Known<'a>, columns: &'a [Option<Column>]) -> Self {
        Self { columns, cards: known.cards.iter().map(|(id, title)| (plain(title), id)).collect() }
    }

    /// The text of a column in this row: of two columns of one name the first that says something.
    fn cell<'b>(&self, cells: &'b [String], column: Column) -> &'b str {
        let of_column = self.columns.iter().zip(cells).filter(|(one, _)| **one == Some(column));
        of_column.map(|(_, cell)| cell.trim()).find(|cell| !cell.is_empty()).unwrap_or_default()
    }

    pub(super) fn title(&self, cells: &[String]) -> String {
        self.cell(cells, Column::Title).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The fields that the row gives, without empty cells; `Err` with the reason for people.
    pub(super) fn fields(&self, cells: &[String]) -> Result<Fields, String> {
        let mut fields = Fields::new();
        let title = self.title(cells);
        if title.is_empty() {
            return Err("нет названия".into());
        }
        fields.insert("title".into(), title.into());
        let days = period(self.cell(cells, Column::From), self.cell(cells, Column::To))?;
        fields.extend(days.map(|days| ("days".to_owned(), days.to_value())));
        let others = NAMES.iter().map(|(column, _)| *column);
        for column in others.filter(|one| !matches!(one, Column::Title | Column::From | Column::To)) {
            let cell = self.cell(cells, column);
            if !cell.is_empty() {
                fields.insert(column.told().0.into(), self.value(column, cell)?);
            }
        }
        for (name, value) in &fields {
            let heading = NAMES.iter().map(|(column, _)| column.told()).find(|(field, _)| field == name);
            let heading = heading.map_or("", |(_, heading)| heading);
            check(name, value).map_err(|why| format!("{heading}: {}", lowered(&why)))?;
        }
        Ok(fields)
    }

    fn value(&self, column: Column, cell: &str) -> Result<Value, String> {
        match column {
            Column::Form => form(cell).map(Value::from),
            Column::Hours | Column::Seats | Column::Price => number(cell)
                .map(Value::from)
                .ok_or_else(|| format!("{}: «{}» — не целое число", column.told().1, short(cell))),
            Column::Roles | Column::Develops => self.cards(cell),
            Column::Link if !cell.contains("://") => Ok(["https://", cell].concat().into()),
            _ => Ok(cell.into()),
        }
    }

    fn cards(&self, cell: &str) -> Result<Value, String> {
        let names = cell.split([';', ',', '\n']).map(str::trim).filter(|name| !name.is_empty());
        let card = |name: &str| {
            let card = self.cards.get(&plain(name));
            card.ok_or_else(|| format!("в картотеке нет карточки «{}»", short(name)))
        };
        let cards: Result<Vec<_>, String> = names.map(card).collect();
        cards.map(|cards| json!(cards))
    }
}
