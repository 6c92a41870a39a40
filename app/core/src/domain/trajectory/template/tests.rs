use serde_json::json;

use super::*;
use crate::{
    domain::{
        day::SchoolYear,
        gap::Gap,
        trajectory::{
            goal::{self, Goal},
            living,
            step::{self, Step, in_order},
            tests::{made, step},
        },
    },
    sync::{order, record::sample},
};

fn plan() -> TemplatePlan {
    let goal = |id: &str, gap: Gap| {
        let fields = json!({ "title": format!("Цель {id}"), "order": "80", "gap": gap.to_value() });
        Goal::try_from(&sample(id, goal::KIND, fields)).unwrap()
    };
    let goals = [
        goal("g1", Gap::Level { card: "role-1".into(), level: 2 }),
        goal("g2", Gap::Words("Боюсь выступать".into())),
    ];
    let steps = [
        step(
            "s1",
            json!({
                "goal": "g1", "hours": 8, "days": { "from": "2026-09-15", "to": "2027-02-28" },
                "gained": "Личное", "responsible": "Иванова", "status": { "state": "done" },
            }),
        ),
        step("s2", json!({ "status": { "state": "dropped" } })),
        step("s3", json!({ "goal": "g2", "depends": ["s1", "s2"], "develops": ["role-1"] })),
    ];
    TemplatePlan::of(&goals, &steps)
}

fn started(plan: &TemplatePlan, year: u16) -> (Vec<Goal>, Vec<Step>) {
    let mut count = 0;
    let id = || {
        count += 1;
        RecordId::new(format!("new-{count}"))
    };
    let last = order::sequence(3).pop();
    let drafts = plan.started(SchoolYear(year), (None, last.as_deref()), id);
    let records: Vec<Record> = drafts.into_iter().map(made).collect();
    (goal::in_order(living(&records, goal::KIND)), in_order(living(&records, step::KIND)))
}

#[test]
fn nothing_of_the_person_goes_into_a_template() {
    let value = serde_json::to_value(plan()).unwrap();
    assert!(is_plan(&value));
    let text = value.to_string();
    for own in ["Боюсь", "Личное", "Иванова", "done"] {
        assert!(!text.contains(own), "{own}: {text}");
    }
}

#[test]
fn a_trajectory_started_from_a_template_has_its_goals_and_steps_in_the_new_year() {
    let (goals, steps) = started(&plan(), 2027);
    assert_eq!(goals.iter().map(|goal| goal.title.as_str()).collect::<Vec<_>>(), ["Цель g1", "Цель g2"]);
    assert_eq!(goals[0].gap, Some(Gap::Level { card: "role-1".into(), level: 2 }));
    let titles: Vec<_> = steps.iter().map(|step| step.title.as_str()).collect();
    assert_eq!(titles, ["Шаг s1", "Шаг s3"]);
    assert_eq!(steps[0].goal, Some(goals[0].id.clone()));
    assert_eq!(steps[1].depends, [steps[0].id.clone()]);
    assert_eq!(steps[0].period().unwrap().russian(), "с 15.09.2027 по 28.02.2028");
    assert!(steps[0].order > order::sequence(3)[2], "after what is there");
}

#[test]
fn what_was_started_and_saved_again_is_the_same_template() {
    let plan = plan();
    let (goals, steps) = started(&plan, 2030);
    assert_eq!(TemplatePlan::of(&goals, &steps), plan);
}

#[test]
fn a_template_that_points_nowhere_is_started_without_those_links() {
    let mut plan = plan();
    plan.steps[0].goal = Some(9);
    plan.steps[1].depends = vec![7];
    let (_, steps) = started(&plan, 2027);
    assert!(steps[0].goal.is_none() && steps[1].depends.is_empty());
}

#[test]
fn a_template_that_would_make_unfit_records_is_refused() {
    let spoilt = |spoil: fn(&mut TemplatePlan)| {
        let mut plan = plan();
        spoil(&mut plan);
        is_plan(&serde_json::to_value(plan).unwrap())
    };
    assert!(spoilt(|_| ()));
    assert!(!spoilt(|plan| plan.steps[0].form = "dance".into()));
    assert!(!spoilt(|plan| plan.steps[0].title = " ".into()));
    assert!(!spoilt(|plan| plan.goals[0].gap = Some(json!({ "sort": "level" }))));
    assert!(!spoilt(|plan| plan.steps[0].days = Some([TemplateDay(0, 1), TemplateDay(99, 1)])));
    assert!(!spoilt(|plan| plan.steps = vec![plan.steps[0].clone(); 501]));
}
