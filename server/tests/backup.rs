//! Backup and restore as an administrator makes them: with the server running and without, whole or refused.

#[path = "support/centre.rs"]
#[allow(dead_code, reason = "each test binary uses its part")]
mod centre;
#[path = "backup/moment.rs"]
mod moment;
#[path = "backup/refusals.rs"]
mod refusals;
#[path = "backup/whole.rs"]
mod whole;

use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use app::wire::Door;
use centre::{Browser, Centre, card, codes};
use karta_core::{domain::account::AccountKind, sync::SpaceId};
use serde_json::{Value, json};
use server::{
    backup::{self, BackupError, Listener},
    config::Config,
    live::hub::Nodes,
    persistence::{self, Storage},
    web::Reach,
};
use tempfile::TempDir;
use tokio::task::JoinSet;

/// Settings of a server on this folder.
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

/// A running server on a folder of its own: accounts, a board with its door, a guest, records with a history,
/// a refused change.
struct Running {
    folder: TempDir,
    storage: Arc<dyn Storage>,
    centre: Centre,
    space: SpaceId,
    owner: Browser,
    guest: Browser,
    _own: JoinSet<()>,
}

impl Running {
    async fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let opened = persistence::open(&folder.path().join("data"), None).await.unwrap();
        let listener = Listener::bind(&folder.path().join("data")).unwrap();
        let mut own = JoinSet::new();
        own.spawn(listener.serve(opened.tables));
        let mut centre = Centre::over(Arc::clone(&opened.storage), opened.accounts).await;
        let mut owner = centre.account(AccountKind::Methodist, "owner").await;
        let space: SpaceId = owner
            .call("spaces/found", json!({ "kind": "board", "head": { "title": "Доска" } }))
            .await
            .unwrap();
        let door: Door = owner.call("spaces/open_door", json!({ "space": space })).await.unwrap();
        let mut guest = centre.guest(&door, "Ёжик «из» тумана 🎲").await;
        for n in 1..=30 {
            let text = format!("Мысль {n}\n\t\\ «в кавычках» \"и\" \u{2028}");
            guest.push(&space, vec![card(&format!("g~{n}"), &format!("c{n}"), &text)]).await.unwrap();
        }
        let refused = guest.push(&space, vec![card("g~31", "c1", "Место занято")]).await.unwrap();
        assert!(codes(&refused)[0].is_some());
        Self { folder, storage: opened.storage, centre, space, owner, guest, _own: own }
    }

    fn config(&self) -> Config {
        config(&self.folder.path().join("data"))
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
}

/// What stands in a folder, by name.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<_> =
        entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// The rows of a backup, but for the epochs, which a restore renews.
fn rows(file: &Path) -> Vec<Value> {
    let text = fs::read_to_string(file).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    let rows = lines[1..lines.len() - 1].iter().map(|line| {
        let mut row: Value = serde_json::from_str(line).unwrap();
        if row["table"] == "head" {
            let mut head: Value = serde_json::from_str(row["row"]["body"].as_str().unwrap()).unwrap();
            head.as_object_mut().unwrap().remove("epoch").unwrap();
            row["row"]["body"] = head;
        }
        row
    });
    rows.collect()
}

async fn backup(config: &Config, file: &Path) -> Result<(), BackupError> {
    backup::backup(config, file).await.map(drop)
}

async fn restore(config: &Config, file: &Path) -> Result<(), BackupError> {
    backup::restore(config, file).await.map(drop)
}
