//! What a commit changed, told to each viewer as far as they may see it. Hidden means not sent: a viewer
//! who saw a record neither before nor after hears nothing of it (rule A-1).

use std::collections::{BTreeMap, BTreeSet};

use karta_core::{
    domain::{board, member},
    sync::{
        Audience, Cursor, PrincipalId, Record, Seq, Viewer,
        protocol::{Frame, Item},
    },
};

use super::{Room, cursor_at};
use crate::persistence::Head;

/// The records that a commit touched.
#[derive(Debug, Clone)]
pub struct News {
    pub after: Seq,
    head: Head,
    /// In the order of the log.
    touched: Vec<Touched>,
    /// Whose changes are in it; `None` where that is not known.
    authors: Option<BTreeSet<PrincipalId>>,
    /// The space is not the one that viewers had before: all must resume anew.
    pub broken: bool,
}

#[derive(Debug, Clone)]
struct Touched {
    after: Record,
    /// Who could see it before; `None` where it was not there.
    had: Option<Audience>,
    sees: Audience,
    /// Made once, for all who had the record before.
    cells: Option<Item>,
}

impl Touched {
    fn new(before: Option<Record>, after: Record) -> Self {
        let cells = before.as_ref().map(|before| cells_between(before, &after));
        Self { had: before.as_ref().map(Record::audience), sees: after.audience(), cells, after }
    }

    fn may_wait(&self, told: Told) -> bool {
        let written = told == Told::Cells || (told == Told::Whole && self.had.is_none());
        written && UNHURRIED.contains(&self.after.kind.as_str())
    }

    fn told(&self, viewer: &Viewer) -> Told {
        let sees = |audience: &Audience| viewer.sees_of(&self.after.author, audience);
        match (self.had.as_ref().is_some_and(sees), sees(&self.sees)) {
            (true, true) => Told::Cells,
            (false, true) => Told::Whole,
            (true, false) => Told::Hide,
            (false, false) => Told::Nothing,
        }
    }
}

/// Kinds of which a small screen may hear a moment later.
const UNHURRIED: [&str; 3] = [board::KIND, board::link::KIND, board::cluster::KIND];

/// How a viewer hears of one touched record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Told {
    Nothing,
    Cells,
    Whole,
    Hide,
}

impl Told {
    pub const WAYS: usize = Self::Hide as usize + 1;
}

/// Which items a viewer gets: equal for all who see the same.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Sight(Vec<Told>);

impl Sight {
    /// The place of each record among the news, and how the viewer hears of it, in the order of the log.
    pub fn told(&self) -> impl Iterator<Item = (usize, Told)> {
        self.0.iter().copied().enumerate().filter(|(_, told)| *told != Told::Nothing)
    }
}

impl News {
    pub(super) fn new(
        after: Seq,
        head: &Head,
        touched: Vec<(Option<Record>, Record)>,
        authors: Option<BTreeSet<PrincipalId>>,
    ) -> Self {
        let touched = touched.into_iter().map(|(before, after)| Touched::new(before, after));
        let mut touched: Vec<_> = touched.collect();
        touched.sort_by_key(|touched| touched.after.seq);
        Self { after, head: head.clone(), touched, authors, broken: false }
    }

    /// What happened between two states of a space that somebody else may have written to.
    pub fn between(old: &Room, new: &Room) -> Self {
        let touched = new.records.values().filter(|record| record.seq > old.head.seq);
        let touched = touched.map(|record| (old.records.get(&record.id).cloned(), record.clone()));
        let mut news = Self::new(old.head.seq, &new.head, touched.collect(), None);
        news.broken = old.head.epoch != new.head.epoch
            || old.head.seq > new.head.seq
            || (old.head.seq == new.head.seq && old.head.change != new.head.change);
        news
    }

    pub fn upto(&self) -> Seq {
        self.head.seq
    }

    /// Whether nothing was written that anybody could be told.
    pub fn is_empty(&self) -> bool {
        self.touched.is_empty() && !self.broken
    }

    /// Records touched.
    pub fn records(&self) -> usize {
        self.touched.len()
    }

    /// Whether somebody's standing in the space may have changed.
    pub fn concerns_members(&self) -> bool {
        self.broken || self.touched.iter().any(|touched| touched.after.kind.as_str() == member::KIND)
    }

    pub fn sight(&self, viewer: &Viewer) -> Sight {
        Sight(self.touched.iter().map(|touched| touched.told(viewer)).collect())
    }

    /// The items for a sight, in the order of the log.
    pub fn items(&self, sight: &Sight) -> Vec<Item> {
        sight.told().filter_map(|(at, told)| self.item(at, told)).collect()
    }

    /// What of the record at this place somebody is told who hears of it so.
    pub fn item(&self, at: usize, told: Told) -> Option<Item> {
        let touched = self.touched.get(at)?;
        match told {
            Told::Nothing => None,
            Told::Cells => touched.cells.clone(),
            Told::Whole => Some(Item::Record(touched.after.clone())),
            Told::Hide => Some(Item::Hide(touched.after.id.clone())),
        }
    }

    /// Whether a small screen may hear of it a moment later: what people write on a map does. What comes into
    /// sight by a reveal, what goes out of it and what steers a session does not.
    pub fn may_wait(&self, sight: &Sight) -> bool {
        sight.told().all(|(at, told)| self.touched.get(at).is_some_and(|touched| touched.may_wait(told)))
    }

    /// Whether this viewer is sent a frame: for what they see, and for their own changes, that they may
    /// settle. For anybody else the next frame covers these news, too.
    pub fn is_for(&self, viewer: &Viewer, sight: &Sight) -> bool {
        let own = match &self.authors {
            Some(authors) => viewer.principal.as_ref().is_some_and(|me| authors.contains(me)),
            None => true,
        };
        own || sight.told().next().is_some()
    }

    /// The cursor of a viewer whose audiences have this version.
    pub fn cursor_at(&self, version: u64) -> Cursor {
        cursor_at(&self.head, version)
    }

    /// The frame for a viewer who has had everything up to `from`; `None` where nothing is sent.
    pub fn frame_for(&self, viewer: &Viewer, from: Seq) -> Option<Frame> {
        let sight = self.sight(viewer);
        self.is_for(viewer, &sight).then(|| Frame {
            after: from,
            upto: self.upto(),
            cursor: self.cursor_at(viewer.audience_version()),
            snapshot: false,
            lost: false,
            items: self.items(&sight),
        })
    }
}

fn cells_between(before: &Record, after: &Record) -> Item {
    let written = after.fields.iter().filter(|(name, cell)| before.fields.get(*name) != Some(cell));
    let cells: BTreeMap<_, _> = written.map(|(name, cell)| (name.clone(), cell.clone())).collect();
    Item::Cells { id: after.id.clone(), seq: after.seq, cells, deleted: after.deleted.clone() }
}
