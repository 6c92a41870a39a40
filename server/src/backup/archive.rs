//! The file of a backup: JSON lines. The first says what it is, each of the others is a row, and the last one
//! counts them and seals all before it, so that a file that was cut or changed is told from a whole one.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::BackupError;
use crate::persistence::surreal::tables::Row;

mod lines;
mod write;

pub use write::{WriteError, write};

use lines::Lines;

const FORMAT: &str = "karta-backup";
const VERSION: u32 = 1;
/// How the last line begins, and no other.
const END: &[u8] = br#"{"end":"#;

/// Rows by table.
pub type Counts = BTreeMap<String, u64>;

#[derive(Serialize, Deserialize)]
struct Header {
    format: String,
    version: u32,
    /// Steps of the schema that the rows were stored with.
    schema: usize,
    /// The program's version, for people who look into the file.
    program: String,
    /// Milliseconds since 1970.
    made_ms: u64,
}

#[derive(Serialize, Deserialize)]
struct End {
    end: Counts,
    /// Of all lines before, hexadecimal.
    sha256: String,
}

/// Counts and hashes what passes.
#[derive(Default)]
struct Seal {
    counts: Counts,
    hash: Sha256,
}

impl Seal {
    fn count(&mut self, table: &str, rows: u64) {
        *self.counts.entry(table.to_owned()).or_default() += rows;
    }

    fn end(self) -> End {
        let sha256 = self.hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
        End { end: self.counts, sha256 }
    }
}

/// A backup that is whole.
pub struct Archive {
    path: PathBuf,
    /// Steps of the schema of its rows.
    pub schema: usize,
    pub counts: Counts,
}

impl Archive {
    /// Reads the file through.
    ///
    /// # Errors
    /// Where it is not a whole and unchanged backup that this program knows.
    pub fn open(path: &Path) -> Result<Self, BackupError> {
        let mut lines = Lines::of(path)?;
        let header = lines.header()?;
        let mut seal = Seal::default();
        seal.hash.update(&lines.line);
        while lines.advance()? {
            seal.hash.update(&lines.line);
            seal.count(&lines.row()?.table, 1);
        }
        let damaged = || BackupError::Damaged(path.to_owned());
        let end: End = serde_json::from_slice(&lines.line).map_err(|_| damaged())?;
        let sealed = seal.end();
        if lines.has_more()? || end.sha256 != sealed.sha256 || end.end != sealed.end {
            return Err(damaged());
        }
        Ok(Self { path: path.to_owned(), schema: header.schema, counts: end.end })
    }

    /// Its rows, in the order of the file.
    ///
    /// # Errors
    /// Where the file cannot be read any more.
    pub fn rows(&self) -> Result<impl Iterator<Item = Result<Row, BackupError>>, BackupError> {
        let mut lines = Lines::of(&self.path)?;
        lines.header()?;
        let rows = std::iter::from_fn(move || match lines.advance() {
            Ok(true) => Some(lines.row()),
            Ok(false) => None,
            Err(error) => Some(Err(error)),
        });
        Ok(rows.fuse())
    }
}
