//! Who may answer, and who is sent what: through the judge that the server decides with.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::json;

use super::*;
use crate::{
    domain::{
        diagnostic::{mark::Mark, round::Round},
        grants::{Function, Standing},
    },
    sync::{
        audience::Viewer,
        change::{Batch, Change, FieldPatch, Op},
        ids::ChangeId,
        judge::Docket,
        record::Fields,
        stamp::Stamp,
        verdict::Outcome,
    },
};

fn viewer(person: &str, function: Function) -> Viewer {
    let functions = BTreeSet::from([function]);
    let standing = Standing { functions, ..Standing::visitor(SpaceKind::Round) };
    Viewer { principal: Some(person.into()), standing }
}

fn owner() -> Viewer {
    viewer("a-olga", Function::Owner)
}

fn person(name: &str) -> Viewer {
    viewer(name, Function::Participant)
}

/// A round's space with everything that the judge has accepted.
struct World {
    records: BTreeMap<RecordId, Record>,
    counter: u64,
}

impl World {
    /// Ivan is assessed by himself and by Anna; the round is open.
    fn new() -> Self {
        let mut world = Self { records: BTreeMap::new(), counter: 0 };
        let scheme = json!({ "own": true, "colleagues": 3, "assigns": "subject", "expert": false });
        let round = json!({ "title": "Осень", "raters": scheme });
        let system = Viewer::system(SpaceKind::Round);
        assert_eq!(world.create(&system, "round", "round", round), Ok(()));
        let subject = json!({ "name": "Иван", "sort": "person", "person": "a-ivan" });
        assert_eq!(world.create(&owner(), subject::KIND, "s-a-ivan", subject), Ok(()));
        let level = json!({ "summary": "", "indicators": [{ "id": "i1", "text": "Держит время" }] });
        let card = json!({ "subject": "mod", "title": "Модератор", "place": 0, "wording": [level, level, level, level] });
        assert_eq!(world.create(&owner(), round_card::KIND, "round_card:mod", card), Ok(()));
        assert_eq!(world.assign(&owner(), "a-anna"), Ok(()));
        world
    }

    fn judge(&mut self, by: &Viewer, record: &str, op: Op) -> Result<(), String> {
        self.counter += 1;
        let id = ChangeId { writer: "w".into(), counter: self.counter };
        let at = Stamp { ms: self.counter, tick: 0 };
        let batch = Batch { changes: vec![Change { id, record: record.into(), at, schema: 1, op }] };
        let mut docket = Docket::new(&self.records, self.counter, 0, Stamp::default());
        let outcome = docket.judge(&batch, by, 1_000).remove(0);
        let changed = docket.changed;
        match outcome {
            Outcome::Accepted { .. } => {
                self.records.extend(changed);
                Ok(())
            }
            Outcome::Refused(refusal) => Err(refusal.text),
        }
    }

    fn create(&mut self, by: &Viewer, kind: &str, id: &str, fields: Value) -> Result<(), String> {
        let fields: Fields = fields.as_object().cloned().unwrap_or_default().into_iter().collect();
        self.judge(by, id, Op::Create { kind: kind.into(), fields })
    }

    fn set(&mut self, by: &Viewer, id: &str, field: &str, value: Value) -> Result<(), String> {
        let patch = FieldPatch { value, base: None };
        self.judge(by, id, Op::Set { fields: [(field.to_owned(), patch)].into() })
    }

    fn assign(&mut self, by: &Viewer, rater: &str) -> Result<(), String> {
        let id = Assignment::id_of(&"s-a-ivan".into(), &rater.into());
        let fields = json!({ "subject": "s-a-ivan", "rater": rater, "part": "colleague" });
        self.create(by, assignment::KIND, id.as_str(), fields)
    }

    fn answer(&mut self, rater: &str, part: Part) -> Result<(), String> {
        let id = Answer::id_of(&"s-a-ivan".into(), &"mod".into(), &rater.into());
        let fields = json!({ "subject": "s-a-ivan", "card": "mod", "part": part.name(), "placed": 2, "level_2": { "i1": "yes" } });
        self.create(&person(rater), KIND, id.as_str(), fields)
    }

    fn sees(&self, by: &Viewer, id: &RecordId) -> bool {
        by.sees(&self.records[id])
    }
}

#[test]
fn a5_a_colleagues_answer_reaches_the_owner_and_never_the_assessed_person() {
    let mut world = World::new();
    assert_eq!(world.answer("a-anna", Part::Colleague), Ok(()));
    let id = Answer::id_of(&"s-a-ivan".into(), &"mod".into(), &"a-anna".into());
    assert!(world.sees(&owner(), &id) && world.sees(&person("a-anna"), &id));
    assert!(!world.sees(&person("a-ivan"), &id) && !world.sees(&viewer("a-vera", Function::Assistant), &id));
    let assignment = Assignment::id_of(&"s-a-ivan".into(), &"a-anna".into());
    assert!(world.sees(&person("a-anna"), &assignment) && !world.sees(&person("a-ivan"), &assignment));
    let answer = Answer::try_from(&world.records[&id]).unwrap();
    assert_eq!(answer.levels[1], Marks::from([("i1".into(), Mark::Yes)]));
}

#[test]
fn w4_nobody_answers_about_others_unasked_or_in_another_part_than_their_own() {
    let mut world = World::new();
    assert!(world.answer("a-vera", Part::Colleague).is_err());
    assert!(world.answer("a-vera", Part::Own).is_err());
    assert!(world.answer("a-anna", Part::Own).is_err() && world.answer("a-anna", Part::Expert).is_err());
    assert!(world.answer("a-ivan", Part::Colleague).is_err());
    assert_eq!(world.answer("a-ivan", Part::Own), Ok(()));
}

#[test]
fn two_devices_of_one_person_that_answer_different_levels_both_stand() {
    let mut world = World::new();
    assert_eq!(world.answer("a-ivan", Part::Own), Ok(()));
    let id = Answer::id_of(&"s-a-ivan".into(), &"mod".into(), &"a-ivan".into());
    let fields =
        json!({ "subject": "s-a-ivan", "card": "mod", "part": "own", "level_3": { "i1": "not_yet" } });
    assert_eq!(world.create(&person("a-ivan"), KIND, id.as_str(), fields), Ok(()));
    let answer = Answer::try_from(&world.records[&id]).unwrap();
    assert_eq!((answer.placed, answer.levels[1].len(), answer.levels[2].len()), (Some(2), 1, 1));
}

#[test]
fn w4_an_answer_after_the_end_is_refused_with_a_word_and_so_is_a_change_of_an_old_one() {
    let mut world = World::new();
    assert_eq!(world.answer("a-ivan", Part::Own), Ok(()));
    assert_eq!(world.set(&owner(), Round::record().as_str(), "closed", json!(true)), Ok(()));
    let word = "Раунд завершён: ответы больше не принимаются. Ваш ответ остался у вас.";
    assert_eq!(world.answer("a-anna", Part::Colleague), Err(word.to_owned()));
    let own = Answer::id_of(&"s-a-ivan".into(), &"mod".into(), &"a-ivan".into());
    assert_eq!(world.set(&person("a-ivan"), own.as_str(), "placed", json!(4)), Err(word.to_owned()));
    assert_eq!(world.set(&owner(), Round::record().as_str(), "closed", json!(false)), Ok(()));
    assert_eq!(world.answer("a-anna", Part::Colleague), Ok(()), "an owner may open it again");
}

#[test]
fn w4_what_the_server_writes_by_itself_is_not_asked() {
    let mut world = World::new();
    let digest = json!({ "subject": "s-a-ivan", "person": "a-ivan", "cards": {} });
    let id = "rating_digest:s-a-ivan";
    assert!(world.create(&owner(), "rating_digest", id, digest.clone()).is_err(), "the round goes on");
    assert_eq!(world.create(&Viewer::system(SpaceKind::Round), "rating_digest", id, digest), Ok(()));
}

#[test]
fn w4_about_who_was_taken_out_of_the_round_nothing_more_is_accepted() {
    let mut world = World::new();
    assert_eq!(world.judge(&owner(), "s-a-ivan", Op::Delete), Ok(()));
    assert!(world.answer("a-anna", Part::Colleague).unwrap_err().contains("уже нет"));
}

#[test]
fn w4_the_assessed_choose_their_colleagues_only_where_the_round_says_so() {
    let mut world = World::new();
    assert_eq!(world.assign(&person("a-ivan"), "a-petr"), Ok(()));
    assert!(world.assign(&person("a-ivan"), "a-ivan").is_err(), "not themselves");
    assert!(world.assign(&person("a-vera"), "a-vera").is_err(), "not about somebody else");
    let scheme = json!({ "own": true, "colleagues": 3, "assigns": "lot", "expert": false });
    assert_eq!(world.set(&owner(), "round", "raters", scheme), Ok(()));
    assert!(world.assign(&person("a-ivan"), "a-vera").is_err());
}

#[test]
fn nobody_changes_the_wording_a_round_began_with_and_results_are_sent_after_its_end() {
    let mut world = World::new();
    assert!(world.set(&owner(), "round_card:mod", "title", json!("Другое")).is_err());
    let digest = json!({ "subject": "s-a-ivan", "person": "a-ivan", "cards": {} });
    let id = "rating_digest:s-a-ivan";
    assert!(world.create(&owner(), "rating_digest", id, digest.clone()).is_err());
    assert_eq!(world.set(&owner(), "round", "closed", json!(true)), Ok(()));
    assert_eq!(world.create(&owner(), "rating_digest", id, digest), Ok(()));
    assert!(world.sees(&person("a-ivan"), &id.into()) && !world.sees(&person("a-anna"), &id.into()));
}

#[test]
fn w4_who_keeps_the_round_is_rated_by_no_colleague_whom_they_would_read_by_name() {
    let mut world = World::new();
    let subject = json!({ "name": "Ольга", "sort": "person", "person": "a-olga" });
    assert_eq!(world.create(&owner(), subject::KIND, "s-a-olga", subject), Ok(()));
    let id = Assignment::id_of(&"s-a-olga".into(), &"a-anna".into());
    let fields = json!({ "subject": "s-a-olga", "rater": "a-anna", "part": "colleague" });
    assert!(world.create(&owner(), assignment::KIND, id.as_str(), fields).is_err());
    let gone = Assignment::id_of(&"s-a-ivan".into(), &"a-anna".into());
    assert_eq!(world.judge(&owner(), gone.as_str(), Op::Delete), Ok(()), "others are taken away as before");
}
