//! Values of a plan as people read them.

use serde_json::Value;

use super::super::{days::Days, status::Status, version::Snapshot};
use crate::{
    domain::{activity::FORMS, gap::Gap, shape},
    sync::ids::RecordId,
};

/// Both plans, in which titles are looked up.
pub(super) struct Told<'a> {
    pub old: &'a Snapshot,
    pub new: &'a Snapshot,
    pub card: &'a dyn Fn(&RecordId) -> Option<String>,
}

impl Told<'_> {
    /// A value as it is read. One that cannot be read as its field's is shown as it is stored.
    pub fn value(&self, field: &str, value: &Value) -> String {
        let known = match field {
            "period" | "days" => Days::from_value(value).map(|days| days.period.russian()),
            "form" => value.as_str().map(|form| shape::title_of(&FORMS, form).to_owned()),
            "hours" => value.as_u64().map(|hours| format!("{hours} ч")),
            "gap" => Gap::from_value(value).map(|gap| gap.told(self.card)),
            "status" => Status::from_value(value).map(|(status, since)| match since {
                Some(day) => format!("{} {}", status.title(), day.russian()),
                None => status.title().to_owned(),
            }),
            "develops" => Some(self.list(value, |id| (self.card)(id), "карточка удалена")),
            "depends" => Some(self.list(value, |id| self.title(id), "шаг удалён")),
            "goal" => {
                value.as_str().map(|id| self.title(&id.into()).unwrap_or_else(|| "цель удалена".into()))
            }
            "tasks" => Some(texts(value).join("\n")),
            _ => value.as_str().map(str::to_owned),
        };
        known.unwrap_or_else(|| value.to_string())
    }

    fn list(&self, value: &Value, title: impl Fn(&RecordId) -> Option<String>, gone: &str) -> String {
        let ids = texts(value).into_iter().map(RecordId::from);
        ids.map(|id| title(&id).unwrap_or_else(|| gone.to_owned())).collect::<Vec<_>>().join(", ")
    }

    /// The title of a goal or step, as the newer plan has it.
    fn title(&self, id: &RecordId) -> Option<String> {
        let plans = [self.new, self.old];
        let found = plans.iter().find_map(|plan| plan.steps.get(id).or_else(|| plan.goals.get(id)))?;
        found.get("title").and_then(Value::as_str).map(str::to_owned)
    }
}

fn texts(value: &Value) -> Vec<&str> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}
