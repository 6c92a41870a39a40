//! Marks: an indicator's answers, of which those of one level are kept as one value, because only together
//! they say whether the level is met.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::{limits::LEVEL_INDICATORS, sync::ids::RecordId};

/// The stored names with their titles for people.
const MARKS: [(&str, &str); 3] = [("yes", "да"), ("not_yet", "пока нет"), ("cannot", "не могу оценить")];

/// How an indicator is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    Yes,
    NotYet,
    /// Left out of every count.
    Cannot,
}

impl Mark {
    pub const ALL: [Self; 3] = [Self::Yes, Self::NotYet, Self::Cannot];

    fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mark| mark.name() == name)
    }

    /// The stored name.
    pub fn name(self) -> &'static str {
        MARKS[self as usize].0
    }

    pub fn title(self) -> &'static str {
        MARKS[self as usize].1
    }
}

/// Answers by indicator.
pub type Marks = BTreeMap<RecordId, Mark>;

/// Whether a value is a map of at most [`LEVEL_INDICATORS`] answers by indicator.
pub fn is_marks(value: &Value) -> bool {
    let fits = |(id, mark): (&String, &Value)| {
        RecordId::from(id.as_str()).is_well_formed()
            && mark.as_str().is_some_and(|it| Mark::named(it).is_some())
    };
    value.as_object().is_some_and(|marks| marks.len() <= LEVEL_INDICATORS && marks.iter().all(fits))
}

/// The answers that can be read; what a newer program wrote otherwise is passed over.
pub fn marks_of(value: &Value) -> Marks {
    let pairs = value.as_object().into_iter().flatten();
    pairs.filter_map(|(id, mark)| Some((id.as_str().into(), Mark::named(mark.as_str()?)?))).collect()
}

/// What is stored.
pub fn to_value(marks: &Marks) -> Value {
    Value::Object(marks.iter().map(|(id, mark)| (id.to_string(), mark.name().into())).collect::<Map<_, _>>())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn answers_come_back_as_they_were_stored() {
        let marks: Marks = Mark::ALL.into_iter().map(|mark| (mark.name().into(), mark)).collect();
        assert!(is_marks(&to_value(&marks)));
        assert_eq!(marks_of(&to_value(&marks)), marks);
    }

    #[test]
    fn an_answer_of_another_scale_is_refused_and_where_it_stands_already_passed_over() {
        let foreign = json!({ "i1": "yes", "i2": "maybe" });
        assert!(!is_marks(&foreign) && !is_marks(&json!(["yes"])) && !is_marks(&json!({ "и 1": "yes" })));
        assert_eq!(marks_of(&foreign), Marks::from([("i1".into(), Mark::Yes)]));
    }
}
