//! [`Storage`] on SurrealDB: tables `head`, `record`, `change` and `verdict`.
//!
//! Records are fetched by id or by a range of ids. A commit is one transaction that compares the head's
//! version; a conflict and a lost answer both end in reading the head again, never in a guess.

use std::{env, sync::Arc};

use async_trait::async_trait;
use futures::stream::BoxStream;
use karta_core::sync::{ChangeId, Record, RecordId, Seq, SpaceId, protocol::Entry};
use serde_json::{Value, json};
use surrealdb::{
    IndexedResults, Surreal,
    engine::any::Any,
    method::Query,
    types::{Error, QueryError},
};

use self::rows::{Verdict, entry_rows, head_row, read, read_text, record_rows, verdict_rows};
use super::{Commit, Committed, Head, Judged, Storage, StorageError, Stored, is_server};

pub mod accounts;
mod moves;
#[cfg(test)]
mod older;
mod rows;
mod schema;
pub mod tables;

/// What the transaction throws where the head is not the expected one.
const MOVED: &str = "karta: the head has moved";

const COMMIT: &str = "
    BEGIN;
    LET $now = (SELECT VALUE version FROM ONLY type::record('head', $space)) ?? -1;
    IF $now != $expected { THROW $moved };
    UPSERT type::record('head', $space) CONTENT $head RETURN NONE;
    INSERT INTO change $entries RETURN NONE;
    FOR $row IN $records { UPSERT type::record('record', $row.key) CONTENT $row.row RETURN NONE };
    INSERT INTO verdict $verdicts RETURN NONE;
    COMMIT;
";

const FORGET: &str = "
    BEGIN;
    DELETE type::record('head', $space) RETURN NONE;
    DELETE record:[$space, '']..[$space, []] RETURN NONE;
    DELETE change:[$space, 0]..[$space, ''] RETURN NONE;
    DELETE verdict:[$space, '']..[$space, []] RETURN NONE;
    COMMIT;
";

/// Durable spaces in SurrealDB.
pub struct SurrealStorage {
    /// Shared as it is: a clone of the client itself would open a session of its own.
    db: Arc<Surreal<Any>>,
}

impl SurrealStorage {
    /// Connects, and brings the schema up to this program's. `surrealkv://…`, `mem://` or `ws://…`; for the
    /// last, KARTA_DB_USER and KARTA_DB_PASS sign in.
    ///
    /// # Errors
    /// Where there is no such database, or it is of a newer version than this program.
    pub async fn open(connect: &str) -> Result<Self, StorageError> {
        let db = connected(connect).await?;
        schema::bring_up(&db).await?;
        Ok(Self { db: Arc::new(db) })
    }

    /// The connection, for the other tables.
    pub fn db(&self) -> Arc<Surreal<Any>> {
        Arc::clone(&self.db)
    }

    async fn bodies(&self, query: Query<'_, Any>) -> Result<Vec<Value>, StorageError> {
        done(query).await?.take(0).map_err(failed)
    }

    /// After an answer that says nothing for certain: what the head says (rule: never a guess).
    async fn found_out(&self, commit: &Commit, error: StorageError) -> Result<Committed, StorageError> {
        match self.head(&commit.space).await {
            Ok(Some(head)) if head == commit.head => Ok(Committed::Done),
            Ok(head) if head != commit.expected => Ok(Committed::Conflict),
            _ => Err(error),
        }
    }
}

async fn connected(connect: &str) -> Result<Surreal<Any>, StorageError> {
    let db = surrealdb::engine::any::connect(connect).await.map_err(failed)?;
    if is_server(connect)
        && let (Ok(username), Ok(password)) = (env::var("KARTA_DB_USER"), env::var("KARTA_DB_PASS"))
    {
        db.signin(surrealdb::opt::auth::Root { username, password }).await.map_err(failed)?;
    }
    db.use_ns("karta").use_db("karta").await.map_err(failed)?;
    Ok(db)
}

#[async_trait]
impl Storage for SurrealStorage {
    async fn load(&self, space: &SpaceId) -> Result<Option<Stored>, StorageError> {
        let Some(head) = self.head(space).await? else { return Ok(None) };
        let query = self.db.query("SELECT VALUE body FROM record:[$space, '']..[$space, []]");
        let bodies = self.bodies(query.bind(("space", space.to_string()))).await?;
        let records = bodies.into_iter().filter_map(|body| {
            let record: Result<Record, _> = read("record", body);
            record.inspect_err(|error| tracing::error!(%space, ?error, "a stored record is left out")).ok()
        });
        Ok(Some(Stored { head, records: records.collect() }))
    }

    async fn head(&self, space: &SpaceId) -> Result<Option<Head>, StorageError> {
        let query = self.db.query("SELECT VALUE body FROM type::record('head', $space)");
        let mut bodies: Vec<String> =
            done(query.bind(("space", space.to_string()))).await?.take(0).map_err(failed)?;
        bodies.pop().map(|body| read_text("head", &body)).transpose()
    }

    async fn moves(&self) -> Result<Option<BoxStream<'static, SpaceId>>, StorageError> {
        moves::of_heads(&self.db).await.map(Some)
    }

    async fn commit(&self, commit: Commit) -> Result<Committed, StorageError> {
        let expected = commit.expected.as_ref().map_or(-1, |head| head.version as i64);
        let query = self
            .db
            .query(COMMIT)
            .bind(("space", commit.space.to_string()))
            .bind(("expected", expected))
            .bind(("moved", MOVED))
            .bind(("head", head_row(&commit.head)?))
            .bind(("entries", entry_rows(&commit)?))
            .bind(("records", record_rows(&commit)?))
            .bind(("verdicts", verdict_rows(&commit)?));
        let mut answer = match query.await {
            Ok(answer) => answer,
            Err(error) => return self.found_out(&commit, failed(error)).await,
        };
        let errors = answer.take_errors();
        if errors.is_empty() {
            return Ok(Committed::Done);
        }
        if errors.values().any(is_conflict) {
            return Ok(Committed::Conflict);
        }
        self.found_out(&commit, telling(errors.into_values())).await
    }

    async fn entries_after(
        &self,
        space: &SpaceId,
        after: Seq,
        limit: u64,
    ) -> Result<Vec<Entry>, StorageError> {
        let from = after.saturating_add(1);
        let to = from.saturating_add(limit).min(i64::MAX as u64);
        let query = self
            .db
            .query("SELECT VALUE body FROM change:[$space, $from]..[$space, $to]")
            .bind(("space", space.to_string()))
            .bind(("from", from as i64))
            .bind(("to", to as i64));
        self.bodies(query).await?.into_iter().map(|body| read("change", body)).collect()
    }

    async fn change_at(&self, space: &SpaceId, seq: Seq) -> Result<Option<ChangeId>, StorageError> {
        let query = self
            .db
            .query("SELECT VALUE body FROM type::record('change', [$space, $seq])")
            .bind(("space", space.to_string()))
            .bind(("seq", seq as i64));
        let entry = self.bodies(query).await?.into_iter().next();
        Ok(entry.map(|body| read::<Entry>("change", body)).transpose()?.map(|entry| entry.change.id))
    }

    async fn history(&self, space: &SpaceId, record: &RecordId) -> Result<Vec<Entry>, StorageError> {
        let query = self
            .db
            .query("SELECT VALUE body FROM change WHERE space = $space AND rid = $rid")
            .bind(("space", space.to_string()))
            .bind(("rid", record.to_string()));
        let bodies = self.bodies(query).await?;
        let mut entries: Vec<Entry> =
            bodies.into_iter().map(|body| read("change", body)).collect::<Result<_, _>>()?;
        entries.sort_by_key(|entry| entry.seq);
        Ok(entries)
    }

    async fn judged(&self, space: &SpaceId, ids: &[ChangeId]) -> Result<Vec<Option<Judged>>, StorageError> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let keys: Vec<Value> = ids.iter().map(|id| json!([space, id])).collect();
        let query = "SELECT VALUE body FROM $keys.map(|$key| type::record('verdict', $key))";
        let mut answer = done(self.db.query(query).bind(("keys", keys))).await?;
        let bodies: Vec<Option<String>> = answer.take(0).map_err(failed)?;
        let mut found = std::collections::HashMap::new();
        for body in bodies.into_iter().flatten() {
            let verdict: Verdict = read_text("verdict", &body)?;
            found.insert(verdict.change.id.clone(), verdict);
        }
        Ok(ids
            .iter()
            .map(|id| found.remove(id))
            .map(|verdict| {
                verdict.map(|Verdict { author, change, outcome }| Judged { author, change, outcome })
            })
            .collect())
    }

    async fn forget(&self, space: &SpaceId) -> Result<(), StorageError> {
        done(self.db.query(FORGET).bind(("space", space.to_string()))).await.map(drop)
    }

    async fn spaces_with(&self, record: &RecordId) -> Result<Vec<SpaceId>, StorageError> {
        let query = self
            .db
            .query("SELECT VALUE space FROM record WHERE rid = $rid AND alive = true")
            .bind(("rid", record.to_string()));
        let mut answer = done(query).await?;
        let mut spaces: Vec<String> = answer.take(0).map_err(failed)?;
        spaces.sort();
        Ok(spaces.into_iter().map(SpaceId::new).collect())
    }
}

/// Runs a query of which every statement must succeed.
async fn done(query: Query<'_, Any>) -> Result<IndexedResults, StorageError> {
    let mut answer = query.await.map_err(failed)?;
    let errors = answer.take_errors();
    if errors.is_empty() { Ok(answer) } else { Err(telling(errors.into_values())) }
}

/// Another writer was first: by our own comparison, or by the engine's.
fn is_conflict(error: &Error) -> bool {
    let message = error.message();
    error.query_details() == Some(&QueryError::TransactionConflict)
        || message.contains(MOVED)
        || message.contains(accounts::MOVED)
}

/// The error that says most: the others of a failed transaction were merely not executed.
fn telling(errors: impl Iterator<Item = Error>) -> StorageError {
    let mut errors: Vec<_> = errors.collect();
    errors.sort_by_key(|error| error.query_details() == Some(&QueryError::NotExecuted));
    match errors.into_iter().next() {
        Some(error) => failed(error),
        None => StorageError::Database("a query failed without an error".into()),
    }
}

fn failed(error: Error) -> StorageError {
    StorageError::Database(Box::new(error))
}
