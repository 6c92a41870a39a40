//! One board as its pages read and write it: reads are memos, writes are verbs, a file for each part.

pub mod asked;
mod cards;
mod clusters;
pub mod common;
pub mod course;
pub mod groups;
mod links;
pub mod making;
pub mod members;
pub mod papers;
pub mod session;
pub mod view;
pub mod votes;

use karta_core::{
    domain::{
        board::{
            self, Board, BoardCard,
            cluster::{self, Cluster},
            link::{self, Link},
            progress::{self, Progress},
            takt::{self, Takt},
        },
        grants::Action,
    },
    sync::{RecordId, SpaceId},
};
use leptos::prelude::*;

use super::{SpaceStore, courier::Courier, karta};

/// The board of the open page.
#[derive(Clone, Copy)]
pub struct OpenBoard {
    pub courier: Courier,
    /// `None` until it has come, and where this person may not read it.
    pub head: Memo<Option<Board>>,
    /// Cards that this person may see, by number; those not accepted yet last.
    pub cards: Memo<Vec<BoardCard>>,
    pub links: Memo<Vec<Link>>,
    pub clusters: Memo<Vec<Cluster>>,
    /// In the order of the script.
    pub takts: Memo<Vec<Takt>>,
    pub progress: Memo<Progress>,
    id: StoredValue<SpaceId>,
}

impl OpenBoard {
    pub fn open(id: SpaceId) -> Self {
        let courier = karta().space(&id);
        let space = courier.space;
        let head = Memo::new(move |_| {
            let record = space.record(&RecordId::from(board::BOARD))?;
            Board::try_from(&record).ok()
        });
        let cards = Memo::new(move |_| {
            let mut cards: Vec<BoardCard> = space.all(board::KIND);
            cards.sort_by(|a, b| a.rank().cmp(&b.rank()));
            cards
        });
        let links = Memo::new(move |_| space.all::<Link>(link::KIND));
        let clusters = Memo::new(move |_| {
            let there = cards.with(|cards| cards.iter().map(|card| card.id.clone()).collect());
            cluster::settled(space.all::<Cluster>(cluster::KIND), &there)
        });
        let takts = Memo::new(move |_| takt::in_order(space.all::<Takt>(takt::KIND)));
        let progress = Memo::new(move |_| {
            let record = space.record(&progress::id());
            record.and_then(|record| Progress::try_from(&record).ok()).unwrap_or_default()
        });
        Self { courier, head, cards, links, clusters, takts, progress, id: StoredValue::new(id) }
    }

    pub fn id(self) -> SpaceId {
        self.id.get_value()
    }

    pub fn space(self) -> SpaceStore {
        self.courier.space
    }

    /// Whether this person may do that here.
    pub fn may(self, action: Action) -> bool {
        self.space().may(action)
    }
}
