//! Taking back and doing again.

use super::*;

#[test]
fn u1_a_chain_goes_back_step_by_step_and_forward_again() {
    let (_, mut ivan) = board();
    let mut fresh = page("ivan", "k");
    std::mem::swap(&mut fresh.confirmed, &mut ivan.confirmed);
    fresh.predict_all(["c".into()]);
    for text in ["Раз", "Два", "Три"] {
        write(&mut fresh, "c", text);
    }
    for expected in ["Два", "Раз", "Мысль"] {
        assert!(matches!(fresh.undo(NOW), Undone::Done { change: Some(_), skipped: 0 }));
        assert_eq!(seen(&fresh, "c"), Some(expected));
    }
    assert_eq!(fresh.undo(NOW), Undone::Nothing);
    for expected in ["Раз", "Два", "Три"] {
        fresh.redo(NOW);
        assert_eq!(seen(&fresh, "c"), Some(expected));
    }
    assert_eq!(fresh.redo(NOW), Undone::Nothing);
}

#[test]
fn u1_a_run_of_typing_is_one_step() {
    let (_, mut ivan) = board();
    for text in ["М", "Мы", "Мыс"] {
        keystroke(&mut ivan, "c", text);
    }
    ivan.undo(NOW);
    assert_eq!(seen(&ivan, "c"), Some("Мысль"));
}

#[test]
fn u1_making_and_deleting_are_taken_back_and_done_again() {
    let (mut desk, mut ivan) = board();
    ivan.make(vec![card("d", "Новая")], Manner::Act, NOW);
    let alive = |page: &Replica| page.record(&"d".into()).is_some_and(Record::is_alive);
    ivan.undo(NOW);
    assert!(!alive(&ivan));
    ivan.redo(NOW);
    assert!(alive(&ivan));
    ivan.make(vec![Draft::Delete { record: "d".into() }], Manner::Act, NOW);
    ivan.undo(NOW);
    assert!(alive(&ivan));
    store(&mut ivan);
    desk.settle(&mut ivan);
    assert!(ivan.returned().is_empty() && desk.records[&"d".into()].is_alive());
}

#[test]
fn u1_a_gesture_over_several_cards_is_taken_back_as_one() {
    let (_, mut ivan) = board();
    ivan.make(vec![card("d", "Вторая")], Manner::Act, NOW);
    let both = vec![set("c", "sort", json!("goal")), set("d", "sort", json!("goal"))];
    ivan.make(both, Manner::Act, NOW);
    let before = ivan.waiting();
    ivan.undo(NOW);
    let sort = |id: &str| ivan.record(&id.into()).and_then(|record| record.text("sort"));
    assert_eq!((sort("c"), sort("d"), ivan.waiting()), (Some("trend"), Some("trend"), before + 1));
}

#[test]
fn u2_what_somebody_changed_since_is_left_and_counted() {
    let (mut desk, mut ivan) = board();
    let from = ivan.seq();
    ivan.make(vec![set("c", "text", json!("Моя")), set("c", "sort", json!("goal"))], Manner::Act, NOW);
    store(&mut ivan);
    desk.settle(&mut ivan);
    desk.elsewhere("olga", "c", "text", json!("Ольгина"));
    ivan.on_frame(desk.news(from));
    let Undone::Done { change: Some(_), skipped: 1 } = ivan.undo(NOW) else { panic!("half is taken back") };
    let card = ivan.record(&"c".into()).unwrap();
    assert_eq!((card.text("text"), card.text("sort")), (Some("Ольгина"), Some("trend")));
}

#[test]
fn u2_where_everything_was_changed_nothing_is_sent() {
    let (mut desk, mut ivan) = board();
    let from = ivan.seq();
    write(&mut ivan, "c", "Моя");
    store(&mut ivan);
    desk.settle(&mut ivan);
    desk.elsewhere("olga", "c", "text", json!("Ольгина"));
    ivan.on_frame(desk.news(from));
    assert_eq!(ivan.undo(NOW), Undone::Done { change: None, skipped: 1 });
    assert_eq!((ivan.waiting(), seen(&ivan, "c")), (0, Some("Ольгина")));
}

#[test]
fn u2_a_card_that_somebody_went_on_with_is_not_taken_back_with_its_making() {
    let (mut desk, mut ivan) = board();
    let from = ivan.seq();
    ivan.make(vec![card("d", "Моя"), set("d", "audience", json!("all"))], Manner::Act, NOW);
    store(&mut ivan);
    desk.settle(&mut ivan);
    desk.elsewhere("olga", "d", "text", json!("Наша"));
    ivan.on_frame(desk.news(from));
    ivan.undo(NOW);
    assert!(ivan.record(&"d".into()).unwrap().is_alive());
}

#[test]
fn u2_a_part_that_changed_nothing_is_not_counted_as_skipped() {
    let (_, mut ivan) = board();
    let both = vec![set("c", "text", json!("Мысль")), set("c", "sort", json!("goal"))];
    ivan.make(both, Manner::Act, NOW);
    assert!(matches!(ivan.undo(NOW), Undone::Done { change: Some(_), skipped: 0 }));
}

#[test]
fn u1_a_run_of_typing_is_one_step_however_often_it_was_sent_meanwhile() {
    let (mut desk, mut ivan) = board();
    let before = seen(&ivan, "c").map(str::to_owned);
    for text in ["М", "Мы", "Мысль"] {
        ivan.make(vec![set("c", "text", json!(text))], Manner::Typing, NOW);
        store(&mut ivan);
        desk.settle(&mut ivan);
    }
    ivan.undo(NOW);
    assert_eq!(seen(&ivan, "c").map(str::to_owned), before);
    ivan.redo(NOW);
    assert_eq!(seen(&ivan, "c"), Some("Мысль"));
}

#[test]
fn u1_leaving_the_field_or_another_hand_in_it_ends_the_run() {
    let (mut desk, mut ivan) = board();
    let typed = |desk: &mut Desk, ivan: &mut Replica, text: &str| {
        ivan.make(vec![set("c", "text", json!(text))], Manner::Typing, NOW);
        store(ivan);
        desk.settle(ivan);
    };
    typed(&mut desk, &mut ivan, "Одна");
    ivan.seal();
    typed(&mut desk, &mut ivan, "Две");
    ivan.undo(NOW);
    assert_eq!(seen(&ivan, "c"), Some("Одна"));
    typed(&mut desk, &mut ivan, "Три");
    desk.elsewhere("olga", "c", "text", json!("Ольга"));
    desk.pull(&mut ivan);
    typed(&mut desk, &mut ivan, "Четыре");
    ivan.undo(NOW);
    assert_eq!(seen(&ivan, "c"), Some("Ольга"));
}

#[test]
fn u3_a_version_that_nobody_may_delete_stays_when_the_rest_of_its_gesture_is_taken_back() {
    let (_, mut ivan) = board();
    let fields = crate::sync::record::fields([("day", json!("2026-10-01")), ("plan", json!({}))]);
    let kept = Draft::Create { record: "v".into(), kind: "trajectory_version".into(), fields };
    ivan.make(vec![kept.clone(), set("c", "text", json!("Иначе"))], Manner::Act, NOW);
    let change = |page: &mut Replica| match page.undo(NOW) {
        Undone::Done { change, skipped: 0 } => change,
        other => panic!("{other:?}"),
    };
    assert!(change(&mut ivan).is_some());
    assert_eq!(seen(&ivan, "c"), Some("Мысль"));
    let mut fresh = page("ivan", "k");
    fresh.make(vec![kept], Manner::Act, NOW);
    assert!(!fresh.can_undo(), "a version alone is no step");
}
