//! Reading the file of a backup line by line.

use std::{
    fs::File,
    io::{self, BufRead, BufReader, Read},
    path::{Path, PathBuf},
};

use super::{END, FORMAT, Header, VERSION};
use crate::{
    backup::BackupError,
    persistence::surreal::tables::{Row, Tables},
};

/// Bytes within which the first line ends.
const HEADER_BYTES: u64 = 4 * 1024;

/// The file line by line.
pub(super) struct Lines {
    path: PathBuf,
    reader: BufReader<File>,
    /// The line it stands on.
    pub line: Vec<u8>,
}

impl Lines {
    /// # Errors
    /// Where the file cannot be opened.
    pub fn of(path: &Path) -> Result<Self, BackupError> {
        let file = File::open(path).map_err(|source| BackupError::Read { path: path.to_owned(), source })?;
        Ok(Self { path: path.to_owned(), reader: BufReader::new(file), line: Vec::new() })
    }

    /// The first line.
    ///
    /// # Errors
    /// Where it is not that of a backup, or of one that this program knows.
    pub fn header(&mut self) -> Result<Header, BackupError> {
        let read = self.reader.by_ref().take(HEADER_BYTES).read_until(b'\n', &mut self.line);
        read.map_err(|source| self.unreadable(source))?;
        let header: Option<Header> = serde_json::from_slice(&self.line).ok();
        let header = header.filter(|header| header.format == FORMAT);
        let header = header.ok_or_else(|| BackupError::Foreign(self.path.clone()))?;
        if header.version > VERSION || header.schema > Tables::schema() {
            return Err(BackupError::Newer(self.path.clone()));
        }
        Ok(header)
    }

    /// Goes on to the next line; `false` where it is the last one.
    ///
    /// # Errors
    /// Where the file ends before it.
    pub fn advance(&mut self) -> Result<bool, BackupError> {
        self.line.clear();
        let read = self.reader.read_until(b'\n', &mut self.line);
        read.map_err(|source| self.unreadable(source))?;
        if !self.line.ends_with(b"\n") {
            return Err(BackupError::Cut(self.path.clone()));
        }
        Ok(!self.line.starts_with(END))
    }

    /// The line as a row.
    ///
    /// # Errors
    /// Where it is none.
    pub fn row(&self) -> Result<Row, BackupError> {
        serde_json::from_slice(&self.line).map_err(|_| BackupError::Damaged(self.path.clone()))
    }

    /// Whether anything follows the line.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn has_more(&mut self) -> Result<bool, BackupError> {
        let rest = self.reader.fill_buf().map(|rest| !rest.is_empty());
        rest.map_err(|source| self.unreadable(source))
    }

    fn unreadable(&self, source: io::Error) -> BackupError {
        BackupError::Read { path: self.path.clone(), source }
    }
}
