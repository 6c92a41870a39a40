//! Material: what lies in a role's «мастерская»: a case to practise on, a tool, a scenario, experience, a
//! link. Anyone signed in offers one; it is seen by all once an expert has accepted it.

use super::{
    grants::Action,
    kinds::{
        FieldRule, Incomplete, KindRule, Shape, flag, lines, need_choice, need_ref, need_text, number,
        optional, required, text,
    },
    review::{self, Review, STATES},
    shape::{names, title_of},
};
use crate::{
    limits::MATERIAL_MINUTES,
    sync::{
        ids::{PrincipalId, RecordId},
        record::Record,
    },
};

pub const KIND: &str = "material";

/// What a material can be, with its title for people.
pub const SORTS: [(&str, &str); 5] = [
    ("case", "кейс"),
    ("tool", "инструмент"),
    ("scenario", "сценарий"),
    ("experience", "опыт"),
    ("link", "ссылка"),
];

const FIELDS: &[FieldRule] = &[
    required("role", Shape::Ref),
    required("sort", Shape::Choice(&names(SORTS))),
    required("title", Shape::Title),
    optional("text", Shape::Text),
    optional("task", Shape::Line),
    optional("minutes", Shape::Int(1, MATERIAL_MINUTES)),
    optional("look_at", Shape::Lines),
    optional("link", Shape::Link),
    optional("order", Shape::Order),
    optional("state", Shape::Choice(STATES)).needs(Action::EditContent),
    optional("word", Shape::Line).needs(Action::EditContent),
    optional("archived", Shape::Flag).needs(Action::EditContent),
];

pub const RULE: KindRule = KindRule {
    kind: KIND,
    fields: FIELDS,
    add: Action::Contribute,
    edit_own: Action::Contribute,
    own_while: Some(|record| Review::of(record) != Review::Accepted),
    audience: Some(review::audience),
    ..KindRule::CONTENT
};

/// One material of a workshop.
#[derive(Debug, Clone, PartialEq)]
pub struct Material {
    pub id: RecordId,
    pub author: PrincipalId,
    pub role: RecordId,
    /// A stored name of [`SORTS`].
    pub sort: &'static str,
    pub title: String,
    /// Of a case: the situation.
    pub text: String,
    /// Of a case: what to do in the situation.
    pub task: String,
    pub minutes: Option<u32>,
    /// What observers look at.
    pub look_at: Vec<String>,
    /// Empty, or a safe address.
    pub link: String,
    pub order: String,
    pub state: Review,
    /// The expert's word to the author.
    pub word: String,
    /// It was returned and its author has changed it since.
    pub reworked: bool,
    pub archived: bool,
}

/// What a material of this sort is called until its author names it; empty for an unknown sort.
pub fn fresh_title(sort: &str) -> &'static str {
    match sort {
        "case" => "Новый кейс",
        "tool" => "Новый инструмент",
        "scenario" => "Новый сценарий",
        "experience" => "Новый опыт",
        "link" => "Новая ссылка",
        _ => "",
    }
}

impl Material {
    pub fn sort_title(&self) -> &'static str {
        title_of(&SORTS, self.sort)
    }

    /// Nobody has written anything into it since it was made: it is taken back when its form is left, and no
    /// expert is asked to decide on it.
    pub fn is_untouched(&self) -> bool {
        self.title == fresh_title(self.sort)
            && [&self.text, &self.task, &self.link].iter().all(|text| text.trim().is_empty())
            && self.minutes.is_none()
            && self.look_at.is_empty()
    }

    /// Whether an expert has to decide on it: it is new, or was returned and has been reworked.
    pub fn awaits(&self) -> bool {
        match self.state {
            Review::Offered => !self.is_untouched(),
            Review::Returned => self.reworked,
            Review::Accepted | Review::Declined => false,
        }
    }
}

impl TryFrom<&Record> for Material {
    type Error = Incomplete;

    fn try_from(record: &Record) -> Result<Self, Incomplete> {
        Ok(Self {
            id: record.id.clone(),
            author: record.author.clone(),
            role: need_ref(record, "role")?,
            sort: need_choice(record, "sort", &SORTS)?,
            title: need_text(record, "title")?.to_owned(),
            text: text(record, "text"),
            task: text(record, "task"),
            minutes: number(record, "minutes"),
            look_at: lines(record, "look_at"),
            link: text(record, "link"),
            order: text(record, "order"),
            state: Review::of(record),
            word: text(record, "word"),
            reworked: review::is_reworked(record),
            archived: flag(record, "archived"),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sync::record::sample;
    use serde_json::json;

    fn material(fields: serde_json::Value) -> Material {
        Material::try_from(&sample("m", KIND, fields)).unwrap()
    }

    #[test]
    fn a_material_that_nobody_has_written_into_awaits_no_decision() {
        for (sort, _) in SORTS {
            let fresh = material(json!({ "role": "r", "sort": sort, "title": fresh_title(sort) }));
            assert!(fresh.is_untouched() && !fresh.awaits(), "{sort}");
        }
        let named = material(json!({ "role": "r", "sort": "case", "title": "Пришли не все" }));
        assert!(!named.is_untouched() && named.awaits());
        let filled =
            material(json!({ "role": "r", "sort": "case", "title": fresh_title("case"), "minutes": 7 }));
        assert!(!filled.is_untouched() && filled.awaits());
    }

    #[test]
    fn what_is_decided_awaits_nothing_until_its_author_reworks_what_was_returned() {
        for state in ["returned", "accepted", "declined"] {
            let decided = material(json!({ "role": "r", "sort": "tool", "title": "Карта", "state": state }));
            assert!(!decided.awaits(), "{state}");
        }
        let returned =
            material(json!({ "role": "r", "sort": "tool", "title": "Карта", "state": "returned" }));
        assert!(Material { reworked: true, ..returned }.awaits());
    }
}
