//! A restart on the same folder keeps everything.

use std::sync::Arc;

use karta_core::{
    domain::account::AccountKind,
    sync::{Batch, SpaceId, protocol::Item},
};
use serde_json::json;
use server::persistence;

use crate::centre::{Browser, Centre, create, open_again, place};

fn role() -> Vec<Batch> {
    vec![create("o~1", "r1", "role_card", json!({ "title": "Останется", "order": place() }))]
}

#[tokio::test]
async fn after_a_restart_sessions_records_verdicts_and_cursors_stand() {
    let folder = tempfile::tempdir().unwrap();
    let space = SpaceId::from("catalogue");
    let (verdicts, cursor, cookie, me);
    {
        let opened = persistence::open(folder.path(), None).await.unwrap();
        let mut centre = Centre::over(Arc::clone(&opened.storage), Arc::clone(&opened.accounts)).await;
        let mut olga = centre.account(AccountKind::Methodist, "olga").await;
        verdicts = olga.push(&space, role()).await.unwrap();
        cursor = olga.pull(&space, None).await.unwrap().frame.cursor;
        (cookie, me) = (olga.cookie.clone(), olga.principal());
        centre.karta.hub.close();
    }
    let opened = open_again(folder.path()).await;
    let mut olga = Browser::new(Centre::again(opened.storage, opened.accounts));
    olga.cookie = cookie;
    let who: Option<app::wire::Me> = olga.call("session/me", json!({})).await.unwrap();
    assert_eq!(who.as_ref().map(|who| &who.principal), Some(&me));
    olga.set_me(who);
    let reply = olga.pull(&space, Some(&cursor)).await.unwrap();
    assert!(!reply.frame.snapshot && !reply.frame.lost && reply.frame.items.is_empty());
    let whole = olga.pull(&space, None).await.unwrap();
    let kept = |item: &Item| matches!(item, Item::Record(role) if role.text("title") == Some("Останется"));
    assert!(whole.frame.items.iter().any(kept));
    assert_eq!(olga.push(&space, role()).await.unwrap(), verdicts);
    assert_eq!(olga.history(&space, "r1").await.unwrap().len(), 1);
}
