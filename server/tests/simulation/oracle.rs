//! After everything has come to rest: what must hold, told without the product's own rules.

use std::collections::BTreeMap;

use karta_core::sync::replica::Returned;

use super::{
    page::Page,
    truth::{Fact, ensure, fact_of},
    world::World,
};

impl World {
    pub fn check(&mut self) -> Result<(), String> {
        self.check_server()?;
        for seat in 0..self.seats.len() {
            let who = self.who(seat);
            self.check_page(seat, &who).map_err(|broken| format!("seat {seat} of {who}: {broken}"))?;
        }
        let returned = self.returned()?;
        self.ledger.check(&self.centre.truth, &returned, self.centre.losses == 0)?;
        for seat in 0..self.seats.len() {
            self.check_reopened(seat)?;
        }
        Ok(())
    }

    /// What the server holds is what its log says, and no number stands twice.
    fn check_server(&self) -> Result<(), String> {
        let stored = self.centre.stored_records()?;
        let stored: BTreeMap<String, Fact> =
            stored.iter().map(|record| (record.id.to_string(), fact_of(record))).collect();
        same(&stored, &self.centre.truth.facts, "the server holds")
    }

    /// A person sees exactly what they may see, and it is what the server has.
    fn check_page(&self, seat: usize, who: &str) -> Result<(), String> {
        let Some(page) = &self.seats[seat].page else { return Err("is closed".into()) };
        let seen: BTreeMap<String, Fact> =
            page.replica.records().map(|record| (record.id.to_string(), fact_of(record))).collect();
        same(&seen, &self.centre.truth.seen_by(who), "the view shows")?;
        let confirmed =
            page.replica.records().all(|record| page.replica.confirmed(&record.id) == Some(record));
        ensure(confirmed, || "view and confirmed differ with nothing waiting (V-1)".into())?;
        let device = &self.devices[self.seats[seat].device];
        for key in device.keys.keys() {
            ensure(!key.starts_with("p/"), || format!("{key} still lies on the device"))?;
            if let Some(record) = key.strip_prefix("r/") {
                ensure(seen.contains_key(record), || format!("{key} still lies on the device (A-2)"))?;
            }
        }
        Ok(())
    }

    /// A page opened anew, with no network, shows what the last one showed.
    fn check_reopened(&self, seat: usize) -> Result<(), String> {
        let Some(open) = &self.seats[seat].page else { return Ok(()) };
        let anew = Page::open(u64::MAX, &self.who(seat), &self.devices[self.seats[seat].device], &[])?;
        let equal = anew.replica.records().eq(open.replica.records());
        ensure(equal && anew.replica.waiting() == 0, || format!("seat {seat} opens with something else"))?;
        ensure(anew.replica.cursor().is_some() == open.replica.cursor().is_some(), || {
            format!("seat {seat} opens without its cursor")
        })
    }

    /// What every person has under «Не принято», on any of their devices.
    fn returned(&self) -> Result<BTreeMap<String, Vec<Returned>>, String> {
        let mut returned: BTreeMap<String, Vec<Returned>> = BTreeMap::new();
        for seat in 0..self.seats.len() {
            let keys = self.devices[self.seats[seat].device].keys.iter();
            for (_, text) in keys.filter(|(key, _)| key.starts_with("x/")) {
                let one = serde_json::from_str(text).map_err(|error| error.to_string())?;
                returned.entry(self.who(seat)).or_default().push(one);
            }
        }
        Ok(returned)
    }
}

fn same(here: &BTreeMap<String, Fact>, truth: &BTreeMap<String, Fact>, what: &str) -> Result<(), String> {
    for (id, fact) in truth {
        let held = here.get(id);
        ensure(held == Some(fact), || format!("{what} {id} as {held:?}, the log says {fact:?}"))?;
    }
    let ghost = here.keys().find(|id| !truth.contains_key(*id));
    ensure(ghost.is_none(), || format!("{what} {ghost:?}, which is not for it"))
}
