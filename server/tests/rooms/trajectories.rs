//! A trajectory and the people around it: nobody reads it who was not let in, each does only what their function
//! allows, and who goes out is sent nothing more.

use app::wire::{
    Joined,
    trajectory::{FollowedLine, LookLink, OverviewReport, PersonLine},
};
use karta_core::{
    domain::{account::AccountKind, grants::Function, trajectory::agreement::Agreement},
    sync::{
        Batch, RefusalCode, SpaceId,
        protocol::{CloseCode, FromServer},
    },
};
use serde_json::{Value, json};

use crate::centre::{Browser, Centre, codes, create, place, set};

const SECRET: &str = "МОЁ-ЗАТРУДНЕНИЕ";

/// A trajectory of `vera` with one step, and people of the centre who have nothing to do with it yet.
struct Path {
    centre: Centre,
    space: SpaceId,
    vera: Browser,
    tutor: Browser,
    methodist: Browser,
    stranger: Browser,
}

impl Path {
    async fn new() -> Self {
        let mut centre = Centre::new().await;
        let mut vera = centre.account(AccountKind::Teacher, "vera").await;
        let tutor = centre.account(AccountKind::Methodist, "tutor").await;
        let methodist = centre.account(AccountKind::Methodist, "methodist").await;
        let stranger = centre.account(AccountKind::Teacher, "stranger").await;
        let head = json!({ "kind": "trajectory", "head": { "title": "Путь", "purpose": SECRET } });
        let space: SpaceId = vera.call("spaces/found", head).await.unwrap();
        let mut path = Self { centre, space, vera, tutor, methodist, stranger };
        path.vera.push(&path.space, vec![step("v~1", "s1")]).await.unwrap();
        path
    }

    async fn choose(&mut self, person: &Browser, function: Function) {
        let args = json!({ "space": self.space, "person": person.principal(), "function": function });
        self.vera.call::<()>("trajectory/choose", args).await.unwrap();
    }

    /// `vera` makes the link, and `name` comes in by it.
    async fn looker(&mut self, name: &str) -> (LookLink, Browser) {
        let link: LookLink =
            self.vera.call("trajectory/open_link", json!({ "space": self.space })).await.unwrap();
        let mut guest = self.centre.visitor();
        let joined: Joined =
            guest.call("spaces/join", json!({ "code": token(&link), "name": name })).await.unwrap();
        assert_eq!(joined.space, self.space);
        guest.set_me(Some(joined.me));
        (link, guest)
    }
}

fn token(link: &LookLink) -> String {
    link.path.rsplit('/').next().unwrap().to_owned()
}

fn step(id: &str, record: &str) -> Batch {
    let days = json!({ "from": "2026-09-01", "to": "2026-09-20" });
    create(id, record, "step", json!({ "title": "Шаг", "form": "seminar", "order": place(), "days": days }))
}

fn comment(id: &str, record: &str, text: &str) -> Batch {
    create(id, record, "step_comment", json!({ "about": "s1", "text": text }))
}

fn version(id: &str, record: &str) -> Batch {
    let plan = json!({ "head": {}, "goals": {}, "steps": {} });
    create(id, record, "trajectory_version", json!({ "day": "2026-10-01", "plan": plan }))
}

fn agreed(id: &str, version: &str, by: &Browser) -> Batch {
    let record = Agreement::id_of(&version.into(), &by.principal());
    create(
        id,
        record.as_str(),
        "agreement",
        json!({ "version": version, "agreed": true, "day": "2026-10-02" }),
    )
}

const NO: Option<RefusalCode> = Some(RefusalCode::NotAllowed);

#[tokio::test]
async fn nobody_pulls_a_trajectory_who_was_not_let_in_and_the_overview_tells_counts_alone() {
    let Path { centre, space, methodist, stranger, .. } = Path::new().await;
    for mut browser in [methodist, stranger, centre.admin.clone(), centre.visitor()] {
        browser.pull(&space, None).await.unwrap_err();
        browser.history(&space, "trajectory").await.unwrap_err();
        browser.push(&space, vec![step("x~1", "s2")]).await.unwrap_err();
        let _ =
            browser.call::<Vec<FollowedLine>>("trajectory/followed", json!({ "today": "2026-10-01" })).await;
        let _ = browser.call::<OverviewReport>("trajectory/overview", json!({})).await;
        assert!(!browser.heard.contains(SECRET) && !browser.heard.contains("Шаг"), "{}", browser.heard);
    }
}

#[tokio::test]
async fn a_tutor_talks_and_agrees_but_does_not_write_the_plan() {
    let mut path = Path::new().await;
    let mut tutor = path.tutor.clone();
    path.choose(&tutor, Function::Tutor).await;
    let edits = vec![
        set("t~1", "s1", "title", json!("Иначе")),
        step("t~2", "s2"),
        set("t~3", "trajectory", "state", json!("going")),
    ];
    let refused = codes(&tutor.push(&path.space, edits).await.unwrap());
    assert_eq!(refused, [NO, NO, NO]);
    let word =
        vec![comment("t~4", "c1", "Начните раньше"), version("t~5", "v1"), agreed("t~6", "v1", &tutor)];
    assert_eq!(codes(&tutor.push(&path.space, word).await.unwrap()), [None, None, None]);
    path.vera.pull(&path.space, None).await.unwrap();
    assert!(path.vera.heard.contains("Начните раньше"));
}

#[tokio::test]
async fn nobody_agrees_to_their_own_plan_or_rewrites_a_version() {
    let mut path = Path::new().await;
    let own = vec![
        version("v~2", "v1"),
        agreed("v~3", "v1", &path.vera),
        set("v~4", "v1", "title", json!("Иначе")),
    ];
    let verdicts = path.vera.push(&path.space, own).await.unwrap();
    assert_eq!(codes(&verdicts), [None, NO, NO]);
    let level = json!({ "card": "role", "level": 2, "day": "2026-10-02", "evidence": ["s1"] });
    let confirmed = vec![create("v~5", "l1", "level_confirmation", level)];
    assert_eq!(codes(&path.vera.push(&path.space, confirmed).await.unwrap()), [NO]);
}

#[tokio::test]
async fn a_level_is_confirmed_by_a_methodist_who_was_let_in_to_go_along() {
    let mut path = Path::new().await;
    let (mut methodist, mut teacher) = (path.methodist.clone(), path.stranger.clone());
    path.choose(&methodist, Function::Expert).await;
    path.choose(&teacher, Function::Tutor).await;
    let level = |id: &str, record: &str| {
        let fields = json!({ "card": "role", "level": 2, "day": "2026-10-02", "evidence": ["s1"] });
        vec![create(id, record, "level_confirmation", fields)]
    };
    assert_eq!(codes(&methodist.push(&path.space, level("m~1", "l1")).await.unwrap()), [None]);
    assert_eq!(codes(&teacher.push(&path.space, level("s~1", "l2")).await.unwrap()), [NO]);
}

#[tokio::test]
async fn who_only_looks_writes_nothing_and_is_not_sent_the_talk() {
    let mut path = Path::new().await;
    let (_, mut guest) = path.looker("Коллега").await;
    let mut observer = path.stranger.clone();
    path.choose(&observer, Function::Observer).await;
    path.vera.push(&path.space, vec![comment("v~2", "c1", "Только своим")]).await.unwrap();
    for (who, looker) in [("g", &mut guest), ("o", &mut observer)] {
        looker.pull(&path.space, None).await.unwrap();
        assert!(looker.heard.contains(SECRET) && !looker.heard.contains("Только своим"));
        let writes = vec![
            step(&format!("{who}~1"), "s2"),
            set(&format!("{who}~2"), "s1", "title", json!("Иначе")),
            comment(&format!("{who}~3"), "c2", "Можно?"),
            version(&format!("{who}~4"), "v1"),
        ];
        assert_eq!(codes(&looker.push(&path.space, writes).await.unwrap()), [NO, NO, NO, NO], "{who}");
        looker.call::<Value>("trajectory/people", json!({ "space": path.space })).await.unwrap_err();
    }
}

#[tokio::test]
async fn who_was_taken_out_is_sent_nothing_more() {
    let mut path = Path::new().await;
    let addr = path.centre.serve().await;
    let mut tutor = path.tutor.clone();
    path.choose(&tutor, Function::Tutor).await;
    let mut socket = tutor.watch(&addr, &path.space, None).await;
    assert!(matches!(socket.next().await, Some(FromServer::Caught(_))));
    let removal = json!({ "space": path.space, "person": tutor.principal() });
    path.vera.call::<()>("spaces/remove_member", removal).await.unwrap();
    path.vera.push(&path.space, vec![set("v~2", "s1", "title", json!("ПОСЛЕ-УХОДА"))]).await.unwrap();
    let shut = loop {
        match socket.next().await {
            Some(FromServer::Closed { code, .. }) => break code,
            Some(_) => {}
            None => panic!("the stream ended without a word"),
        }
    };
    assert_eq!(shut, CloseCode::NotAllowed);
    tutor.pull(&path.space, None).await.unwrap_err();
    tutor.history(&path.space, "s1").await.unwrap_err();
    let lines: Vec<FollowedLine> =
        tutor.call("trajectory/followed", json!({ "today": "2026-10-01" })).await.unwrap();
    assert!(lines.is_empty());
    for heard in [&tutor.heard, &socket.heard] {
        assert!(!heard.contains("ПОСЛЕ-УХОДА"));
    }
}

#[tokio::test]
async fn a_link_that_was_revoked_shuts_out_who_came_by_it_and_nobody_else() {
    let mut path = Path::new().await;
    let (link, mut guest) = path.looker("Коллега").await;
    let mut observer = path.stranger.clone();
    path.choose(&observer, Function::Observer).await;
    let mut colleague = path.methodist.clone();
    colleague.call::<Joined>("spaces/join", json!({ "code": token(&link), "name": "" })).await.unwrap();
    colleague.pull(&path.space, None).await.unwrap();

    path.vera.call::<()>("trajectory/close_link", json!({ "space": path.space })).await.unwrap();
    let now: Option<LookLink> =
        path.vera.call("trajectory/link", json!({ "space": path.space })).await.unwrap();
    assert_eq!(now, None);
    guest.pull(&path.space, None).await.unwrap_err();
    colleague.pull(&path.space, None).await.unwrap_err();
    observer.pull(&path.space, None).await.unwrap();
    let again = json!({ "code": token(&link), "name": "Коллега" });
    guest.call::<Joined>("spaces/join", again).await.unwrap_err();
}

#[tokio::test]
async fn who_came_by_the_link_and_was_then_chosen_stays_when_it_is_revoked() {
    let mut path = Path::new().await;
    let (link, _) = path.looker("Коллега").await;
    let mut tutor = path.tutor.clone();
    tutor.call::<Joined>("spaces/join", json!({ "code": token(&link), "name": "" })).await.unwrap();
    path.choose(&tutor, Function::Tutor).await;
    path.vera.call::<()>("trajectory/close_link", json!({ "space": path.space })).await.unwrap();
    assert_eq!(codes(&tutor.push(&path.space, vec![comment("t~1", "c1", "Я здесь")]).await.unwrap()), [None]);
}

#[tokio::test]
async fn the_link_made_anew_kills_the_former() {
    let mut path = Path::new().await;
    let (former, _) = path.looker("Коллега").await;
    let (newer, _) = path.looker("Другой").await;
    assert_ne!(former.path, newer.path);
    let mut late = path.centre.visitor();
    late.call::<Joined>("spaces/join", json!({ "code": token(&former), "name": "Поздний" }))
        .await
        .unwrap_err();
}

#[tokio::test]
async fn the_owner_chooses_among_open_accounts_by_name_alone() {
    let mut path = Path::new().await;
    let closing = json!({ "principal": path.stranger.principal(), "closed": true });
    path.centre.admin.call::<()>("accounts/close", closing).await.unwrap();
    let people: Vec<Value> =
        path.vera.call("trajectory/people", json!({ "space": path.space })).await.unwrap();
    let names: Vec<_> = people.iter().map(|line| line["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["admin", "methodist", "tutor"]);
    for line in &people {
        let mut fields: Vec<_> = line.as_object().unwrap().keys().map(String::as_str).collect();
        fields.sort_unstable();
        assert_eq!(fields, ["kind", "name", "principal"]);
    }
    let me = path.vera.principal();
    let known: PersonLine = serde_json::from_value(people[0].clone()).unwrap();
    for (person, function) in [
        (path.stranger.principal(), Function::Tutor),
        ("a-nobody".into(), Function::Tutor),
        (me, Function::Tutor),
        (known.principal, Function::Owner),
    ] {
        let args = json!({ "space": path.space, "person": person, "function": function });
        path.vera.call::<()>("trajectory/choose", args).await.unwrap_err();
    }
}

#[tokio::test]
async fn a_tutor_sees_in_short_what_is_late_and_what_waits() {
    let mut path = Path::new().await;
    let mut tutor = path.tutor.clone();
    path.choose(&tutor, Function::Tutor).await;
    let offer = vec![version("v~2", "v1"), set("v~3", "trajectory", "state", json!("offered"))];
    assert_eq!(codes(&path.vera.push(&path.space, offer).await.unwrap()), [None, None]);
    let today = json!({ "today": "2026-10-01" });
    let lines: Vec<FollowedLine> = tutor.call("trajectory/followed", today.clone()).await.unwrap();
    let [line] = lines.as_slice() else { panic!("{lines:?}") };
    assert_eq!((line.following.person.as_str(), line.following.waits), ("vera", true));
    assert_eq!(line.following.late, ["Шаг"]);
    tutor.push(&path.space, vec![agreed("t~1", "v1", &path.tutor)]).await.unwrap();
    let lines: Vec<FollowedLine> = tutor.call("trajectory/followed", today.clone()).await.unwrap();
    assert!(!lines[0].following.waits);
    let own: Vec<FollowedLine> = path.vera.call("trajectory/followed", today).await.unwrap();
    assert!(own.is_empty(), "one's own is not followed");
}

#[tokio::test]
async fn the_overview_counts_teachers_with_a_step_ahead_or_done() {
    let mut path = Path::new().await;
    let report: OverviewReport = path.methodist.call("trajectory/overview", json!({})).await.unwrap();
    assert_eq!((report.all.people, report.all.using, report.percent), (2, 1, Some(50)));
    assert_eq!(report.forms, [("seminar".to_owned(), 1)]);
    assert!(!report.reaches_target && report.gaps.is_empty());
}
