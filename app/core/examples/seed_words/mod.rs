//! Texts for benchmarks, of the vocabulary that a centre begins with; always the same ones.

use karta_core::sync::{Change, ChangeId, Fields, Op, Record, Stamp, merge};
use serde_json::Value;

const VOCABULARY: &str = include_str!("../../../../server/src/persistence/seed/catalogue.json");

pub struct Words {
    known: Vec<&'static str>,
    state: u64,
}

impl Words {
    pub fn new() -> Self {
        let known = VOCABULARY
            .split(|c: char| !c.is_alphabetic())
            .filter(|word| word.chars().all(|c| c as u32 > 127));
        Self { known: known.filter(|word| !word.is_empty()).collect(), state: 1 }
    }

    pub fn below(&mut self, limit: usize) -> usize {
        self.state =
            self.state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.state >> 33) as usize % limit
    }

    pub fn text(&mut self, count: usize) -> String {
        let words = (0..count).map(|_| {
            let at = self.below(self.known.len());
            self.known[at]
        });
        words.collect::<Vec<_>>().join(" ")
    }
}

/// A record as the server would have made it.
pub fn record(id: &str, kind: &str, fields: Value) -> Record {
    let fields: Fields = fields.as_object().cloned().unwrap_or_default().into_iter().collect();
    let op = Op::Create { kind: kind.into(), fields: fields.clone() };
    let change_id = ChangeId { writer: "w".into(), counter: 1 };
    let change = Change { id: change_id, record: id.into(), at: Stamp { ms: 1, tick: 0 }, schema: 1, op };
    merge::created(&change, &kind.into(), &fields, &"a".into())
}
