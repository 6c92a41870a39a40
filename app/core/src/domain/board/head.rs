//! The board itself: its title, template, horizons and дорожки. One record in each board's space, made by
//! the server.

use serde_json::{Value, json};

use super::script;
use crate::{
    domain::{
        grants::Action,
        kinds::{Begins, Incomplete, KindRule, Shape, flag, need_text, optional, required, text},
        shape::names,
        space::SpaceKind,
    },
    limits::{BOARD_LANES, LANE_CHARS, YEARS},
    sync::{
        ids::RecordId,
        record::{self, Fields, Record},
    },
};

pub const BOARD: &str = "board";

/// What a board is drawn as.
pub const TEMPLATES: [(&str, &str); 5] = [
    ("time_map", "карта времени"),
    ("three_horizons", "три горизонта"),
    ("futures_wheel", "колесо будущего"),
    ("swot", "сильные и слабые стороны"),
    ("empty", "чистый лист"),
];

pub const BOARD_RULE: KindRule = KindRule {
    kind: BOARD,
    spaces: &[SpaceKind::Board],
    fields: &[
        required("title", Shape::Title),
        optional("topic", Shape::Line),
        optional("template", Shape::Choice(&names(TEMPLATES))),
        optional("horizons", Shape::Whole(is_horizons)),
        optional("lanes", Shape::Whole(is_lanes)),
        optional("script", Shape::Choice(&script::NAMES)),
        optional("locked", Shape::Flag).needs(Action::Steer),
        optional("authors_hidden", Shape::Flag).needs(Action::Steer),
        optional("common", Shape::Flag).needs(Action::Steer),
    ],
    edit: Action::EditContent,
    edit_own: Action::EditContent,
    begins: Begins::SeenByAll,
    ..KindRule::CLOSED
};

/// A board's own facts.
#[derive(Debug, Clone, PartialEq)]
pub struct Board {
    pub title: String,
    /// What the talk is about, in a phrase.
    pub topic: String,
    /// A stored name of [`TEMPLATES`].
    pub template: &'static str,
    /// `None` until the host has set them.
    pub horizons: Option<Horizons>,
    /// In their order from above. Those of the template where the host has set none.
    pub lanes: Vec<Lane>,
    /// The script it began with, a stored name of [`script::NAMES`].
    pub script: Option<&'static str>,
    /// Participants only look.
    pub locked: bool,
    pub authors_hidden: bool,
    /// It gathers cards of other boards.
    pub common: bool,
}

impl Board {
    /// Whether дорожки are four fields, two beside two.
    pub fn has_fields(&self) -> bool {
        self.template == "swot" && self.lanes.len() == 4
    }

    /// Whether дорожки are rings around a middle.
    pub fn has_rings(&self) -> bool {
        self.template == "futures_wheel" && !self.lanes.is_empty()
    }

    /// Whether the three lines of the method of three horizons run across it.
    pub fn has_curves(&self) -> bool {
        self.template == "three_horizons"
    }

    /// Whether places count days.
    pub fn has_time(&self) -> bool {
        matches!(self.template, "time_map" | "three_horizons")
    }
}

impl TryFrom<&Record> for Board {
    type Error = Incomplete;

    fn try_from(record: &Record) -> Result<Self, Incomplete> {
        let known = |name: Option<&str>, options: &[&'static str]| {
            options.iter().copied().find(|option| Some(*option) == name)
        };
        let template = known(record.text("template"), &names(TEMPLATES)).unwrap_or(TEMPLATES[0].0);
        Ok(Self {
            title: need_text(record, "title")?.to_owned(),
            topic: text(record, "topic"),
            template,
            horizons: record.value("horizons").and_then(Horizons::from_value),
            lanes: record.value("lanes").and_then(lanes_of).unwrap_or_else(|| template_lanes(template)),
            script: known(record.text("script"), &script::NAMES),
            locked: flag(record, "locked"),
            authors_hidden: flag(record, "authors_hidden"),
            common: flag(record, "common"),
        })
    }
}

/// The years of a board: the first, and the last of the near, middle and far horizon. Always ascending.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Horizons {
    pub from: u16,
    pub ends: [u16; 3],
}

/// Words for the three horizons.
pub const HORIZONS: [&str; 3] = ["ближний горизонт", "средний горизонт", "дальний горизонт"];

impl Horizons {
    /// The usual spans from a year on: two, six and fourteen years ahead (свод).
    pub fn from_year(year: u16) -> Self {
        Self::settled(year, [year.saturating_add(2), year.saturating_add(6), year.saturating_add(14)])
    }

    /// Years in any order are brought into one, each horizon a year long at least, all in the calendar.
    pub fn settled(from: u16, ends: [u16; 3]) -> Self {
        let mut years = [from, ends[0], ends[1], ends[2]];
        years.sort_unstable();
        let from = years[0].clamp(YEARS.0, YEARS.1 - 2);
        let near = years[1].clamp(from, YEARS.1 - 2);
        let middle = years[2].clamp(near + 1, YEARS.1 - 1);
        Self { from, ends: [near, middle, years[3].clamp(middle + 1, YEARS.1)] }
    }

    pub fn from_value(value: &Value) -> Option<Self> {
        let year = |value: &Value| value.as_u64().and_then(|year| u16::try_from(year).ok());
        let ends = value.get("ends").and_then(Value::as_array)?;
        let [near, middle, far] = ends.as_slice() else { return None };
        Some(Self::settled(year(value.get("from")?)?, [year(near)?, year(middle)?, year(far)?]))
    }

    /// What is stored.
    pub fn to_value(self) -> Value {
        json!({ "from": self.from, "ends": self.ends })
    }
}

fn is_horizons(value: &Value) -> bool {
    Horizons::from_value(value).is_some_and(|horizons| horizons.to_value() == *value)
}

/// A дорожка, ring or quadrant. Its id stays when it is renamed or moved, and is never given again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lane {
    pub id: String,
    pub title: String,
}

/// What is stored for these lanes.
pub fn lanes_value(lanes: &[Lane]) -> Value {
    lanes.iter().map(|lane| json!({ "id": lane.id, "title": lane.title })).collect()
}

/// Reads what is stored; of two lanes with one id the first stands.
fn lanes_of(value: &Value) -> Option<Vec<Lane>> {
    let mut lanes: Vec<Lane> = Vec::new();
    for item in value.as_array()? {
        let text = |name| item.get(name).and_then(Value::as_str);
        let (id, title) = (text("id")?, text("title")?);
        if !lanes.iter().any(|lane| lane.id == id) {
            lanes.push(Lane { id: id.to_owned(), title: title.to_owned() });
        }
    }
    lanes.truncate(BOARD_LANES);
    Some(lanes)
}

fn is_lanes(value: &Value) -> bool {
    let fits = |lane: &Lane| {
        RecordId::from(lane.id.as_str()).is_well_formed()
            && !lane.title.trim().is_empty()
            && lane.title.chars().count() <= LANE_CHARS
    };
    lanes_of(value).is_some_and(|lanes| lanes.iter().all(fits) && lanes_value(&lanes) == *value)
}

/// The lanes that a template begins with.
pub fn template_lanes(template: &str) -> Vec<Lane> {
    let lanes: &[(&str, &str)] = match template {
        "time_map" => &[
            ("family", "Дети и семья"),
            ("school", "Школа"),
            ("teacher", "Педагог"),
            ("extra", "Дополнительное образование"),
            ("governance", "Управление"),
            ("technology", "Технологии"),
        ],
        "three_horizons" => &[
            ("usual", "Привычное: что уходит"),
            ("change", "Переходное: что меняется"),
            ("new", "Новое: что приходит"),
        ],
        "futures_wheel" => &[
            ("ring1", "Прямые последствия"),
            ("ring2", "Последствия второго порядка"),
            ("ring3", "Последствия третьего порядка"),
        ],
        "swot" => &[
            ("strengths", "Сильные стороны"),
            ("weaknesses", "Слабые стороны"),
            ("chances", "Возможности"),
            ("threats", "Угрозы"),
        ],
        _ => &[("sheet", "Лист")],
    };
    lanes.iter().map(|(id, title)| Lane { id: (*id).to_owned(), title: (*title).to_owned() }).collect()
}

/// The fields that a new board is given beside its title.
pub fn fields_of(template: &str, horizons: Horizons, script: &str) -> Fields {
    record::fields([
        ("template", template.into()),
        ("horizons", horizons.to_value()),
        ("lanes", lanes_value(&template_lanes(template))),
        ("script", script.into()),
    ])
}

#[cfg(test)]
mod tests;
