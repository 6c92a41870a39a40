//! Bringing a database up to this program's schema: each numbered file once, in one transaction.

use surrealdb::{Surreal, engine::any::Any};

use super::{done, failed};
use crate::persistence::StorageError;

/// Every step there has ever been, in order. A step that has been released is never edited.
const STEPS: &[&str] = &[
    include_str!("../schema/001_spaces.surql"),
    include_str!("../schema/002_people.surql"),
    include_str!("../schema/003_text.surql"),
];

/// Asks how many steps the database has had.
pub const HAD: &str = "SELECT VALUE steps FROM meta:schema";

/// How many steps this program knows.
pub fn known() -> usize {
    STEPS.len()
}

/// Applies the steps that the database has not had.
///
/// # Errors
/// Where the database has had more steps than this program knows: it was written by a newer one.
pub async fn bring_up(db: &Surreal<Any>) -> Result<(), StorageError> {
    bring_up_to(db, STEPS.len()).await
}

/// Applies the steps up to this many: a backup is read into the schema that it was made with.
///
/// # Errors
/// As [`bring_up`].
pub async fn bring_up_to(db: &Surreal<Any>, steps: usize) -> Result<(), StorageError> {
    let mut answer = done(db.query(HAD)).await;
    let had: Vec<i64> = match &mut answer {
        Ok(answer) => answer.take(0).map_err(failed)?,
        // A database that has never been opened has no such table yet.
        Err(_) => Vec::new(),
    };
    let had = had.first().map_or(0, |steps| usize::try_from(*steps).unwrap_or(0));
    if had > STEPS.len() {
        return Err(StorageError::Database("the database was written by a newer version of Karta".into()));
    }
    for (index, step) in STEPS.iter().enumerate().take(steps).skip(had) {
        let query =
            format!("BEGIN;\n{step}\nUPSERT meta:schema SET steps = {} RETURN NONE;\nCOMMIT;", index + 1);
        done(db.query(query)).await?;
    }
    Ok(())
}
