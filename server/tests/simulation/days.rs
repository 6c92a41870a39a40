//! What happens in a world, and how it comes to rest.

use karta_core::{
    domain::{grants::Function, member::Member},
    sync::{Change, FieldPatch, Op, Stamp, change::Batch},
};
use serde_json::json;
use server::live::room::{Caller, What};

use super::{
    truth::ensure,
    world::{World, YEAR},
};

const FUNCTIONS: [Function; 6] = [
    Function::Participant,
    Function::Participant,
    Function::Assistant,
    Function::Collector,
    Function::Host,
    Function::Observer,
];

impl World {
    pub fn begin(&mut self) -> Result<(), String> {
        self.centre.start();
        for who in 0..self.people.len() {
            let functions = if who == 0 { Function::Owner } else { self.some_function() };
            self.let_in(who, functions);
        }
        self.decide()?;
        self.centre.take_image();
        for seat in 0..self.seats.len() {
            if seat == 0 || self.chance.percent(70) {
                self.open(seat)?;
                self.connect(seat);
            }
        }
        Ok(())
    }

    fn some_function(&mut self) -> Function {
        self.chance.pick(&FUNCTIONS).unwrap_or(Function::Participant)
    }

    fn let_in(&mut self, who: usize, function: Function) {
        let (person, name) = (self.people[who].as_str().into(), self.people[who].clone());
        self.centre.asked_for(
            Caller::system(),
            What::LetIn { person, name, functions: [function].into(), by_door: true },
        );
    }

    /// One thing happens.
    pub fn step(&mut self) -> Result<(), String> {
        self.now += match self.chance.below(20) {
            0 => self.chance.below(30_000),
            _ => self.chance.below(300),
        };
        self.deliver()?;
        let seat = self.chance.below(self.seats.len() as u64) as usize;
        let what = self.chance.weigh(&[
            (30, "gesture"),
            (26, "persist"),
            (7, "flush"),
            (17, "push"),
            (6, "pull"),
            (5, "connect"),
            (24, "decide"),
            (6, "hear"),
            (3, "undo"),
            (1, "redo"),
            (2, "tidy"),
            (2, "inherit"),
            (3, "cut"),
            (5, "mend"),
            (3, "crash page"),
            (8, "open"),
            (1, "crash server"),
            (3, "start"),
            (1, "fail"),
            (3, "image"),
            (1, "lose"),
            (3, "members"),
            (1, "clock"),
            (3, "history"),
        ]);
        match what {
            "gesture" => self.gesture(seat),
            "persist" => {
                let most = self.chance.pick(&[1, 2, 100]).unwrap_or(1);
                self.persist(seat, most)
            }
            "flush" => {
                let dies = self.chance.percent(15).then(|| self.chance.below(8) as usize);
                self.flush(seat, dies)
            }
            "push" => self.push(seat),
            "decide" => self.decide(),
            "open" => self.open(seat),
            "history" => self.look_at_history(seat),
            "crash server" | "start" | "fail" | "image" | "lose" => self.server_trouble(what),
            quiet => {
                self.quietly(quiet, seat);
                Ok(())
            }
        }
    }

    fn quietly(&mut self, what: &str, seat: usize) {
        match what {
            "pull" => self.pull(seat),
            "connect" => self.connect(seat),
            "undo" => self.undo(seat, false),
            "redo" => self.undo(seat, true),
            "inherit" => self.inherit(seat),
            "cut" => self.seats[seat].cut_off = true,
            "mend" => self.seats[seat].cut_off = false,
            "crash page" => self.crash(seat),
            "members" => self.members(),
            "tidy" => {
                let again = self.chance.percent(50);
                self.tidy(seat, again);
            }
            "hear" => {
                if let Some((page, _)) = self.page(seat) {
                    page.hear(3);
                }
            }
            _ => {
                let device = self.seats[seat].device;
                self.devices[device].skew = self.chance.below(2 * YEAR as u64) as i64 - YEAR;
            }
        }
    }

    fn server_trouble(&mut self, what: &str) -> Result<(), String> {
        match what {
            "crash server" => {
                self.centre.crash();
                if self.chance.percent(50) {
                    self.wire.cut_from_server();
                }
            }
            "start" => self.centre.start(),
            "fail" => {
                let after = self.chance.percent(50);
                self.centre.fail_next(after);
                self.decide()?;
                if self.chance.percent(50) {
                    self.centre.crash();
                }
            }
            "image" => self.centre.take_image(),
            _ => {
                if self.centre.lose()? {
                    self.wire.cut_from_server();
                }
            }
        }
        Ok(())
    }

    fn look_at_history(&mut self, seat: usize) -> Result<(), String> {
        let cards: Vec<String> = self.centre.truth.facts.keys().cloned().collect();
        let Some(card) = self.chance.pick(&cards) else { return Ok(()) };
        let who = self.who(seat);
        self.centre.check_history(&who, &card)
    }

    /// Somebody is let in, taken out, or changes groups.
    fn members(&mut self) {
        let who = self.chance.below(self.people.len() as u64) as usize;
        let person = self.people[who].clone();
        match self.chance.below(5) {
            0 => self
                .centre
                .asked_for(super::centre::caller("p0"), What::Remove { person: person.as_str().into() }),
            1 => {
                let function = self.some_function();
                self.let_in(who, function);
            }
            _ => {
                let group = self.chance.pick(&[json!("g1"), json!("g2"), json!(null)]).unwrap_or_default();
                let fields = [("group".to_owned(), FieldPatch { value: group, base: None })].into();
                let (id, at) = (self.centre.next_id(), Stamp { ms: self.now, tick: 0 });
                let record = Member::id_of(&person.as_str().into());
                let change = Change { id, record, at, schema: 1, op: Op::Set { fields } };
                self.centre.asked_by_itself(Batch { changes: vec![change] });
            }
        }
    }

    /// The network heals, everybody comes back with what standing they have, and nothing new happens.
    pub fn rest(&mut self) -> Result<(), String> {
        (self.loses, self.doubles, self.delay) = (0, 0, 1);
        self.wire.cut_all();
        self.centre.start();
        for who in 0..self.people.len() {
            // A server that lost the very beginning knows nobody: the door lets them in again.
            if !self.centre.truth.was_member(&self.people[who]) {
                self.let_in(who, Function::Participant);
            }
        }
        for seat in 0..self.seats.len() {
            self.seats[seat].cut_off = false;
            self.open(seat)?;
        }
        for round in 0..60 {
            self.now += 5_000;
            for seat in 0..self.seats.len() {
                self.settle(seat)?;
            }
            if round > 3 && self.is_quiet() {
                return Ok(());
            }
        }
        let waiting: Vec<_> = self.seats.iter().filter_map(|seat| seat.page.as_ref()).collect();
        let waiting: Vec<_> =
            waiting.iter().map(|page| (page.id, page.replica.waiting(), page.replica.seq())).collect();
        let queued: Vec<_> = self
            .devices
            .iter()
            .flat_map(|device| device.keys.keys().filter(|key| key.starts_with("p/")))
            .collect();
        Err(format!("it does not come to rest: {waiting:?} {queued:?}"))
    }

    fn settle(&mut self, seat: usize) -> Result<(), String> {
        for _ in 0..2 {
            if let Some((page, _)) = self.page(seat) {
                page.hear(usize::MAX);
            }
            self.inherit(seat);
            self.persist(seat, usize::MAX)?;
            self.push(seat)?;
            self.pull(seat);
            for _ in 0..3 {
                self.now += 2;
                self.deliver()?;
                self.decide()?;
            }
            self.persist(seat, usize::MAX)?;
            self.flush(seat, None)?;
        }
        Ok(())
    }

    fn is_quiet(&self) -> bool {
        let still = self.seats.iter().filter_map(|seat| seat.page.as_ref()).all(|page| {
            let reads = self.owners.get(&page.id).is_some_and(|who| self.centre.truth.reads(who));
            let level = page.replica.seq() == self.centre.truth.log.len() as u64 || !reads;
            level && page.replica.waiting() == 0 && page.writes.is_empty() && page.heard.is_empty()
        });
        still && self.centre.is_idle()
    }

    pub fn run(&mut self, steps: u64) -> Result<(), String> {
        self.begin()?;
        for step in 0..steps {
            self.step().map_err(|broken| format!("step {step}: {broken}"))?;
        }
        self.rest()?;
        self.check()?;
        ensure(self.centre.is_up(), || "the server is down".into())
    }
}
