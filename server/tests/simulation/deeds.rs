//! What people do at their pages, and what pages do with their device.

use karta_core::sync::replica::{Draft, Manner, Undone, Write};

use super::{
    gestures::Imagination,
    page::Page,
    truth::ensure,
    world::{Seat, World},
};

impl World {
    pub fn open(&mut self, seat: usize) -> Result<(), String> {
        if self.seats[seat].page.is_some() {
            return Ok(());
        }
        let (id, who, device) = (self.fresh_id(), self.who(seat), self.seats[seat].device);
        if self.centre.losses == 0 {
            self.ledger.check_device(&self.centre.truth, device, &self.devices[device])?;
        }
        let alive = self.writers_on(device);
        let page = Page::open(id, &who, &self.devices[device], &alive)?;
        self.devices[device].keeper.get_or_insert(id);
        self.owners.insert(id, who);
        self.seats[seat].page = Some(page);
        Ok(())
    }

    /// The page is gone with everything that it had not written; another tab keeps house from now on.
    pub fn crash(&mut self, seat: usize) {
        let Some(page) = self.seats[seat].page.take() else { return };
        self.ledger.crashed(page.id);
        let device = self.seats[seat].device;
        if self.devices[device].keeper == Some(page.id) {
            let next = self.seats.iter_mut().filter(|other| other.device == device);
            let next = next.filter_map(|other| other.page.as_mut()).next();
            if let Some(next) = next {
                // A lock is granted after the news of what the former holder wrote.
                next.hear(usize::MAX);
                self.devices[device].keeper = Some(next.id);
            } else {
                self.devices[device].keeper = None;
            }
        }
    }

    /// The device does the page's next `most` writes; the other tabs will hear of them.
    pub fn persist(&mut self, seat: usize, most: usize) -> Result<(), String> {
        let (who, device) = (self.who(seat), self.seats[seat].device);
        for _ in 0..most {
            let Some((page, device_of)) = self.page(seat) else { return Ok(()) };
            let Some(write) = page.writes.pop_front() else { return Ok(()) };
            device_of.apply(&write);
            if let Write::Put { key, text } = &write
                && key.starts_with("p/")
                && let Some(batch) = self.ledger.stored(device, &who, text)?
                && let Some(first) = batch.changes.first()
                && let Some((page, _)) = self.page(seat)
            {
                page.replica.mark_stored(&first.id, first.at);
            }
            let news = match write {
                Write::Put { key, text } => (key, Some(text)),
                Write::Remove { key } => (key, None),
            };
            for (other, seat_of) in self.seats.iter_mut().enumerate() {
                if other != seat
                    && seat_of.device == device
                    && let Some(page) = &mut seat_of.page
                {
                    page.heard.push_back(news.clone());
                }
            }
        }
        Ok(())
    }

    /// Confirmed records go to the device in one go, or the page dies on the way.
    pub fn flush(&mut self, seat: usize, dies_after: Option<usize>) -> Result<(), String> {
        let Some((page, device)) = self.page(seat) else { return Ok(()) };
        if device.keeper != Some(page.id) {
            return Ok(());
        }
        page.gather_words();
        let writes = page.replica.flush();
        page.writes.extend(writes);
        match dies_after {
            None => self.persist(seat, usize::MAX),
            Some(most) => {
                self.persist(seat, most)?;
                self.crash(seat);
                Ok(())
            }
        }
    }

    pub fn gesture(&mut self, seat: usize) -> Result<(), String> {
        let now = self.now;
        let Self { chance, seats, devices, people, counter, ledger, .. } = self;
        let Seat { device, page: Some(page), .. } = &mut seats[seat] else { return Ok(()) };
        let wall = devices[*device].wall(now);
        let mut imagination = Imagination { chance, people, counter };
        let Some(gesture) = imagination.gesture(&page.replica) else { return Ok(()) };
        let aim = match (&gesture.drafts[..], gesture.manner) {
            ([Draft::Set { record, fields }], _) => Some((record.clone(), fields[0].clone())),
            _ => None,
        };
        if gesture.manner == Manner::Act && chance.percent(20) {
            page.replica.seal();
        }
        if let Some(id) = page.replica.make(gesture.drafts, gesture.manner, wall) {
            ledger.made(page.id, id);
        }
        page.gather_words();
        if let Some((record, (field, value))) = aim {
            let seen = page.replica.record(&record).and_then(|record| record.value(&field));
            ensure(seen == Some(&value), || {
                format!("what was written to {record}.{field} does not show (V-2)")
            })?;
        }
        Ok(())
    }

    pub fn undo(&mut self, seat: usize, redo: bool) {
        let now = self.now;
        let Some((page, device)) = self.page(seat) else { return };
        let wall = device.wall(now);
        let undone = if redo { page.replica.redo(wall) } else { page.replica.undo(wall) };
        page.gather_words();
        let id = page.id;
        if let Undone::Done { change: Some(change), .. } = undone {
            self.ledger.made(id, change);
        }
    }

    /// Looks at what came back: puts it away, or makes it anew.
    pub fn tidy(&mut self, seat: usize, again: bool) {
        let now = self.now;
        let Some((page, device)) = self.page(seat) else { return };
        let wall = device.wall(now);
        let Some(id) = page.replica.returned().first().and_then(|returned| returned.batch.id().cloned())
        else {
            return;
        };
        let made = if again { page.replica.retry(&id, wall) } else { None };
        if !again {
            page.replica.dismiss(&id);
        }
        page.gather_words();
        let page = page.id;
        if let Some(made) = made.clone() {
            self.ledger.made(page, made);
        }
        if !again || made.is_some() {
            self.ledger.dismissed(id);
        }
    }

    pub fn inherit(&mut self, seat: usize) {
        let alive = self.writers_on(self.seats[seat].device);
        if let Some((page, _)) = self.page(seat) {
            page.replica.inherit(&|id| !alive.iter().any(|writer| writer == id.writer.as_str()));
        }
    }
}
