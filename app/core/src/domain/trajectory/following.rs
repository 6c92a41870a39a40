//! Following: the few lines by which a тьютор sees many trajectories at once: how far each has come, what is
//! late, what waits for a word. Made of the records that the reader may see.

use serde::{Deserialize, Serialize};

use super::{
    Trajectory,
    accord::Accord,
    agreement::{self, Agreement},
    living, progress,
    progress::Progress,
    step::{self, Step},
    version::{self, Version},
};
use crate::{
    domain::{
        day::Day,
        grants::Function,
        member::{self, Member},
    },
    sync::record::Record,
};

/// One trajectory in short.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Following {
    pub title: String,
    /// Whose it is: as the title page says, else the owner's name here.
    pub person: String,
    /// For people: «выполняется».
    pub state: String,
    /// Steps that count, and those of them that are done.
    pub steps: usize,
    pub done: usize,
    /// Titles of steps whose last day is past, the longest overdue first.
    pub late: Vec<String>,
    /// The step to take next, with its last day in ISO text where it has one.
    pub next: Option<(String, Option<String>)>,
    /// Offered, and nobody has said a word on it yet.
    pub waits: bool,
}

impl Following {
    /// `None` where the head is not among the records.
    pub fn of(records: &[Record], today: Day) -> Option<Self> {
        let head = living::<Trajectory>(records, super::KIND).into_iter().next()?;
        let steps: Vec<Step> = living(records, step::KIND);
        let (versions, words): (Vec<Version>, Vec<Agreement>) =
            (living(records, version::KIND), living(records, agreement::KIND));
        let progress = Progress::of(&steps, today);
        let owner = || {
            let members: Vec<Member> = living(records, member::KIND);
            let owner = members.into_iter().find(|member| member.functions.contains(&Function::Owner));
            owner.map(|owner| owner.name).unwrap_or_default()
        };
        let named = Some(head.person.trim()).filter(|name| !name.is_empty()).map(str::to_owned);
        let accord = Accord::of(head.state, &versions, &words);
        let mut late: Vec<&Step> = steps.iter().filter(|step| step.is_late(today)).collect();
        late.sort_by_key(|step| (step.period().map(|period| period.to), &step.id));
        Some(Self {
            person: named.unwrap_or_else(owner),
            state: accord.told(&head).to_owned(),
            steps: progress.steps(),
            done: progress.done,
            late: late.into_iter().map(|step| step.title.clone()).collect(),
            next: progress::next(&steps).map(|step| {
                let due = step.period().map(|period| period.to.to_string());
                (step.title.clone(), due)
            }),
            waits: accord.is_waiting(),
            title: head.title,
        })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::tests::{day, step_record};
    use super::*;
    use crate::sync::record::sample;

    fn head(fields: serde_json::Value) -> Record {
        sample("trajectory", super::super::KIND, fields)
    }

    fn owner() -> Record {
        let fields = json!({ "person": "a-1", "name": "Вера Лосева", "functions": ["owner"] });
        sample("member:a-1", member::KIND, fields)
    }

    fn due(id: &str, state: &str, to: &str) -> Record {
        step_record(id, json!({ "status": { "state": state }, "days": { "from": "2026-09-01", "to": to } }))
    }

    #[test]
    fn what_is_late_and_next_is_told_by_title_and_the_owner_by_the_title_page() {
        let records = [
            head(json!({ "title": "Путь", "person": "Лосева В. И.", "state": "going" })),
            owner(),
            due("a", "done", "2026-09-10"),
            due("b", "planned", "2026-09-20"),
            due("c", "going", "2026-09-15"),
            due("d", "planned", "2026-12-01"),
        ];
        let told = Following::of(&records, day("2026-10-01")).unwrap();
        assert_eq!((told.person.as_str(), told.state.as_str()), ("Лосева В. И.", "выполняется"));
        assert_eq!((told.steps, told.done, told.waits), (4, 1, false));
        assert_eq!(told.late, ["Шаг c", "Шаг b"]);
        assert_eq!(told.next, Some(("Шаг c".into(), Some("2026-09-15".into()))));
    }

    #[test]
    fn an_offer_waits_and_an_unnamed_page_is_the_owners() {
        let version = json!({ "day": "2026-10-01", "plan": version::Snapshot::default() });
        let version = sample("v", version::KIND, version);
        let records = [head(json!({ "title": "Путь", "state": "offered" })), owner(), version];
        let told = Following::of(&records, day("2026-10-01")).unwrap();
        assert!(told.waits && told.late.is_empty() && told.next.is_none());
        assert_eq!(told.person, "Вера Лосева");
        assert_eq!(Following::of(&records[1..], day("2026-10-01")), None);
    }
}
