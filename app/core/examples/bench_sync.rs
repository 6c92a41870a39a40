//! Figures of the core: `cargo run --release -p karta-core --example bench_sync`. Prints, asserts nothing.

use std::{collections::BTreeMap, hint::black_box, time::Instant};

use karta_core::{
    domain::{
        account::AccountKind,
        grants::{Function, Standing},
        space::SpaceKind,
    },
    sync::{
        Batch, Change, ChangeId, Cursor, FieldPatch, Op, Record, RecordId, Stamp, Viewer,
        cursor::Place,
        judge::Docket,
        protocol::{Frame, Item, PullReply},
        replica::{Draft, Manner, Replica, Write},
    },
};
use serde_json::json;

const CHANGES: u64 = 100_000;
const RECORDS: u64 = 10_000;
const EDITS: u64 = 2_000;
const NOW: u64 = 1_900_000_000_000;

fn main() {
    let records = fold();
    let device = fill(&records);
    let page = load(&device);
    edit(page);
}

fn standing() -> Standing {
    let functions = [Function::Host].into();
    Standing { account: Some(AccountKind::Teacher), functions, ..Standing::visitor(SpaceKind::Board) }
}

fn says(what: &str, count: u64, since: Instant) {
    let took = since.elapsed().as_secs_f64();
    println!("{what:<52} {:>10.0} a second, {:>8.2} µs each", count as f64 / took, took * 1e6 / count as f64);
}

/// 10,000 cards, then edits of them up to 100,000 changes.
fn fold() -> BTreeMap<RecordId, Record> {
    let by = Viewer { principal: Some("p".into()), standing: standing() };
    let mut last: BTreeMap<u64, ChangeId> = BTreeMap::new();
    let batches: Vec<Batch> = (0..CHANGES).map(|n| Batch { changes: vec![change(n, &mut last)] }).collect();
    let empty = BTreeMap::new();
    let since = Instant::now();
    let mut docket = Docket::new(&empty, 0, 0, Stamp::default());
    for batch in &batches {
        black_box(docket.judge(batch, &by, NOW));
    }
    says("folding 100,000 changes over 10,000 records", CHANGES, since);
    docket.changed
}

fn change(n: u64, last: &mut BTreeMap<u64, ChangeId>) -> Change {
    let id = ChangeId { writer: "w".into(), counter: n };
    let card = n % RECORDS;
    let text = json!(format!("Мысль о будущем, которая занимает примерно строку: {n}"));
    let op = match last.insert(card, id.clone()) {
        None => {
            let fields = [("text".to_owned(), text), ("sort".to_owned(), json!("trend"))].into();
            Op::Create { kind: "board_card".into(), fields }
        }
        base => Op::Set { fields: [("text".to_owned(), FieldPatch { value: text, base })].into() },
    };
    Change { id, record: name(card), at: Stamp { ms: NOW + n / 100, tick: 0 }, schema: 1, op }
}

fn name(card: u64) -> RecordId {
    RecordId::new(format!("card-{card}"))
}

fn cursor(seq: u64) -> Cursor {
    Cursor::from(Place { epoch: 1, seq, change: None, accepted_ms: NOW, audience: 1 })
}

fn page(writer: &str) -> Replica {
    Replica::new("p".into(), "board:1".into(), writer.into())
}

/// The snapshot of 10,000 records, taken in and written to the device.
fn fill(records: &BTreeMap<RecordId, Record>) -> Vec<(String, String)> {
    let items = records.values().cloned().map(Item::Record).collect();
    let frame =
        Frame { after: 0, upto: CHANGES, cursor: cursor(CHANGES), snapshot: true, lost: false, items };
    let mut page = page("a");
    let since = Instant::now();
    page.on_pull(PullReply { server_ms: NOW, frame, standing: standing() }, NOW);
    says("taking in a snapshot of 10,000 records", RECORDS, since);
    let writes = page.flush().into_iter().filter_map(|write| match write {
        Write::Put { key, text } => Some((key, text)),
        Write::Remove { .. } => None,
    });
    let device: Vec<_> = writes.collect();
    let bytes: usize = device.iter().map(|(key, text)| key.len() + text.len()).sum();
    println!(
        "{:<52} {:>10} bytes, {} a record",
        "the device's copy of 10,000 records",
        bytes,
        bytes as u64 / RECORDS
    );
    device
}

fn load(device: &[(String, String)]) -> Replica {
    let mut page = page("b");
    let stored = device.to_vec();
    let since = Instant::now();
    let spoiled = page.load(stored, &|_| false);
    says("loading 10,000 records from the device", RECORDS, since);
    println!("{:<52} {:>10.1} ms", "… altogether", since.elapsed().as_secs_f64() * 1e3);
    black_box(spoiled);
    page
}

/// Local edits over 10,000 records, each followed by what it writes; then frames of one change.
fn edit(mut page: Replica) {
    let (mut bytes, mut writes) = (0, 0);
    let since = Instant::now();
    for n in 0..EDITS {
        let fields = vec![("text".to_owned(), json!(format!("Правка {n} в одну строку, как обычно")))];
        let draft = Draft::Set { record: name(n * 7 % RECORDS), fields };
        black_box(page.make(vec![draft], Manner::Typing, NOW + n));
        for write in page.take_writes() {
            writes += 1;
            bytes += match &write {
                Write::Put { key, text } => key.len() + text.len(),
                Write::Remove { key } => key.len(),
            };
        }
        black_box(page.take_changed());
    }
    says("a local edit over 10,000 records, with its write", EDITS, since);
    println!(
        "{:<52} {:>10} bytes in {:.1} writes",
        "written per edit",
        bytes as u64 / EDITS,
        f64::from(writes) / EDITS as f64
    );
    one_change_frames();
}

fn one_change_frames() {
    let mut page = page("c");
    let mut base = BTreeMap::new();
    let by = Viewer { principal: Some("q".into()), standing: standing() };
    let made: Vec<Batch> = (0..RECORDS).map(|n| Batch { changes: vec![change(n, &mut base)] }).collect();
    let empty = BTreeMap::new();
    let mut docket = Docket::new(&empty, 0, 0, Stamp::default());
    made.iter().for_each(|batch| drop(docket.judge(batch, &by, NOW)));
    let items = docket.changed.values().cloned().map(Item::Record).collect();
    page.on_frame(Frame {
        after: 0,
        upto: RECORDS,
        cursor: cursor(RECORDS),
        snapshot: true,
        lost: false,
        items,
    });
    let frames: Vec<Frame> = (RECORDS..RECORDS + EDITS)
        .map(|n| {
            docket.judge(&Batch { changes: vec![change(n, &mut base)] }, &by, NOW);
            let record = &docket.changed[&name(n % RECORDS)];
            let cells = [("text".to_owned(), record.fields["text"].clone())].into();
            let item = Item::Cells { id: record.id.clone(), seq: n + 1, cells, deleted: None };
            Frame {
                after: n,
                upto: n + 1,
                cursor: cursor(n + 1),
                snapshot: false,
                lost: false,
                items: vec![item],
            }
        })
        .collect();
    let bytes = serde_json::to_string(&frames[0]).map_or(0, |text| text.len());
    let since = Instant::now();
    for frame in frames {
        black_box(page.on_frame(frame));
        black_box(page.flush());
    }
    says("a frame of 1 change over 10,000 records, flushed", EDITS, since);
    println!("{:<52} {bytes:>10} bytes", "a frame of 1 change on the wire");
}
