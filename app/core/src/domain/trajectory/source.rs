//! Source: the activity that a step was taken from, as it was then. The register may change or lose the
//! activity: the step keeps its copy, and what differs since is told.

use serde_json::{Value, json};

use super::part;
use crate::{
    domain::{
        activity::{Activity, FORMS},
        day::Period,
        shape::title_of,
    },
    limits::{LINE_CHARS, TITLE_CHARS},
    sync::ids::RecordId,
};

/// A copy of what an activity said when it became a step.
#[derive(Debug, Clone, PartialEq)]
pub struct Source {
    pub activity: RecordId,
    pub title: String,
    /// A stored name of [`FORMS`]; empty for one that this version does not know.
    pub form: String,
    pub days: Option<Period>,
    pub hours: Option<u32>,
    pub place: String,
    pub organiser: String,
    /// Roubles; `None` where it was not said, 0 where it was free.
    pub price: Option<u32>,
}

impl Source {
    pub fn of(activity: &Activity) -> Self {
        Self {
            activity: activity.id.clone(),
            title: activity.title.clone(),
            form: activity.form.to_owned(),
            days: activity.days,
            hours: activity.hours,
            place: activity.place.clone(),
            organiser: activity.organiser.clone(),
            price: activity.price,
        }
    }

    /// Reads the stored copy; `None` where it does not even name the activity.
    pub fn from_value(value: &Value) -> Option<Self> {
        let activity = RecordId::from(part(value, "activity")?);
        let words = |name| part(value, name).unwrap_or_default().to_owned();
        let number = |name| value.get(name).and_then(Value::as_u64).and_then(|n| u32::try_from(n).ok());
        activity.is_well_formed().then(|| Self {
            activity,
            title: words("title"),
            form: words("form"),
            days: value.get("days").and_then(Period::from_value),
            hours: number("hours"),
            place: words("place"),
            organiser: words("organiser"),
            price: number("price"),
        })
    }

    /// What is stored.
    pub fn to_value(&self) -> Value {
        json!({
            "activity": self.activity,
            "title": self.title,
            "form": self.form,
            "days": self.days.map(Period::to_value),
            "hours": self.hours,
            "place": self.place,
            "organiser": self.organiser,
            "price": self.price,
        })
    }

    pub fn form_title(&self) -> &'static str {
        title_of(&FORMS, &self.form)
    }
}

/// The check of a field that holds a copy: known parts alone, none longer than in an activity.
pub(super) fn is_source(value: &Value) -> bool {
    const PARTS: [&str; 8] = ["activity", "title", "form", "days", "hours", "place", "organiser", "price"];
    let fits = |(name, value): (&String, &Value)| {
        let most = if name == "title" { TITLE_CHARS } else { LINE_CHARS };
        PARTS.contains(&name.as_str())
            && match value {
                Value::String(text) => text.chars().count() <= most,
                Value::Object(_) => Period::from_value(value).is_some(),
                other => other.is_null() || other.is_u64(),
            }
    };
    value.as_object().is_some_and(|parts| parts.iter().all(fits)) && Source::from_value(value).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sync::record::sample;

    #[test]
    fn a_copy_says_what_the_activity_said() {
        let fields = json!({
            "title": "Ведение обучающих игр", "form": "qualification_course", "hours": 72, "price": 0,
            "days": { "from": "2026-10-01", "to": "2026-11-30" }, "organiser": "ИОЦ",
        });
        let activity = Activity::try_from(&sample("act-1", "activity", fields)).unwrap();
        let source = Source::of(&activity);
        assert!(is_source(&source.to_value()));
        assert_eq!(Source::from_value(&source.to_value()), Some(source));
    }

    #[test]
    fn a_copy_without_its_activity_or_with_foreign_parts_is_refused() {
        for bad in [
            json!({ "title": "Игра" }),
            json!({ "activity": "act-1", "script": "alert(1)" }),
            json!({ "activity": "act-1", "title": "я".repeat(TITLE_CHARS + 1) }),
            json!({ "activity": "act-1", "days": { "from": "2026-10-02", "to": "2026-10-01" } }),
        ] {
            assert!(!is_source(&bad), "{bad}");
        }
    }
}
