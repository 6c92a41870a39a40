//! A round of diagnostics: nobody is sent another's answers by any way, the assessed get counts without names from
//! three colleagues up and only once, and what comes late is refused with a word.

use app::wire::{SpaceLine, rounds::RoundLine};
use karta_core::{
    domain::{
        account::AccountKind,
        diagnostic::{answer::Answer, assignment::Assignment, digest::Digest},
        grants::Function,
    },
    sync::{
        Batch, RecordId, RefusalCode, SpaceId,
        protocol::{CloseCode, FromServer},
    },
};
use serde_json::{Value, json};

use crate::centre::{Browser, Centre, codes, create, delete, set};

const SECRET: &str = "ТАЙНЫЙ-ОТВЕТ";

/// A round of `owner` about `ivan`, whom `anna`, `boris` and `vera` rate; and people who have nothing to do with it.
struct World {
    centre: Centre,
    space: SpaceId,
    owner: Browser,
    ivan: Browser,
    colleagues: [Browser; 3],
    strangers: Vec<Browser>,
}

fn subject_of(person: &Browser) -> RecordId {
    RecordId::new(format!("s-{}", person.principal()))
}

fn subject(id: &str, person: &Browser, name: &str) -> Batch {
    let fields = json!({ "name": name, "sort": "person", "person": person.principal() });
    create(id, subject_of(person).as_str(), "round_subject", fields)
}

fn assignment(id: &str, about: &Browser, rater: &Browser) -> Batch {
    let record = Assignment::id_of(&subject_of(about), &rater.principal());
    let fields = json!({ "subject": subject_of(about), "rater": rater.principal(), "part": "colleague" });
    create(id, record.as_str(), "rater_assignment", fields)
}

fn answer_id(about: &Browser, by: &Browser) -> RecordId {
    Answer::id_of(&subject_of(about), &"mod".into(), &by.principal())
}

fn answer(id: &str, about: &Browser, by: &Browser, part: &str) -> Batch {
    let fields = json!({
        "subject": subject_of(about), "card": "mod", "part": part, "placed": 2,
        "level_2": { "i1": "yes", "i2": "not_yet" }, "replies": { "q1": SECRET },
    });
    create(id, answer_id(about, by).as_str(), "rating", fields)
}

impl World {
    async fn new() -> Self {
        let mut centre = Centre::new().await;
        let mut owner = centre.account(AccountKind::Methodist, "owner").await;
        let ivan = centre.account(AccountKind::Teacher, "ivan").await;
        let colleagues = [
            centre.account(AccountKind::Teacher, "anna").await,
            centre.account(AccountKind::Methodist, "boris").await,
            centre.account(AccountKind::Teacher, "vera").await,
        ];
        let strangers = vec![
            centre.account(AccountKind::Methodist, "methodist").await,
            centre.account(AccountKind::Teacher, "stranger").await,
            centre.admin.clone(),
            centre.visitor(),
        ];
        let raters = json!({ "own": true, "colleagues": 3, "assigns": "owner", "expert": false });
        let head = json!({ "kind": "round", "head": { "title": "Осень", "raters": raters } });
        let space: SpaceId = owner.call("spaces/found", head).await.unwrap();
        let people: Vec<_> =
            colleagues.iter().chain([&ivan]).map(|browser| json!(browser.principal())).collect();
        let let_in = json!({ "space": space, "people": people, "function": Function::Participant });
        owner.call::<()>("rounds/let_in", let_in).await.unwrap();
        let level = |n: u8| {
            json!({ "summary": "", "indicators": [
                { "id": format!("i{}", n * 2 - 3), "text": "Держит время" }, { "id": format!("i{}", n * 2 - 2), "text": "Даёт слово" },
            ] })
        };
        let wording = json!([{ "summary": "", "indicators": [] }, level(2), level(3), level(4)]);
        let card = json!({ "subject": "mod", "title": "Модератор", "place": 0, "wording": wording });
        let mut batches =
            vec![subject("o~1", &ivan, "Иван"), create("o~2", "round_card:mod", "round_card", card)];
        for (n, colleague) in colleagues.iter().enumerate() {
            batches.push(assignment(&format!("o~{}", n + 3), &ivan, colleague));
        }
        assert!(codes(&owner.push(&space, batches).await.unwrap()).iter().all(Option::is_none));
        Self { centre, space, owner, ivan, colleagues, strangers }
    }

    /// So many colleagues answer about `ivan`.
    async fn rate(&mut self, count: usize) {
        for n in 0..count {
            let about = self.ivan.clone();
            let rater = &mut self.colleagues[n];
            let batch = answer(&format!("c{n}~1"), &about, rater, "colleague");
            assert_eq!(codes(&rater.push(&self.space, vec![batch]).await.unwrap()), [None]);
        }
    }

    async fn close(&mut self, closed: bool, id: &str) {
        let batch = set(id, "round", "closed", json!(closed));
        assert_eq!(codes(&self.owner.push(&self.space, vec![batch]).await.unwrap()), [None]);
    }

    async fn send(&mut self) -> Result<u32, app::failure::FailureCode> {
        self.owner.call("rounds/send_results", json!({ "space": self.space })).await
    }
}

/// Everything that a person could ask for.
async fn ask_for_all(space: &SpaceId, who: &mut Browser, answers: &[RecordId]) {
    let _ = who.pull(space, None).await;
    for id in answers {
        let _ = who.history(space, id.as_str()).await;
        let _ = who.push(space, vec![set("x~1", id.as_str(), "placed", json!(4))]).await;
    }
    let _ = who.call::<Vec<RoundLine>>("rounds/own", json!({})).await;
    let _ = who.call::<Value>("rounds/people", json!({ "space": space })).await;
    let _ = who.call::<Value>("rounds/send_results", json!({ "space": space })).await;
    let _ = who.call::<Vec<SpaceLine>>("spaces/own", json!({ "kind": "round" })).await;
}

#[tokio::test]
async fn a5_nobody_is_sent_anothers_answers_by_any_way() {
    let mut world = World::new().await;
    let addr = world.centre.serve().await;
    let mut sockets = vec![world.ivan.watch(&addr, &world.space, None).await];
    sockets.push(world.colleagues[1].watch(&addr, &world.space, None).await);
    let (ivan, anna) = (world.ivan.clone(), world.colleagues[0].clone());
    world.rate(1).await;
    let own = answer("i~1", &ivan, &ivan, "own");
    assert_eq!(codes(&world.ivan.push(&world.space, vec![own]).await.unwrap()), [None]);
    let (about, self_said) = (answer_id(&ivan, &anna), answer_id(&ivan, &ivan));
    // The assessed person is not sent the colleague's word.
    let mut ivan = world.ivan.clone();
    ask_for_all(&world.space, &mut ivan, std::slice::from_ref(&about)).await;
    ivan.history(&world.space, about.as_str()).await.unwrap_err();
    assert!(!ivan.heard.contains(about.as_str()), "{}", ivan.heard);
    assert!(ivan.heard.contains(SECRET), "their own they are sent");
    // Another rater is sent neither.
    let mut boris = world.colleagues[1].clone();
    ask_for_all(&world.space, &mut boris, &[about.clone(), self_said.clone()]).await;
    // People outside, whatever their account.
    for stranger in &mut world.strangers {
        ask_for_all(&world.space, stranger, &[about.clone(), self_said.clone()]).await;
        assert!(!stranger.heard.contains("Осень"), "not even that there is a round");
    }
    for socket in &mut sockets {
        socket.until_pong().await;
    }
    let others = [&boris].into_iter().chain(&world.strangers).map(|browser| &browser.heard);
    for heard in others.chain([&sockets[1].heard]) {
        assert!(!heard.contains(SECRET) && !heard.contains("rating:"), "{heard}");
    }
    assert!(!sockets[0].heard.contains(about.as_str()));
    world.owner.pull(&world.space, None).await.unwrap();
    assert!(world.owner.heard.contains(about.as_str()) && world.owner.heard.contains(self_said.as_str()));
}

#[tokio::test]
async fn what_colleagues_say_comes_without_names_from_three_up_after_the_end_and_once() {
    let mut world = World::new().await;
    world.rate(2).await;
    world.send().await.unwrap_err();
    world.close(true, "o~20").await;
    assert_eq!(world.send().await, Ok(0), "two are never told");
    world.close(false, "o~21").await;
    let (ivan, mut vera) = (world.ivan.clone(), world.colleagues[2].clone());
    vera.push(&world.space, vec![answer("v~1", &ivan, &vera, "colleague")]).await.unwrap();
    world.close(true, "o~22").await;
    assert_eq!(world.send().await, Ok(1));
    assert_eq!(world.send().await, Ok(0), "a second one would tell one rater's word");
    let digest = Digest::id_of(&subject_of(&ivan));
    world.ivan.pull(&world.space, None).await.unwrap();
    assert!(world.ivan.heard.contains(digest.as_str()) && !world.ivan.heard.contains("rating:"));
    vera.pull(&world.space, None).await.unwrap();
    assert!(!vera.heard.contains(digest.as_str()), "nobody else's");
    let rewrite = set("i~9", digest.as_str(), "cards", json!({}));
    let refused = world.ivan.push(&world.space, vec![rewrite]).await.unwrap();
    assert_eq!(codes(&refused), [Some(RefusalCode::NotAllowed)]);
}

#[tokio::test]
async fn who_is_asked_no_longer_is_not_counted() {
    let mut world = World::new().await;
    world.rate(3).await;
    let gone = Assignment::id_of(&subject_of(&world.ivan), &world.colleagues[0].principal());
    let delete = delete("o~30", gone.as_str());
    assert_eq!(codes(&world.owner.push(&world.space, vec![delete]).await.unwrap()), [None]);
    world.close(true, "o~31").await;
    assert_eq!(world.send().await, Ok(0));
}

#[tokio::test]
async fn what_comes_after_the_end_is_refused_with_a_word() {
    let mut world = World::new().await;
    world.close(true, "o~20").await;
    let ivan = world.ivan.clone();
    let verdicts = world.ivan.push(&world.space, vec![answer("i~1", &ivan, &ivan, "own")]).await.unwrap();
    let told = serde_json::to_string(&verdicts).unwrap();
    assert!(told.contains("Раунд завершён") && told.contains("остался у вас"), "{told}");
}

#[tokio::test]
async fn a_line_tells_what_a_round_asks_and_a_round_without_people_asks_nothing() {
    let mut world = World::new().await;
    let lines: Vec<RoundLine> = world.colleagues[0].call("rounds/own", json!({})).await.unwrap();
    assert!(lines.len() == 1 && lines[0].waits() && (lines[0].asked, lines[0].done) == (1, 0), "{lines:?}");
    let raters = json!({ "own": true, "colleagues": 0, "assigns": "lot", "expert": false });
    let head = json!({ "kind": "round", "head": { "title": "Пустой", "raters": raters, "closed": true } });
    let empty: SpaceId = world.owner.call("spaces/found", head).await.unwrap();
    let sent: u32 = world.owner.call("rounds/send_results", json!({ "space": empty })).await.unwrap();
    assert_eq!(sent, 0);
    let lines: Vec<RoundLine> = world.owner.call("rounds/own", json!({})).await.unwrap();
    assert!(lines.len() == 2 && lines.iter().all(|line| line.asked == 0), "{lines:?}");
}

#[tokio::test]
async fn only_open_accounts_are_let_in_and_nobody_becomes_an_owner() {
    let mut world = World::new().await;
    let person = world.strangers[1].principal();
    for (person, function) in [(person.clone(), Function::Owner), ("a-nobody".into(), Function::Participant)]
    {
        let args = json!({ "space": world.space, "people": [person], "function": function });
        world.owner.call::<()>("rounds/let_in", args).await.unwrap_err();
    }
    world.strangers[1].pull(&world.space, None).await.unwrap_err();
}

#[tokio::test]
async fn who_was_taken_out_is_sent_nothing_more() {
    let mut world = World::new().await;
    let addr = world.centre.serve().await;
    let mut socket = world.ivan.watch(&addr, &world.space, None).await;
    assert!(matches!(socket.next().await, Some(FromServer::Caught(_))));
    let removal = json!({ "space": world.space, "person": world.ivan.principal() });
    world.owner.call::<()>("spaces/remove_member", removal).await.unwrap();
    let shut = loop {
        match socket.next().await {
            Some(FromServer::Closed { code, .. }) => break code,
            Some(_) => {}
            None => panic!("the stream ended without a word"),
        }
    };
    assert_eq!(shut, CloseCode::NotAllowed);
    world.ivan.pull(&world.space, None).await.unwrap_err();
}
