//! A hall: everybody behind one address, everything at once.

use std::collections::BTreeSet;

use app::wire::Door;
use futures::future::join_all;
use karta_core::{domain::member::Member, sync::protocol::Item};
use serde_json::json;

use crate::{
    Board,
    centre::{card, codes},
};

const GUESTS: usize = 100;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_hundred_guests_behind_one_address_come_in_and_write_within_the_same_minute() {
    let Board { centre, space, mut owner, .. } = Board::new().await;
    let door: Door = owner.call("spaces/open_door", json!({ "space": space })).await.unwrap();
    let names: Vec<String> = (1..=GUESTS).map(|n| format!("Гость {n}")).collect();
    let mut guests = join_all(names.iter().map(|name| centre.guest(&door, name))).await;
    let principals: BTreeSet<_> = guests.iter().map(|guest| guest.principal()).collect();
    assert_eq!(principals.len(), GUESTS);

    let writing = guests.iter_mut().enumerate().map(|(n, guest)| {
        let space = &space;
        async move { guest.push(space, vec![card(&format!("g{n}~1"), &format!("c{n}"), "Мысль")]).await }
    });
    for verdicts in join_all(writing).await {
        assert_eq!(codes(&verdicts.unwrap()), [None]);
    }
    let reply = owner.pull(&space, None).await.unwrap();
    let records: BTreeSet<_> = reply
        .frame
        .items
        .iter()
        .filter_map(|item| match item {
            Item::Record(record) => Some(record.id.clone()),
            _ => None,
        })
        .collect();
    assert!(principals.iter().all(|guest| records.contains(&Member::id_of(guest))));
}
