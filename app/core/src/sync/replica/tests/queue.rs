//! Gestures on their way to the server, and back.

use super::*;
use crate::sync::RefusalCode;

fn codes(page: &Replica) -> Vec<RefusalCode> {
    let code = |returned: &Returned| match &returned.why {
        Why::Refused(refusal) => refusal.code,
        Why::Overtaken(_) => RefusalCode::Other,
    };
    page.returned().iter().map(code).collect()
}

#[test]
fn v2_an_edit_shows_before_anything_is_stored_or_sent() {
    let (_, mut ivan) = board();
    write(&mut ivan, "c", "Новая мысль");
    assert_eq!(seen(&ivan, "c"), Some("Новая мысль"));
    assert!(ivan.take_changed().contains(&"c".into()));
    assert!(!ivan.all_stored() && ivan.waiting() == 1);
}

#[test]
fn v2_a_card_made_and_filled_in_one_gesture_keeps_all_its_parts() {
    let (mut desk, mut ivan) = board();
    let gesture =
        vec![card("d", "Начало"), set("d", "text", json!("Конец")), set("d", "sort", json!("goal"))];
    ivan.make(gesture, Manner::Act, NOW);
    assert_eq!(seen(&ivan, "d"), Some("Конец"));
    store(&mut ivan);
    desk.settle(&mut ivan);
    assert_eq!(desk.text("d"), Some("Конец"));
}

#[test]
fn v1_an_edit_that_changes_nothing_is_no_gesture() {
    let (_, mut ivan) = board();
    assert_eq!(write(&mut ivan, "c", "Мысль"), None);
    assert_eq!((ivan.waiting(), ivan.take_writes().len()), (0, 0));
}

#[test]
fn d1_a_gesture_is_stored_before_it_is_offered() {
    let (_, mut ivan) = board();
    write(&mut ivan, "c", "Новая мысль");
    assert!(ivan.offer(10).is_empty());
    let writes = ivan.take_writes();
    assert!(matches!(&writes[..], [Write::Put { key, .. }] if key == "p/i~3"));
    let (id, at) = stored(&writes[0]).unwrap();
    ivan.mark_stored(&id, at);
    assert_eq!(ivan.offer(10).len(), 1);
}

#[test]
fn d1_what_was_typed_since_is_not_offered_on_the_word_of_an_older_write() {
    let (_, mut ivan) = board();
    keystroke(&mut ivan, "c", "Мысл");
    let (id, older) = stored(&ivan.take_writes()[0]).unwrap();
    keystroke(&mut ivan, "c", "Мыслящий");
    ivan.mark_stored(&id, older);
    assert!(ivan.offer(10).is_empty());
    store(&mut ivan);
    assert_eq!(ivan.offer(10).len(), 1);
}

#[test]
fn d1_two_texts_never_share_a_stamp_though_the_clock_was_corrected_in_between() {
    let (_, mut ivan) = board();
    let late = NOW + 500;
    ivan.make(vec![set("c", "text", json!("раз"))], Manner::Typing, late);
    let (_, first) = stored(&ivan.take_writes()[0]).unwrap();
    ivan.learn_clock(late, late - 100);
    ivan.make(vec![set("c", "text", json!("два"))], Manner::Typing, late + 100);
    let (_, second) = stored(&ivan.take_writes()[0]).unwrap();
    assert_ne!(first, second);
}

#[test]
fn p4_typing_joins_until_it_is_offered() {
    let (mut desk, mut ivan) = board();
    let first = keystroke(&mut ivan, "c", "М");
    assert_eq!(keystroke(&mut ivan, "c", "Мы"), first);
    store(&mut ivan);
    assert_eq!(keystroke(&mut ivan, "c", "Мыс"), first);
    store(&mut ivan);
    let offered = ivan.offer(10);
    let next = keystroke(&mut ivan, "c", "Мысли");
    assert_ne!(next, first);
    assert_eq!(ivan.offer(10), offered, "what was offered is final");
    store(&mut ivan);
    desk.settle(&mut ivan);
    assert_eq!(desk.text("c"), Some("Мысли"));
}

#[test]
fn p4_sealed_typing_an_act_and_another_field_do_not_join() {
    let (_, mut ivan) = board();
    let first = keystroke(&mut ivan, "c", "М");
    ivan.seal();
    let second = keystroke(&mut ivan, "c", "Мы");
    let act = write(&mut ivan, "c", "Слово");
    let after_act = keystroke(&mut ivan, "c", "Слова");
    let other = ivan.make(vec![set("c", "sort", json!("goal"))], Manner::Typing, NOW);
    let ids: BTreeSet<_> = [first, second, act, after_act, other].into_iter().flatten().collect();
    assert_eq!(ids.len(), 5);
}

#[test]
fn p4_typing_does_not_join_what_an_undo_made() {
    let (_, mut ivan) = board();
    write(&mut ivan, "c", "Другая");
    ivan.undo(NOW);
    keystroke(&mut ivan, "c", "Третья");
    assert!(!ivan.can_redo(), "typing is a new act: there is nothing left to do again");
    ivan.undo(NOW);
    assert_eq!(seen(&ivan, "c"), Some("Мысль"));
}

#[test]
fn p1_offering_again_gives_the_same_until_the_verdict() {
    let (mut desk, mut ivan) = board();
    write(&mut ivan, "c", "Раз");
    write(&mut ivan, "c", "Два");
    store(&mut ivan);
    let offered = ivan.offer(1);
    assert_eq!(ivan.offer(1), offered);
    let verdicts = desk.judge("ivan", &offered);
    ivan.on_verdicts(&verdicts, NOW);
    ivan.on_verdicts(&verdicts, NOW);
    assert_eq!(ivan.waiting(), 1);
    assert_ne!(ivan.offer(1), offered);
}

#[test]
fn p5_what_builds_on_a_gesture_that_is_not_stored_yet_waits_for_it() {
    let (_, mut ivan) = board();
    ivan.make(vec![card("d", "Новая")], Manner::Act, NOW);
    ivan.take_writes();
    write(&mut ivan, "d", "Новее");
    write(&mut ivan, "c", "Рядом");
    store(&mut ivan);
    let offered = ivan.offer(10);
    assert!(matches!(&offered[..], [one] if one.touches(&"c".into())));
}

#[test]
fn c5_a_verdict_before_its_frame_keeps_the_edit_in_view() {
    let (mut desk, mut ivan) = board();
    let from = ivan.seq();
    write(&mut ivan, "c", "Новая");
    store(&mut ivan);
    desk.settle(&mut ivan);
    assert_eq!((ivan.waiting(), seen(&ivan, "c")), (0, Some("Новая")));
    assert_eq!(ivan.confirmed(&"c".into()).unwrap().text("text"), Some("Мысль"));
    ivan.on_frame(desk.news(from));
    assert_eq!((ivan.pending.len(), seen(&ivan, "c")), (0, Some("Новая")));
}

#[test]
fn c5_a_frame_before_its_verdict_changes_nothing_in_view() {
    let (mut desk, mut ivan) = board();
    let from = ivan.seq();
    write(&mut ivan, "c", "Новая");
    store(&mut ivan);
    let verdicts = desk.judge("ivan", &ivan.offer(10));
    ivan.take_changed();
    ivan.on_frame(desk.news(from));
    assert_eq!((ivan.waiting(), seen(&ivan, "c")), (1, Some("Новая")));
    ivan.on_verdicts(&verdicts, NOW);
    assert_eq!((ivan.pending.len(), seen(&ivan, "c")), (0, Some("Новая")));
}

#[test]
fn m2_an_overtaken_wording_goes_to_its_author_with_the_fields_named() {
    let (mut desk, mut ivan) = board();
    ivan.make(vec![set("c", "text", json!("Моя"))], Manner::Act, NOW - 5_000);
    store(&mut ivan);
    // The clock has learnt of nothing newer: Olga writes later without having seen it.
    let mut olga = page("olga", "o");
    desk.pull(&mut olga);
    olga.make(vec![set("c", "text", json!("Ольгина"))], Manner::Act, NOW + 5_000);
    store(&mut olga);
    desk.settle(&mut olga);
    desk.settle(&mut ivan);
    ivan.on_frame(desk.news(2));
    assert_eq!(seen(&ivan, "c"), Some("Ольгина"));
    let [returned] = ivan.returned() else { panic!("one gesture is given back") };
    let fields = [("c".into(), vec!["text".to_owned()])].into();
    assert_eq!(returned.why, Why::Overtaken(fields));
    assert!(returned.batch.touches(&"c".into()));
}

#[test]
fn p6_a_refused_gesture_comes_back_and_what_depended_on_it_after_it() {
    let (mut desk, mut ivan) = board();
    let long = "я".repeat(10_000);
    ivan.make(vec![card("d", &long)], Manner::Act, NOW);
    write(&mut ivan, "d", "Короче");
    write(&mut ivan, "c", "Рядом");
    store(&mut ivan);
    desk.settle(&mut ivan);
    assert_eq!(ivan.waiting(), 0);
    assert_eq!(codes(&ivan), [RefusalCode::BadValue, RefusalCode::NoRecord]);
    assert!(ivan.returned().iter().all(|returned| returned.batch.touches(&"d".into())));
    assert_eq!(seen(&ivan, "d"), None);
    assert_eq!(desk.text("c"), Some("Рядом"));
}

#[test]
fn b1_of_a_refused_batch_the_cause_is_told_and_not_its_companions() {
    let (mut desk, mut ivan) = board();
    let gesture = vec![set("c", "text", json!("Хорошо")), set("c", "sort", json!("чепуха"))];
    ivan.make(gesture, Manner::Act, NOW);
    store(&mut ivan);
    desk.settle(&mut ivan);
    assert_eq!(codes(&ivan), [RefusalCode::BadValue]);
    assert_eq!(seen(&ivan, "c"), Some("Мысль"));
}

#[test]
fn p6_a_returned_gesture_stays_until_it_is_dismissed() {
    let (mut desk, mut ivan) = board();
    let id = ivan.make(vec![set("c", "sort", json!("чепуха"))], Manner::Act, NOW).unwrap();
    store(&mut ivan);
    desk.settle(&mut ivan);
    assert_eq!(ivan.returned().len(), 1);
    ivan.dismiss(&id);
    assert!(ivan.returned().is_empty());
    assert_eq!(ivan.take_writes().last(), Some(&Write::Remove { key: "x/i~3".into() }));
}

#[test]
fn r1_an_edit_of_a_card_that_was_deleted_meanwhile_comes_back_with_its_text() {
    let (mut desk, mut ivan) = board();
    let mut olga = page("olga", "o");
    desk.pull(&mut olga);
    olga.make(vec![Draft::Delete { record: "c".into() }], Manner::Act, NOW);
    store(&mut olga);
    desk.settle(&mut olga);
    write(&mut ivan, "c", "Ещё правлю");
    store(&mut ivan);
    desk.settle(&mut ivan);
    desk.pull(&mut ivan);
    assert_eq!(codes(&ivan), [RefusalCode::RecordDeleted]);
    assert!(!ivan.record(&"c".into()).unwrap().is_alive());
}
