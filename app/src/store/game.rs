//! One game «Примерь на себя…» as its pages read and write it: reads are memos, writes are verbs, a file for
//! each part. All of it but the opening of marks works without a network.

pub mod asked;
pub mod hand;
pub mod making;
pub mod now;
pub mod places;
pub mod tables;
pub mod trials;
pub mod watching;

use std::collections::BTreeMap;

use karta_core::{
    domain::{
        game::{
            draw,
            session::{self, Game, Player, Table},
            turn::{self, Turn},
            watch::{self, GameMark},
        },
        grants::Action,
        member::{self, Member},
    },
    sync::{
        PrincipalId, RecordId, SpaceId,
        replica::{Draft, Manner},
    },
};
use leptos::prelude::*;

use super::{Catalogue, Karta, SpaceStore, courier::Courier, karta};

/// The game of the open page.
#[derive(Clone, Copy)]
pub struct OpenGame {
    pub courier: Courier,
    pub catalogue: Catalogue,
    /// `None` until it has come, and where this person may not read it.
    pub head: Memo<Option<Game>>,
    /// In their order.
    pub tables: Memo<Vec<Table>>,
    /// By name.
    pub players: Memo<Vec<Player>>,
    pub turns: Memo<Vec<Turn>>,
    /// Those that this person may see: their own, and what was opened.
    pub marks: Memo<Vec<GameMark>>,
    /// By name.
    pub members: Memo<Vec<Member>>,
    /// This person as a player; `None` for who only looks or leads.
    pub me: Memo<Option<Player>>,
    /// Whether this person leads the whole game.
    pub steers: Memo<bool>,
    /// Whether this person leads a table.
    pub leads: Memo<bool>,
    pub(super) karta: Karta,
    id: StoredValue<SpaceId>,
    who: StoredValue<PrincipalId>,
}

impl OpenGame {
    pub fn open(id: SpaceId) -> Self {
        let karta = karta();
        let courier = karta.space(&id);
        let space = courier.space;
        let who = StoredValue::new(karta.principal());
        let head = Memo::new(move |_| Game::try_from(&space.record(&Game::record())?).ok());
        let tables = Memo::new(move |_| {
            let mut tables: Vec<Table> = space.all(session::TABLE);
            tables.sort_by(|a, b| (&a.order, &a.id).cmp(&(&b.order, &b.id)));
            tables
        });
        let players = Memo::new(move |_| {
            let mut players: Vec<Player> = space.all(session::PLAYER);
            players
                .sort_by(|a, b| (a.name.to_lowercase(), &a.person).cmp(&(b.name.to_lowercase(), &b.person)));
            players
        });
        let turns = Memo::new(move |_| {
            let mut turns: Vec<Turn> = space.all(turn::KIND);
            turns.sort_by(|a, b| a.id.cmp(&b.id));
            turns
        });
        let marks = Memo::new(move |_| space.all::<GameMark>(watch::KIND));
        let members = Memo::new(move |_| {
            let mut members: Vec<Member> = space.all(member::KIND);
            members.sort_by_key(|member| member.name.to_lowercase());
            members
        });
        let me = Memo::new(move |_| {
            let me = who.get_value();
            players.with(|players| players.iter().find(|player| player.person == me).cloned())
        });
        let steers = Memo::new(move |_| space.may(Action::Steer));
        let leads = Memo::new(move |_| space.may(Action::EditContent));
        Self {
            courier,
            catalogue: karta.catalogue,
            head,
            tables,
            players,
            turns,
            marks,
            members,
            me,
            steers,
            leads,
            karta,
            id: StoredValue::new(id),
            who,
        }
    }

    pub fn id(self) -> SpaceId {
        self.id.get_value()
    }

    pub fn who(self) -> PrincipalId {
        self.who.get_value()
    }

    pub fn space(self) -> SpaceStore {
        self.courier.space
    }

    pub fn may(self, action: Action) -> bool {
        self.space().may(action)
    }

    pub fn is_closed(self) -> bool {
        self.head.with(|head| head.as_ref().is_some_and(|game| game.closed))
    }

    pub fn table(self, id: &RecordId) -> Option<Table> {
        self.tables.with(|tables| tables.iter().find(|table| table.id == *id).cloned())
    }

    pub fn turn(self, id: &RecordId) -> Option<Turn> {
        self.turns.with(|turns| turns.iter().find(|turn| turn.id == *id).cloned())
    }

    /// A player's name; a word for who was taken out.
    pub fn name_of(self, person: &PrincipalId) -> String {
        let name = self.players.with(|players| {
            players.iter().find(|player| player.person == *person).map(|player| player.name.clone())
        });
        name.unwrap_or_else(|| "участник".to_owned())
    }

    pub fn role_title(self, role: &RecordId) -> String {
        self.catalogue.card(role).map_or_else(|| "роль удалена".to_owned(), |card| card.title)
    }

    /// The turn that a table is at, drawn or not yet.
    pub fn turn_at(self, table: &RecordId) -> Option<Turn> {
        let stage = self.table(table)?.stage?;
        self.turn(&stage.turn)
    }

    /// Turns at a table, for drawing without repeats.
    pub(super) fn turns_at(self, table: &RecordId) -> Vec<Turn> {
        self.turns.with(|turns| turns.iter().filter(|turn| turn.table == *table).cloned().collect())
    }

    /// Roles that are drawn from: the game's deck, or every role of the catalogue's list.
    pub fn deck(self) -> Vec<RecordId> {
        let chosen = self.head.with(|head| head.as_ref().map(|game| game.deck.clone())).unwrap_or_default();
        self.catalogue.cards.with(|cards| {
            let roles = cards.iter().filter(|card| !card.competence && !card.archived);
            let fits = |listed: bool, id: &RecordId| {
                if chosen.is_empty() { listed } else { chosen.contains(id) }
            };
            roles.filter(|card| fits(card.listed, &card.id)).map(|card| card.id.clone()).collect()
        })
    }

    /// Whose role at a table turned out to be another's.
    pub fn repeated(self, turn: &Turn) -> bool {
        let turns = self.turns_at(&turn.table);
        draw::repeated(&self.deck(), &turns).contains(&turn.id)
    }

    /// The marks of a turn together, as far as this person may see them.
    pub fn counts(self, turn: &Turn) -> BTreeMap<RecordId, (u32, u32)> {
        self.marks.with(|marks| watch::counts(turn, marks))
    }

    pub(super) fn make(self, drafts: Vec<Draft>) {
        self.space().make(drafts, Manner::Act);
    }
}
