//! Several tabs of one person over one device: what one writes the others hear, and the gestures of a tab
//! that is gone find another that offers them.

use std::collections::BTreeSet;

use super::{Kept, Pending, Replica, Returned, State, shelf::CURSOR};
use crate::sync::ids::{ChangeId, RecordId};

impl Replica {
    /// Another tab of this person wrote or removed a key: pass every key on (rule D-4). It brings its words
    /// into this page's view, and tells what this page would have to write over, should it become the keeper.
    pub fn overheard(&mut self, key: &str, text: Option<&str>) {
        if key == CURSOR {
            self.shelf.cursor_moved();
            return;
        }
        let Some((place, name)) = key.split_once('/') else { return };
        if place == "r" {
            self.shelf.touch([RecordId::from(name)]);
            return;
        }
        let Ok(id) = name.parse::<ChangeId>() else { return };
        match place {
            "p" if id.writer != self.writer => self.overheard_pending(id, text, State::Elsewhere),
            // Own words that this page has done with: another tab has asked the server for them again.
            "p" if self.pending.iter().all(|pending| pending.batch.id() != Some(&id)) => {
                self.overheard_pending(id, text, State::Offered);
            }
            "x" => {
                self.returned.retain(|returned| returned.batch.id() != Some(&id));
                if let Some(returned) = text.and_then(|text| serde_json::from_str::<Returned>(text).ok()) {
                    let place = self.returned.partition_point(|other| other.at_ms <= returned.at_ms);
                    self.returned.insert(place, returned);
                }
            }
            "a" => {
                self.forget_kept(&id);
                if let Some(kept) = text.and_then(|text| serde_json::from_str::<Kept>(text).ok()) {
                    self.last_order = self.last_order.max(kept.order);
                    self.kept.push_back(kept);
                }
            }
            _ => {}
        }
    }

    fn overheard_pending(&mut self, id: ChangeId, text: Option<&str>, state: State) {
        let mut touched = BTreeSet::new();
        let mut state = state;
        if let Some(index) = self.pending.iter().position(|pending| pending.batch.id() == Some(&id)) {
            let known = &mut self.pending[index];
            let asks_itself = known.state == State::Offered;
            if text.is_none() && (asks_itself || known.settled.is_some_and(|settled| settled > self.seq)) {
                known.absent = true;
                return;
            }
            state = if asks_itself { State::Offered } else { state };
            touched.extend(self.pending.remove(index).records().cloned());
        }
        if let Some(pending) = text.and_then(|text| serde_json::from_str::<Pending>(text).ok()) {
            touched.extend(pending.records().cloned());
            pending.batch.changes.iter().for_each(|change| self.clock.observe(change.at));
            self.last_order = self.last_order.max(pending.order);
            let mut waiting = BTreeSet::new();
            waiting.insert(&id);
            self.shelf.keep_waiting(&waiting);
            let place = self.pending.partition_point(|other| other.place() <= pending.place());
            self.pending.insert(place, Pending { state, told: pending.settled, ..pending });
            self.drop_covered(&mut touched);
        }
        self.predict_all(touched);
    }

    /// The tabs that made these changes are gone: this one offers them from now on.
    pub fn inherit(&mut self, dead: &dyn Fn(&ChangeId) -> bool) {
        for pending in &mut self.pending {
            if pending.state == State::Elsewhere && pending.batch.id().is_some_and(dead) {
                pending.state = State::Offered;
            }
        }
    }
}
