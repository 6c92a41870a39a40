//! Files of a round: for whoever holds it, and for nobody else.

use axum::http::{StatusCode, header};
use karta_core::{
    domain::{
        account::AccountKind,
        diagnostic::{
            answer::Answer,
            round_card::{FrozenIndicator, FrozenLevel, RoundCard},
            subject::Subject,
        },
        grants::Function,
    },
    sync::{SpaceId, replica::Draft},
};
use serde_json::{Value, json};

use super::files::{get, words_of};
use crate::centre::{Browser, Centre, codes, create};

const CONCLUSION: &str = "ВЫВОД-ВЕДУЩЕГО";

fn card() -> RoundCard {
    let level = |level: u8| FrozenLevel {
        summary: String::new(),
        indicators: (0..3)
            .map(|n| FrozenIndicator {
                id: format!("i{level}{n}").as_str().into(),
                text: format!("Дело {level}{n}"),
            })
            .collect(),
    };
    RoundCard {
        card: "role".into(),
        title: "Модератор".into(),
        place: 0,
        levels: [level(1), level(2), level(3), level(4)],
        questions: Vec::new(),
    }
}

/// A round with one answer of a person at level 1, its owner and that person.
async fn round(centre: &mut Centre) -> (Browser, Browser, SpaceId) {
    let mut owner = centre.account(AccountKind::Methodist, "owner").await;
    let mut person = centre.account(AccountKind::Teacher, "person").await;
    let raters = json!({ "own": true, "colleagues": 0, "assigns": "owner", "expert": false });
    let founding = json!({ "kind": "round", "head": { "title": "Весна", "raters": raters } });
    let space: SpaceId = owner.call("spaces/found", founding).await.unwrap();
    let me = person.principal();
    let functions = [Function::Participant].into();
    centre.karta.hub.let_in(&space, me.clone(), "Вера".into(), functions, false).await.unwrap();
    let subject = Subject::id_of(&me);
    let Draft::Create { record, kind, fields } = card().draft() else { panic!("a new record") };
    let wording = Value::Object(fields.into_iter().collect());
    let batches = vec![
        create("o~1", record.as_str(), kind.as_str(), wording),
        create(
            "o~2",
            subject.as_str(),
            "round_subject",
            json!({ "name": "Вера", "sort": "person", "person": me }),
        ),
        create("o~3", "report_words", "report_words", json!({ "conclusions": CONCLUSION })),
    ];
    assert!(codes(&owner.push(&space, batches).await.unwrap()).iter().all(Option::is_none));
    let answer = Answer::id_of(&subject, &"role".into(), &me);
    let fields = json!({ "subject": subject, "card": "role", "part": "own", "placed": 1,
        "level_1": { "i10": "yes", "i11": "yes", "i12": "yes" }, "level_2": { "i20": "not_yet", "i21": "not_yet", "i22": "not_yet" } });
    let batches = vec![create("p~1", answer.as_str(), "rating", fields)];
    assert!(codes(&person.push(&space, batches).await.unwrap()).iter().all(Option::is_none));
    (owner, person, space)
}

#[tokio::test]
async fn who_holds_a_round_gets_its_report_and_tables() {
    let mut centre = Centre::new().await;
    let (owner, _, space) = round(&mut centre).await;
    let (status, headers, docx) =
        get(&centre, &owner, &format!("/round-files/{space}/report.docx?day=2026-05-20")).await;
    assert_eq!((status, &headers[header::CACHE_CONTROL]), (StatusCode::OK, &"no-store".parse().unwrap()));
    let words = words_of(&docx);
    for told in ["Весна", "Данные на 20.05.2026", "охват 100 %", "1. Модератор", "Вера", CONCLUSION]
    {
        assert!(words.contains(told), "{told}");
    }
    let (_, _, nameless) = get(&centre, &owner, &format!("/round-files/{space}/report.docx?names=0")).await;
    assert!(!words_of(&nameless).contains("Вера"));
    let (status, _, xlsx) = get(&centre, &owner, &format!("/round-files/{space}/tables.xlsx")).await;
    let text = String::from_utf8_lossy(&xlsx);
    assert!(status == StatusCode::OK && text.contains("Вера") && text.contains("<v>1</v>"));
}

#[tokio::test]
async fn nobody_else_gets_a_file_of_a_round_not_even_by_comparing_with_it() {
    let mut centre = Centre::new().await;
    let (owner, person, space) = round(&mut centre).await;
    let path = format!("/round-files/{space}/report.docx");
    let (status, _, word) = get(&centre, &person, &path).await;
    let told = String::from_utf8(word).unwrap();
    assert_eq!((status, told.as_str()), (StatusCode::FORBIDDEN, "Справку видит тот, кто ведёт раунд."));
    assert_eq!(get(&centre, &centre.visitor(), &path).await.0, StatusCode::UNAUTHORIZED);
    assert_eq!(get(&centre, &centre.admin, &path).await.0, StatusCode::FORBIDDEN);
    let mut other = centre.account(AccountKind::Methodist, "other").await;
    let raters = json!({ "own": true, "colleagues": 0, "assigns": "owner", "expert": false });
    let founding = json!({ "kind": "round", "head": { "title": "Чужой", "raters": raters } });
    let own: SpaceId = other.call("spaces/found", founding).await.unwrap();
    let beside = format!("/round-files/{own}/report.docx?with={space}");
    assert_eq!(get(&centre, &other, &beside).await.0, StatusCode::FORBIDDEN);
    for path in [format!("/round-files/{space}/answers.csv"), "/round-files/catalogue/report.docx".to_owned()]
    {
        assert_eq!(get(&centre, &owner, &path).await.0, StatusCode::NOT_FOUND, "{path}");
    }
}
