//! A player's hand: the role and the case that they drew, by chance or by choice.

use karta_core::{
    domain::{
        game::{
            draw,
            next::turn_of,
            turn::{self, Turn},
        },
        kinds::flag,
        material::{self, Material},
        review::Review,
    },
    limits::GAME_DRAWS,
    sync::{Record, RecordId, record::fields, replica::Draft},
};
use leptos::prelude::*;
use serde_json::{Value, json};

use super::OpenGame;

impl OpenGame {
    /// The turn that this person has drawn and not shown.
    pub fn my_turn(self) -> Option<Turn> {
        let me = self.who();
        self.turns.with(|turns| turns.iter().find(|turn| turn.player == me && turn.is_open()).cloned())
    }

    /// All turns of this person, the first one first.
    pub fn my_turns(self) -> Vec<Turn> {
        let me = self.who();
        self.turns.with(|turns| turns.iter().filter(|turn| turn.player == me).cloned().collect())
    }

    /// Whether this person may draw now: they sit at a table, and have no role or may have another one.
    pub fn may_draw(self) -> bool {
        let seated = self.me.with(|me| me.as_ref().is_some_and(|me| me.table.is_some()));
        let again = |turn: &Turn| {
            let repeated = [turn.id.clone()].into_iter().filter(|_| self.repeated(turn)).collect();
            turn.draws.len() < GAME_DRAWS && draw::may_redraw(turn, &repeated)
        };
        seated && !self.is_closed() && self.my_turn().is_none_or(|turn| again(&turn))
    }

    /// Draws a role by chance, and a case with it.
    pub fn draw(self) {
        untrack(|| {
            let Some(table) = self.me.get().and_then(|me| me.table) else { return };
            let id = self.turns.with(|turns| turn_of(&self.who(), turns));
            if let Some(role) = draw::draw(&self.deck(), &self.turns_at(&table), &id) {
                self.take(role);
            }
        });
    }

    /// Takes this role: chosen, or on a printed card that was drawn by hand.
    pub fn take(self, role: RecordId) {
        untrack(|| {
            let Some(table) = self.me.get().and_then(|me| me.table).filter(|_| self.may_draw()) else {
                return;
            };
            let standing = self.my_turn();
            let id = self.turns.with(|turns| turn_of(&self.who(), turns));
            let mut draws = standing.as_ref().map(|turn| turn.draws.clone()).unwrap_or_default();
            if draws.last() == Some(&role) {
                return;
            }
            draws.push(role.clone());
            let case = draw::case(&self.case_ids(&role), &id, draws.len(), None);
            let (draws, case) = (json!(draws), json!(case));
            let draft = if standing.is_some() {
                let fields = vec![("draws".to_owned(), draws), ("case".to_owned(), case)];
                Draft::Set { record: id, fields }
            } else {
                let mut fields = fields([("table", json!(table)), ("draws", draws), ("case", case)]);
                fields.retain(|_, value| *value != Value::Null);
                Draft::Create { record: id, kind: turn::KIND.into(), fields }
            };
            self.make(vec![draft]);
        });
    }

    /// Cases of a role that all see.
    pub fn cases(self, role: &RecordId) -> Vec<Material> {
        let of_role = |record: &Record| {
            let shown = record.text("role") == Some(role.as_str()) && Review::of(record) == Review::Accepted;
            let material = Material::try_from(record).ok().filter(|_| shown && !flag(record, "archived"))?;
            (material.sort == "case").then_some(material)
        };
        let mut cases = self.catalogue.space().gather(material::KIND, of_role);
        cases.sort_by(|a, b| (&a.order, &a.id).cmp(&(&b.order, &b.id)));
        cases
    }

    fn case_ids(self, role: &RecordId) -> Vec<RecordId> {
        self.cases(role).into_iter().map(|case| case.id).collect()
    }

    pub fn case_of(self, turn: &Turn) -> Option<Material> {
        let record = self.catalogue.space().record(turn.case.as_ref()?)?;
        Material::try_from(&record).ok().filter(|_| record.is_alive())
    }

    /// Another case by chance.
    pub fn draw_case(self) {
        untrack(|| {
            let Some(turn) = self.my_turn() else { return };
            let Some(role) = turn.role() else { return };
            let case = draw::case(&self.case_ids(role), &turn.id, turn.draws.len(), turn.case.as_ref());
            self.space().set(&turn.id, "case", json!(case));
        });
    }

    pub fn choose_case(self, case: &RecordId) {
        if let Some(turn) = untrack(|| self.my_turn()) {
            self.space().set(&turn.id, "case", json!(case));
        }
    }
}
