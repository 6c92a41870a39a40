//! Surveys: an answer without a name is nobody's in everything that is stored, told and sent.

use app::{
    failure::FailureCode,
    wire::{Door, live::SurveyAsk},
};
use karta_core::{
    domain::{account::AccountKind, survey::Survey},
    sync::{RefusalCode, SpaceId},
};
use serde_json::{Value, json};

use crate::centre::{Browser, Centre, codes, create};

const KEY: &str = "q7w8e9r0t1y2u3i4o5p6";
const WORDS: &str = "Больше практики";

fn questions() -> Value {
    json!([{ "id": "q1", "sort": "scale", "text": "Полезно?" }, { "id": "q2", "sort": "text", "text": "Что взяли?" }])
}

async fn survey(owner: &mut Browser, anonymous: bool) -> (SpaceId, Door) {
    let head = json!({ "title": "После семинара", "questions": questions(), "anonymous": anonymous });
    let found = json!({ "kind": "survey", "head": head });
    let space: SpaceId = owner.call("spaces/found", found).await.unwrap();
    let door = owner.call("spaces/door", json!({ "space": space })).await.unwrap();
    (space, door)
}

fn answer(door: &Door, key: &str, replies: Value) -> Value {
    json!({ "code": door.code, "key": key, "replies": replies })
}

#[tokio::test]
async fn an_answer_without_a_name_names_its_author_nowhere() {
    let mut centre = Centre::new().await;
    let mut owner = centre.account(AccountKind::Methodist, "owner").await;
    let mut teacher = centre.account(AccountKind::Teacher, "teodora").await;
    let (space, door) = survey(&mut owner, true).await;
    let addr = centre.serve().await;
    let mut socket = owner.watch(&addr, &space, None).await;
    socket.next().await;

    let asked: Option<SurveyAsk> =
        teacher.call("surveys/behind", json!({ "code": door.code })).await.unwrap();
    assert!(asked.is_some_and(|asked| asked.anonymous && !asked.closed));
    let replies = json!({ "q1": 5, "q2": WORDS });
    teacher.call::<()>("surveys/answer", answer(&door, KEY, replies.clone())).await.unwrap();
    // Sent again, as when the reply was lost: it is the same answer.
    teacher.call::<()>("surveys/answer", answer(&door, KEY, replies)).await.unwrap();

    let voice = Survey::voice_id(KEY).unwrap();
    let stored = centre.karta.storage.load(&space).await.unwrap().unwrap();
    assert_eq!(stored.records.iter().filter(|record| record.kind.as_str() == "survey_voice").count(), 1);
    let log = centre.karta.storage.entries_after(&space, Default::default(), 1_000).await.unwrap();
    let past = centre.karta.storage.history(&space, &voice).await.unwrap();
    owner.pull(&space, None).await.unwrap();
    owner.history(&space, voice.as_str()).await.unwrap();
    socket.until_pong().await;
    assert!(owner.heard.contains(WORDS) && socket.heard.contains(WORDS), "its owner reads the words");

    let everything = [
        format!("{:?} {:?}", stored.head, stored.records),
        format!("{log:?}"),
        format!("{past:?}"),
        owner.heard.clone(),
        socket.heard.clone(),
    ];
    let (id, name) = (teacher.principal().to_string(), "teodora");
    for text in everything {
        assert!(!text.contains(&id) && !text.contains(name), "an author is named: {text}");
    }
    let spaces = centre.karta.storage.spaces_of(&teacher.principal()).await.unwrap();
    assert!(!spaces.contains(&space), "who answers does not become a member");
    let judged = log.iter().map(|entry| entry.change.id.clone()).collect::<Vec<_>>();
    let judged = centre.karta.storage.judged(&space, &judged).await.unwrap();
    assert!(judged.into_iter().flatten().all(|one| one.author != teacher.principal()));
}

#[tokio::test]
async fn nobody_joins_a_survey_without_names_or_answers_it_under_one() {
    let mut centre = Centre::new().await;
    let mut owner = centre.account(AccountKind::Methodist, "owner").await;
    let (space, door) = survey(&mut owner, true).await;
    let mut visitor = centre.visitor();
    let joining = json!({ "code": door.code, "name": "Иван" });
    assert_eq!(visitor.call::<Value>("spaces/join", joining).await, Err(FailureCode::BadInput));
    assert!(visitor.cookie.is_none(), "a visitor who answers stays one");
    let id = Survey::reply_id(&owner.principal());
    let named = create("o~1", id.as_str(), "survey_reply", json!({ "replies": { "q1": 4 } }));
    assert_eq!(codes(&owner.push(&space, vec![named]).await.unwrap()), [Some(RefusalCode::NotAllowed)]);
    visitor.call::<()>("surveys/answer", answer(&door, KEY, json!({ "q1": 4 }))).await.unwrap();
    assert!(visitor.cookie.is_none());
    assert_eq!(
        visitor.pull(&space, None).await.err(),
        Some(FailureCode::SignInNeeded),
        "the answers are its owner's"
    );
}

#[tokio::test]
async fn bad_answers_and_answers_after_the_end_are_refused_with_a_word() {
    let mut centre = Centre::new().await;
    let mut owner = centre.account(AccountKind::Methodist, "owner").await;
    let (space, door) = survey(&mut owner, true).await;
    let mut visitor = centre.visitor();
    let long = "я".repeat(5_000);
    let bad = [
        answer(&door, "short", json!({ "q1": 4 })),
        answer(&door, "a-teodora-000000000000", json!({ "q1": 4 })),
        answer(&door, KEY, json!({ "q1": 9 })),
        answer(&door, KEY, json!({ "q2": long })),
        answer(&door, KEY, json!("нет")),
    ];
    for answer in bad {
        assert_eq!(
            visitor.call::<()>("surveys/answer", answer.clone()).await,
            Err(FailureCode::BadInput),
            "{answer}"
        );
    }
    let close = crate::centre::set("o~1", "survey", "closed", json!(true));
    assert_eq!(codes(&owner.push(&space, vec![close]).await.unwrap()), [None]);
    let late = answer(&door, KEY, json!({ "q1": 4 }));
    assert_eq!(visitor.call::<()>("surveys/answer", late).await, Err(FailureCode::BadInput));
}

#[tokio::test]
async fn a_survey_with_names_is_joined_and_its_answers_are_read_by_their_author_and_its_owner() {
    let mut centre = Centre::new().await;
    let mut owner = centre.account(AccountKind::Methodist, "owner").await;
    let (space, door) = survey(&mut owner, false).await;
    let mut ivan = centre.guest(&door, "Иван").await;
    let mut vera = centre.guest(&door, "Вера").await;
    let id = Survey::reply_id(&ivan.principal());
    let reply = create("i~1", id.as_str(), "survey_reply", json!({ "replies": { "q2": WORDS } }));
    assert_eq!(codes(&ivan.push(&space, vec![reply]).await.unwrap()), [None]);
    for browser in [&mut owner, &mut vera] {
        browser.pull(&space, None).await.unwrap();
    }
    assert!(owner.heard.contains(WORDS) && !vera.heard.contains(WORDS));
    let nameless = answer(&door, KEY, json!({ "q1": 4 }));
    assert_eq!(vera.call::<()>("surveys/answer", nameless).await, Err(FailureCode::NotAllowed));
}

#[tokio::test]
async fn a_code_of_something_else_leads_to_no_survey() {
    let mut board = crate::Board::new().await;
    let door: Door = board.owner.call("spaces/door", json!({ "space": board.space })).await.unwrap();
    let mut visitor = board.centre.visitor();
    let asked: Option<SurveyAsk> =
        visitor.call("surveys/behind", json!({ "code": door.code })).await.unwrap();
    assert!(asked.is_none());
    let voice = answer(&door, KEY, json!({ "q1": 4 }));
    assert_eq!(visitor.call::<()>("surveys/answer", voice).await, Err(FailureCode::NotFound));
}
