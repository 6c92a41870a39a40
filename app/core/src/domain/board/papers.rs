//! All that the outcomes of a board are made of, read from the records that their reader may see: on a device
//! and on the server alike.

use std::collections::BTreeSet;

use super::{
    ballot::{TALLY, Tally},
    card::{self, BoardCard},
    cluster::{self, Cluster},
    drawing::Scene,
    group::{self, BoardGroup},
    head::{BOARD, Board},
    link::{self, Link},
    minutes::{Meeting, minutes},
    note::{self, Note},
    register::Names,
    takt::{self, Takt},
};
use crate::{
    domain::{
        day::Day,
        document::Document,
        grants::Function,
        member::{self, Member},
    },
    sync::{ids::RecordId, record::Record},
};

#[derive(Debug, Clone, PartialEq)]
pub struct Papers {
    pub board: Board,
    pub takts: Vec<Takt>,
    /// By number.
    pub cards: Vec<BoardCard>,
    /// As drawn.
    pub links: Vec<Link>,
    /// As settled.
    pub clusters: Vec<Cluster>,
    /// Of the last voting that was revealed.
    pub tally: Tally,
    pub notes: Vec<Note>,
    /// How many took part.
    pub people: usize,
    /// Without roles, which are the catalogue's.
    pub names: Names,
}

impl Papers {
    /// `None` without a head.
    pub fn of<'a>(records: impl IntoIterator<Item = &'a Record> + Clone) -> Option<Self> {
        let alive = || records.clone().into_iter().filter(|record| record.is_alive());
        let head = alive().find(|record| record.id.as_str() == BOARD)?;
        let mut cards: Vec<BoardCard> = living(alive(), card::KIND);
        cards.sort_by(|a, b| a.rank().cmp(&b.rank()));
        let there: BTreeSet<RecordId> = cards.iter().map(|card| card.id.clone()).collect();
        let members: Vec<Member> = living(alive(), member::KIND);
        let groups: Vec<BoardGroup> = living(alive(), group::KIND);
        let takts = takt::in_order(living(alive(), takt::KIND));
        let tally = |takt: &Takt| {
            let id = Tally::id_of(&takt.id);
            let record = alive().find(|record| record.id == id && record.kind.as_str() == TALLY)?;
            Tally::try_from(record).ok()
        };
        let took_part = [Function::Host, Function::Participant, Function::Collector, Function::Assistant];
        let takes_part =
            |member: &&Member| took_part.iter().any(|function| member.functions.contains(function));
        Some(Self {
            board: Board::try_from(head).ok()?,
            links: link::drawn(living(alive(), link::KIND), &there),
            clusters: cluster::settled(living(alive(), cluster::KIND), &there),
            tally: takts.iter().rev().find_map(tally).unwrap_or_default(),
            notes: living(alive(), note::KIND),
            people: members.iter().filter(takes_part).count(),
            names: Names {
                people: members.into_iter().map(|member| (member.person, member.name)).collect(),
                groups: groups.into_iter().map(|group| (group.id, group.title)).collect(),
                roles: Default::default(),
            },
            takts,
            cards,
        })
    }

    /// The протокол.
    pub fn minutes(&self, day: Day) -> Document {
        minutes(&Meeting {
            board: &self.board,
            day,
            people: self.people,
            takts: &self.takts,
            cards: &self.cards,
            links: &self.links,
            clusters: &self.clusters,
            tally: &self.tally,
            names: &self.names,
            notes: &self.notes,
        })
    }

    /// The picture of the board.
    pub fn scene(&self, year: u16) -> Scene<'_> {
        Scene {
            board: &self.board,
            cards: &self.cards,
            links: &self.links,
            clusters: &self.clusters,
            dots: &self.tally.dots,
            lit: None,
            room_for: 0,
            year,
        }
    }

    /// The catalogue's cards that are named.
    pub fn roles(&self) -> BTreeSet<&RecordId> {
        self.cards.iter().filter_map(|card| card.role.as_ref()).collect()
    }
}

fn living<'a, T: TryFrom<&'a Record>>(records: impl Iterator<Item = &'a Record>, kind: &str) -> Vec<T> {
    records
        .filter(|record| record.kind.as_str() == kind)
        .filter_map(|record| T::try_from(record).ok())
        .collect()
}
