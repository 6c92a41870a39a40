//! What the server writes by a record's own fields, predicted on the page.

use super::*;
use crate::{
    domain::{copy, level::Indicator, succession},
    sync::{Audience, record::NAME, verdict::Outcome},
};

fn catalogue(account: AccountKind) -> Standing {
    Standing { account: Some(account), ..Standing::visitor(SpaceKind::Catalogue) }
}

/// A page of the catalogue with one offered material of its own, waiting.
fn offered() -> Replica {
    let mut page = page("ivan", "i");
    let fields = [("role", json!("card")), ("sort", json!("case")), ("title", json!("Спор"))];
    let fields = fields.map(|(name, value)| (name.to_owned(), value)).into();
    let draft = Draft::Create { record: "m".into(), kind: "material".into(), fields };
    page.make(vec![draft], Manner::Act, NOW);
    page
}

fn judged(page: &mut Replica, account: AccountKind, records: &mut BTreeMap<RecordId, Record>) {
    store(page);
    let by = Viewer { principal: Some(page.me().clone()), standing: catalogue(account) };
    let before = records.clone();
    let mut docket = Docket::new(&before, 0, 0, Stamp::default());
    docket.names.insert(page.me().clone(), "Иван".into());
    for batch in page.offer(100) {
        docket.judge(&batch, &by, NOW);
    }
    records.extend(docket.changed);
}

#[test]
fn a6_the_page_predicts_the_audience_that_the_server_derives() {
    let mut page = offered();
    let mut server = BTreeMap::new();
    judged(&mut page, AccountKind::Methodist, &mut server);
    let audience = |record: &Record| record.fields.get("audience").cloned();
    let mine = |page: &Replica| page.record(&"m".into()).and_then(audience);
    assert_eq!(page.record(&"m".into()).unwrap().audience(), Audience::Keepers);
    assert_eq!(mine(&page), audience(&server[&"m".into()]));
    page.make(vec![set("m", "state", json!("accepted"))], Manner::Act, NOW);
    assert_eq!(page.record(&"m".into()).unwrap().audience(), Audience::All);
    let mut server = BTreeMap::new();
    judged(&mut page, AccountKind::Methodist, &mut server);
    assert_eq!(mine(&page), audience(&server[&"m".into()]));
    assert_eq!(
        page.record(&"m".into()).unwrap().base("audience"),
        page.record(&"m".into()).unwrap().base("state")
    );
}

#[test]
fn w3_the_page_leaves_the_name_to_the_server() {
    let mut page = page("ivan", "i");
    let fields = [("role".to_owned(), json!("card")), ("text".to_owned(), json!("Сколько?"))].into();
    page.make(vec![Draft::Create { record: "q".into(), kind: "question".into(), fields }], Manner::Act, NOW);
    assert_eq!(page.record(&"q".into()).unwrap().value(NAME), None);
    let mut server = BTreeMap::new();
    judged(&mut page, AccountKind::Teacher, &mut server);
    assert_eq!(server[&"q".into()].text(NAME), Some("Иван"));
}

#[test]
fn a_card_from_the_template_its_copy_and_a_split_are_each_accepted_as_one_gesture() {
    let mut page = page("ivan", "i");
    let mut ids = ["copy", "half", "other-half"].into_iter().map(RecordId::from);
    let mut id = || ids.next().unwrap();
    let place = crate::sync::order::sequence(1).remove(0);
    page.make(copy::from_template(&"card".into(), "Навигатор", "role", &place), Manner::Act, NOW);
    let fields = [("text", json!("Ведёт и пишет")), ("place", Indicator::place(&"card.1".into(), &place))];
    let fields = fields.map(|(name, value)| (name.to_owned(), value)).into();
    page.make(vec![Draft::Create { record: "i".into(), kind: "indicator".into(), fields }], Manner::Act, NOW);
    let record = |id: &str| page.record(&id.into()).unwrap();
    let levels = (1..=4).map(|level| record(&format!("card.{level}"))).collect();
    let original = copy::Original { card: record("card"), levels, indicators: Vec::new() };
    let duplicate = copy::duplicate(&original, "Копия", &place, &mut id).unwrap();
    let old = Indicator::try_from(record("i")).unwrap();
    let split = succession::succeed(&old, &["Ведёт", "Пишет"], &[], &mut id).unwrap();
    page.make(duplicate, Manner::Act, NOW);
    page.make(split, Manner::Act, NOW);
    let mut server = BTreeMap::new();
    judged(&mut page, AccountKind::Methodist, &mut server);
    assert_eq!(server.len(), 5 + 1 + 5 + 2);
    let heirs = server.values().filter_map(|record| Indicator::try_from(record).ok());
    let heirs: BTreeMap<_, _> = heirs.map(|indicator| (indicator.id.clone(), indicator)).collect();
    let texts: Vec<_> =
        succession::living_heirs(&"i".into(), &heirs).iter().map(|heir| heir.text.clone()).collect();
    assert_eq!(texts, ["Ведёт", "Пишет"]);
}

#[test]
fn a7_the_page_predicts_who_sees_a_new_card_by_the_boards_takt() {
    let mut page = page("ivan", "i");
    let mut server = Desk::default();
    let now = json!({ "takt": "t", "timer": { "length": 60_000, "spent": 0, "from": null } });
    let around = [
        ("t", "takt", json!({ "title": "Тренды", "order": "80", "begins": "all", "audience": "all" })),
        ("progress", "progress", json!({ "now": now, "audience": "all" })),
    ];
    for (id, kind, fields) in around {
        let record = crate::sync::record::sample(id, kind, fields);
        server.records.insert(record.id.clone(), Record { seq: 1, ..record });
    }
    server.pull(&mut page);
    page.make(vec![card("c", "Мысль")], Manner::Act, NOW);
    let predicted = page.record(&"c".into()).unwrap().audience();
    assert_eq!(predicted, Audience::All);
    store(&mut page);
    server.settle(&mut page);
    assert_eq!(server.records[&"c".into()].audience(), predicted);
}

#[test]
fn w4_the_page_says_beforehand_what_a_locked_board_will_say_and_shows_the_card_all_the_same() {
    let mut page = page("ivan", "i");
    let mut server = Desk::default();
    let fields = json!({ "title": "Доска", "locked": true, "audience": "all" });
    let board = crate::sync::record::sample("board", "board", fields);
    server.records.insert(board.id.clone(), Record { seq: 1, ..board });
    page.make(vec![card("c", "Мысль")], Manner::Act, NOW);
    assert_eq!(page.objection(&"c".into()), None, "nothing is known of the board yet");
    let standing = Standing { functions: [Function::Participant].into(), ..standing() };
    let by = Viewer { principal: Some(page.me().clone()), standing: standing.clone() };
    page.on_pull(PullReply { server_ms: NOW, frame: server.snapshot(), standing }, NOW);
    let word = page.objection(&"c".into()).unwrap();
    assert_eq!(seen(&page, "c"), Some("Мысль"));
    assert_eq!(page.objection(&"board".into()), None, "it is not the page's to write");
    store(&mut page);
    let mut docket = Docket::new(&server.records, 1, 0, Stamp::default());
    let Outcome::Refused(refusal) = docket.judge(&page.offer(100)[0], &by, NOW).remove(0) else {
        panic!("a locked board takes no cards")
    };
    assert_eq!(refusal.text, word);
}
