//! The world of one seed: people at their pages, a bad network, a server that falls over.

use std::collections::BTreeMap;

use karta_core::sync::{SpaceId, replica::Received};

use super::{
    centre::{Centre, Owners},
    chance::Chance,
    ledger::Ledger,
    page::{Device, Page},
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

    pub fn writers_on(&self, device: usize) -> Vec<String> {
        let pages = self.seats.iter().filter(|seat| seat.device == device);
        pages.filter_map(|seat| seat.page.as_ref()).map(|page| page.replica.writer().to_string()).collect()
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
