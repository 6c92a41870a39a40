//! Proposed changes of wordings: what waits for the experts, what became of one's own. Made anew by each
//! component that shows some; the records are the catalogue's.

use karta_core::{
    domain::{
        grants::Action,
        kinds::Incomplete,
        level, material,
        proposal::{self, Proposal},
        review::{self, Review},
        role::{self, RoleCard},
        wording,
    },
    sync::{
        Record, RecordId,
        record::Fields,
        replica::{Draft, Manner},
    },
};
use leptos::prelude::*;
use serde_json::json;

use super::{Catalogue, SpaceStore, karta};
use crate::platform::random_id;

/// Fields whose newest version is the moment of the author's or the expert's last word.
const WORDS: [&str; 5] = ["seen", "text", "why", "state", "word"];

/// A proposal and the moment of the last word in it, milliseconds since 1970.
#[derive(Debug, Clone, PartialEq)]
pub struct Filed {
    pub proposal: Proposal,
    pub touched_ms: u64,
}

impl TryFrom<&Record> for Filed {
    type Error = Incomplete;

    fn try_from(record: &Record) -> Result<Self, Incomplete> {
        let moments = WORDS.iter().filter_map(|name| record.fields.get(*name)).map(|cell| cell.version.at.ms);
        Ok(Self { proposal: record.try_into()?, touched_ms: moments.max().unwrap_or_default() })
    }
}

/// The proposals that this person may see.
#[derive(Clone, Copy)]
pub struct Proposals {
    catalogue: Catalogue,
    /// Newest first.
    all: Memo<Vec<Filed>>,
}

impl Proposals {
    /// Those of the page's catalogue.
    pub fn here() -> Self {
        let catalogue = karta().catalogue;
        let all = Memo::new(move |_| {
            let mut all: Vec<Filed> = catalogue.space().all(proposal::KIND);
            all.sort_by(|a, b| (b.touched_ms, &a.proposal.id).cmp(&(a.touched_ms, &b.proposal.id)));
            all
        });
        Self { catalogue, all }
    }

    fn space(self) -> SpaceStore {
        self.catalogue.space()
    }

    /// Whether this person proposes instead of editing.
    pub fn proposes(self) -> bool {
        self.catalogue.may(Action::Contribute) && !self.catalogue.may_edit()
    }

    /// What an expert is to decide on; empty for others.
    pub fn waiting(self) -> Vec<Filed> {
        if !self.catalogue.may_edit() {
            return Vec::new();
        }
        self.all.with(|all| all.iter().filter(|filed| filed.proposal.waits()).cloned().collect())
    }

    /// What was decided, or waits for its author.
    pub fn settled(self) -> Vec<Filed> {
        self.all.with(|all| all.iter().filter(|filed| !filed.proposal.waits()).cloned().collect())
    }

    pub fn mine(self) -> Vec<Filed> {
        let me = karta().principal();
        self.all.with(|all| all.iter().filter(|filed| filed.proposal.author == me).cloned().collect())
    }

    /// This person's own proposal for a wording that is not decided yet.
    pub fn open_for(self, target: &RecordId, field: &str) -> Option<Proposal> {
        let fits = |one: &Proposal| one.is_open() && one.target == *target && one.field == field;
        self.mine().into_iter().map(|filed| filed.proposal).find(fits)
    }

    /// One proposal, as it stands.
    pub fn one(self, id: &RecordId) -> Option<Proposal> {
        let record = self.space().record(id).filter(Record::is_alive)?;
        Proposal::try_from(&record).ok()
    }

    /// The wording that stands in a field now, as text.
    pub fn wording(self, target: &RecordId, field: &str) -> Option<String> {
        let record = self.target(target).filter(Record::is_alive)?;
        Some(wording::text_of(&record, field))
    }

    /// The record whose wording is meant, in «Корзина» or not.
    pub fn target(self, target: &RecordId) -> Option<Record> {
        self.space().record(target)
    }

    /// The card to which the record with the wording belongs, deleted or not.
    pub fn card_of(self, target: &RecordId) -> Option<RoleCard> {
        let mut at = self.target(target)?;
        // An indicator stands in a level, a level in a card: two steps at most.
        for _ in 0..2 {
            let above = match at.kind.as_str() {
                level::KIND | material::KIND => at.text("role").map(RecordId::from),
                level::INDICATOR => {
                    at.value("place").and_then(|place| place.get("parent")?.as_str()).map(RecordId::from)
                }
                _ => break,
            };
            at = self.space().record(&above?)?;
        }
        (at.kind.as_str() == role::KIND).then(|| RoleCard::try_from(&at).ok())?
    }

    /// A new proposal with the first keystroke in it.
    pub fn begin(self, target: &RecordId, field: &str, seen: &str, text: &str) -> RecordId {
        let record = RecordId::new(random_id(10));
        let fields: Fields = [
            ("target", json!(target)),
            ("field", json!(field)),
            ("seen", json!(seen)),
            ("text", json!(text)),
        ]
        .map(|(name, value)| (name.to_owned(), value))
        .into();
        let draft = Draft::Create { record: record.clone(), kind: proposal::KIND.into(), fields };
        self.space().make(vec![draft], Manner::Typing);
        record
    }

    pub fn type_text(self, id: &RecordId, field: &str, text: String) {
        self.space().type_text(id, field, text);
    }

    /// Its author goes on from the wording that stands now.
    pub fn rebase(self, id: &RecordId, seen: String) {
        self.space().set(id, "seen", seen);
    }

    /// Takes the own proposal back: it goes to «Корзина».
    pub fn withdraw(self, id: &RecordId) {
        self.space().delete(id);
    }

    pub fn bring_back(self, id: &RecordId) {
        self.space().restore(id);
    }

    /// Writes the proposed wording and the decision as one gesture. `Err` with a word for the expert.
    pub fn accept(self, id: &RecordId) -> Result<(), String> {
        let gone = || String::from("Этого предложения больше нет: автор отозвал его.");
        let proposal = untrack(|| self.one(id)).ok_or_else(gone)?;
        let target = untrack(|| self.target(&proposal.target))
            .ok_or("Записи, к которой предложена правка, больше нет.")?;
        let drafts = proposal.accept(&target)?;
        self.space().make(drafts, Manner::Act);
        Ok(())
    }

    /// Returns or declines with a word.
    pub fn decide(self, id: &RecordId, to: Review, word: &str) {
        let Some(now) = untrack(|| self.one(id)) else { return };
        let mut drafts = vec![review::decide(id, to, word)];
        if now.state == to && now.word == word.trim() {
            // The same word a second time is a new decision all the same.
            drafts.insert(0, review::decide(id, Review::Offered, word));
        }
        self.space().make(drafts, Manner::Act);
    }
}
