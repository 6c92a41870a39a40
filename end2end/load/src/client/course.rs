//! What a client does once it is in: what the hall tells it to.

use std::{sync::Arc, time::Duration};

use futures::StreamExt;
use karta_core::{
    domain::board,
    sync::{
        RecordId,
        protocol::{FromClient, PROTOCOL},
        record::fields,
        replica::{Draft, Manner},
    },
};
use serde_json::json;
use tokio::{
    sync::mpsc,
    time::{Instant, sleep_until},
};
use tokio_tungstenite::tungstenite::Message;

use super::{Client, wall_ms};
use crate::Fallible;

/// Time between two edits of one person.
const EDIT_EVERY: Duration = Duration::from_secs(1);
/// How long the others see that the card is being edited.
const HELD: Duration = Duration::from_millis(500);
/// As often as a page asks whether the server is there.
const PING_EVERY: Duration = Duration::from_secs(20);

#[derive(Clone)]
pub enum Order {
    /// Makes a card of this id.
    Card(String),
    /// Edits its own card once a second.
    Edit { from: Instant, to: Instant },
    /// Goes on as a phone, which is sent a thin stream.
    Phone,
}

struct Course {
    /// When the next edit is due, and when no more are made.
    edits: Option<(Instant, Instant)>,
    /// The number of the last edit, and whether the server has said that it is kept.
    last: (usize, bool),
    let_go: Option<Instant>,
    ping: Instant,
}

impl Course {
    fn due(&self) -> Instant {
        [self.edits.map(|(next, _)| next), self.let_go].into_iter().flatten().fold(self.ping, Instant::min)
    }
}

impl Client {
    /// Until nobody gives orders any more.
    pub async fn run(mut self, mut orders: mpsc::UnboundedReceiver<Order>) -> Fallible<()> {
        let mut course =
            Course { edits: None, last: (0, true), let_go: None, ping: Instant::now() + PING_EVERY };
        loop {
            let due = course.due();
            tokio::select! {
                message = self.socket.next() => match message.ok_or("the stream ended")?? {
                    Message::Text(text) => _ = self.hear(&text),
                    _ => continue,
                },
                Some(answer) = self.answers.recv() => {
                    self.answered(answer)?;
                    if !course.last.1 && self.replica.waiting() == 0 {
                        course.last.1 = true;
                        self.ledger.kept(self.index, course.last.0);
                    }
                }
                order = orders.recv() => match order {
                    Some(Order::Card(id)) => self.make_card(&id),
                    Some(Order::Edit { from, to }) => course.edits = Some((from, to)),
                    Some(Order::Phone) => self.become_a_phone().await?,
                    None => return Ok(()),
                },
                () = sleep_until(due) => self.on_time(&mut course).await?,
            }
        }
    }

    async fn on_time(&mut self, course: &mut Course) -> Fallible<()> {
        let now = Instant::now();
        if now >= course.ping {
            course.ping = now + PING_EVERY;
            // What a page writes to its device now and then; here it only makes room.
            drop(self.replica.flush());
            self.say(&FromClient::Ping).await?;
        }
        if course.let_go.is_some_and(|at| now >= at) {
            course.let_go = None;
            self.say(&FromClient::Presence { editing: None }).await?;
        }
        if let Some((_, to)) = course.edits.filter(|(next, _)| now >= *next) {
            let next = now + EDIT_EVERY;
            course.edits = (next < to).then_some((next, to));
            course.last = (course.last.0 + 1, false);
            course.let_go = Some(now + HELD);
            let card = own_card(self.index);
            self.say(&FromClient::Presence { editing: Some(card.clone()) }).await?;
            self.edit(card, course.last.0);
        }
        Ok(())
    }

    async fn become_a_phone(&mut self) -> Fallible<()> {
        let cursor = self.replica.cursor().cloned();
        self.say(&FromClient::Resume { protocol: PROTOCOL, cursor, thin: true }).await
    }

    fn make_card(&mut self, id: &str) {
        let place = json!({ "at": 9_500 + self.index, "lane": "school", "off": self.index % 1_000 });
        let fields = fields([
            ("text", "Школа станет местом встречи".into()),
            ("sort", "trend".into()),
            ("place", place),
        ]);
        let card = Draft::Create { record: id.into(), kind: board::KIND.into(), fields };
        self.replica.make(vec![card], Manner::Act, wall_ms());
        self.look();
        self.offer();
    }

    fn edit(&mut self, record: RecordId, number: usize) {
        let text = json!(format!("Учитель ведёт проекты вместе с родителями {number}"));
        let ledger = Arc::clone(&self.ledger);
        ledger.made(self.index, number);
        let edit = Draft::Set { record, fields: vec![("text".into(), text)] };
        self.replica.make(vec![edit], Manner::Act, wall_ms());
        self.look();
        self.offer();
    }
}

/// The card that a client edits.
pub fn own_card(index: usize) -> RecordId {
    RecordId::new(format!("edit-{index}"))
}
