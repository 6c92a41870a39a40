//! A file and a folder that appear whole or not at all: each grows under another name and is renamed when
//! it is done. Dropped before that, it is removed.

use std::{
    fs::{self, File, OpenOptions},
    io,
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
    process,
};

use super::BackupError;

/// A file to be.
pub struct Draft {
    draft: PathBuf,
    file: PathBuf,
}

impl Draft {
    /// # Errors
    /// Where the path names no file.
    pub fn of(file: &Path) -> Result<Self, BackupError> {
        let Some(name) = file.file_name() else {
            let source = io::Error::from(io::ErrorKind::InvalidFilename);
            return Err(BackupError::Write { path: file.to_owned(), source });
        };
        let draft = format!(".{}.{}.part", name.to_string_lossy(), process::id());
        Ok(Self { draft: file.with_file_name(draft), file: file.to_owned() })
    }

    pub fn path(&self) -> &Path {
        &self.draft
    }

    /// For its owner alone: a backup holds what people wrote and the hashes of their passwords.
    pub fn create(&self) -> io::Result<File> {
        OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&self.draft)
    }

    /// The file is on disk under its name afterwards.
    pub fn keep(self) -> io::Result<()> {
        File::open(&self.draft)?.sync_all()?;
        fs::rename(&self.draft, &self.file)?;
        sync_folder(self.file.parent())
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        // Kept, or never created.
        let _ = fs::remove_file(&self.draft);
    }
}

/// A folder to be, within another that holds nothing else.
pub struct NewFolder {
    within: PathBuf,
    made_within: bool,
    draft: PathBuf,
    folder: PathBuf,
}

impl NewFolder {
    /// # Errors
    /// Where `within` holds anything but what a restore that was killed has left.
    pub fn within(within: &Path, name: &str) -> Result<Self, BackupError> {
        let unwritable = |source| BackupError::Write { path: within.to_owned(), source };
        let draft = within.join(format!("{name}.restoring"));
        let made_within = !within.exists();
        fs::create_dir_all(within).map_err(unwritable)?;
        for entry in fs::read_dir(within).map_err(unwritable)? {
            if entry.map_err(unwritable)?.path() != draft {
                return Err(BackupError::NotEmpty(within.to_owned()));
            }
        }
        if draft.exists() {
            fs::remove_dir_all(&draft).map_err(unwritable)?;
        }
        fs::create_dir(&draft).map_err(unwritable)?;
        Ok(Self { within: within.to_owned(), made_within, draft, folder: within.join(name) })
    }

    pub fn path(&self) -> &Path {
        &self.draft
    }

    /// # Errors
    /// Where it cannot be renamed.
    pub fn keep(mut self) -> Result<(), BackupError> {
        let renamed = fs::rename(&self.draft, &self.folder).and_then(|()| sync_folder(Some(&self.within)));
        renamed.map_err(|source| BackupError::Write { path: self.folder.clone(), source })?;
        self.made_within = false;
        Ok(())
    }
}

impl Drop for NewFolder {
    fn drop(&mut self) {
        // Kept, it is not there under this name any more.
        let _ = fs::remove_dir_all(&self.draft);
        if self.made_within {
            let _ = fs::remove_dir(&self.within);
        }
    }
}

fn sync_folder(folder: Option<&Path>) -> io::Result<()> {
    match folder {
        Some(folder) if !folder.as_os_str().is_empty() => File::open(folder)?.sync_all(),
        _ => File::open(".")?.sync_all(),
    }
}
