use serde_json::{Value, json};

use super::*;
use crate::{
    domain::{
        role,
        trajectory::tests::{activity, day, step},
    },
    sync::record::sample,
};

fn cards() -> BTreeMap<RecordId, RoleCard> {
    let card = |id: &str, title: &str, fields: Value| {
        let mut all = json!({ "title": title, "order": "80" });
        all.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
        (RecordId::from(id), RoleCard::try_from(&sample(id, role::KIND, all)).unwrap())
    };
    BTreeMap::from([
        card("role-m", "Модератор", json!({ "competences": ["comp-1"] })),
        card("comp-1", "Коммуникативная", json!({ "family": "competence" })),
    ])
}

struct World {
    cards: BTreeMap<RecordId, RoleCard>,
    done: BTreeSet<RecordId>,
    steps: Vec<Step>,
    gap: Gap,
}

impl World {
    fn with(gap: Gap) -> Self {
        Self { cards: cards(), done: BTreeSet::new(), steps: Vec::new(), gap }
    }

    fn level() -> Self {
        Self::with(Gap::Level { card: "role-m".into(), level: 2 })
    }

    fn wish(&self) -> Wish<'_> {
        Wish {
            gap: &self.gap,
            cards: &self.cards,
            steps: &self.steps,
            done: &self.done,
            within: Period::new(day("2026-09-01"), day("2027-08-31")),
            today: day("2026-11-24"),
        }
    }

    fn ids(&self, register: &Register) -> Vec<String> {
        propose(register, &self.wish()).into_iter().map(|one| one.activity.id.to_string()).collect()
    }
}

fn march(fields: Value) -> Value {
    let mut all = json!({ "days": { "from": "2027-03-02", "to": "2027-03-20" }, "develops": ["role-m"] });
    all.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
    all
}

#[test]
fn a_proposal_says_why() {
    let world = World::level();
    let register = Register::of([activity(
        "a",
        march(json!({ "form": "training", "hours": 24, "seats": 25, "price": 0 })),
    )]);
    let told = propose(&register, &world.wish())[0].told();
    let expected = "развивает роль «Модератор» до уровня 2, такая форма подходит для уровня 2, 24 ч, \
                    25 мест в марте, бесплатно";
    assert_eq!(told, expected);
}

#[test]
fn what_is_done_planned_dropped_over_or_archived_is_never_proposed() {
    let mut world = World::level();
    world.done.insert("done".into());
    world.steps = vec![
        step("s1", json!({ "source": { "activity": "planned" } })),
        step("s2", json!({ "source": { "activity": "dropped" }, "status": { "state": "dropped" } })),
        step("s3", json!({ "title": "ВЕДЕНИЕ  дискуссии." })),
    ];
    let over = json!({ "days": { "from": "2026-11-01", "to": "2026-11-23" } });
    let register = Register::of([
        activity("done", march(json!({}))),
        activity("planned", march(json!({}))),
        activity("dropped", march(json!({}))),
        activity("written", march(json!({ "title": "Ведение дискуссии" }))),
        activity("over", march(over)),
        activity("archived", march(json!({ "archived": true }))),
        activity("other", march(json!({ "develops": ["role-x"] }))),
        activity("good", march(json!({}))),
    ]);
    assert_eq!(world.ids(&register), ["good"]);
}

#[test]
fn what_develops_the_role_itself_comes_before_what_is_held_in_it_and_what_it_needs() {
    let world = World::level();
    let register = Register::of([
        activity(
            "needed",
            march(json!({ "develops": ["comp-1"], "price": 0, "seats": 20, "form": "training" })),
        ),
        activity("held", march(json!({ "develops": [], "roles": ["role-m"], "price": 0 }))),
        activity(
            "late",
            march(json!({ "days": { "from": "2026-11-01", "to": "2029-03-01" }, "hours": 900 })),
        ),
    ]);
    assert_eq!(world.ids(&register), ["late", "held", "needed"]);
    let proposals = propose(&register, &world.wish());
    assert_eq!(
        proposals[2].reasons[0].told(),
        "развивает компетенцию «Коммуникативная», которая нужна для роли «Модератор»"
    );
}

#[test]
fn of_two_alike_the_one_that_a_month_has_room_for_is_first() {
    let mut world = World::level();
    let days = json!({ "from": "2026-12-01", "to": "2026-12-20" });
    world.steps = vec![step("s", json!({ "hours": 35, "days": days }))];
    let register = Register::of([
        activity("december", march(json!({ "hours": 10, "days": days }))),
        activity("march", march(json!({ "hours": 10 }))),
    ]);
    assert_eq!(world.ids(&register), ["march", "december"]);
    world.steps.clear();
    assert_eq!(world.ids(&register), ["december", "march"], "otherwise the sooner");
}

#[test]
fn own_words_find_activities_in_any_form_of_the_words() {
    let world = World::with(Gap::Words("Как провести дискуссию и удержать внимание".into()));
    let register = Register::of([
        activity("title", json!({ "title": "Дискуссии на уроке" })),
        activity("text", json!({ "title": "Практикум", "text": "Чтобы удержать внимание группы" })),
        activity("one", json!({ "title": "Разное", "text": "О внимании" })),
        activity("none", json!({ "title": "Как и что" })),
    ]);
    assert_eq!(world.ids(&register), ["title", "text"]);
    let proposals = propose(&register, &world.wish());
    assert_eq!(proposals[0].told(), "отвечает вашим словам «дискуссию», в любое время");
}

#[test]
fn a_gap_about_a_deleted_card_or_of_empty_words_proposes_nothing() {
    let register = Register::of([activity("a", march(json!({ "develops": ["gone"] })))]);
    assert!(World::with(Gap::Level { card: "gone".into(), level: 1 }).ids(&register).is_empty());
    assert!(World::with(Gap::Words(" и в ".into())).ids(&register).is_empty());
}

#[test]
fn the_order_does_not_hang_on_the_order_of_the_register() {
    let world = World::level();
    let all = || (0..40).map(|n| activity(&format!("a{n:02}"), march(json!({ "hours": n % 5 + 1 }))));
    let forth = Register::of(all());
    let back = Register::of(all().rev());
    assert_eq!(world.ids(&forth), world.ids(&back));
    assert_eq!(world.ids(&forth).len(), PROPOSALS);
}
