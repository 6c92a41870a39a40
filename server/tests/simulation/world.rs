//! The world of one seed: people at their pages, a bad network, a server that falls over.

use std::collections::BTreeMap;

use karta_core::sync::{
    SpaceId,
    replica::{Manner, Received, Write},
};

use super::{
    centre::{Centre, Owners},
    chance::Chance,
    gestures::Imagination,
    ledger::Ledger,
    page::{Device, Page},
    truth::ensure,
    wire::{Message, PageId, SocketId, Wire},
};

pub const YEAR: i64 = 365 * 24 * 3_600_000;

/// Where a person can have a page open.
pub struct Seat {
    pub who: usize,
    pub device: usize,
    pub page: Option<Page>,
    /// No network reaches it.
    pub cut_off: bool,
}

pub struct World {
    pub chance: Chance,
    /// The server's wall clock.
    pub now: u64,
    pub centre: Centre,
    pub wire: Wire,
    pub people: Vec<String>,
    pub seats: Vec<Seat>,
    pub devices: Vec<Device>,
    pub owners: Owners,
    pub ledger: Ledger,
    pub counter: u64,
    /// Percent of messages that are lost, and that come twice.
    pub loses: u64,
    pub doubles: u64,
    /// The longest that a message is under way, in milliseconds.
    pub delay: u64,
    ids: u64,
}

impl World {
    /// 2 to 6 people, each with two pages: tabs of one device, or two devices.
    pub fn new(seed: u64) -> Self {
        let mut chance = Chance::new(seed);
        let people: Vec<String> = (0..chance.between(2, 6)).map(|n| format!("p{n}")).collect();
        let mut devices = Vec::new();
        let mut seats = Vec::new();
        for who in 0..people.len() {
            let apart = chance.percent(50);
            for place in 0..2 {
                if place == 0 || apart {
                    let skew = match chance.below(3) {
                        0 => 0,
                        1 => chance.below(120_000) as i64 - 60_000,
                        _ => chance.below(2 * YEAR as u64) as i64 - YEAR,
                    };
                    devices.push(Device { skew, ..Device::default() });
                }
                seats.push(Seat { who, device: devices.len() - 1, page: None, cut_off: false });
            }
        }
        let (loses, doubles) = (chance.below(30), chance.below(30));
        let delay = chance.pick(&[50, 1_000, 10_000]).unwrap_or(50);
        Self {
            now: 1_900_000_000_000,
            centre: Centre::new(SpaceId::from("board:1")),
            wire: Wire::default(),
            owners: BTreeMap::new(),
            ledger: Ledger::default(),
            counter: 0,
            ids: 0,
            chance,
            people,
            seats,
            devices,
            loses,
            doubles,
            delay,
        }
    }

    pub fn fresh_id(&mut self) -> u64 {
        self.ids += 1;
        self.ids
    }

    pub fn who(&self, seat: usize) -> String {
        self.people[self.seats[seat].who].clone()
    }

    /// The page at a seat and its device.
    pub fn page(&mut self, seat: usize) -> Option<(&mut Page, &mut Device)> {
        let Seat { device, page, .. } = self.seats.get_mut(seat)?;
        Some((page.as_mut()?, self.devices.get_mut(*device)?))
    }

    fn seat_of(&self, page: PageId) -> Option<usize> {
        self.seats.iter().position(|seat| seat.page.as_ref().is_some_and(|open| open.id == page))
    }

    fn writers_on(&self, device: usize) -> Vec<String> {
        let pages = self.seats.iter().filter(|seat| seat.device == device);
        pages.filter_map(|seat| seat.page.as_ref()).map(|page| page.replica.writer().to_string()).collect()
    }

    // What a page does.

    pub fn open(&mut self, seat: usize) -> Result<(), String> {
        if self.seats[seat].page.is_some() {
            return Ok(());
        }
        let (id, who, device) = (self.fresh_id(), self.who(seat), self.seats[seat].device);
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
                && let Some(batch) = self.ledger.stored(&who, text)?
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
            ([karta_core::sync::replica::Draft::Set { record, fields }], _) => {
                Some((record.clone(), fields[0].clone()))
            }
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
        if let karta_core::sync::replica::Undone::Done { change: Some(change), .. } = undone {
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

    // Between pages and the server.

    pub fn push(&mut self, seat: usize) -> Result<(), String> {
        let (now, who) = (self.now, self.who(seat));
        let most = self.chance.pick(&[1, 3, 200]).unwrap_or(200);
        let patience = now + 500 + 2 * self.delay;
        let Some((page, _)) = self.page(seat) else { return Ok(()) };
        if page.pushing > now {
            return Ok(());
        }
        let batches = page.replica.offer(most);
        if batches.is_empty() {
            return Ok(());
        }
        page.pushing = patience;
        let page = page.id;
        batches.iter().try_for_each(|batch| self.ledger.offered(&who, batch))?;
        self.send(seat, Message::Push { page, batches });
        Ok(())
    }

    pub fn pull(&mut self, seat: usize) {
        let (now, patience) = (self.now, self.now + 500 + 2 * self.delay);
        let Some((page, _)) = self.page(seat) else { return };
        if page.pulling <= now {
            page.pulling = patience;
            let message = Message::Pull { page: page.id, cursor: page.replica.cursor().cloned() };
            self.send(seat, message);
        }
    }

    pub fn connect(&mut self, seat: usize) {
        let socket: SocketId = self.fresh_id();
        let Some((page, _)) = self.page(seat) else { return };
        (page.socket, page.caught_up) = (Some(socket), false);
        let message = Message::Resume { page: page.id, socket, cursor: page.replica.cursor().cloned() };
        self.send(seat, message);
    }

    pub fn send(&mut self, seat: usize, message: Message) {
        if self.seats[seat].cut_off || self.chance.percent(self.loses) {
            return;
        }
        if self.chance.percent(self.doubles) {
            let due = self.now + self.chance.below(self.delay);
            self.wire.send(due, message.clone());
        }
        let due = self.now + self.chance.below(self.delay);
        self.wire.send(due, message);
    }

    /// The server decides what has come in, and its answers go out.
    pub fn decide(&mut self) -> Result<(), String> {
        let sent = self.centre.decide(self.now, &self.owners)?;
        self.send_out(sent);
        Ok(())
    }

    fn send_out(&mut self, sent: Vec<Message>) {
        for message in sent {
            if let Some(seat) = self.seat_of(message.page()) {
                self.send(seat, message);
            }
        }
    }

    pub fn deliver(&mut self) -> Result<(), String> {
        for message in self.wire.arrived(self.now) {
            self.deliver_one(message)?;
        }
        Ok(())
    }

    fn deliver_one(&mut self, message: Message) -> Result<(), String> {
        let page = message.page();
        let Some(who) = self.owners.get(&page).cloned() else { return Ok(()) };
        let now = self.now;
        match message {
            Message::Push { batches, .. } => {
                if self.centre.is_up() {
                    self.centre.asked_to_push(page, &who, batches);
                }
                return Ok(());
            }
            Message::Pull { cursor, .. } => {
                let sent = self.centre.asked_to_pull(page, &who, cursor.as_ref(), now, None)?;
                self.send_out(sent.into_iter().collect());
                return Ok(());
            }
            Message::Resume { socket, cursor, .. } => {
                let sent = self.centre.asked_to_pull(page, &who, cursor.as_ref(), now, Some(socket))?;
                self.send_out(sent.into_iter().collect());
                return Ok(());
            }
            other => {
                let Some(seat) = self.seat_of(page).filter(|seat| !self.seats[*seat].cut_off) else {
                    return Ok(());
                };
                if self.receive(seat, other) == Received::Gap {
                    self.pull(seat);
                }
            }
        }
        Ok(())
    }

    fn receive(&mut self, seat: usize, message: Message) -> Received {
        let now = self.now;
        let Some((page, device)) = self.page(seat) else { return Received::Applied };
        let wall = device.wall(now);
        let received = match message {
            Message::Verdicts { verdicts, server_ms, .. } => {
                page.pushing = 0;
                page.replica.learn_clock(wall, server_ms);
                page.replica.on_verdicts(&verdicts, server_ms);
                Received::Applied
            }
            Message::Pulled { reply, .. } => {
                page.pulling = 0;
                page.replica.on_pull(reply, wall)
            }
            Message::Caught { socket, reply, .. } if page.socket == Some(socket) => {
                page.caught_up = true;
                page.replica.on_pull(reply, wall)
            }
            Message::News { socket, frame, .. } if page.socket == Some(socket) => {
                if page.caught_up {
                    page.replica.on_frame(frame)
                } else {
                    Received::Gap
                }
            }
            Message::Resync { socket, .. } if page.socket == Some(socket) => {
                page.socket = None;
                Received::Gap
            }
            Message::ShutOut { .. } => {
                page.socket = None;
                (page.pushing, page.pulling) = (0, 0);
                page.replica.shut_out();
                Received::Applied
            }
            _ => Received::Applied,
        };
        page.gather_words();
        received
    }
}
