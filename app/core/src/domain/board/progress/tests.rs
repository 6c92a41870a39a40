//! What a host may rely on when pressing the one large button.

use super::*;
use crate::sync::record::sample;

const NOON: u64 = 1_790_000_000_000;

fn takts() -> Vec<Takt> {
    let takt = |id: &str, order: &str, more: Value| {
        let mut fields = json!({ "title": id, "order": order, "minutes": 5 });
        fields.as_object_mut().unwrap().extend(more.as_object().cloned().unwrap());
        Takt::try_from(&sample(id, super::super::takt::KIND, fields)).unwrap()
    };
    vec![
        takt("frame", "80", json!({})),
        takt("trends", "8180", json!({ "reveals": true })),
        takt("vote", "8280", json!({ "vote": { "dots": 3, "per_card": 1 } })),
    ]
}

fn after(standing: &Progress, draft: &Draft) -> (Progress, Record) {
    let mut fields = json!({ "revealed": standing.revealed, "finished": standing.finished });
    if let Some(now) = &standing.now {
        fields["now"] = now.to_value();
    }
    let written: Vec<(String, Value)> = match draft {
        Draft::Create { fields, .. } => fields.clone().into_iter().collect(),
        Draft::Set { fields, .. } => fields.clone(),
        _ => Vec::new(),
    };
    for (name, value) in written {
        assert_eq!(RULE.field(&name).unwrap().shape.check(&value), Ok(()), "{name}");
        fields[name] = value;
    }
    let record = sample(KIND, KIND, fields);
    (Progress::try_from(&record).unwrap(), record)
}

#[test]
fn pressing_the_button_again_and_again_runs_the_whole_script_once() {
    let takts = takts();
    let (mut progress, mut record, mut pressed) = (Progress::default(), None, Vec::new());
    for _ in 0..20 {
        let next = progress.next(&takts);
        pressed.push(next.label());
        let draft = match &next {
            Next::Begin(id) | Next::Go(id) => {
                go_to(record.as_ref(), takts.iter().find(|takt| &takt.id == id).unwrap(), NOON)
            }
            Next::Reveal(id) => reveal(record.as_ref(), id),
            Next::Finish => finish(record.as_ref(), NOON),
            Next::Outcomes => break,
        };
        let (new, stored) = after(&progress, &draft);
        (progress, record) = (new, Some(stored));
    }
    let expected = ["Начать", "Дальше", "Раскрыть", "Дальше", "Раскрыть", "Завершить", "К итогам"];
    assert_eq!(pressed, expected);
    assert!(!progress.now.unwrap().timer.runs());
}

#[test]
fn two_hosts_who_press_at_once_are_in_the_same_takt() {
    let takts = takts();
    let (progress, record) = after(&Progress::default(), &go_to(None, &takts[0], NOON));
    let press = |at| go_to(Some(&record), &takts[1], at);
    let (one, _) = after(&progress, &press(NOON + 1));
    let (other, _) = after(&one, &press(NOON + 2));
    assert_eq!(one.now.unwrap().takt, other.now.unwrap().takt);
}

#[test]
fn a_deleted_takt_is_no_dead_end() {
    let takts = takts();
    let gone = Now { takt: "gone".into(), timer: Timer::of_minutes(1) };
    let progress = Progress { now: Some(gone), ..Progress::default() };
    assert_eq!(progress.takt(&takts), None);
    assert_eq!(progress.next(&takts), Next::Begin("frame".into()));
    assert_eq!(Progress::default().next(&[]), Next::Outcomes);
}

#[test]
fn votes_are_taken_in_their_own_takt_until_they_are_revealed() {
    let takts = takts();
    let (there, record) = after(&Progress::default(), &go_to(None, &takts[2], NOON));
    assert!(there.takes_votes(&takts[2]) && !there.takes_votes(&takts[1]));
    let (revealed, _) = after(&there, &reveal(Some(&record), &takts[2].id));
    assert!(!revealed.takes_votes(&takts[2]));
}

#[test]
fn the_timer_changes_without_leaving_the_takt() {
    let takts = takts();
    let (_, record) = after(&Progress::default(), &go_to(None, &takts[0], NOON));
    let draft = set_timer(&record, |timer| timer.changed(1, NOON)).unwrap();
    let (later, _) = after(&Progress::default(), &draft);
    let now = later.now.unwrap();
    assert_eq!((now.takt, now.timer.left(NOON)), (takts[0].id.clone(), 360_000));
}

#[test]
fn everyone_is_brought_there_again_when_the_host_says_so_again() {
    let here = Here { place: Place::new(9_000, Some("school"), 500), span: 400 };
    let Draft::Create { fields, .. } = bring(None, here.clone()) else { panic!("there was nothing") };
    let mut standing = sample("progress", KIND, json!({ "here": fields["here"] }));
    standing.id = id();
    let Draft::Set { fields, .. } = bring(Some(&standing), here.clone()) else { panic!("it stands") };
    assert_ne!(fields[0].1, here.to_value());
    assert!(is_here(&fields[0].1));
    assert_eq!(here.days(), (8_800, 9_200));
    assert!(here.shows(Some(&Place::new(8_800, None, 0))) && !here.shows(Some(&Place::new(8_799, None, 0))));
    assert!(!here.shows(None));
}
