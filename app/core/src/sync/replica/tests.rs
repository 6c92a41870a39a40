//! What a person may rely on at their own page, rule by rule. `Desk` is a server of a few lines: it judges,
//! and tells pages what it has.

mod derived;
mod device;
mod frames;
mod queue;
mod tabs;
mod undoing;

use serde_json::{Value, json};

use super::*;
use crate::{
    domain::{
        account::AccountKind,
        grants::{Function, Standing},
        space::SpaceKind,
    },
    sync::{
        Viewer,
        cursor::Place,
        judge::Docket,
        protocol::{Entry, Frame, Item, PullReply},
    },
};

const NOW: u64 = 1_000_000;

fn standing() -> Standing {
    let functions = [Function::Host].into();
    Standing { account: Some(AccountKind::Teacher), functions, ..Standing::visitor(SpaceKind::Board) }
}

/// A server that everybody is a host of.
#[derive(Default)]
struct Desk {
    records: BTreeMap<RecordId, Record>,
    log: Vec<Entry>,
}

impl Desk {
    fn judge(&mut self, who: &str, batches: &[Batch]) -> Vec<Verdict> {
        let by = Viewer { principal: Some(who.into()), standing: standing() };
        let mut docket = Docket::new(&self.records, self.log.len() as u64, 0, Stamp::default());
        let mut verdicts = Vec::new();
        for batch in batches {
            let outcomes = docket.judge(batch, &by, NOW);
            let ids = batch.changes.iter().map(|change| change.id.clone());
            verdicts.extend(ids.zip(outcomes).map(|(change, outcome)| Verdict { change, outcome }));
        }
        let (changed, entries) = (docket.changed, docket.entries);
        self.records.extend(changed);
        self.log.extend(entries);
        verdicts
    }

    /// Takes a page's waiting gestures in and gives it the verdicts.
    fn settle(&mut self, page: &mut Replica) {
        let batches = page.offer(100);
        let verdicts = self.judge(page.me().as_str(), &batches);
        page.on_verdicts(&verdicts, NOW);
    }

    fn cursor(&self) -> Cursor {
        let change = self.log.last().map(|entry| entry.change.id.clone());
        Cursor::from(Place { epoch: 1, seq: self.log.len() as u64, change, accepted_ms: NOW, audience: 1 })
    }

    fn frame(&self, after: Seq, items: Vec<Item>) -> Frame {
        let upto = self.log.len() as u64;
        Frame { after, upto, cursor: self.cursor(), snapshot: false, lost: false, items }
    }

    /// Everything after `after`, each record whole.
    fn news(&self, after: Seq) -> Frame {
        let fresh = self.records.values().filter(|record| record.seq > after);
        self.frame(after, fresh.cloned().map(Item::Record).collect())
    }

    fn snapshot(&self) -> Frame {
        Frame { snapshot: true, ..self.news(0) }
    }

    fn pull(&self, page: &mut Replica) -> Received {
        let frame = if page.cursor().is_some() { self.news(page.seq()) } else { self.snapshot() };
        page.on_pull(PullReply { server_ms: NOW, frame, standing: standing() }, NOW)
    }

    /// Somebody else's finished edit of one field.
    fn elsewhere(&mut self, who: &str, record: &str, field: &str, value: Value) {
        let mut other = page(who, &format!("{who}.w{}", self.log.len()));
        self.pull(&mut other);
        other.make(vec![set(record, field, value)], Manner::Act, NOW);
        store(&mut other);
        self.settle(&mut other);
    }

    fn text(&self, record: &str) -> Option<&str> {
        self.records.get(&record.into()).and_then(|record| record.text("text"))
    }

    fn loses(&mut self, down_to: usize) {
        self.log.truncate(down_to);
        let log = std::mem::take(&mut self.log);
        self.records.clear();
        for entry in log {
            self.judge(entry.author.as_str(), &[Batch { changes: vec![entry.change] }]);
        }
    }
}

fn page(who: &str, writer: &str) -> Replica {
    Replica::new(who.into(), "board:1".into(), writer.into())
}

fn card(id: &str, text: &str) -> Draft {
    let fields = [("text".to_owned(), json!(text)), ("sort".to_owned(), json!("trend"))].into();
    Draft::Create { record: id.into(), kind: "board_card".into(), fields }
}

fn set(id: &str, field: &str, value: Value) -> Draft {
    Draft::Set { record: id.into(), fields: vec![(field.to_owned(), value)] }
}

fn write(page: &mut Replica, record: &str, text: &str) -> Option<ChangeId> {
    page.make(vec![set(record, "text", json!(text))], Manner::Act, NOW)
}

fn keystroke(page: &mut Replica, record: &str, text: &str) -> Option<ChangeId> {
    page.make(vec![set(record, "text", json!(text))], Manner::Typing, NOW)
}

fn seen<'a>(page: &'a Replica, record: &str) -> Option<&'a str> {
    page.record(&record.into()).and_then(|record| record.text("text"))
}

/// The device takes everything in, and says so.
fn store(page: &mut Replica) -> Vec<Write> {
    let writes = page.take_writes();
    for (id, at) in writes.iter().filter_map(stored) {
        page.mark_stored(&id, at);
    }
    writes
}

fn stored(write: &Write) -> Option<(ChangeId, Stamp)> {
    let Write::Put { key, text } = write else { return None };
    let pending: Pending = key.starts_with("p/").then(|| serde_json::from_str(text).ok())??;
    pending.batch.changes.first().map(|first| (first.id.clone(), first.at))
}

/// A board with one confirmed card «c» by Ivan, and his page that has it.
fn board() -> (Desk, Replica) {
    let mut desk = Desk::default();
    let mut ivan = page("ivan", "i");
    desk.pull(&mut ivan);
    ivan.make(vec![card("c", "Мысль")], Manner::Act, NOW);
    let reveal = Draft::Set { record: "c".into(), fields: vec![("audience".into(), json!("all"))] };
    ivan.make(vec![reveal], Manner::Act, NOW);
    store(&mut ivan);
    desk.settle(&mut ivan);
    ivan.on_frame(desk.news(0));
    store(&mut ivan);
    ivan.flush();
    assert_eq!((ivan.waiting(), ivan.pending.len()), (0, 0));
    (desk, ivan)
}
