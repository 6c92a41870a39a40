//! What people do on a board: mostly sensible things, some that are refused.

use karta_core::sync::{
    RecordId,
    replica::{Draft, Manner, Replica},
};
use serde_json::{Value, json};

use super::chance::Chance;

const SORTS: [&str; 4] = ["trend", "goal", "threat", "role"];

/// A person's next gesture on this page.
pub struct Gesture {
    pub drafts: Vec<Draft>,
    pub manner: Manner,
}

pub struct Imagination<'a> {
    pub chance: &'a mut Chance,
    pub people: &'a [String],
    /// Makes every text and id different.
    pub counter: &'a mut u64,
}

impl Imagination<'_> {
    fn text(&mut self) -> Value {
        *self.counter += 1;
        json!(format!("мысль {}", self.counter))
    }

    pub fn gesture(&mut self, page: &Replica) -> Option<Gesture> {
        let act = |drafts| Some(Gesture { drafts, manner: Manner::Act });
        let cards = |alive: bool| -> Vec<RecordId> {
            let cards = page.records().filter(|record| record.kind.as_str() == "board_card");
            cards.filter(|record| record.is_alive() == alive).map(|record| record.id.clone()).collect()
        };
        let standing = self.chance.pick(&cards(true));
        let what = self.chance.weigh(&[
            (14, "make"),
            (26, "write"),
            (24, "type"),
            (8, "sort"),
            (7, "several"),
            (5, "delete"),
            (5, "restore"),
            (9, "show"),
            (4, "spoil"),
            (2, "join in"),
        ]);
        match (what, standing) {
            ("make", _) | (_, None) => act(vec![self.card()]),
            ("write", Some(card)) => act(vec![set(&card, "text", self.text())]),
            ("type", Some(card)) => {
                Some(Gesture { drafts: vec![set(&card, "text", self.text())], manner: Manner::Typing })
            }
            ("sort", Some(card)) => act(vec![set(&card, "sort", self.sort())]),
            ("several", Some(card)) => {
                let mut drafts =
                    vec![self.card(), set(&card, "text", self.text()), set(&card, "sort", self.sort())];
                if let (true, Some(other)) = (self.chance.percent(50), self.chance.pick(&cards(true))) {
                    drafts.push(set(&other, "text", self.text()));
                }
                if self.chance.percent(25) {
                    drafts.push(set(&card, "sort", json!("чепуха")));
                }
                act(drafts)
            }
            ("delete", Some(card)) => act(vec![Draft::Delete { record: card }]),
            ("restore", _) => act(vec![Draft::Restore { record: self.chance.pick(&cards(false))? }]),
            ("show", Some(card)) => act(vec![set(&card, "audience", self.audience())]),
            ("spoil", Some(card)) => act(vec![self.spoilt(&card)]),
            (_, Some(card)) => act(vec![set(&card, "text", self.text()), Draft::Delete { record: card }]),
        }
    }

    fn card(&mut self) -> Draft {
        let fields = [("text".to_owned(), self.text()), ("sort".to_owned(), self.sort())].into();
        *self.counter += 1;
        Draft::Create {
            record: RecordId::new(format!("card{}", self.counter)),
            kind: "board_card".into(),
            fields,
        }
    }

    fn sort(&mut self) -> Value {
        json!(self.chance.pick(&SORTS))
    }

    pub fn audience(&mut self) -> Value {
        let somebody = self.chance.pick(self.people);
        match self.chance.below(6) {
            0 => json!("author"),
            1 => json!({ "group": "g1" }),
            2 => json!({ "group": "g2" }),
            3 => json!({ "named": somebody.into_iter().collect::<Vec<_>>() }),
            _ => json!("all"),
        }
    }

    fn spoilt(&mut self, card: &RecordId) -> Draft {
        match self.chance.below(4) {
            0 => set(card, "text", json!("я".repeat(500))),
            1 => set(card, "sort", json!(17)),
            2 => set(card, "мана", json!(1)),
            _ => set(card, "number", json!(1)),
        }
    }
}

fn set(record: &RecordId, field: &str, value: Value) -> Draft {
    Draft::Set { record: record.clone(), fields: vec![(field.to_owned(), value)] }
}
