//! What a sweep leaves behind, whatever the storage.

use std::sync::Arc;

use karta_core::{domain::account::AccountKind, sync::PrincipalId};
use server::{
    auth::{Clock, People, limits},
    persistence::{
        Committed,
        accounts::{Account, Accounts, StoredDoor, StoredSession, StoredSlip},
    },
};

const NOW: u64 = 1_900_000_000_000;

async fn session(accounts: &dyn Accounts, digest: &str, until_ms: u64) {
    let session = StoredSession { digest: digest.into(), data: "{}".into(), until_ms };
    accounts.add_session(&session).await.unwrap();
}

async fn door(accounts: &dyn Accounts, space: &str, code: &str, made_ms: u64) {
    let door = StoredDoor { space: space.into(), code: code.into(), token: format!("t{code}"), made_ms };
    accounts.set_door(&door).await.unwrap();
}

async fn account(accounts: &dyn Accounts, principal: &str, until_ms: u64) -> Account {
    let account = Account {
        principal: PrincipalId::from(principal),
        name: "Вера".into(),
        kind: AccountKind::Teacher,
        login: None,
        password: None,
        closed: false,
        generation: 3,
        consent: None,
        created_ms: 1,
        slip: Some(StoredSlip { digest: format!("slip of {principal}"), until_ms }),
    };
    let version = accounts.people_version().await.unwrap();
    assert_eq!(accounts.write_account(&account, version).await.unwrap(), Committed::Done);
    account
}

/// One of each that ends at this very moment, and one that lasts a millisecond longer.
pub async fn a_sweep_removes_what_has_ended_and_keeps_what_still_holds(accounts: Arc<dyn Accounts>) {
    session(&*accounts, "ended", NOW).await;
    session(&*accounts, "lasting", NOW + 1).await;
    door(&*accounts, "board:ended", "111111", NOW - limits::DOOR_MS).await;
    door(&*accounts, "board:open", "222222", NOW - limits::DOOR_MS + 1).await;
    let ended = account(&*accounts, "a-ended", NOW).await;
    let waiting = account(&*accounts, "a-waiting", NOW + 1).await;

    let clock: Arc<dyn Clock> = Arc::new(|| NOW);
    let people = People::new(Arc::clone(&accounts), clock);
    // A second sweep finds nothing more to do.
    for _ in 0..2 {
        people.sweep().await.unwrap();
        assert_eq!(accounts.session("ended").await.unwrap(), None);
        assert!(accounts.session("lasting").await.unwrap().is_some());
        assert_eq!(accounts.door_by_code("111111").await.unwrap(), None);
        assert_eq!(
            accounts.door_by_token("t222222").await.unwrap().map(|door| door.code),
            Some("222222".into())
        );
        assert_eq!(accounts.door_of(&"board:ended".into()).await.unwrap(), None);
        let open = accounts.door_of(&"board:open".into()).await.unwrap();
        assert_eq!(open.map(|door| door.token), Some("t222222".into()));
        let swept = accounts.account(&ended.principal).await.unwrap();
        assert_eq!(swept, Some(Account { slip: None, ..ended.clone() }));
        assert_eq!(accounts.account(&waiting.principal).await.unwrap(), Some(waiting.clone()));
    }
}

/// A space has one door at a time, which is found from every side.
pub async fn a_door_is_found_by_its_space_and_a_new_one_takes_its_place(accounts: &dyn Accounts) {
    let space = karta_core::sync::SpaceId::from("board:door");
    assert_eq!(accounts.door_of(&space).await.unwrap(), None);
    door(accounts, "board:door", "333333", NOW).await;
    let first = accounts.door_of(&space).await.unwrap().expect("the door stands");
    assert_eq!((first.code.as_str(), first.token.as_str(), first.made_ms), ("333333", "t333333", NOW));
    assert_eq!(accounts.door_by_code("333333").await.unwrap(), Some(first.clone()));
    assert_eq!(accounts.door_by_token("t333333").await.unwrap(), Some(first));
    assert_eq!(accounts.door_of(&"board:doo".into()).await.unwrap(), None, "no part of a name is a name");

    door(accounts, "board:door", "444444", NOW + 1).await;
    let second = accounts.door_of(&space).await.unwrap();
    assert_eq!(second.map(|door| door.code), Some("444444".into()));
    assert_eq!(accounts.door_by_code("333333").await.unwrap(), None, "the former code is dead");
    accounts.close_door(&space).await.unwrap();
    assert_eq!(accounts.door_of(&space).await.unwrap(), None);
    assert_eq!(accounts.door_by_token("t444444").await.unwrap(), None);
}
