//! Figures of a room over SurrealDB on disk: `cargo run --release -p server --example bench_rooms`. Prints,
//! asserts nothing, takes about a minute.

use std::{
    collections::HashMap,
    error::Error,
    path::Path,
    sync::Arc,
    time::{Duration, Instant},
};

use karta_core::{
    domain::account::AccountKind,
    sync::{
        Batch, Change, ChangeId, Cursor, FieldPatch, Kind, Op, Outcome, RecordId, SpaceId, Stamp, WriterId,
    },
};
use serde_json::json;
use server::{
    backup::{self, Listener},
    config::Config,
    live::{
        clerk::Clerk,
        hub::Nodes,
        room::{Answer, Asked, Caller, Effect, Offer, What},
    },
    persistence::{self, Storage, surreal::tables::Tables},
    web::Reach,
};
use tokio::task::JoinSet;

/// Entries of the log before anything is pulled.
const LOG: u64 = 100_000;
const RECORDS: u64 = 10_000;
/// Changes of different people that one commit takes together.
const BATCH: u64 = 100;
const SINGLES: u64 = 2_000;
const PULLS: u64 = 500;
const RESTARTS: u64 = 5;
const NOW: u64 = 1_900_000_000_000;

type Fallible<T> = Result<T, Box<dyn Error>>;

#[tokio::main]
async fn main() -> Fallible<()> {
    let folder = tempfile::tempdir()?;
    let opened = persistence::open(folder.path(), None).await?;
    let mut bench = Bench::new(opened.storage).await?;
    bench.fold().await?;
    bench.single().await?;
    bench.pull_warm().await?;
    bench.pull_after_restart().await?;
    back_up(folder.path(), opened.tables).await
}

/// With the server running.
async fn back_up(folder: &Path, tables: Tables) -> Fallible<()> {
    let mut own = JoinSet::new();
    own.spawn(Listener::bind(folder)?.serve(tables));
    let file = folder.join("backup.jsonl");
    let since = Instant::now();
    backup::backup(&config(folder), &file).await?;
    println!("{:<52} {:>10.1} s", "a backup of all this", since.elapsed().as_secs_f64());
    println!("{:<52} {:>10} bytes", "… on disk", file.metadata()?.len());
    Ok(())
}

fn config(data: &Path) -> Config {
    Config {
        tls: None,
        addr: ([127, 0, 0, 1], 0).into(),
        data: data.to_owned(),
        db: None,
        nodes: Nodes::One,
        reach: Reach::default(),
        log: String::new(),
    }
}

/// A board, its host who writes and reads, and what the host knows of it.
struct Bench {
    storage: Arc<dyn Storage>,
    space: SpaceId,
    host: Caller,
    clerk: Clerk,
    made: u64,
    last: HashMap<u64, ChangeId>,
}

impl Bench {
    async fn new(storage: Arc<dyn Storage>) -> Fallible<Self> {
        let space = SpaceId::from("board:bench");
        let host = Caller::person("a-host".into(), AccountKind::Methodist, "Ведущая");
        let clerk = Clerk::new(Arc::clone(&storage), space.clone(), 1);
        let mut bench = Self { storage, space, host, clerk, made: 0, last: HashMap::new() };
        let id = ChangeId { writer: WriterId::from("server"), counter: 1 };
        let head = karta_core::sync::record::fields([("title", "Доска".into())]);
        let what = What::Found { head, person: "a-host".into(), name: "Ведущая".into() };
        bench.decide(Offer { caller: Caller::system(), asked: Asked::Effect(Effect { id, what }) }).await?;
        Ok(bench)
    }

    /// Decides and commits; gives the time it took.
    async fn decide(&mut self, offer: Offer) -> Fallible<Duration> {
        let since = Instant::now();
        let done = self.clerk.decide(&[offer], NOW + self.made).await?;
        let took = since.elapsed();
        let accepted = |answer: &Answer| match answer {
            Answer::Verdicts(verdicts) => {
                verdicts.iter().all(|verdict| matches!(verdict.outcome, Outcome::Accepted { .. }))
            }
            Answer::NotAllowed => false,
        };
        // A figure of refusals would be worth nothing.
        if done.answers.iter().all(accepted) { Ok(took) } else { Err(format!("{:?}", done.answers).into()) }
    }

    async fn write(&mut self, changes: u64) -> Fallible<Duration> {
        let batches = (0..changes).map(|_| Batch { changes: vec![self.change()] }).collect();
        self.decide(Offer { caller: self.host.clone(), asked: Asked::Batches(batches) }).await
    }

    /// The next change: cards are made first, and then edited in turn.
    fn change(&mut self) -> Change {
        let card = self.made % RECORDS;
        self.made += 1;
        let id = ChangeId { writer: WriterId::from("bench"), counter: self.made };
        let text = json!(format!("Мысль о будущем, которая занимает примерно строку: {}", self.made));
        let op = match self.last.insert(card, id.clone()) {
            None => {
                let fields = [("text".to_owned(), text), ("sort".to_owned(), json!("trend"))].into();
                Op::Create { kind: Kind::from("board_card"), fields }
            }
            base => Op::Set { fields: [("text".to_owned(), FieldPatch { value: text, base })].into() },
        };
        let at = Stamp { ms: NOW + self.made, tick: 0 };
        Change { id, record: RecordId::new(format!("card-{card}")), at, schema: 1, op }
    }

    async fn fold(&mut self) -> Fallible<()> {
        let mut times = Vec::new();
        while self.made < LOG {
            times.push(self.write(BATCH).await?);
        }
        says(&format!("folding {LOG} changes, {BATCH} a commit"), &mut times, BATCH);
        Ok(())
    }

    async fn single(&mut self) -> Fallible<()> {
        let mut times = Vec::new();
        for _ in 0..SINGLES {
            times.push(self.write(1).await?);
        }
        says("one change a commit, one after another", &mut times, 1);
        Ok(())
    }

    async fn cursor(&mut self) -> Fallible<Cursor> {
        let reply = self.clerk.pull(&self.host, None, NOW).await?;
        Ok(reply.ok_or("the host may not read")?.frame.cursor)
    }

    /// Pulls what is new since the cursor; gives the time, the bytes of the reply and the next cursor.
    async fn pull(&mut self, cursor: &Cursor) -> Fallible<(Duration, usize, Cursor)> {
        let since = Instant::now();
        let reply = self.clerk.pull(&self.host, Some(cursor), NOW).await?.ok_or("the host may not read")?;
        let text = serde_json::to_string(&reply)?;
        let took = since.elapsed();
        if reply.frame.snapshot || reply.frame.items.len() != 1 {
            return Err("the pull is not of one change".into());
        }
        Ok((took, text.len(), reply.frame.cursor))
    }

    async fn pull_warm(&mut self) -> Fallible<()> {
        let mut cursor = self.cursor().await?;
        let (mut times, mut bytes) = (Vec::new(), 0);
        for _ in 0..PULLS {
            self.write(1).await?;
            let took;
            (took, bytes, cursor) = self.pull(&cursor).await?;
            times.push(took);
        }
        says(&format!("a pull of 1 change in {}", self.made), &mut times, 1);
        println!("{:<52} {bytes:>10} bytes", "… on the wire");
        Ok(())
    }

    /// The same where memory knows nothing of the log: each cursor's place is looked up on disk.
    async fn pull_after_restart(&mut self) -> Fallible<()> {
        let (mut opening, mut pulling) = (Vec::new(), Vec::new());
        for _ in 0..RESTARTS {
            let cursor = self.cursor().await?;
            self.write(1).await?;
            self.clerk = Clerk::new(Arc::clone(&self.storage), self.space.clone(), 1);
            let since = Instant::now();
            self.clerk.room().await?;
            opening.push(since.elapsed());
            for _ in 0..PULLS / RESTARTS {
                pulling.push(self.pull(&cursor).await?.0);
            }
        }
        says("the same after a restart, its place read from disk", &mut pulling, 1);
        says(&format!("opening a room of {RECORDS} records"), &mut opening, 1);
        Ok(())
    }
}

fn says(what: &str, times: &mut [Duration], changes: u64) {
    times.sort();
    let all: Duration = times.iter().sum();
    let of = |percent: usize| {
        let at = (times.len() * percent / 100).min(times.len().saturating_sub(1));
        times.get(at).map_or(0.0, |time| time.as_secs_f64() * 1e3)
    };
    let rate = (times.len() as u64 * changes) as f64 / all.as_secs_f64();
    println!("{what:<52} {rate:>10.0} a second, p50 {:>7.2} ms, p95 {:>7.2} ms", of(50), of(95));
}
