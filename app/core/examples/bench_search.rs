//! Figures of the search: `cargo run --release -p karta-core --example bench_search`. 500 cards with 16
//! indicators each and 5,000 materials, of the vocabulary that a centre begins with. Prints, asserts nothing.

use std::{hint::black_box, time::Instant};

use karta_core::{
    find::Index,
    sync::{Change, ChangeId, Fields, Op, Record, Stamp, merge},
};
use serde_json::{Value, json};

const CARDS: usize = 500;
const MATERIALS: usize = 5_000;
const UPDATES: usize = 1_000;
const RUNS: usize = 50;
const VOCABULARY: &str = include_str!("../../../server/src/persistence/seed/catalogue.json");
const QUERIES: [&str; 6] = [
    "модератор",
    "игрой",
    "траекториями",
    "провести разбор с группой",
    "составляет план встречи",
    "вопросы участников",
];

fn main() {
    let mut words = Words::new();
    let records = words.records();
    let since = Instant::now();
    let mut index = Index::default();
    records.iter().for_each(|record| index.put(record));
    println!("building, {} records {:>37.1} ms", records.len(), ms(since));
    update(&mut index, &mut words);
    for query in QUERIES {
        type_in(&index, query);
    }
}

fn ms(since: Instant) -> f64 {
    since.elapsed().as_secs_f64() * 1e3
}

fn update(index: &mut Index, words: &mut Words) {
    let changed: Vec<Record> = (0..UPDATES).map(|n| words.indicator(n % CARDS, n % 16)).collect();
    let since = Instant::now();
    changed.iter().for_each(|record| index.put(record));
    println!("one changed indicator {:>40.4} ms", ms(since) / UPDATES as f64);
}

/// Every keystroke of a query, many times.
fn type_in(index: &Index, query: &str) {
    let mut took = Vec::new();
    for (at, c) in query.char_indices() {
        let typed = &query[..at + c.len_utf8()];
        for _ in 0..RUNS {
            let since = Instant::now();
            black_box(index.find(black_box(typed), 50));
            took.push(ms(since));
        }
    }
    took.sort_by(f64::total_cmp);
    let (median, worst) = (took[took.len() / 2], took.last().copied().unwrap_or_default());
    let total = index.find(query, 50).total;
    println!("«{query}»: {total} hits, a keystroke {median:.2} ms, at worst {worst:.2} ms");
}

/// Texts of the seed's words, always the same.
struct Words {
    known: Vec<&'static str>,
    state: u64,
}

impl Words {
    fn new() -> Self {
        let known = VOCABULARY
            .split(|c: char| !c.is_alphabetic())
            .filter(|word| word.chars().all(|c| c as u32 > 127));
        Self { known: known.filter(|word| !word.is_empty()).collect(), state: 1 }
    }

    fn text(&mut self, count: usize) -> String {
        let words = (0..count).map(|_| {
            self.state =
                self.state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            self.known[(self.state >> 33) as usize % self.known.len()]
        });
        words.collect::<Vec<_>>().join(" ")
    }

    fn lines(&mut self, count: usize) -> Vec<String> {
        (0..count).map(|_| self.text(6)).collect()
    }

    fn records(&mut self) -> Vec<Record> {
        let mut records = Vec::new();
        for card in 0..CARDS {
            let fields = json!({
                "title": self.text(2), "purpose": self.text(12), "description": self.text(45),
                "when": self.text(18), "tasks": self.lines(6), "tools": self.lines(6),
            });
            records.push(record(&format!("role-{card}"), "role_card", fields));
            for level in 1..=4 {
                let fields =
                    json!({ "role": format!("role-{card}"), "level": level, "summary": self.text(9) });
                records.push(record(&format!("role-{card}.{level}"), "level", fields));
            }
            records.extend((0..16).map(|n| self.indicator(card, n)).collect::<Vec<_>>());
        }
        for n in 0..MATERIALS {
            let fields = json!({
                "role": format!("role-{}", n % CARDS), "sort": "case", "title": self.text(4),
                "text": self.text(60), "task": self.text(12), "look_at": self.lines(3), "state": "accepted",
            });
            records.push(record(&format!("material-{n}"), "material", fields));
        }
        records
    }

    fn indicator(&mut self, card: usize, n: usize) -> Record {
        let place = json!({ "parent": format!("role-{card}.{}", n / 4 + 1), "order": "80" });
        let fields = json!({ "text": self.text(11), "place": place });
        record(&format!("role-{card}.i{n}"), "indicator", fields)
    }
}

fn record(id: &str, kind: &str, fields: Value) -> Record {
    let fields: Fields = fields.as_object().cloned().unwrap_or_default().into_iter().collect();
    let op = Op::Create { kind: kind.into(), fields: fields.clone() };
    let change_id = ChangeId { writer: "w".into(), counter: 1 };
    let change = Change { id: change_id, record: id.into(), at: Stamp { ms: 1, tick: 0 }, schema: 1, op };
    merge::created(&change, &kind.into(), &fields, &"a".into())
}
