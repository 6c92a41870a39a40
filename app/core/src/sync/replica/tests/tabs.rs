//! Two tabs of one person over one device.

use super::*;

fn tell(writes: &[Write], to: &mut Replica) {
    for write in writes {
        match write {
            Write::Put { key, text } => to.overheard(key, Some(text)),
            Write::Remove { key } => to.overheard(key, None),
        }
    }
}

/// Ivan's board in two tabs.
fn two_tabs() -> (Desk, Replica, Replica) {
    let (desk, ivan) = board();
    let mut other = page("ivan", "j");
    desk.pull(&mut other);
    other.flush();
    (desk, ivan, other)
}

#[test]
fn d4_one_tab_shows_what_the_other_writes_and_does_not_offer_it() {
    let (_, mut ivan, mut other) = two_tabs();
    write(&mut ivan, "c", "Из первой");
    tell(&store(&mut ivan), &mut other);
    assert_eq!(seen(&other, "c"), Some("Из первой"));
    assert_eq!((other.waiting(), other.offer(10).len()), (1, 0));
}

#[test]
fn d4_a_tab_goes_on_where_the_other_was_and_waits_with_what_builds_on_it() {
    let (mut desk, mut ivan, mut other) = two_tabs();
    ivan.make(vec![card("d", "Из первой")], Manner::Act, NOW + 9_000);
    tell(&store(&mut ivan), &mut other);
    write(&mut other, "d", "Из второй");
    write(&mut other, "c", "Рядом");
    tell(&store(&mut other), &mut ivan);
    assert_eq!((seen(&ivan, "d"), seen(&other, "d")), (Some("Из второй"), Some("Из второй")));
    assert!(matches!(&other.offer(10)[..], [one] if one.touches(&"c".into())));
    desk.settle(&mut ivan);
    tell(&ivan.take_writes(), &mut other);
    desk.settle(&mut other);
    assert_eq!(desk.text("d"), Some("Из второй"));
    assert!(other.returned().is_empty());
}

#[test]
fn d4_what_the_other_tab_settled_stays_in_view_until_it_is_covered() {
    let (mut desk, mut ivan, mut other) = two_tabs();
    let from = other.seq();
    write(&mut ivan, "c", "Из первой");
    tell(&store(&mut ivan), &mut other);
    desk.settle(&mut ivan);
    ivan.on_frame(desk.news(from));
    tell(&ivan.take_writes(), &mut other);
    tell(&ivan.flush(), &mut other);
    assert_eq!((seen(&other, "c"), other.waiting()), (Some("Из первой"), 0));
    other.on_frame(desk.news(from));
    assert_eq!((seen(&other, "c"), other.pending.len()), (Some("Из первой"), 0));
}

#[test]
fn d4_what_the_other_tab_got_back_is_among_the_returned_of_both() {
    let (mut desk, mut ivan, mut other) = two_tabs();
    let id = ivan.make(vec![set("c", "sort", json!("чепуха"))], Manner::Act, NOW).unwrap();
    tell(&store(&mut ivan), &mut other);
    desk.settle(&mut ivan);
    tell(&ivan.take_writes(), &mut other);
    assert_eq!((other.returned(), other.waiting()), (ivan.returned(), 0));
    ivan.dismiss(&id);
    tell(&ivan.take_writes(), &mut other);
    assert!(other.returned().is_empty());
}

#[test]
fn d4_the_queue_of_a_tab_that_is_gone_is_offered_by_the_one_that_stays() {
    let (mut desk, mut ivan, mut other) = two_tabs();
    write(&mut ivan, "c", "Из первой");
    tell(&store(&mut ivan), &mut other);
    drop(ivan);
    other.inherit(&|id| id.writer.as_str() == "i");
    desk.settle(&mut other);
    assert_eq!(desk.text("c"), Some("Из первой"));
}

#[test]
fn c4_what_a_closed_tab_had_accepted_is_offered_again_by_the_one_that_stays() {
    let (mut desk, mut ivan, mut other) = two_tabs();
    let from = other.seq();
    write(&mut ivan, "c", "Из первой");
    tell(&store(&mut ivan), &mut other);
    desk.settle(&mut ivan);
    tell(&ivan.take_writes(), &mut other);
    drop(ivan);
    other.on_frame(desk.news(from));
    desk.loses(2);
    other.on_frame(Frame { lost: true, ..desk.snapshot() });
    store(&mut other);
    desk.settle(&mut other);
    assert_eq!(desk.text("c"), Some("Из первой"));
}

#[test]
fn d4_a_new_keeper_writes_over_what_the_former_one_had_written_further() {
    let (mut desk, mut ivan, mut other) = two_tabs();
    let from = ivan.seq();
    let mut olga = page("olga", "o");
    desk.pull(&mut olga);
    olga.make(vec![card("d", "Чужая")], Manner::Act, NOW);
    store(&mut olga);
    desk.settle(&mut olga);
    ivan.on_frame(desk.news(from));
    tell(&ivan.flush(), &mut other);
    drop(ivan);
    let writes = other.flush();
    assert_eq!(writes[0], Write::Remove { key: "r/d".into() });
    assert!(matches!(writes.last(), Some(Write::Put { key, .. }) if key == "c"));
}
