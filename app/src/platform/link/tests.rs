//! The link against a clock made by hand.

use super::{LinkInput::*, LinkOutput::*, *};

const T: u64 = 1_700_000_000_000;

fn open_at(now: u64) -> Link {
    let mut link = Link::new();
    assert_eq!(link.step(now, 0, Start), [Connect, Wait(OPENING_MS)]);
    assert_eq!(link.step(now, 0, Opened), [Wait(PING_MS)]);
    link
}

#[test]
fn it_pings_every_15_seconds_while_pongs_come() {
    let mut link = open_at(T);
    link.step(T + 40, 0, Pong);
    for round in 1..100 {
        let now = T + round * PING_MS;
        assert_eq!(link.step(now, 0, Tick), [SendPing, Wait(ANSWER_MS)]);
        assert_eq!(link.step(now + 40, 0, Pong), [Wait(PING_MS - 40)]);
    }
    assert_eq!(link.state(), LinkState::Open);
}

#[test]
fn it_is_dead_25_seconds_after_the_last_pong() {
    let mut link = open_at(T);
    assert_eq!(link.step(T + 15_000, 0, Tick), [SendPing, Wait(10_000)]);
    assert_eq!(link.step(T + 25_000, 0, Tick), [Close, Wait(500)]);
    assert_eq!(link.state(), LinkState::Waiting);
    assert_eq!(link.step(T + 25_500, 0, Tick), [Connect, Wait(OPENING_MS)]);
}

#[test]
fn pauses_grow_to_half_a_minute_and_are_spread() {
    let mut link = Link::new();
    let mut now = T;
    link.step(now, 0, Start);
    let mut pauses = Vec::new();
    for _ in 0..8 {
        let outputs = link.step(now, u32::MAX, Closed);
        let [Wait(pause)] = outputs[..] else { panic!("{outputs:?}") };
        pauses.push(pause);
        now += pause;
        assert_eq!(link.step(now, 0, Tick)[0], Connect);
    }
    for (pause, whole) in pauses.iter().zip([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]) {
        assert!((whole / 2..=whole).contains(pause), "{pause} of {whole}");
    }
}

#[test]
fn a_server_that_opens_and_closes_at_once_is_not_stormed() {
    let mut link = open_at(T);
    assert_eq!(link.step(T, 0, Closed), [Wait(500)]);
    link.step(T + 500, 0, Tick);
    link.step(T + 501, 0, Opened);
    assert_eq!(link.step(T + 502, 0, Closed), [Wait(1_000)]);
    link.step(T + 1_502, 0, Tick);
    link.step(T + 1_503, 0, Opened);
    link.step(T + 1_504, 0, Pong);
    assert_eq!(link.step(T + 1_505, 0, Closed), [Wait(500)]);
}

#[test]
fn a_try_that_hangs_is_given_up() {
    let mut link = Link::new();
    link.step(T, 0, Start);
    assert_eq!(link.step(T + OPENING_MS, 0, Tick), [Close, Wait(500)]);
}

#[test]
fn a_network_or_a_look_at_the_page_connects_at_once() {
    for input in [Online, Visible] {
        let mut link = open_at(T);
        link.step(T, 0, Closed);
        assert_eq!(link.step(T + 1, 0, input), [Connect, Wait(OPENING_MS)]);
        assert_eq!(link.step(T + 2, 0, input), [Wait(OPENING_MS - 1)], "one try at a time");
    }
}

#[test]
fn an_open_connection_in_doubt_has_five_seconds_for_a_pong() {
    for input in [Online, Offline, Visible] {
        let mut link = open_at(T);
        assert_eq!(link.step(T + 100, 0, input), [SendPing, Wait(DOUBT_MS)]);
        assert_eq!(link.step(T + 200, 0, Pong), [Wait(PING_MS - 100)]);
        link.step(T + 300, 0, input);
        assert_eq!(link.step(T + 300 + DOUBT_MS, 0, Tick), [Close, Wait(500)]);
    }
}

#[test]
fn a_hidden_tab_whose_timers_run_once_a_minute_stays_connected() {
    let mut link = open_at(T);
    for minute in 1..20 {
        let now = T + minute * 60_000;
        assert_eq!(link.step(now, 0, Tick), [SendPing, Wait(ANSWER_MS)]);
        link.step(now + 40, 0, Pong);
    }
}

#[test]
fn a_tablet_that_slept_reconnects_at_the_first_sign() {
    for input in [Tick, Visible, Online, Offline] {
        let mut link = open_at(T);
        assert_eq!(link.step(T + 3_600_000, 0, input), [Close, Connect, Wait(OPENING_MS)]);
    }
}

#[test]
fn a_clock_set_back_does_not_leave_it_waiting_for_a_year() {
    let mut link = open_at(T);
    link.step(T, 0, Closed);
    let outputs = link.step(T - 31_536_000_000, 0, Tick);
    assert_eq!(outputs, [Wait(500)]);
}

#[test]
fn a_stopped_link_is_silent() {
    let mut link = open_at(T);
    assert_eq!(link.step(T, 0, Stop), [Close]);
    for input in [Tick, Online, Visible, Offline, Closed, Pong, Opened, Stop] {
        assert_eq!(link.step(T + 9, 0, input), []);
    }
    assert_eq!(link.step(T + 10, 0, Start), [Connect, Wait(OPENING_MS)]);
}
