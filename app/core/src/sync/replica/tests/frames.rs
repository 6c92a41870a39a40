//! Frames: what moves the confirmed records on, and what must not.

use super::*;

#[test]
fn c3_a_frame_from_further_on_asks_for_a_pull_and_changes_nothing() {
    let (mut desk, mut ivan) = board();
    desk.elsewhere("olga", "c", "text", json!("Раз"));
    desk.elsewhere("olga", "c", "text", json!("Два"));
    let from = ivan.seq();
    assert_eq!(ivan.on_frame(desk.news(from + 1)), Received::Gap);
    assert_eq!((ivan.seq(), seen(&ivan, "c")), (from, Some("Мысль")));
    assert_eq!(desk.pull(&mut ivan), Received::Applied);
    assert_eq!(seen(&ivan, "c"), Some("Два"));
}

#[test]
fn c3_a_doubled_and_an_overlapping_frame_do_no_harm() {
    let (mut desk, mut ivan) = board();
    let from = ivan.seq();
    desk.elsewhere("olga", "c", "text", json!("Раз"));
    let early = desk.news(from);
    desk.elsewhere("olga", "c", "text", json!("Два"));
    for frame in [desk.news(from), early, desk.news(from)] {
        assert_eq!(ivan.on_frame(frame), Received::Applied);
        assert_eq!((ivan.seq(), seen(&ivan, "c")), (from + 2, Some("Два")));
    }
}

#[test]
fn c3_parts_of_a_record_that_is_not_there_change_nothing_and_lead_to_a_snapshot() {
    let (mut desk, mut ivan) = board();
    let from = ivan.seq();
    desk.elsewhere("olga", "c", "text", json!("Раз"));
    let whole = Item::Record(desk.records[&"c".into()].clone());
    let parts = Item::Cells { id: "d".into(), seq: from + 1, cells: BTreeMap::new(), deleted: None };
    assert_eq!(ivan.on_frame(desk.frame(from, vec![whole, parts])), Received::Gap);
    assert_eq!(seen(&ivan, "c"), Some("Мысль"), "a frame applies as a whole or not at all");
    assert_eq!(ivan.cursor(), None);
    desk.pull(&mut ivan);
    assert_eq!(seen(&ivan, "c"), Some("Раз"));
}

#[test]
fn c3_parts_are_written_over_the_record_they_belong_to() {
    let (mut desk, mut ivan) = board();
    let from = ivan.seq();
    desk.elsewhere("olga", "c", "text", json!("Раз"));
    let record = &desk.records[&"c".into()];
    let cells = [("text".to_owned(), record.fields["text"].clone())].into();
    let parts = Item::Cells { id: "c".into(), seq: record.seq, cells, deleted: None };
    assert_eq!(ivan.on_frame(desk.frame(from, vec![parts])), Received::Applied);
    assert_eq!(ivan.confirmed(&"c".into()), Some(record));
}

#[test]
fn c2_what_is_not_in_a_snapshot_is_forgotten_and_own_words_stay() {
    let (desk, mut ivan) = board();
    ivan.make(vec![card("d", "Своя")], Manner::Act, NOW);
    let empty = Frame { items: Vec::new(), ..desk.snapshot() };
    ivan.on_frame(empty);
    assert_eq!((seen(&ivan, "c"), seen(&ivan, "d")), (None, Some("Своя")));
    assert_eq!(ivan.waiting(), 1);
}

#[test]
fn c3_a_late_snapshot_is_ignored_with_all_it_says() {
    let (mut desk, mut ivan) = board();
    let late =
        PullReply { server_ms: NOW, frame: desk.snapshot(), standing: Standing::visitor(SpaceKind::Board) };
    let from = ivan.seq();
    desk.elsewhere("olga", "c", "text", json!("Раз"));
    ivan.on_frame(desk.news(from));
    desk.pull(&mut ivan);
    ivan.on_pull(late, NOW);
    assert_eq!((ivan.seq(), seen(&ivan, "c")), (from + 1, Some("Раз")));
    assert_eq!(ivan.standing(), Some(&standing()));
}

#[test]
fn a2_hiding_takes_the_record_away_and_leaves_ones_own_waiting_words() {
    let (mut desk, mut ivan) = board();
    write(&mut ivan, "c", "Моя правка");
    let id = store(&mut ivan)[0].key().to_owned();
    desk.elsewhere("olga", "c", "text", json!("Раз"));
    ivan.on_frame(desk.frame(ivan.seq(), vec![Item::Hide("c".into())]));
    assert_eq!((ivan.record(&"c".into()), ivan.confirmed(&"c".into())), (None, None));
    assert_eq!(ivan.offer(10).len(), 1, "it is offered, and refused with its text kept");
    let writes = ivan.flush();
    assert_eq!(writes[0], Write::Remove { key: "r/c".into() });
    assert!(writes.iter().all(|write| write.key() != id));
}

#[test]
fn a2_who_is_shut_out_keeps_their_own_words_alone() {
    let (mut desk, mut ivan) = board();
    write(&mut ivan, "c", "Моя правка");
    store(&mut ivan);
    ivan.shut_out();
    assert_eq!(ivan.confirmed(&"c".into()), None);
    let writes = ivan.flush();
    let gone = |key: &str| Write::Remove { key: key.into() };
    assert_eq!(writes, [gone("c"), gone("r/c")]);
    assert_eq!(ivan.waiting(), 3, "the server is asked once more for what it had accepted");
    desk.settle(&mut ivan);
    assert_eq!((ivan.records().count(), ivan.waiting()), (0, 0));
}

#[test]
fn c4_what_the_server_lost_is_offered_again_in_the_order_it_was_made() {
    let (mut desk, mut ivan) = board();
    let from = ivan.seq();
    ivan.make(vec![card("d", "Раз")], Manner::Act, NOW);
    write(&mut ivan, "d", "Два");
    write(&mut ivan, "d", "Три");
    store(&mut ivan);
    desk.settle(&mut ivan);
    ivan.on_frame(desk.news(from));
    assert_eq!(ivan.pending.len(), 0);
    desk.loses(2);
    ivan.on_frame(Frame { lost: true, ..desk.snapshot() });
    assert_eq!((ivan.waiting() >= 3, seen(&ivan, "d")), (true, Some("Три")));
    store(&mut ivan);
    desk.settle(&mut ivan);
    desk.pull(&mut ivan);
    assert_eq!(desk.text("d"), Some("Три"));
    let of_d = |returned: &&Returned| returned.batch.touches(&"d".into());
    assert_eq!(ivan.returned().iter().filter(of_d).count(), 0);
}

#[test]
fn c4_what_is_offered_again_is_not_cleared_away_by_the_next_flush() {
    let (mut desk, mut ivan) = board();
    let from = ivan.seq();
    write(&mut ivan, "c", "Новая");
    store(&mut ivan);
    desk.settle(&mut ivan);
    ivan.on_frame(desk.news(from));
    desk.loses(2);
    ivan.on_frame(Frame { lost: true, ..desk.snapshot() });
    assert!(ivan.flush().iter().all(|write| write.key() != "p/i~3"));
}

#[test]
fn c5_an_accepted_edit_that_was_lost_before_the_cursor_came_by_is_offered_again() {
    let (mut desk, mut ivan) = board();
    write(&mut ivan, "c", "Новая");
    store(&mut ivan);
    desk.settle(&mut ivan);
    desk.loses(2);
    // The cursor stands before the loss, so nothing tells of it; another's change takes the place.
    desk.elsewhere("olga", "c", "sort", json!("goal"));
    desk.pull(&mut ivan);
    assert_eq!((ivan.waiting(), seen(&ivan, "c")), (1, Some("Новая")));
    desk.settle(&mut ivan);
    desk.pull(&mut ivan);
    assert_eq!((desk.text("c"), ivan.waiting()), (Some("Новая"), 0));
}

#[test]
fn t3_edits_after_the_servers_word_on_the_time_are_stamped_by_it() {
    let (_, mut ivan) = board();
    let year = 365 * 24 * 3_600_000;
    ivan.learn_clock(NOW + year, NOW);
    write(&mut ivan, "c", "Сейчас");
    assert!(ivan.pending[0].batch.changes[0].at.ms < NOW + 1_000);
    ivan.make(vec![set("c", "sort", json!("goal"))], Manner::Act, NOW + year + 5_000);
    assert_eq!(ivan.pending[1].batch.changes[0].at.ms, NOW + 5_000);
}
