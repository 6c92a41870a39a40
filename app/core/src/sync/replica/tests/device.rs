//! What lies on the device, and what a page that opens finds there.

use super::*;

type Device = BTreeMap<String, String>;

fn apply(device: &mut Device, writes: &[Write]) {
    for write in writes {
        match write {
            Write::Put { key, text } => device.insert(key.clone(), text.clone()),
            Write::Remove { key } => device.remove(key),
        };
    }
}

fn reopen(device: &Device, writer: &str) -> (Replica, Vec<Spoiled>) {
    let mut page = page("ivan", writer);
    let stored = device.iter().map(|(key, text)| (key.clone(), text.clone())).collect();
    let spoiled = page.load(stored, &|_| false);
    (page, spoiled)
}

/// Ivan's board, and everything that his page has written so far.
fn on_device() -> (Desk, Replica, Device) {
    let (desk, mut ivan) = board();
    let mut device = Device::new();
    let all: Vec<RecordId> = ivan.confirmed.keys().cloned().collect();
    ivan.shelf.touch(all);
    ivan.shelf.cursor_moved();
    apply(&mut device, &ivan.take_writes());
    apply(&mut device, &ivan.flush());
    (desk, ivan, device)
}

fn confirmed(replica: &Replica) -> BTreeMap<RecordId, Record> {
    let records = replica.confirmed.iter();
    records.map(|(id, record)| (id.clone(), Record::clone(record))).collect()
}

#[test]
fn d3_a_page_that_opens_finds_what_the_last_one_showed() {
    let (mut desk, mut ivan, mut device) = on_device();
    write(&mut ivan, "c", "Ещё не отправлено");
    ivan.make(vec![set("c", "sort", json!("чепуха"))], Manner::Act, NOW);
    apply(&mut device, &store(&mut ivan));
    let offered = ivan.offer(10);
    let verdicts = desk.judge("ivan", &offered[1..]);
    ivan.on_verdicts(&verdicts, NOW);
    apply(&mut device, &ivan.take_writes());
    let (next, spoiled) = reopen(&device, "i2");
    assert!(spoiled.is_empty());
    assert_eq!(next.view, ivan.view);
    assert_eq!((next.cursor(), next.seq()), (ivan.cursor(), ivan.seq()));
    assert_eq!((next.waiting(), next.returned()), (1, ivan.returned()));
}

#[test]
fn d3_a_flush_cut_off_at_any_point_loses_nothing_and_leads_to_the_same_board() {
    let writes_of = || {
        let (mut desk, mut ivan, mut device) = on_device();
        let from = ivan.seq();
        write(&mut ivan, "c", "Новая");
        ivan.make(vec![card("d", "Вторая")], Manner::Act, NOW);
        apply(&mut device, &store(&mut ivan));
        desk.settle(&mut ivan);
        ivan.on_frame(desk.news(from));
        let mut writes = ivan.take_writes();
        writes.extend(ivan.flush());
        (desk, device, writes)
    };
    let count = writes_of().2.len();
    assert!(count >= 9, "two accepted, two settled, two records, the cursor, two cleared");
    for cut in 0..=count {
        let (mut desk, mut device, writes) = writes_of();
        apply(&mut device, &writes[..cut]);
        let (mut next, _) = reopen(&device, "i2");
        let now = (seen(&next, "c"), seen(&next, "d"));
        assert_eq!(now, (Some("Новая"), Some("Вторая")), "after {cut} writes");
        let known: BTreeSet<_> = desk.log.iter().map(|entry| entry.change.id.clone()).collect();
        assert!(next.offer(10).iter().all(|batch| known.contains(batch.id().unwrap())));
        next.pending.clear();
        desk.pull(&mut next);
        assert_eq!(confirmed(&next), desk.records, "after {cut} writes");
        desk.elsewhere("olga", "c", "text", json!("Дальше"));
        desk.pull(&mut next);
        assert_eq!(confirmed(&next), desk.records);
    }
}

#[test]
fn d3_a_copy_that_is_ahead_of_its_cursor_asks_for_a_snapshot() {
    let (mut desk, mut ivan, mut device) = on_device();
    let from = ivan.seq();
    desk.elsewhere("olga", "c", "text", json!("Раз"));
    ivan.on_frame(desk.news(from));
    apply(&mut device, &ivan.flush()[..1]);
    let (next, _) = reopen(&device, "i2");
    assert_eq!((next.cursor(), seen(&next, "c")), (None, Some("Раз")));
}

#[test]
fn d2_a_refused_gesture_is_among_the_returned_before_it_stops_waiting() {
    let (mut desk, mut ivan, _) = on_device();
    ivan.make(vec![set("c", "sort", json!("чепуха"))], Manner::Act, NOW);
    store(&mut ivan);
    desk.settle(&mut ivan);
    let keys: Vec<_> = ivan.take_writes().iter().map(|write| write.key().to_owned()).collect();
    assert_eq!(keys, ["x/i~3", "p/i~3"]);
}

#[test]
fn d2_an_accepted_gesture_is_kept_before_it_is_marked_as_settled() {
    let (mut desk, mut ivan, _) = on_device();
    write(&mut ivan, "c", "Новая");
    store(&mut ivan);
    desk.settle(&mut ivan);
    let keys: Vec<_> = ivan.take_writes().iter().map(|write| write.key().to_owned()).collect();
    assert_eq!(keys, ["a/i~3", "p/i~3"]);
}

#[test]
fn d5_an_unreadable_record_is_reported_and_asks_for_a_snapshot_that_clears_it() {
    let (desk, _, mut device) = on_device();
    device.insert("r/c".into(), "{\"id\":".into());
    device.insert("r/gone".into(), "не json".into());
    let (mut next, spoiled) = reopen(&device, "i2");
    let keys: Vec<_> = spoiled.iter().map(|spoiled| spoiled.key.as_str()).collect();
    assert_eq!((keys, next.cursor()), (vec!["r/c", "r/gone"], None));
    desk.pull(&mut next);
    apply(&mut device, &next.flush());
    let (again, spoiled) = reopen(&device, "i3");
    assert!(spoiled.is_empty() && again.cursor().is_some());
    assert_eq!(confirmed(&again), desk.records);
}

#[test]
fn d5_an_unreadable_waiting_gesture_stays_on_the_device_as_it_is() {
    let (desk, _, mut device) = on_device();
    device.insert("p/old~1".into(), "{\"слова\": \"мои".into());
    let (mut next, spoiled) = reopen(&device, "i2");
    assert_eq!((spoiled.len(), spoiled[0].key.as_str()), (1, "p/old~1"));
    assert!(next.cursor().is_some(), "the confirmed records are whole");
    desk.pull(&mut next);
    apply(&mut device, &next.take_writes());
    apply(&mut device, &next.flush());
    assert!(device.contains_key("p/old~1"));
}

#[test]
fn d5_an_unreadable_cursor_costs_a_snapshot_and_nothing_else() {
    let (_, _, mut device) = on_device();
    device.insert("c".into(), "17".into());
    let (next, _) = reopen(&device, "i2");
    assert_eq!((next.cursor(), seen(&next, "c")), (None, Some("Мысль")));
}

#[test]
fn p5_a_queue_is_found_in_the_order_it_was_made_though_the_clock_was_set_back() {
    let (_, mut ivan, mut device) = on_device();
    let year = 365 * 24 * 3_600_000;
    ivan.make(vec![card("d", "Первая")], Manner::Act, NOW + year);
    ivan.learn_clock(NOW + year, NOW);
    ivan.make(vec![set("d", "text", json!("Вторая"))], Manner::Act, NOW + year);
    apply(&mut device, &store(&mut ivan));
    let (mut next, _) = reopen(&device, "i2");
    assert_eq!(seen(&next, "d"), Some("Вторая"));
    assert_eq!(next.offer(10), ivan.offer(10));
}

#[test]
fn p4_what_an_earlier_page_may_have_offered_is_not_joined_by_typing() {
    let (_, mut ivan, mut device) = on_device();
    let first = keystroke(&mut ivan, "c", "М");
    apply(&mut device, &store(&mut ivan));
    let (mut next, _) = reopen(&device, "i2");
    assert_ne!(keystroke(&mut next, "c", "Мы"), first);
    assert_eq!(next.waiting(), 2);
}

#[test]
fn d5_the_second_place_adds_only_what_the_first_did_not_have() {
    let (mut desk, mut ivan, mut device) = on_device();
    write(&mut ivan, "c", "Новая");
    apply(&mut device, &store(&mut ivan));
    let (mut next, _) = reopen(&device, "i2");
    desk.elsewhere("olga", "c", "sort", json!("goal"));
    desk.pull(&mut next);
    let mirrored = device.iter().filter(|(key, _)| key.starts_with("p/"));
    let mirrored: Vec<_> = mirrored.map(|(key, text)| (key.clone(), text.clone())).collect();
    next.load(mirrored, &|_| false);
    assert_eq!((next.waiting(), next.cursor()), (1, Some(&desk.cursor())));
}

#[test]
fn d1_of_two_copies_of_one_stretch_of_typing_the_later_is_taken_from_whichever_storage() {
    let (_, mut ivan, device) = on_device();
    let mut typed = |text: &str| {
        ivan.make(vec![set("c", "text", json!(text))], Manner::Typing, NOW);
        let mut own = Device::new();
        apply(&mut own, &ivan.take_writes());
        own
    };
    let (early, late) = (typed("Нов"), typed("Новая мысль"));
    assert_eq!(early.keys().collect::<Vec<_>>(), late.keys().collect::<Vec<_>>());
    for (local, mirror) in [(&early, &late), (&late, &early)] {
        let mut page = page("ivan", "i2");
        page.load(
            device.iter().chain(local).map(|(key, text)| (key.clone(), text.clone())).collect(),
            &|_| true,
        );
        page.load(mirror.iter().map(|(key, text)| (key.clone(), text.clone())).collect(), &|_| true);
        assert_eq!((seen(&page, "c"), page.waiting()), (Some("Новая мысль"), 1));
    }
}
