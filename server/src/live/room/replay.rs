//! Catching up: from a viewer's cursor to the head, or a snapshot where the cursor leads nowhere.

use std::collections::BTreeMap;

use karta_core::{
    limits::REPLAY_ENTRIES,
    sync::{
        ChangeId, Cursor, Record, RecordId, Seq, Viewer,
        cursor::Place,
        protocol::{Frame, Item},
    },
};

use super::{Room, Trace};

/// What the log says about a cursor's place.
#[derive(Debug, Clone, Default)]
pub struct Past {
    /// The change that stands at the place, and when it was accepted; `None` at 0, and where the log does
    /// not reach.
    pub at: Option<(ChangeId, u64)>,
    /// The log after the place up to the head, ascending; not needed when it is longer than a replay.
    pub traces: Vec<Trace>,
}

impl Room {
    /// Whether the place belongs to this log and is near enough to the head for a replay.
    pub fn is_near(&self, place: &Place) -> bool {
        place.epoch == self.head.epoch
            && place.seq <= self.head.seq
            && self.head.seq - place.seq <= REPLAY_ENTRIES
    }

    /// What memory knows of the log after `seq`; `None` where storage must be asked.
    pub fn recall(&self, seq: Seq) -> Option<Past> {
        if seq == self.head.seq {
            let at = self.head.change.clone().map(|change| (change, self.head.accepted_ms));
            return Some(Past { at, traces: Vec::new() });
        }
        let first = self.tail.front()?.seq;
        let reaches = first <= seq || (seq == 0 && first == 1);
        reaches.then(|| Past {
            at: self.tail.iter().find(|trace| trace.seq == seq).map(Trace::mark),
            traces: self.tail.iter().filter(|trace| trace.seq > seq).cloned().collect(),
        })
    }

    /// Everything that the viewer does not have yet. `past` is the log at the cursor's place.
    pub fn frame_for(&self, viewer: &Viewer, cursor: Option<&Cursor>, past: &Past) -> Frame {
        let Some(place) = cursor.and_then(Cursor::place) else {
            return self.snapshot_for(viewer, false);
        };
        // Nobody stands on anything at 0, so nothing can be lost there.
        let stands = place.change.clone().map(|change| (change, place.accepted_ms));
        let lost = place.seq > 0 && (place.epoch != self.head.epoch || stands != past.at);
        if lost || place.audience != viewer.audience_version() || !self.is_near(&place) {
            return self.snapshot_for(viewer, lost);
        }
        Frame {
            after: place.seq,
            upto: self.head.seq,
            cursor: self.cursor_for(viewer),
            snapshot: false,
            lost: false,
            items: self.replay_for(viewer, &past.traces),
        }
    }

    fn snapshot_for(&self, viewer: &Viewer, lost: bool) -> Frame {
        let mut seen: Vec<&Record> = self.records.values().filter(|record| viewer.sees(record)).collect();
        seen.sort_by_key(|record| record.seq);
        Frame {
            after: 0,
            upto: self.head.seq,
            cursor: self.cursor_for(viewer),
            snapshot: true,
            lost,
            items: seen.into_iter().cloned().map(Item::Record).collect(),
        }
    }

    fn replay_for(&self, viewer: &Viewer, traces: &[Trace]) -> Vec<Item> {
        let mut may_have: BTreeMap<&RecordId, bool> = BTreeMap::new();
        for trace in traces.iter().filter(|trace| trace.seq <= self.head.seq) {
            let before = trace.before.as_ref().is_some_and(|audience| viewer.in_audience(audience));
            *may_have.entry(&trace.record).or_default() |= before || viewer.in_audience(&trace.after);
        }
        let mut items: Vec<(Seq, Item)> = Vec::new();
        for (id, had) in may_have {
            match self.records.get(id) {
                Some(record) if viewer.sees(record) => items.push((record.seq, Item::Record(record.clone()))),
                Some(record) if had => items.push((record.seq, Item::Hide(id.clone()))),
                _ => {}
            }
        }
        items.sort_by_key(|(seq, _)| *seq);
        items.into_iter().map(|(_, item)| item).collect()
    }
}
