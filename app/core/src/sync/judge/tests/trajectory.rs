//! Who may do what on somebody's trajectory, and what of it is sent to whom.

use super::*;
use crate::domain::{
    day::Day,
    grants::Function::{self, Expert, Observer, Owner, Tutor},
    trajectory::{
        agreement,
        growth::{GrowthPoint, Shared, share},
        version::{self, Snapshot},
    },
};
use crate::{domain::month::Month, sync::replica::Draft};

fn on(name: &str, account: AccountKind, function: Function) -> Viewer {
    let functions = BTreeSet::from([function]);
    let standing = Standing { account: Some(account), functions, ..Standing::visitor(SpaceKind::Trajectory) };
    Viewer { principal: Some(name.into()), standing }
}

fn owner() -> Viewer {
    on("a-anna", AccountKind::Teacher, Owner)
}

fn tutor() -> Viewer {
    on("a-ivan", AccountKind::Teacher, Tutor)
}

fn expert() -> Viewer {
    on("a-olga", AccountKind::Methodist, Expert)
}

fn observer() -> Viewer {
    on("g-kira", AccountKind::Guest, Observer)
}

fn made(draft: Draft) -> (String, Op) {
    match draft {
        Draft::Create { record, kind, fields } => (record.to_string(), Op::Create { kind, fields }),
        Draft::Set { record, fields } => {
            let patch = |value| FieldPatch { value, base: None };
            let fields = fields.into_iter().map(|(name, value)| (name, patch(value))).collect();
            (record.to_string(), Op::Set { fields })
        }
        Draft::Delete { record } => (record.to_string(), Op::Delete),
        Draft::Restore { record } => (record.to_string(), Op::Restore),
    }
}

/// A trajectory being decided upon.
struct Space<'a> {
    docket: Docket<'a>,
    count: u64,
}

impl Space<'_> {
    fn decide(&mut self, by: &Viewer, record: &str, op: Op) -> Option<RefusalCode> {
        self.count += 1;
        let change = change("w", self.count, self.count * 10, record, op);
        code(&self.docket.judge(&one(change), by, NOW)[0])
    }

    fn make(&mut self, by: &Viewer, draft: Draft) -> Option<RefusalCode> {
        let (record, op) = made(draft);
        self.decide(by, &record, op)
    }

    fn sees(&self, by: &Viewer, record: &str) -> bool {
        self.docket.record(&record.into()).is_some_and(|record| by.sees(record))
    }
}

fn step() -> Op {
    create("step", json!({ "title": "Игра", "form": "game", "order": crate::sync::order::sequence(1)[0] }))
}

fn confirmed() -> Op {
    let fields = json!({ "card": "role-1", "level": 2, "day": "2026-11-24", "evidence": ["step"] });
    create("level_confirmation", fields)
}

fn with_a_step<R>(run: impl FnOnce(&mut Space) -> R) -> R {
    let empty = BTreeMap::new();
    let mut space = Space { docket: Docket::new(&empty, 0, 0, Stamp::default()), count: 0 };
    assert_eq!(space.decide(&owner(), "step", step()), None);
    run(&mut space)
}

#[test]
fn steps_are_the_owners_and_a_comment_is_its_authors() {
    with_a_step(|space| {
        let refused = Some(RefusalCode::NotAllowed);
        assert_eq!(space.decide(&tutor(), "other", step()), refused);
        assert_eq!(space.decide(&tutor(), "step", set("title", json!("Другое"), None)), refused);
        let comment = create("step_comment", json!({ "about": "step", "text": "Хорошо" }));
        assert_eq!(space.decide(&observer(), "talk", comment.clone()), refused);
        assert_eq!(space.decide(&tutor(), "talk", comment), None);
        assert_eq!(space.decide(&owner(), "talk", set("text", json!("Плохо"), None)), refused);
        assert!(space.sees(&owner(), "talk") && !space.sees(&observer(), "talk"));
    });
}

#[test]
fn a_tutor_agrees_to_what_they_saw_and_nobody_changes_that_version() {
    with_a_step(|space| {
        let seen = Snapshot::of(space.docket.changed.values());
        let day = Day::new(2026, 11, 24).unwrap();
        let drafts = |me: &str| agreement::decide(&seen, "v".into(), &me.into(), true, "", day).unwrap();
        for draft in drafts("a-ivan") {
            assert_eq!(space.make(&tutor(), draft), None);
        }
        let refused = Some(RefusalCode::NotAllowed);
        let own = agreement::say(&"v".into(), &"a-anna".into(), true, "", day);
        assert_eq!(space.make(&owner(), own), refused, "nobody agrees to their own");
        for by in [owner(), tutor()] {
            assert_eq!(space.decide(&by, "v", Op::Delete), refused);
            assert_eq!(space.decide(&by, "v", set("title", json!("Черновик"), None)), refused);
        }
        assert_eq!(space.decide(&owner(), "step", set("hours", json!(72), None)), None);
        let kept = version::Version::try_from(space.docket.record(&"v".into()).unwrap()).unwrap();
        assert_eq!((kept.plan, kept.number), (seen, Some(1)), "the owner's edit is no part of it");
    });
}

#[test]
fn a_level_is_confirmed_by_a_methodist_who_goes_along_and_not_by_a_teacher_or_the_owner() {
    with_a_step(|space| {
        let refused = Some(RefusalCode::NotAllowed);
        let own = on("a-olga", AccountKind::Methodist, Owner);
        for by in [owner(), own, tutor(), on("a-olga", AccountKind::Methodist, Observer)] {
            assert_eq!(space.decide(&by, "level", confirmed()), refused);
        }
        assert_eq!(space.decide(&expert(), "level", confirmed()), None);
        assert_eq!(space.decide(&owner(), "level", Op::Delete), refused);
        assert!(space.sees(&observer(), "level"));
    });
}

#[test]
fn a1_a_growth_curve_is_sent_to_nobody_until_its_owner_shows_it_and_to_nobody_once_they_hide_it() {
    with_a_step(|space| {
        let me = PrincipalId::from("a-anna");
        let month = Month::new(2019, 9).unwrap();
        let id = GrowthPoint::id_of(month, &me);
        let others = [tutor(), expert(), observer()];
        assert_eq!(space.make(&owner(), GrowthPoint::make(month, 120, Shared::Nobody, &me)), None);
        let seen_by = |space: &Space| others.clone().map(|by| space.sees(&by, id.as_str()));
        assert_eq!(seen_by(space), [false; 3]);
        let audiences = [
            (Shared::Companions, [true, true, false]),
            (Shared::All, [true; 3]),
            (Shared::Nobody, [false; 3]),
        ];
        for (with, expected) in audiences {
            let point = GrowthPoint::try_from(space.docket.record(&id).unwrap()).unwrap();
            for draft in share(&[point], with) {
                assert_eq!(space.make(&owner(), draft), None);
            }
            assert_eq!(seen_by(space), expected, "{with:?}");
        }
    });
}

#[test]
fn r3_two_devices_that_draw_one_month_make_one_point() {
    with_a_step(|space| {
        let me = PrincipalId::from("a-anna");
        let month = Month::new(2019, 9).unwrap();
        for height in [100, 140] {
            assert_eq!(space.make(&owner(), GrowthPoint::make(month, height, Shared::Nobody, &me)), None);
        }
        let points = space.docket.changed.values().filter(|record| record.kind.as_str() == "growth_point");
        let heights: Vec<_> = points.map(|point| point.value("height").cloned()).collect();
        assert_eq!(heights, [Some(json!(140))]);
        let foreign = GrowthPoint::make(month, 1, Shared::All, &me);
        assert_eq!(
            space.make(&on("a-ivan", AccountKind::Teacher, Owner), foreign),
            Some(RefusalCode::ClaimedId)
        );
    });
}
