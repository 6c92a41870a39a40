//! The names under materials: each shown to all by its owner's consent, else to experts alone.

use karta_core::{
    domain::{
        credit::{self, Credit},
        material::Material,
    },
    sync::{
        Record, RecordId,
        record::fields,
        replica::{Draft, Manner},
    },
};
use leptos::prelude::*;
use serde_json::json;

use super::Workshop;

impl Workshop {
    /// The word of a material's author on their name; `None` where it is not known here.
    pub fn credit(self, material: &Material) -> Option<Credit> {
        self.credits.with(|credits| {
            let of_material = credits.get(&material.id)?;
            of_material.iter().find(|credit| credit.person == material.author).cloned()
        })
    }

    /// Shows the person's own name under their material to all, or to experts alone.
    pub fn show_name(self, id: &RecordId, to_all: bool) {
        self.catalogue.space().make(vec![self.credit_draft(id, to_all)], Manner::Act);
    }

    pub(super) fn own_credit(self, material: &RecordId) -> Option<Credit> {
        let record = Credit::id_of(material, &self.me());
        let record = self.catalogue.space().peek(|replica| replica.record(&record).cloned());
        record.filter(Record::is_alive).and_then(|record| Credit::try_from(&record).ok())
    }

    pub(super) fn credit_draft(self, material: &RecordId, consent: bool) -> Draft {
        let record = Credit::id_of(material, &self.me());
        match self.own_credit(material) {
            Some(_) => Draft::Set { record, fields: vec![("consent".into(), consent.into())] },
            None => {
                let fields = fields([("subject", json!(material)), ("consent", consent.into())]);
                Draft::Create { record, kind: credit::KIND.into(), fields }
            }
        }
    }
}
