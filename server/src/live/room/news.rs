//! What a commit changed, told to each viewer as far as they may see it. Hidden means not sent: a viewer
//! who saw a record neither before nor after hears nothing of it (rule A-1).

use std::collections::{BTreeMap, BTreeSet};

use karta_core::{
    domain::member,
    sync::{
        Cursor, PrincipalId, Record, Seq, Viewer,
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
    touched: Vec<Touched>,
    /// Whose changes are in it; `None` where that is not known.
    authors: Option<BTreeSet<PrincipalId>>,
    /// The space is not the one that viewers had before: all must resume anew.
    pub broken: bool,
}

#[derive(Debug, Clone)]
struct Touched {
    before: Option<Record>,
    after: Record,
    /// Made once, for all who had the record before.
    cells: Option<Item>,
}

/// How a viewer hears of one touched record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Told {
    Nothing,
    Cells,
    Whole,
    Hide,
}

/// Which items a viewer gets: equal for all who see the same.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Sight(Vec<Told>);

impl News {
    pub(super) fn new(
        after: Seq,
        head: &Head,
        touched: Vec<(Option<Record>, Record)>,
        authors: Option<BTreeSet<PrincipalId>>,
    ) -> Self {
        let touched = touched.into_iter().map(|(before, after)| {
            let cells = before.as_ref().map(|before| cells_between(before, &after));
            Touched { before, after, cells }
        });
        Self { after, head: head.clone(), touched: touched.collect(), authors, broken: false }
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

    /// Whether somebody's standing in the space may have changed.
    pub fn concerns_members(&self) -> bool {
        self.broken || self.touched.iter().any(|touched| touched.after.kind.as_str() == member::KIND)
    }

    pub fn sight(&self, viewer: &Viewer) -> Sight {
        Sight(self.touched.iter().map(|touched| told(touched, viewer)).collect())
    }

    /// The items for a sight, in the order of the log.
    pub fn items(&self, sight: &Sight) -> Vec<Item> {
        let told = self.touched.iter().zip(&sight.0).filter_map(|(touched, told)| match told {
            Told::Nothing => None,
            Told::Cells => touched.cells.clone().map(|item| (touched.after.seq, item)),
            Told::Whole => Some((touched.after.seq, Item::Record(touched.after.clone()))),
            Told::Hide => Some((touched.after.seq, Item::Hide(touched.after.id.clone()))),
        });
        let mut items: Vec<_> = told.collect();
        items.sort_by_key(|(seq, _)| *seq);
        items.into_iter().map(|(_, item)| item).collect()
    }

    /// Whether this viewer is sent a frame: for what they see, and for their own changes, that they may
    /// settle. For anybody else the next frame covers these news, too.
    pub fn is_for(&self, viewer: &Viewer, sight: &Sight) -> bool {
        let own = match &self.authors {
            Some(authors) => viewer.principal.as_ref().is_some_and(|me| authors.contains(me)),
            None => true,
        };
        own || sight.0.iter().any(|told| *told != Told::Nothing)
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

fn told(touched: &Touched, viewer: &Viewer) -> Told {
    let had = touched.before.as_ref().is_some_and(|before| viewer.sees(before));
    match (had, viewer.sees(&touched.after)) {
        (true, true) => Told::Cells,
        (false, true) => Told::Whole,
        (true, false) => Told::Hide,
        (false, false) => Told::Nothing,
    }
}

fn cells_between(before: &Record, after: &Record) -> Item {
    let written = after.fields.iter().filter(|(name, cell)| before.fields.get(*name) != Some(cell));
    let cells: BTreeMap<_, _> = written.map(|(name, cell)| (name.clone(), cell.clone())).collect();
    Item::Cells { id: after.id.clone(), seq: after.seq, cells, deleted: after.deleted.clone() }
}
