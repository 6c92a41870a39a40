//! Several processes over one database: what one accepts reaches the people of the other.

use std::sync::Arc;

use app::wire::Door;
use karta_core::{
    domain::account::AccountKind,
    sync::{
        SpaceId,
        protocol::{CloseCode, FromServer, Item},
    },
};
use serde_json::json;
use server::{
    live::hub::Nodes,
    persistence::{
        memory::MemoryStorage,
        surreal::{SurrealStorage, accounts::SurrealAccounts},
    },
};

use crate::centre::{Browser, Centre, Socket, card, set};

/// Two processes, and a board that is open in both: its owner writes at the first, Vera reads at the second.
struct Two {
    first: Centre,
    second: Centre,
    space: SpaceId,
    owner: Browser,
    vera: Browser,
}

impl Two {
    async fn over(mut first: Centre) -> Self {
        let second = first.other_node();
        let mut owner = first.account(AccountKind::Methodist, "owner").await;
        let space: SpaceId = owner
            .call("spaces/found", json!({ "kind": "board", "head": { "title": "Доска" } }))
            .await
            .unwrap();
        let door: Door = owner.call("spaces/open_door", json!({ "space": space })).await.unwrap();
        let vera = second.guest(&door, "Вера").await;
        Self { first, second, space, owner, vera }
    }

    async fn in_memory() -> Self {
        let storage = Arc::new(MemoryStorage::new());
        Self::over(Centre::node(storage.clone(), storage, Nodes::Several).await).await
    }

    async fn in_surreal() -> Self {
        let storage = SurrealStorage::open("mem://").await.unwrap();
        let accounts = Arc::new(SurrealAccounts::new(storage.db()));
        Self::over(Centre::node(Arc::new(storage), accounts, Nodes::Several).await).await
    }

    async fn a_card_reaches_the_other(mut self) {
        let addr = self.second.serve().await;
        let mut hers = self.vera.watch(&addr, &self.space, None).await;
        assert!(matches!(hers.next().await, Some(FromServer::Caught(_))));
        self.owner.push(&self.space, vec![card("o~1", "c1", "Скрытая")]).await.unwrap();
        self.owner.push(&self.space, vec![card("o~2", "c2", "Для всех")]).await.unwrap();
        self.owner.push(&self.space, vec![set("o~3", "c2", "audience", json!("all"))]).await.unwrap();
        until_seen(&mut hers, "c2").await;
        assert!(!hers.heard.contains("Скрытая"));
    }
}

async fn until_seen(socket: &mut Socket, id: &str) {
    loop {
        if let Some(FromServer::News { frame, .. }) = socket.next().await
            && frame.items.iter().any(|item| matches!(item, Item::Record(record) if record.id == id.into()))
        {
            return;
        }
    }
}

async fn until_shut(socket: &mut Socket) {
    loop {
        match socket.next().await {
            Some(FromServer::Closed { code, .. }) => return assert_eq!(code, CloseCode::NotAllowed),
            Some(_) => {}
            None => panic!("it ended without a word"),
        }
    }
}

#[tokio::test]
async fn what_one_node_accepts_reaches_a_stream_of_the_other_without_any_hint() {
    Two::in_memory().await.a_card_reaches_the_other().await;
}

#[tokio::test]
async fn what_one_node_accepts_reaches_a_stream_of_the_other_by_the_database_s_hint() {
    let two = Two::in_surreal().await;
    tokio::spawn(Arc::clone(&two.second.karta.hub).follow_others());
    two.a_card_reaches_the_other().await;
}

#[tokio::test]
async fn the_other_node_answers_with_what_has_just_been_written() {
    let mut two = Two::in_memory().await;
    for n in 1..=3 {
        let record = format!("c{n}");
        two.owner.push(&two.space, vec![card(&format!("o~{n}"), &record, "Мысль")]).await.unwrap();
        let reply = two.owner.at(&two.second.router()).pull(&two.space, None).await.unwrap();
        let has = |item: &Item| matches!(item, Item::Record(card) if card.id == record.as_str().into());
        assert!(reply.frame.items.iter().any(has), "{record}");
    }
}

#[tokio::test]
async fn who_is_taken_out_at_one_node_is_out_at_the_other() {
    let mut two = Two::in_memory().await;
    let addr = two.second.serve().await;
    let mut hers = two.vera.watch(&addr, &two.space, None).await;
    hers.next().await.unwrap();
    let removal = json!({ "space": two.space, "person": two.vera.principal() });
    two.owner.call::<()>("spaces/remove_member", removal).await.unwrap();
    assert!(two.vera.pull(&two.space, None).await.is_err());
    until_shut(&mut hers).await;
}

#[tokio::test]
async fn signing_out_at_one_node_ends_the_streams_of_the_session_at_the_other() {
    let mut two = Two::in_memory().await;
    let addr = two.second.serve().await;
    let mut his = two.owner.watch(&addr, &two.space, None).await;
    his.next().await.unwrap();
    two.owner.call::<()>("session/sign_out", json!({})).await.unwrap();
    until_shut(&mut his).await;
}

#[tokio::test]
async fn two_nodes_that_write_to_one_board_at_once_lose_nothing() {
    let two = Two::in_memory().await;
    let hosts = [two.owner.clone(), two.owner.at(&two.second.router())];
    let writing = hosts.into_iter().enumerate().map(|(node, mut host)| {
        let space = two.space.clone();
        tokio::spawn(async move {
            for n in 1..=20 {
                let (id, record) = (format!("n{node}~{n}"), format!("c{node}-{n}"));
                host.push(&space, vec![card(&id, &record, "Мысль")]).await.unwrap();
            }
        })
    });
    for node in writing.collect::<Vec<_>>() {
        node.await.unwrap();
    }
    for centre in [&two.first, &two.second] {
        let reply = two.owner.at(&centre.router()).pull(&two.space, None).await.unwrap();
        let cards = reply.frame.items.iter();
        let cards =
            cards.filter(|item| matches!(item, Item::Record(card) if card.kind.as_str() == "board_card"));
        assert_eq!(cards.count(), 40);
    }
}
