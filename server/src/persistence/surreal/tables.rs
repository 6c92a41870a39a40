//! All tables as raw rows, for backup and restore. Nothing is interpreted but a head's epoch: a row that this
//! version cannot read is carried over to the letter, and lifted with the others by the schema's steps.
//!
//! A [`Snapshot`] is one read transaction: what is written meanwhile is not in it, in no table.

use std::sync::Arc;

use futures::StreamExt;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use surrealdb::{
    Surreal,
    engine::any::Any,
    method::{ItemStream, StreamItem, Transaction},
    types::SurrealValue,
};

use super::{connected, done, failed, schema};
use crate::persistence::StorageError;

/// Every table but `meta`, whose one row the schema keeps.
pub const TABLES: [&str; 8] = ["head", "record", "change", "verdict", "people", "account", "session", "door"];

/// Asks which tables there are: an older schema has fewer.
const THERE: &str = "RETURN object::keys((INFO FOR DB).tables)";

/// The table of heads, whose rows a restore changes.
const HEAD: &str = "head";

/// Rows in a page.
const PAGE_ROWS: usize = 500;

/// The name under which a row's key is asked for; no table has such a field.
const KEY: &str = "karta_key";

/// One row.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Row {
    pub table: String,
    pub key: Value,
    pub row: Value,
}

/// The database below its meaning.
#[derive(Clone)]
pub struct Tables {
    db: Arc<Surreal<Any>>,
}

impl Tables {
    /// Over an open connection whose schema is up to date.
    pub fn new(db: Arc<Surreal<Any>>) -> Self {
        Self { db }
    }

    /// A new database with the schema of a backup, to be [`filled`](Self::fill) and then [`lifted`](Self::lift).
    ///
    /// # Errors
    /// Where it cannot be made.
    pub async fn make(connect: &str, schema: usize) -> Result<Self, StorageError> {
        let db = connected(connect).await?;
        schema::bring_up_to(&db, schema).await?;
        Ok(Self { db: Arc::new(db) })
    }

    /// A database as it is, of this program's schema or an older one, which stays as it is.
    ///
    /// # Errors
    /// Where it cannot be opened.
    pub async fn open(connect: &str) -> Result<Self, StorageError> {
        Ok(Self { db: Arc::new(connected(connect).await?) })
    }

    /// Steps of the schema that this program knows.
    pub fn schema() -> usize {
        schema::known()
    }

    /// Everything as it stands now. To be closed.
    pub async fn snapshot(&self) -> Result<Snapshot, StorageError> {
        let client = Surreal::clone(&self.db);
        Snapshot::of(client.begin().await.map_err(failed)?).await
    }

    /// Writes rows. A head gets a new epoch: clients then know that what they were told since the backup
    /// may be gone, and offer it again.
    pub async fn fill(&self, mut rows: Vec<Row>) -> Result<(), StorageError> {
        rows.iter_mut().filter(|row| row.table == HEAD).try_for_each(renew_epoch)?;
        let rows =
            rows.into_iter().map(|Row { table, key, row }| json!({ "table": table, "key": key, "row": row }));
        let query =
            "FOR $row IN $rows { UPSERT type::record($row.table, $row.key) CONTENT $row.row RETURN NONE }";
        done(self.db.query(query).bind(("rows", rows.collect::<Vec<_>>()))).await.map(drop)
    }

    /// Brings a filled database up to this program's schema.
    pub async fn lift(&self) -> Result<(), StorageError> {
        schema::bring_up(&self.db).await
    }
}

/// The database at one moment, read page by page.
pub struct Snapshot {
    reading: Transaction<Any>,
    /// What is still to be read, the next at the end.
    tables: Vec<&'static str>,
    /// The table being read: rows as the engine comes to them, so that none is held whole in memory.
    table: Option<(&'static str, ItemStream)>,
}

impl Snapshot {
    async fn of(reading: Transaction<Any>) -> Result<Self, StorageError> {
        let mut answer = done(reading.query(THERE)).await?;
        let there: Vec<String> = answer.take(0).map_err(failed)?;
        let tables = TABLES.into_iter().rev().filter(|table| there.iter().any(|name| name == table));
        Ok(Self { reading, tables: tables.collect(), table: None })
    }

    /// Steps of the schema that the rows are stored with.
    pub async fn schema(&self) -> Result<usize, StorageError> {
        let mut answer = done(self.reading.query(schema::HAD)).await?;
        let had: Vec<i64> = answer.take(0).map_err(failed)?;
        Ok(had.first().map_or(0, |steps| usize::try_from(*steps).unwrap_or(0)))
    }

    /// The next rows, table by table; `None` after the last.
    pub async fn next_page(&mut self) -> Result<Option<Vec<Row>>, StorageError> {
        let mut page = Vec::with_capacity(PAGE_ROWS);
        while page.len() < PAGE_ROWS {
            let Some((table, items)) = &mut self.table else {
                match self.tables.pop() {
                    Some(table) => self.table = Some((table, self.items(table)?)),
                    None => break,
                }
                continue;
            };
            // Rows count for nothing until the end of their statement has come.
            match items.next().await.transpose().map_err(failed)? {
                Some(StreamItem::Row { value, .. }) => page.push(named(table, value)?),
                Some(StreamItem::StatementEnd { result, .. }) => {
                    result.map_err(failed)?;
                    self.table = None;
                }
                None => return Err(StorageError::Database(format!("`{table}` was read in part").into())),
            }
        }
        Ok(Some(page).filter(|page| !page.is_empty()))
    }

    fn items(&self, table: &str) -> Result<ItemStream, StorageError> {
        let query = format!("SELECT *, record::id(id) AS {KEY} OMIT id FROM {table}");
        self.reading.query(query).stream_items().map_err(failed)
    }

    /// Ends the transaction.
    pub async fn close(self) -> Result<(), StorageError> {
        drop(self.table);
        self.reading.cancel().await.map(drop).map_err(failed)
    }
}

fn named(table: &str, value: surrealdb::types::Value) -> Result<Row, StorageError> {
    let mut row = Value::from_value(value).map_err(failed)?;
    let key = row.as_object_mut().and_then(|row| row.remove(KEY));
    let key = key.ok_or_else(|| StorageError::Database("a row came without its key".into()))?;
    Ok(Row { table: table.to_owned(), key, row })
}

fn renew_epoch(head: &mut Row) -> Result<(), StorageError> {
    let unreadable = |source| StorageError::Unreadable { what: "head", source };
    let body = head.row.get("body").and_then(Value::as_str).unwrap_or_default();
    let mut body: Value = serde_json::from_str(body).map_err(|error| unreadable(Box::new(error)))?;
    let Some(epoch) = body.get_mut("epoch") else { return Err(unreadable("it has no epoch".into())) };
    *epoch = rand::random::<u64>().into();
    head.row["body"] = body.to_string().into();
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[tokio::test]
    async fn no_table_is_left_out_of_a_backup() {
        let tables = Tables::make("mem://", Tables::schema()).await.unwrap();
        let mut info = done(tables.db.query(THERE)).await.unwrap();
        let there: Vec<String> = info.take(0).unwrap();
        let missed = there.iter().filter(|table| *table != "meta" && !TABLES.contains(&table.as_str()));
        assert_eq!(missed.collect::<Vec<_>>(), Vec::<&String>::new());
        assert!(TABLES.iter().all(|table| there.contains(&(*table).to_owned())), "{there:?}");
    }

    #[tokio::test]
    async fn pages_lose_and_double_nothing_and_show_nothing_written_after_they_began() {
        let tables = Tables::make("mem://", Tables::schema()).await.unwrap();
        let count = PAGE_ROWS * 2 + 1;
        let row = |space: &str, at: usize| Row {
            table: "change".into(),
            key: json!([space, at]),
            row: json!({ "space": space, "rid": "r", "body": { "at": at } }),
        };
        let rows: Vec<Row> = (1..=count).map(|at| row(if at % 2 == 0 { "b" } else { "a" }, at)).collect();
        tables.fill(rows.clone()).await.unwrap();
        let mut snapshot = tables.snapshot().await.unwrap();
        tables.fill(vec![row("c", 1)]).await.unwrap();
        let mut read = BTreeMap::new();
        while let Some(page) = snapshot.next_page().await.unwrap() {
            for row in page {
                assert_eq!(read.insert(row.key.to_string(), row), None);
            }
        }
        snapshot.close().await.unwrap();
        let wanted: BTreeMap<_, _> = rows.into_iter().map(|row| (row.key.to_string(), row)).collect();
        assert!(read == wanted, "{} of {}", read.len(), wanted.len());
    }

    #[tokio::test]
    async fn a_database_of_an_older_schema_is_backed_up_as_it_is() {
        let tables = Tables::make("mem://", 1).await.unwrap();
        let row = Row {
            table: "change".into(),
            key: json!(["a", 1]),
            row: json!({ "space": "a", "rid": "r", "body": {} }),
        };
        tables.fill(vec![row.clone()]).await.unwrap();
        let mut snapshot = tables.snapshot().await.unwrap();
        assert_eq!(snapshot.schema().await.unwrap(), 1);
        assert_eq!(snapshot.next_page().await.unwrap(), Some(vec![row]));
        assert_eq!(snapshot.next_page().await.unwrap(), None);
        snapshot.close().await.unwrap();
        tables.lift().await.unwrap();
        let snapshot = tables.snapshot().await.unwrap();
        assert_eq!(snapshot.schema().await.unwrap(), Tables::schema());
        snapshot.close().await.unwrap();
    }
}
