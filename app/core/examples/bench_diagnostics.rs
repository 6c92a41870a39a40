//! Figures of diagnostics: `cargo run --release -p karta-core --example bench_diagnostics`. A round of 300 people,
//! 17 cards of 16 indicators and 5 raters; groups for 60 people and 7 roles. Prints, asserts nothing.

use std::{collections::BTreeMap, hint::black_box, time::Instant};

use karta_core::{
    domain::{
        assessment::{
            heat::HeatMap,
            immersion::{Candidate, WaveRole, propose},
        },
        diagnostic::{
            answer::{self, Answer, LEVEL_FIELDS},
            assignment::{self, Assignment},
            round_card::{FrozenIndicator, FrozenLevel, RoundCard},
            subject,
        },
    },
    sync::{Change, ChangeId, Fields, Op, PrincipalId, Record, RecordId, Stamp, merge},
};
use serde_json::{Map, Value, json};

const PEOPLE: usize = 300;
const CARDS: usize = 17;
const RATERS: usize = 5;
const INDICATORS: usize = 4;
const RUNS: usize = 200;

fn main() {
    let mut chance = Chance(1);
    let records = round(&mut chance);
    let marks: usize = records.iter().map(marks_in).sum();
    let since = Instant::now();
    let mut map = HeatMap::new((0..CARDS).map(card).collect());
    map.put_all(&records);
    let cells = show(&map);
    println!("opening a heat map, {marks} marks in {} records {:>9.1} ms", records.len(), ms(since));
    recompute(&mut map, &mut chance, cells);
    groups(&mut chance);
}

fn ms(since: Instant) -> f64 {
    since.elapsed().as_secs_f64() * 1e3
}

/// All that the page shows: every cell and every column.
fn show(map: &HeatMap) -> usize {
    let people: Vec<RecordId> = map.people().into_iter().map(|person| person.id.clone()).collect();
    let cards: Vec<RecordId> = map.cards().iter().map(|card| card.card.clone()).collect();
    cards.iter().for_each(|card| drop(black_box(map.column(card))));
    black_box(map.coverage());
    let cells = people.iter().flat_map(|person| cards.iter().map(move |card| map.cell(person, card)));
    cells.filter(|cell| cell.level.is_some()).count()
}

fn recompute(map: &mut HeatMap, chance: &mut Chance, cells: usize) {
    let mut took = Vec::new();
    for _ in 0..RUNS {
        let (person, card) = (chance.below(PEOPLE), chance.below(CARDS));
        let changed = rating(person, card, 0, chance);
        let since = Instant::now();
        map.put(&changed);
        black_box(show(map));
        took.push(ms(since));
    }
    report(&format!("one answer, all {cells} cells and columns anew"), took);
}

fn groups(chance: &mut Chance) {
    let roles: Vec<WaveRole> = (0..7)
        .map(|n| WaveRole { id: RecordId::new(format!("role-{n}")), title: format!("Роль {n}") })
        .collect();
    let mut took = Vec::new();
    for _ in 0..20 {
        let mut person = |n: usize| {
            let levels = roles.iter().map(|role| (role.id.clone(), chance.below(5) as u8)).collect();
            let wishes = vec![roles[chance.below(7)].id.clone()];
            let candidate = Candidate { levels, wishes, earlier: BTreeMap::new(), pinned: None };
            (RecordId::new(format!("p{n}")), candidate)
        };
        let people = (0..60).map(&mut person).collect();
        let since = Instant::now();
        black_box(propose(&roles, &people));
        took.push(ms(since));
    }
    report("groups for 60 people, 7 roles", took);
}

fn report(what: &str, mut took: Vec<f64>) {
    took.sort_by(f64::total_cmp);
    let (median, worst) = (took[took.len() / 2], took.last().copied().unwrap_or_default());
    println!("{what}: {median:.2} ms, at worst {worst:.2} ms");
}

/// Always the same.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % most
    }
}

fn card(n: usize) -> RoundCard {
    let indicator = |level: usize, at: usize| FrozenIndicator {
        id: RecordId::new(format!("c{n}.{level}.{at}")),
        text: "Держит время и доводит до решения".into(),
    };
    let level = |level: usize| FrozenLevel {
        summary: String::new(),
        indicators: (0..INDICATORS).map(|at| indicator(level, at)).collect(),
    };
    let levels = [level(1), level(2), level(3), level(4)];
    RoundCard {
        card: RecordId::new(format!("c{n}")),
        title: format!("Карточка {n}"),
        place: n as u32,
        levels,
        questions: Vec::new(),
    }
}

fn account(n: usize) -> PrincipalId {
    PrincipalId::new(format!("a-{:020}", n % PEOPLE))
}

fn subject_id(n: usize) -> RecordId {
    subject::Subject::id_of(&account(n))
}

fn round(chance: &mut Chance) -> Vec<Record> {
    let mut records = Vec::new();
    for person in 0..PEOPLE {
        let fields =
            json!({ "name": format!("Человек {person}"), "sort": "person", "person": account(person) });
        records.push(record(&subject_id(person), subject::KIND, fields, &account(0)));
        for rater in 1..RATERS {
            let id = Assignment::id_of(&subject_id(person), &account(person + rater));
            let fields = json!({ "subject": subject_id(person), "rater": account(person + rater), "part": "colleague" });
            records.push(record(&id, assignment::KIND, fields, &account(0)));
        }
        for card in 0..CARDS {
            records.extend((0..RATERS).map(|rater| rating(person, card, rater, chance)).collect::<Vec<_>>());
        }
    }
    records
}

/// Rater 0 is the person. Each marks one level of four indicators: about 100,000 marks in all.
fn rating(person: usize, card: usize, rater: usize, chance: &mut Chance) -> Record {
    let level = chance.below(4);
    let marks: Map<String, Value> = (0..INDICATORS)
        .map(|at| {
            let mark = ["yes", "yes", "yes", "not_yet", "cannot"][chance.below(5)];
            (format!("c{card}.{}.{at}", level + 1), mark.into())
        })
        .collect();
    let (subject, rater_id) = (subject_id(person), account(person + rater));
    let part = if rater == 0 { "own" } else { "colleague" };
    let id = Answer::id_of(&subject, &RecordId::new(format!("c{card}")), &rater_id);
    let mut fields =
        json!({ "subject": subject, "card": format!("c{card}"), "part": part, "placed": level + 1 });
    fields[LEVEL_FIELDS[level]] = Value::Object(marks);
    record(&id, answer::KIND, fields, &rater_id)
}

fn marks_in(record: &Record) -> usize {
    let marks = LEVEL_FIELDS.iter().filter_map(|field| record.value(field).and_then(Value::as_object));
    marks.map(Map::len).sum()
}

fn record(id: &RecordId, kind: &str, fields: Value, author: &PrincipalId) -> Record {
    let fields: Fields = fields.as_object().cloned().unwrap_or_default().into_iter().collect();
    let op = Op::Create { kind: kind.into(), fields: fields.clone() };
    let change_id = ChangeId { writer: "w".into(), counter: 1 };
    let change = Change { id: change_id, record: id.clone(), at: Stamp { ms: 1, tick: 0 }, schema: 1, op };
    merge::created(&change, &kind.into(), &fields, author)
}
