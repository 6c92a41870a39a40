//! A round being decided: changes that were judged before get their old verdict, the others go to the
//! judge. An id that somebody else used, or used for something else, is claimed and refused (rule P-2).

use std::collections::{BTreeMap, BTreeSet};

use karta_core::sync::{
    Batch, Change, ChangeId, Outcome, PrincipalId, Refusal, RefusalCode, Verdict, Viewer, judge::Docket,
};

use crate::persistence::Judged;

pub(super) struct Round<'a> {
    pub docket: Docket<'a>,
    /// Verdicts to be kept.
    pub judged: Vec<Judged>,
    pub now_ms: u64,
    known: &'a BTreeMap<ChangeId, Judged>,
    /// Where in `judged` a change of this round stands: a doubled message may come in the same round.
    here: BTreeMap<ChangeId, usize>,
}

impl<'a> Round<'a> {
    pub fn new(docket: Docket<'a>, known: &'a BTreeMap<ChangeId, Judged>, now_ms: u64) -> Self {
        Self { docket, judged: Vec::new(), now_ms, known, here: BTreeMap::new() }
    }

    /// One verdict for each change of the gesture.
    pub fn answer(&mut self, batch: &Batch, by: &Viewer) -> Vec<Verdict> {
        let before: Vec<_> = batch.changes.iter().map(|change| self.old_outcome(change, by)).collect();
        let outcomes = if before.iter().all(Option::is_none) {
            self.judge(batch, by)
        } else {
            self.patch_up(batch, before, by)
        };
        verdicts(batch, outcomes)
    }

    /// The same for a gesture under an id that was drawn for it: it is never offered again, and no verdict of it is
    /// kept.
    pub fn answer_once(&mut self, batch: &Batch, by: &Viewer) -> Vec<Verdict> {
        let outcomes = self.docket.judge(batch, by, self.now_ms);
        verdicts(batch, outcomes)
    }

    fn old_outcome(&self, change: &Change, by: &Viewer) -> Option<Outcome> {
        if change.id.is_servers() && !by.standing.system {
            return Some(claimed());
        }
        let here = self.here.get(&change.id).and_then(|at| self.judged.get(*at));
        let judged = here.or_else(|| self.known.get(&change.id))?;
        let same = by.is(&judged.author) && &judged.change == change;
        Some(if same { judged.outcome.clone() } else { claimed() })
    }

    fn judge(&mut self, batch: &Batch, by: &Viewer) -> Vec<Outcome> {
        let outcomes = self.docket.judge(batch, by, self.now_ms);
        let distinct: BTreeSet<_> = batch.changes.iter().map(|change| &change.id).collect();
        // Of two changes under one id neither can be found again by it: they are refused anew each time.
        if let Some(author) = by.principal.as_ref().filter(|_| distinct.len() == batch.changes.len()) {
            for (change, outcome) in batch.changes.iter().zip(&outcomes) {
                self.keep(change, outcome, author);
            }
        }
        outcomes
    }

    /// A gesture of which some changes were judged before, as another gesture: those keep their
    /// verdicts, the new ones are refused.
    fn patch_up(&mut self, batch: &Batch, before: Vec<Option<Outcome>>, by: &Viewer) -> Vec<Outcome> {
        let outcomes = before.into_iter().zip(&batch.changes).map(|(old, change)| {
            old.unwrap_or_else(|| {
                let outcome =
                    refused(RefusalCode::Malformed, "Часть этого действия уже была прислана отдельно.");
                if let Some(author) = by.principal.as_ref() {
                    self.keep(change, &outcome, author);
                }
                outcome
            })
        });
        outcomes.collect()
    }

    fn keep(&mut self, change: &Change, outcome: &Outcome, author: &PrincipalId) {
        if !change.id.is_well_formed() || self.here.contains_key(&change.id) {
            return;
        }
        self.here.insert(change.id.clone(), self.judged.len());
        self.judged.push(Judged { author: author.clone(), change: change.clone(), outcome: outcome.clone() });
    }
}

fn verdicts(batch: &Batch, outcomes: Vec<Outcome>) -> Vec<Verdict> {
    let ids = batch.changes.iter().map(|change| change.id.clone());
    ids.zip(outcomes).map(|(change, outcome)| Verdict { change, outcome }).collect()
}

fn claimed() -> Outcome {
    refused(RefusalCode::ClaimedId, "Под этим номером уже есть другая правка.")
}

fn refused(code: RefusalCode, text: &str) -> Outcome {
    Outcome::Refused(Refusal::new(code, text))
}
