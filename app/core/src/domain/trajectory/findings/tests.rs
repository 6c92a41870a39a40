use serde_json::{Value, json};

use super::*;
use crate::{
    domain::trajectory::{
        goal, living,
        source::Source,
        tests::{activity, day, step},
    },
    sync::record::sample,
};

fn days(from: &str, to: &str) -> Value {
    json!({ "from": from, "to": to })
}

/// A step to which nothing can be said, with what is said of it beside.
fn good(id: &str, fields: Value) -> Step {
    let mut all = json!({ "hours": 8, "form": "self_education", "days": days("2027-02-01", "2027-02-05") });
    all.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
    step(id, all)
}

fn ask(steps: &[Step], register: Option<&BTreeMap<RecordId, Activity>>) -> Vec<Finding> {
    findings(&Asked { head: None, goals: &[], steps, register, today: day("2026-11-24") })
}

fn found(steps: &[Step]) -> Vec<(Flaw, String)> {
    ask(steps, None).into_iter().map(|finding| (finding.flaw, finding.record.to_string())).collect()
}

fn flaws(fields: Value) -> Vec<Flaw> {
    found(&[good("s", fields)]).into_iter().map(|(flaw, _)| flaw).collect()
}

#[test]
fn a_good_step_has_no_findings() {
    assert_eq!(flaws(json!({})), []);
}

#[test]
fn each_slip_of_the_finger_is_flagged_and_nothing_else() {
    assert_eq!(flaws(json!({ "hours": 0 })), [Flaw::NoHours]);
    assert_eq!(flaws(json!({ "days": null })), [Flaw::NoDays]);
    assert_eq!(flaws(json!({ "days": days("2027-02-05", "2027-02-01") })), [Flaw::ReversedDays]);
    assert_eq!(flaws(json!({ "days": days("2026-10-01", "2026-11-23") })), [Flaw::Late]);
    assert_eq!(flaws(json!({ "days": days("2026-10-01", "2026-11-24") })), [], "today is not past yet");
    let most = json!({ "hours": 10_000, "days": days("2026-10-01", "2060-10-01") });
    assert_eq!(flaws(most), [Flaw::TooManyHours]);
}

#[test]
fn only_whole_programmes_have_least_hours() {
    let hours = |form: &str, hours: u32| flaws(json!({ "form": form, "hours": hours }));
    assert_eq!(hours("qualification_course", 15), [Flaw::CourseTooShort]);
    assert_eq!(hours("qualification_course", 16), []);
    let year = |hours: u32| {
        flaws(json!({ "form": "retraining", "hours": hours, "days": days("2027-01-01", "2027-12-31") }))
    };
    assert_eq!(year(249), [Flaw::CourseTooShort]);
    assert_eq!(year(250), []);
    assert_eq!(hours("course_module", 4), []);
    let text = ask(&[good("s", json!({ "form": "qualification_course", "hours": 2 }))], None).remove(0).text;
    assert_eq!(text, "Программа повышения квалификации длится не меньше 16 часов, а здесь 2 часа.");
}

#[test]
fn what_is_done_is_not_late_and_what_was_dropped_is_not_asked() {
    let past = days("2026-10-01", "2026-10-05");
    assert_eq!(flaws(json!({ "days": past, "status": { "state": "done" } })), []);
    for state in ["postponed", "dropped"] {
        let bad = json!({ "days": past, "hours": 0, "status": { "state": state } });
        assert_eq!(flaws(bad), [], "{state}");
    }
}

#[test]
fn steps_that_ask_for_presence_in_the_same_days_are_flagged_with_the_later_one() {
    let course =
        |id: &str, from: &str, to: &str| good(id, json!({ "form": "seminar", "days": days(from, to) }));
    let steps = [
        course("b", "2027-02-04", "2027-02-10"),
        course("a", "2027-02-01", "2027-02-05"),
        course("c", "2027-02-05", "2027-02-05"),
        course("d", "2027-02-11", "2027-02-12"),
        good("beside", json!({ "days": days("2027-01-01", "2027-05-31") })),
    ];
    let overlaps = ask(&steps, None);
    let told: Vec<_> = overlaps.iter().map(|one| (one.record.as_str(), one.others.len())).collect();
    assert_eq!(told, [("b", 1), ("c", 2)]);
    assert_eq!(overlaps[1].text, "Идёт в те же дни, что и «Шаг b», «Шаг a».");
}

#[test]
fn a_step_before_its_dependency_is_flagged_until_that_is_done() {
    let after = |state: &str| {
        let first = good("first", json!({ "status": { "state": state }, "hours": 1 }));
        let second =
            good("second", json!({ "depends": ["first", "gone"], "days": days("2027-02-03", "2027-02-09") }));
        found(&[second, first]).into_iter().map(|(flaw, _)| flaw).collect::<Vec<_>>()
    };
    assert_eq!(after("planned"), [Flaw::BeginsTooEarly]);
    assert_eq!(after("done"), []);
    assert_eq!(after("dropped"), [Flaw::DependsOnDropped]);
}

#[test]
fn steps_that_wait_for_each_other_are_told_once_and_not_called_early() {
    let steps = [
        good("a", json!({ "depends": ["b"] })),
        good("b", json!({ "depends": ["a"] })),
        good("c", json!({ "depends": ["c"], "days": days("2027-03-01", "2027-03-02") })),
    ];
    let told = ask(&steps, None);
    let flaws: Vec<_> = told.iter().map(|one| (one.flaw, one.text.as_str())).collect();
    let expected = [
        (Flaw::DependsInCircle, "Эти шаги ждут друг друга по кругу: «Шаг a», «Шаг b»."),
        (Flaw::DependsInCircle, "Шаг ждёт сам себя."),
    ];
    assert_eq!(flaws, expected);
}

#[test]
fn an_activity_that_is_gone_or_changed_is_told_and_the_step_keeps_its_copy() {
    let activity = activity("act-1", json!({ "hours": 8, "place": "Каб. 12" }));
    let steps = [good("s", json!({ "source": Source::of(&activity).to_value() }))];
    let asked = |now: Option<Activity>| {
        let register = now.into_iter().map(|now| (now.id.clone(), now)).collect();
        ask(&steps, Some(&register)).into_iter().map(|one| (one.flaw, one.text)).collect::<Vec<_>>()
    };
    assert_eq!(asked(Some(activity.clone())), []);
    assert_eq!(ask(&steps, None), [], "a register that has not come yet says nothing");
    assert_eq!(asked(None)[0].0, Flaw::ActivityGone);
    assert_eq!(asked(Some(Activity { archived: true, ..activity.clone() }))[0].0, Flaw::ActivityGone);
    let changed = Activity { hours: Some(12), place: String::new(), price: Some(21), ..activity };
    let text = "В навигационной базе изменилось: часы — 12 часов; место — не названо; цена — 21 рубль.";
    assert_eq!(asked(Some(changed)), [(Flaw::ActivityChanged, text.to_owned())]);
    assert_eq!(steps[0].source.as_ref().unwrap().place, "Каб. 12");
}

#[test]
fn the_whole_is_told_of_its_period_its_load_and_its_goals_without_steps() {
    let head = json!({ "title": "Мой путь", "period": { "from": "2027-05-31", "to": "2026-09-01" } });
    let head = Trajectory::try_from(&sample("trajectory", super::super::KIND, head)).unwrap();
    let goal = |id: &str| sample(id, goal::KIND, json!({ "title": "Вести игры", "order": "80" }));
    let goals: Vec<Goal> = living(&[goal("g1"), goal("g2")], goal::KIND);
    let steps = [
        good("a", json!({ "goal": "g1", "hours": 30 })),
        good("b", json!({ "goal": "g2", "status": { "state": "dropped" } })),
        good("c", json!({ "goal": "g1", "hours": 11, "days": days("2027-02-01", "2027-02-01") })),
        good("d", json!({ "days": days("2027-05-31", "2027-06-01") })),
    ];
    let asked =
        Asked { head: Some(&head), goals: &goals, steps: &steps, register: None, today: day("2026-11-24") };
    let found = findings(&asked);
    let told: Vec<_> = found.iter().map(|one| (one.flaw, one.record.as_str())).collect();
    let expected = [
        (Flaw::ReversedDays, "trajectory"),
        (Flaw::Overload, "trajectory"),
        (Flaw::OutsidePeriod, "d"),
        (Flaw::GoalWithoutSteps, "g2"),
    ];
    assert_eq!(told, expected);
    assert_eq!(found[1].text, "В феврале 2027 набирается 41 час: это много, если совмещать с работой.");
    assert_eq!(found[1].others, ["a".into(), "c".into()]);
}

#[test]
fn every_kind_of_finding_stands_once_in_the_list_of_all() {
    let mut titles: Vec<_> = Flaw::ALL.iter().map(|flaw| flaw.title()).collect();
    titles.sort_unstable();
    titles.dedup();
    assert_eq!(titles.len(), Flaw::ALL.len());
    assert!(Flaw::ALL.is_sorted(), "the gravest first, as findings of a step are sorted");
}
