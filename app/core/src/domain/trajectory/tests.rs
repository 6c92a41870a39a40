use serde_json::{Value, json};

use super::{
    agreement::{self, Agreement},
    confirmation::{self, LevelConfirmation},
    evidence, goal, step,
    step::Step,
    version::{Snapshot, Version},
    *,
};
use crate::{
    domain::{
        account::AccountKind,
        activity::{self, Activity},
        day::Day,
        grants::{Function, Standing},
        kinds::rule_of,
    },
    sync::{
        audience::Viewer,
        ids::PrincipalId,
        record::{NUMBER, sample},
        replica::Draft,
    },
};

/// A step of a plan with what every step has; `fields` add and replace.
pub(super) fn step(id: &str, fields: Value) -> Step {
    Step::try_from(&step_record(id, fields)).unwrap()
}

pub(super) fn step_record(id: &str, fields: Value) -> Record {
    let mut all = json!({ "title": format!("Шаг {id}"), "form": "seminar", "order": "80" });
    for (name, value) in fields.as_object().unwrap() {
        all[name] = value.clone();
    }
    sample(id, step::KIND, all)
}

pub(super) fn activity(id: &str, fields: Value) -> Activity {
    let mut all = json!({ "title": format!("Мероприятие {id}"), "form": "seminar" });
    for (name, value) in fields.as_object().unwrap() {
        all[name] = value.clone();
    }
    Activity::try_from(&sample(id, activity::KIND, all)).unwrap()
}

pub(super) fn day(text: &str) -> Day {
    Day::from_iso(text).unwrap()
}

/// The record that a draft makes, with the judge's checks of its fields.
pub(super) fn made(draft: Draft) -> Record {
    let Draft::Create { record, kind, fields } = draft else { panic!("a new record") };
    let rule = rule_of(kind.as_str()).unwrap();
    for (name, value) in &fields {
        assert_eq!(rule.field(name).unwrap().shape.check(value), Ok(()), "{kind}.{name}");
    }
    assert!(rule.fields.iter().all(|field| !field.required || fields.contains_key(field.name)));
    assert!(record.is_well_formed());
    sample(record.as_str(), kind.as_str(), serde_json::to_value(fields).unwrap())
}

#[test]
fn an_activity_taken_into_the_plan_leaves_a_whole_copy_in_it() {
    let activity = activity(
        "act-1",
        json!({
            "form": "qualification_course", "hours": 72, "days": { "from": "2026-10-01", "to": "2026-11-30" },
            "develops": ["role-1"], "organiser": "ИОЦ", "place": "Каб. 12", "link": "https://iro.example",
        }),
    );
    let goal = (RecordId::from("goal-1"), RecordId::from("role-2"));
    let draft = step::taken("s".into(), &activity, "80", Some((&goal.0, Some(&goal.1))));
    let step = Step::try_from(&made(draft)).unwrap();
    assert_eq!((step.hours, step.period(), step.form), (Some(72), activity.days, activity.form));
    assert_eq!(step.develops, ["role-1".into(), "role-2".into()]);
    assert_eq!(step.goal, Some(goal.0));
    assert_eq!(step.source, Some(source::Source::of(&activity)));
    let bare = super::tests::activity("act-2", json!({}));
    let step = Step::try_from(&made(step::taken("s".into(), &bare, "80", None))).unwrap();
    assert_eq!((step.hours, step.days, step.goal), (None, None, None));
}

#[test]
fn a_step_of_zero_or_ten_thousand_hours_or_with_reversed_days_is_kept() {
    let rule = rule_of(step::KIND).unwrap();
    let fits = |name: &str, value: Value| rule.field(name).unwrap().shape.check(&value).is_ok();
    assert!(fits("hours", json!(0)) && fits("hours", json!(10_000)) && !fits("hours", json!(-1)));
    assert!(fits("days", json!({ "from": "2026-10-02", "to": "2026-10-01" })));
}

fn as_functions(functions: &[Function], account: AccountKind) -> Viewer {
    let standing = Standing {
        account: Some(account),
        functions: functions.iter().copied().collect(),
        ..Standing::visitor(SpaceKind::Trajectory)
    };
    Viewer { principal: Some("a-other".into()), standing }
}

#[test]
fn comments_and_returned_versions_are_not_read_by_who_only_looks_on() {
    let comment = json!({ "about": "s", "text": "Не многовато ли?" });
    let comment = (sample("c", comment::KIND, comment), comment::RULE.audience.unwrap());
    let word = |agreed: bool| {
        let draft = agreement::say(&"v".into(), &"a-ivan".into(), agreed, "", day("2026-10-01"));
        (made(draft), agreement::RULE.audience.unwrap())
    };
    let sees = |(record, audience): &(Record, fn(&Record) -> crate::sync::Audience), who: &Viewer| {
        who.in_audience(&audience(record))
    };
    let tutor = as_functions(&[Function::Tutor], AccountKind::Teacher);
    let observer = as_functions(&[Function::Observer], AccountKind::Methodist);
    assert!(sees(&comment, &tutor) && !sees(&comment, &observer));
    assert!(sees(&word(false), &tutor) && !sees(&word(false), &observer));
    assert!(sees(&word(true), &observer));
}

fn version(id: &str, number: Option<u64>) -> Version {
    let plan = Snapshot::of(&[step_record("s", json!({ "hours": 8 }))]);
    let draft = version::freeze(&plan, id.into(), "", day("2026-10-01")).unwrap();
    Version { number, ..Version::try_from(&made(draft)).unwrap() }
}

fn word(version: &str, by: &str, agreed: bool) -> Agreement {
    let draft =
        agreement::say(&version.into(), &PrincipalId::from(by), agreed, " Хорошо ", day("2026-10-02"));
    Agreement::try_from(&made(draft)).unwrap()
}

#[test]
fn the_newest_version_that_was_agreed_and_that_nobody_returned_stands() {
    let versions = [version("v1", Some(1)), version("v2", Some(2)), version("v3", Some(3))];
    let words =
        [word("v1", "a", true), word("v2", "a", true), word("v2", "b", false), word("gone", "a", true)];
    let (stands, by) = agreement::standing(&versions, &words).unwrap();
    assert_eq!((stands.id.as_str(), by.word.as_str()), ("v1", "Хорошо"));
    assert!(agreement::standing(&versions, &[]).is_none());
}

#[test]
fn a_tutor_who_agrees_freezes_what_they_see_in_the_same_gesture() {
    let seen = Snapshot::of(&[step_record("s", json!({}))]);
    let me = PrincipalId::from("a-tutor");
    let drafts = agreement::decide(&seen, "v".into(), &me, true, "", day("2026-10-01")).unwrap();
    let records: Vec<Record> = drafts.into_iter().map(made).collect();
    let kept = Version::try_from(&records[0]).unwrap();
    assert_eq!(kept.plan, seen);
    assert_eq!(Agreement::try_from(&records[1]).unwrap().version, kept.id);
}

#[test]
fn a_version_keeps_the_plan_without_reflections_and_gives_it_back_as_steps() {
    let mut deleted = step_record("gone", json!({}));
    deleted.deleted = deleted.fields["title"].version.clone().into();
    let records = [
        sample("trajectory", KIND, json!({ "title": "Мой путь", "reflection": "Личное" })),
        sample("g", goal::KIND, json!({ "title": "Вести игры", "order": "80" })),
        step_record("s", json!({ "hours": 8, "gained": "Личное", "place": "" })),
        sample("e", evidence::KIND, json!({ "step": "s", "sort": "note", "title": "Отзыв" })),
        deleted,
    ];
    let plan = Snapshot::of(&records);
    assert!(!serde_json::to_string(&plan).unwrap().contains("Личное"));
    let back = plan.records();
    assert_eq!(Snapshot::of(&back), plan);
    let steps: Vec<Step> = living(&back, step::KIND);
    assert_eq!(steps.iter().map(|step| (step.id.as_str(), step.hours)).collect::<Vec<_>>(), [("s", Some(8))]);
}

#[test]
fn a_plan_of_two_hundred_full_steps_can_be_frozen_and_one_past_all_measure_says_so() {
    let full = |length: usize| {
        let steps = (0..200).map(|n| {
            let text = "я".repeat(length);
            step_record(&format!("step-{n}"), json!({
                "hours": 72, "days": { "from": "2026-10-01", "to": "2026-11-30" }, "result": text,
                "presentation": text, "place": text, "depends": ["step-1"], "develops": ["role-1", "role-2"],
            }))
        });
        Snapshot::of(&steps.collect::<Vec<_>>())
    };
    assert!(version::freeze(&full(80), "v".into(), "", day("2026-10-01")).is_ok());
    assert!(version::freeze(&full(400), "v".into(), "", day("2026-10-01")).is_err());
}

#[test]
fn nobody_changes_or_deletes_a_version_and_nothing_is_confirmed_without_evidence() {
    let rule = rule_of(version::KIND).unwrap();
    assert!(rule.edit == Action::ServerOnly && rule.edit_own == Action::ServerOnly && rule.numbered);
    assert!(rule.field(NUMBER).is_none());
    let evidence = &rule_of(confirmation::KIND).unwrap().field("evidence").unwrap().shape;
    assert!(evidence.check(&json!([])).is_err() && evidence.check(&json!(["e-1"])).is_ok());
}

#[test]
fn of_several_confirmations_the_newest_stands() {
    let confirmed = |id: &str, level: u64, on: &str| {
        let fields = json!({ "card": "role-1", "level": level, "day": on, "evidence": ["e"] });
        LevelConfirmation::try_from(&sample(id, confirmation::KIND, fields)).unwrap()
    };
    let all =
        [confirmed("a", 3, "2026-05-01"), confirmed("b", 2, "2026-09-01"), confirmed("c", 1, "2026-09-01")];
    assert_eq!(confirmation::standing(&all, &"role-1".into()).unwrap().level, 2);
    assert_eq!(confirmation::standing(&all, &"role-2".into()), None);
}
