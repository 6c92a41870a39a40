//! Figures of the search: `cargo run --release -p karta-core --example bench_search`. 500 cards with 16
//! indicators each and 5,000 materials, of the vocabulary that a centre begins with. Prints, asserts nothing.

mod seed_words;

use std::{hint::black_box, time::Instant};

use karta_core::{find::Index, sync::Record};
use seed_words::{Words, record};
use serde_json::json;

const CARDS: usize = 500;
const MATERIALS: usize = 5_000;
const UPDATES: usize = 1_000;
const RUNS: usize = 50;
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

impl Words {
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
