//! A restart on the same folder keeps everything.

use std::{path::Path, sync::Arc, time::Duration};

use karta_core::{
    domain::account::AccountKind,
    sync::{SpaceId, protocol::Item},
};
use serde_json::json;
use server::persistence::{self, Opened};

use crate::centre::{Browser, Centre, card};

#[tokio::test]
async fn after_a_restart_sessions_records_verdicts_and_cursors_stand() {
    let folder = tempfile::tempdir().unwrap();
    let (space, verdicts, cursor, cookie, me);
    {
        let opened = persistence::open(folder.path(), None).await.unwrap();
        let mut centre = Centre::over(Arc::clone(&opened.storage), Arc::clone(&opened.accounts)).await;
        let mut owner = centre.account(AccountKind::Methodist, "owner").await;
        space = owner.call::<SpaceId>("spaces/make_board", json!({ "title": "Доска" })).await.unwrap();
        verdicts = owner.push(&space, vec![card("o~1", "c1", "Останется")]).await.unwrap();
        cursor = owner.pull(&space, None).await.unwrap().frame.cursor;
        (cookie, me) = (owner.cookie.clone(), owner.principal());
        centre.karta.hub.close();
    }
    let opened = open_again(folder.path()).await;
    let mut owner = Browser::new(Centre::again(opened.storage, opened.accounts));
    owner.cookie = cookie;
    let who: Option<app::wire::Me> = owner.call("session/me", json!({})).await.unwrap();
    assert_eq!(who.as_ref().map(|who| &who.principal), Some(&me));
    owner.set_me(who);
    let reply = owner.pull(&space, Some(&cursor)).await.unwrap();
    assert!(!reply.frame.snapshot && !reply.frame.lost && reply.frame.items.is_empty());
    let whole = owner.pull(&space, None).await.unwrap();
    assert!(
        whole
            .frame
            .items
            .iter()
            .any(|item| matches!(item, Item::Record(r) if r.text("text") == Some("Останется")))
    );
    assert_eq!(owner.push(&space, vec![card("o~1", "c1", "Останется")]).await.unwrap(), verdicts);
    assert_eq!(owner.history(&space, "c1").await.unwrap().len(), 1);
}

/// The database lets its folder go a moment after its last handle is dropped.
async fn open_again(folder: &Path) -> Opened {
    for _ in 0..100 {
        match persistence::open(folder, None).await {
            Ok(opened) => return opened,
            Err(_) => tokio::time::sleep(Duration::from_millis(100)).await,
        }
    }
    panic!("the folder stays locked");
}
