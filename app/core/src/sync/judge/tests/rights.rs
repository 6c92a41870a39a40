//! Who may write what and who sees it, where a kind's rule says so by the record itself.

use super::*;
use crate::{domain::credit::Credit, sync::record::NAME};

/// A catalogue being decided upon, whose people have names.
struct Desk {
    empty: BTreeMap<RecordId, Record>,
    count: u64,
}

impl Desk {
    fn new() -> Self {
        Self { empty: BTreeMap::new(), count: 0 }
    }

    fn docket(&self) -> Docket<'_> {
        let mut docket = Docket::new(&self.empty, 0, 0, Stamp::default());
        docket.names = [("a-ivan".into(), "Иван".into()), ("a-olga".into(), "Ольга".into())].into();
        docket
    }

    /// One change, later than all before it.
    fn decide(&mut self, docket: &mut Docket, by: &Viewer, record: &str, op: Op) -> Option<RefusalCode> {
        self.count += 1;
        let change = change("w", self.count, self.count * 10, record, op);
        code(&docket.judge(&one(change), by, NOW)[0])
    }
}

fn guest() -> Viewer {
    person("g-kira", AccountKind::Guest)
}

fn visitor() -> Viewer {
    Viewer { principal: None, standing: Standing::visitor(SpaceKind::Catalogue) }
}

fn other_teacher() -> Viewer {
    person("a-vera", AccountKind::Teacher)
}

fn case() -> Value {
    json!({ "role": "card", "sort": "case", "title": "Спор о правилах" })
}

fn question() -> Op {
    create("question", json!({ "role": "card", "text": "Сколько нужно ведущих?" }))
}

/// Who of teacher (its author), another teacher, methodist, guest and visitor sees the record.
fn seen_by(docket: &Docket, record: &str) -> [bool; 5] {
    let record = docket.record(&record.into());
    [teacher(), other_teacher(), methodist(), guest(), visitor()]
        .map(|viewer| record.is_some_and(|record| viewer.sees(record)))
}

#[test]
fn a6_an_offered_material_is_seen_by_its_author_and_the_keepers_and_an_accepted_one_by_all() {
    let mut desk = Desk::new();
    let desk_before = Desk::new();
    let mut docket = desk_before.docket();
    assert_eq!(desk.decide(&mut docket, &teacher(), "m", create("material", case())), None);
    assert_eq!(seen_by(&docket, "m"), [true, false, true, false, false]);
    assert_eq!(desk.decide(&mut docket, &methodist(), "m", set("state", json!("accepted"), None)), None);
    assert_eq!(seen_by(&docket, "m"), [true; 5]);
    let record = docket.record(&"m".into()).unwrap();
    assert_eq!(record.base(AUDIENCE), record.base("state"), "the audience is of the change that caused it");
    assert_eq!(docket.entries[1].before, Some(Audience::Keepers));
    assert_eq!(docket.entries[1].after, Audience::All);
    let retitle = set("title", json!("Спор"), Some("w~1"));
    desk.decide(&mut docket, &methodist(), "m", retitle);
    let record = docket.record(&"m".into()).unwrap();
    assert_eq!(record.base(AUDIENCE), record.base("state"), "other changes leave it as it is");
}

#[test]
fn a6_nobody_writes_a_derived_audience_by_hand() {
    let (mut desk, empty) = (Desk::new(), Desk::new());
    let mut docket = empty.docket();
    let admin = person("a-admin", AccountKind::Admin);
    let mut shown = case();
    shown[AUDIENCE] = json!("all");
    let made = desk.decide(&mut docket, &admin, "m", create("material", shown));
    assert_eq!(made, Some(RefusalCode::NotAllowed));
    desk.decide(&mut docket, &admin, "m", create("material", case()));
    let shown = desk.decide(&mut docket, &admin, "m", set(AUDIENCE, json!("all"), None));
    assert_eq!(shown, Some(RefusalCode::NotAllowed));
}

#[test]
fn a6_a_change_that_was_overtaken_does_not_change_who_sees_the_record() {
    let empty = Desk::new();
    let mut docket = empty.docket();
    docket.judge(&one(change("a", 1, 10, "m", create("material", case()))), &teacher(), NOW);
    docket.judge(&one(change("b", 1, 500, "m", set("state", json!("declined"), None))), &methodist(), NOW);
    let late = change("c", 1, 400, "m", set("state", json!("accepted"), None));
    docket.judge(&one(late), &methodist(), NOW);
    assert_eq!(seen_by(&docket, "m"), [true, false, true, false, false]);
}

#[test]
fn a5_an_answered_question_is_seen_by_everybody_with_an_account_and_by_no_guest() {
    let (mut desk, empty) = (Desk::new(), Desk::new());
    let mut docket = empty.docket();
    desk.decide(&mut docket, &teacher(), "q", question());
    assert_eq!(seen_by(&docket, "q"), [true, false, true, false, false]);
    desk.decide(&mut docket, &methodist(), "q", set("state", json!("answered"), None));
    assert_eq!(seen_by(&docket, "q"), [true, true, true, false, false]);
    desk.decide(&mut docket, &methodist(), "q", set("state", json!("closed"), Some("w~2")));
    assert_eq!(seen_by(&docket, "q"), [true, false, true, false, false]);
}

#[test]
fn w1_a_decision_is_written_by_those_who_may_edit_and_not_even_cleared_by_the_author() {
    let (mut desk, empty) = (Desk::new(), Desk::new());
    let mut docket = empty.docket();
    let mut accepted = case();
    accepted["state"] = json!("accepted");
    let by_teacher = desk.decide(&mut docket, &teacher(), "m", create("material", accepted.clone()));
    assert_eq!(by_teacher, Some(RefusalCode::NotAllowed));
    assert_eq!(desk.decide(&mut docket, &methodist(), "n", create("material", accepted)), None);
    desk.decide(&mut docket, &teacher(), "m", create("material", case()));
    desk.decide(&mut docket, &methodist(), "m", set("word", json!("Уточните время"), None));
    let clears = desk.decide(&mut docket, &teacher(), "m", set("word", Value::Null, None));
    assert_eq!(clears, Some(RefusalCode::NotAllowed));
    assert_eq!(desk.decide(&mut docket, &teacher(), "m", set("minutes", json!(30), None)), None);
}

#[test]
fn w2_what_was_decided_is_no_longer_its_authors_to_change_delete_or_restore() {
    let (mut desk, empty) = (Desk::new(), Desk::new());
    let mut docket = empty.docket();
    let reword = |base| set("title", json!("Спор о времени"), Some(base));
    desk.decide(&mut docket, &teacher(), "m", create("material", case()));
    assert_eq!(desk.decide(&mut docket, &teacher(), "m", reword("w~1")), None);
    desk.decide(&mut docket, &methodist(), "m", set("state", json!("accepted"), None));
    for op in [set("title", json!("Иначе"), Some("w~2")), Op::Delete, Op::Restore] {
        assert_eq!(desk.decide(&mut docket, &teacher(), "m", op), Some(RefusalCode::NotAllowed));
    }
    assert_eq!(desk.decide(&mut docket, &other_teacher(), "m", Op::Delete), Some(RefusalCode::NotAllowed));
    assert_eq!(desk.decide(&mut docket, &methodist(), "m", reword("w~2")), None);
}

#[test]
fn w2_a_returned_proposal_is_reworded_or_withdrawn_and_a_declined_one_is_not() {
    let (mut desk, empty) = (Desk::new(), Desk::new());
    let mut docket = empty.docket();
    let fields = json!({ "target": "card", "field": "title", "seen": "Модератор", "text": "Ведущий" });
    desk.decide(&mut docket, &teacher(), "p", create("proposal", fields));
    desk.decide(&mut docket, &methodist(), "p", set("state", json!("returned"), None));
    assert_eq!(desk.decide(&mut docket, &teacher(), "p", set("text", json!("Модератор группы"), None)), None);
    assert_eq!(desk.decide(&mut docket, &teacher(), "p", Op::Delete), None);
    assert_eq!(desk.decide(&mut docket, &teacher(), "p", Op::Restore), None);
    desk.decide(&mut docket, &methodist(), "p", set("state", json!("declined"), Some("w~2")));
    assert_eq!(desk.decide(&mut docket, &teacher(), "p", Op::Delete), Some(RefusalCode::NotAllowed));
}

#[test]
fn w3_a_question_says_who_asked_and_nobody_signs_by_hand() {
    let (mut desk, empty) = (Desk::new(), Desk::new());
    let mut docket = empty.docket();
    desk.decide(&mut docket, &teacher(), "q", question());
    let record = docket.record(&"q".into()).unwrap();
    assert_eq!((record.text(NAME), record.base(NAME)), (Some("Иван"), record.base("text")));
    let forged = desk.decide(&mut docket, &teacher(), "q", set(NAME, json!("Ольга"), None));
    assert_eq!(forged, Some(RefusalCode::NotAllowed));
    let forged = create("question", json!({ "role": "card", "text": "Кто?", NAME: "Ольга" }));
    assert_eq!(desk.decide(&mut docket, &methodist(), "q2", forged), Some(RefusalCode::NotAllowed));
    desk.decide(&mut docket, &methodist(), "q", set("answer", json!("Двое"), None));
    assert_eq!(docket.record(&"q".into()).unwrap().text(NAME), Some("Иван"));
}

#[test]
fn a_name_is_public_only_while_its_person_consents() {
    let (mut desk, empty) = (Desk::new(), Desk::new());
    let mut docket = empty.docket();
    let id = Credit::id_of(&"m".into(), &"a-ivan".into());
    let consent = create("credit", json!({ "subject": "m", "consent": true }));
    let by_another = desk.decide(&mut docket, &methodist(), id.as_str(), consent.clone());
    assert_eq!(by_another, Some(RefusalCode::ClaimedId));
    assert_eq!(desk.decide(&mut docket, &teacher(), id.as_str(), consent), None);
    assert_eq!(seen_by(&docket, id.as_str()), [true; 5]);
    let credit = Credit::try_from(docket.record(&id).unwrap()).unwrap();
    assert_eq!((credit.name.as_str(), credit.consent), ("Иван", true));
    let withdraw = |base| set("consent", json!(false), base);
    let by_another = desk.decide(&mut docket, &methodist(), id.as_str(), withdraw(None));
    assert_eq!(by_another, Some(RefusalCode::NotAllowed));
    assert_eq!(desk.decide(&mut docket, &teacher(), id.as_str(), withdraw(Some("w~2"))), None);
    assert_eq!(seen_by(&docket, id.as_str()), [true, false, true, false, false]);
}

#[test]
fn a_plan_is_its_persons_alone_to_write_and_everybody_with_an_account_reads_it() {
    let (mut desk, empty) = (Desk::new(), Desk::new());
    let mut docket = empty.docket();
    let item = create("plan_item", json!({ "activity": "event", "role": "card" }));
    assert_eq!(desk.decide(&mut docket, &teacher(), "i", item), None);
    assert_eq!(seen_by(&docket, "i"), [true, true, true, false, false]);
    let held = || set("state", json!("held"), None);
    assert_eq!(desk.decide(&mut docket, &methodist(), "i", held()), Some(RefusalCode::NotAllowed));
    assert_eq!(desk.decide(&mut docket, &teacher(), "i", held()), None);
}

#[test]
fn a_person_turns_their_own_screen_and_nobody_elses() {
    let notes = |name: &str, functions| {
        let standing = Standing { functions, ..Standing::visitor(SpaceKind::Notes) };
        Viewer { principal: Some(name.into()), standing }
    };
    let owner = notes("a-olga", [crate::domain::grants::Function::Owner].into());
    let id = crate::domain::screen::Screen::id_of(&"a-olga".into());
    let shows = |card: &str| create("screen", json!({ "shows": card, "face": "back", "level": 2 }));
    let (mut desk, empty) = (Desk::new(), Desk::new());
    let mut docket = empty.docket();
    assert_eq!(desk.decide(&mut docket, &owner, id.as_str(), shows("card")), None);
    assert_eq!(desk.decide(&mut docket, &owner, id.as_str(), shows("next")), None, "made again by the phone");
    assert_eq!(docket.record(&id).unwrap().text("shows"), Some("next"));
    let stranger = notes("a-ivan", [].into());
    let turned = desk.decide(&mut docket, &stranger, id.as_str(), set("face", json!("front"), None));
    assert_eq!(turned, Some(RefusalCode::NoRecord));
}
