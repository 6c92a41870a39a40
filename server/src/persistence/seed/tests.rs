//! What a new centre can rely on.

use std::collections::{BTreeMap, BTreeSet};

use karta_core::{
    domain::{
        account::AccountKind,
        activity::{self, Activity},
        day::SchoolYear,
        diagnostic::instrument::{self, Instrument},
        grants::Standing,
        material::Material,
        role::RoleCard,
        space::SpaceKind,
        trajectory::template::{self, Template},
    },
    sync::{Outcome, Record, Stamp, Viewer, judge::Docket},
};

use serde_json::Value;

use super::*;

/// The catalogue as it stands after the seed. Every record is accepted by the rules that hold for people.
fn seeded() -> Vec<Record> {
    let empty = BTreeMap::new();
    let mut docket = Docket::new(&empty, 0, 0, Stamp::default());
    let system = Viewer::system(SpaceKind::Catalogue);
    for batch in batches() {
        for (change, outcome) in batch.changes.iter().zip(docket.judge(&batch, &system, 1)) {
            assert!(matches!(outcome, Outcome::Accepted { .. }), "{}: {outcome:?}", change.record);
        }
    }
    docket.changed.values().cloned().collect()
}

fn read<T>(records: &[Record], kind: &str) -> Vec<T>
where
    T: for<'a> TryFrom<&'a Record>,
{
    let of_kind = records.iter().filter(|record| record.kind.as_str() == kind);
    of_kind.filter_map(|record| T::try_from(record).ok()).collect()
}

#[test]
fn each_of_the_seven_roles_begins_with_cases_tools_and_a_scenario() {
    let records = seeded();
    let materials: Vec<Material> = read(&records, material::KIND);
    let roles: Vec<RoleCard> = read(&records, role::KIND);
    let listed: Vec<_> = roles.iter().filter(|role| role.listed).collect();
    assert_eq!(listed.len(), 7);
    for role in listed {
        let count = |sort| materials.iter().filter(|one| one.role == role.id && one.sort == sort).count();
        assert!(count("case") >= 3 && count("tool") >= 1 && count("scenario") >= 1, "{}", role.title);
    }
}

#[test]
fn what_the_seed_puts_into_a_workshop_is_whole_and_read_by_visitors() {
    let records = seeded();
    let visitor = Viewer { principal: None, standing: Standing::visitor(SpaceKind::Catalogue) };
    let public = |record: &&Record| ![template::KIND, instrument::KIND].contains(&record.kind.as_str());
    assert!(records.iter().filter(public).all(|record| visitor.sees(record)));
    let materials: Vec<Material> = read(&records, material::KIND);
    assert!(!materials.is_empty());
    let mut titles = BTreeSet::new();
    for material in materials {
        let filled = !material.text.is_empty() && !material.task.is_empty() && !material.order.is_empty();
        assert!(filled && material.state == Review::Accepted, "{}", material.title);
        assert!(material.sort == "tool" || material.minutes.is_some(), "{}", material.title);
        assert!(material.sort == "tool" || material.look_at.len() >= 4, "{}", material.title);
        assert!(titles.insert((material.role, material.title)), "a title twice in one workshop");
    }
}

#[test]
fn every_card_that_another_card_names_is_in_the_drawer() {
    let mut cards = BTreeSet::new();
    let mut named = BTreeSet::new();
    for change in batches().into_iter().flat_map(|batch| batch.changes) {
        if let Op::Create { fields, .. } = change.op {
            for list in ["related", "competences"] {
                let items = fields.get(list).and_then(Value::as_array).cloned().unwrap_or_default();
                named.extend(items.iter().filter_map(Value::as_str).map(RecordId::from));
            }
            cards.insert(change.record);
        }
    }
    let missing: Vec<_> = named.difference(&cards).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn each_role_and_a_young_teacher_have_a_trajectory_to_start_from_which_visitors_are_not_sent() {
    let records = seeded();
    let roles: Vec<RoleCard> = read(&records, role::KIND);
    let templates: Vec<Template> = read(&records, template::KIND);
    for role in roles.iter().filter(|role| role.listed) {
        let own = templates.iter().filter(|one| one.role.as_ref() == Some(&role.id));
        assert_eq!(own.count(), 1, "{}", role.title);
    }
    assert!(templates.iter().any(|one| one.role.is_none() && one.for_whom == ["teacher"]));
    for one in &templates {
        let plan = &one.plan;
        assert!((4..=6).contains(&plan.steps.len()) && !plan.goals.is_empty(), "{}", one.title);
        let whole = plan.steps.iter().all(|step| {
            step.hours.is_some()
                && step.days.is_some()
                && !step.result.is_empty()
                && !step.presentation.is_empty()
        });
        assert!(whole, "{}", one.title);
        let mut count = 0;
        let id = || {
            count += 1;
            RecordId::new(format!("new{count}"))
        };
        let begun = plan.started(SchoolYear(2026), (None, None), id);
        assert_eq!(begun.len(), plan.goals.len() + plan.steps.len(), "{}", one.title);
    }
    let visitor = Viewer { principal: None, standing: Standing::visitor(SpaceKind::Catalogue) };
    let standing =
        Standing { account: Some(AccountKind::Teacher), ..Standing::visitor(SpaceKind::Catalogue) };
    let teacher = Viewer { principal: Some("a-olga".into()), standing };
    let of_kind = |record: &&Record| record.kind.as_str() == template::KIND;
    assert!(records.iter().filter(of_kind).all(|record| !visitor.sees(record) && teacher.sees(record)));
}

#[test]
fn the_events_of_the_programme_say_what_they_are_for_and_point_at_cards_that_are_there() {
    let records = seeded();
    let events: Vec<Activity> = read(&records, activity::KIND);
    assert!(events.len() >= 40);
    let cards: BTreeSet<RecordId> =
        read::<RoleCard>(&records, role::KIND).into_iter().map(|card| card.id).collect();
    let mut titles = BTreeSet::new();
    for event in events {
        let told = [&event.result, &event.indicator, &event.organiser, &event.programme];
        assert!(told.iter().all(|words| !words.is_empty()), "{}", event.title);
        assert!(event.develops.iter().all(|card| cards.contains(card)), "{}", event.title);
        assert!(titles.insert(event.title.clone()), "{}", event.title);
    }
}

#[test]
fn three_instruments_ask_cards_that_are_there_or_questions_of_their_own() {
    let records = seeded();
    let instruments: Vec<Instrument> = read(&records, instrument::KIND);
    assert_eq!(instruments.len(), 3);
    let cards: BTreeSet<RecordId> =
        read::<RoleCard>(&records, role::KIND).into_iter().map(|card| card.id).collect();
    for one in &instruments {
        assert!(one.cards.iter().all(|card| cards.contains(card)), "{}", one.title);
        assert!(one.cards.len() + one.questions.len() >= 7, "{}", one.title);
        assert!(!one.note.is_empty() && !one.for_whom.is_empty(), "{}", one.title);
    }
    let listed: BTreeSet<RecordId> = read::<RoleCard>(&records, role::KIND)
        .into_iter()
        .filter(|card| card.listed)
        .map(|card| card.id)
        .collect();
    let asks = |one: &Instrument| one.cards.iter().cloned().collect::<BTreeSet<_>>() == listed;
    assert!(instruments.iter().any(asks), "one asks the seven roles");
}
