//! Who sits where: people choose a table, the host seats those who have not.

use karta_core::{
    domain::game::session::{self, Game, Player, Table},
    limits::GAME_TABLES,
    sync::{PrincipalId, RecordId, record::fields, replica::Draft},
};
use leptos::prelude::*;
use serde_json::{Value, json};

use super::{OpenGame, making::new_tables};

impl OpenGame {
    /// Sits down at a table; makes this person a player where they are none yet.
    pub fn sit_down(self, table: &RecordId) {
        let me = self.who();
        let record = Player::id_of(&me);
        let draft = if self.me.get_untracked().is_some() {
            Draft::Set { record, fields: vec![("table".into(), json!(table))] }
        } else {
            let fields = fields([("name", json!(self.own_name())), ("table", json!(table))]);
            Draft::Create { record, kind: session::PLAYER.into(), fields }
        };
        self.make(vec![draft]);
    }

    /// As the game knows this person, else as their account does.
    fn own_name(self) -> String {
        let me = self.who();
        let member = self.members.with_untracked(|members| {
            members.iter().find(|member| member.person == me).map(|member| member.name.clone())
        });
        member
            .or_else(|| self.karta.me.with_value(|me| me.as_ref().map(|me| me.name.clone())))
            .unwrap_or_default()
    }

    /// Seats a player at another table.
    pub fn seat(self, person: &PrincipalId, table: Option<&RecordId>) {
        self.space().set(&Player::id_of(person), "table", json!(table));
    }

    pub fn players_at(self, table: &RecordId) -> Vec<Player> {
        self.players.with(|players| {
            players.iter().filter(|player| player.table.as_ref() == Some(table)).cloned().collect()
        })
    }

    /// Why no table can be added; `None` where one can.
    pub fn tables_full(self) -> Option<String> {
        let full = self.tables.with(Vec::len) >= GAME_TABLES;
        full.then(|| format!("Столов не больше {GAME_TABLES}"))
    }

    pub fn add_table(self) {
        let (count, last) = self
            .tables
            .with_untracked(|tables| (tables.len(), tables.last().map(|table| table.order.clone())));
        if count < GAME_TABLES {
            self.make(new_tables(count, last.as_deref(), 1));
        }
    }

    /// Takes a table away; who sat there chooses anew.
    pub fn remove_table(self, table: &Table) {
        let mut drafts: Vec<Draft> = untrack(|| self.players_at(&table.id))
            .into_iter()
            .map(|player| Draft::Set {
                record: Player::id_of(&player.person),
                fields: vec![("table".into(), Value::Null)],
            })
            .collect();
        drafts.push(Draft::Delete { record: table.id.clone() });
        self.make(drafts);
    }

    /// Writes one of the game's own facts.
    pub fn set_fact(self, field: &str, value: impl Into<Value>) {
        self.space().set(&Game::record(), field, value);
    }

    /// Puts a role into the deck or takes it out. An empty deck is every role of the list.
    pub fn set_deck(self, deck: &[RecordId]) {
        self.set_fact("deck", json!(deck));
    }
}
