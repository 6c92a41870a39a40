//! The calendar file of a trajectory: its steps as all-day events (RFC 5545). Written here: the usual crate
//! brings a clock, random ids and a time library into the client for what these few lines do.

use super::{status::Status, step::Step};
use crate::{
    domain::day::Day,
    sync::{Seq, ids::SpaceId},
};

/// Octets of a line, its end left out (RFC 5545, section 3.1).
const LINE: usize = 75;
const PRODUCT: &str = "-//Karta//Trajectory//RU";
const DAY_MS: u64 = 24 * 60 * 60 * 1_000;

/// A step, with the place in its space's log of the last change to it: it grows with every change, as
/// calendars want it to.
pub struct Event<'a> {
    pub step: &'a Step,
    pub seq: Seq,
}

/// The file's text. Steps without days are left out; what was put off is tentative, what was dropped is
/// cancelled, so that a calendar which knows them takes them off. `now_ms` is milliseconds since 1970.
pub fn calendar(space: &SpaceId, title: &str, events: &[Event], now_ms: u64) -> String {
    let mut lines = Lines::default();
    lines.put("BEGIN", "VCALENDAR");
    lines.put("VERSION", "2.0");
    lines.put("PRODID", PRODUCT);
    lines.put("CALSCALE", "GREGORIAN");
    lines.put("METHOD", "PUBLISH");
    lines.text("X-WR-CALNAME", title);
    let stamp = stamp(now_ms);
    events.iter().for_each(|event| put(&mut lines, space, event, &stamp));
    lines.put("END", "VCALENDAR");
    lines.text
}

fn put(lines: &mut Lines, space: &SpaceId, event: &Event, stamp: &str) {
    let step = event.step;
    let Some(days) = step.period() else { return };
    lines.put("BEGIN", "VEVENT");
    lines.put("UID", &format!("{}@{space}", step.id));
    lines.put("DTSTAMP", stamp);
    lines.put("SEQUENCE", &event.seq.to_string());
    lines.put("DTSTART;VALUE=DATE", &basic(days.from));
    // The end is the day after the last; at the border of the calendar the event stands for one day.
    if let Some(after) = days.to.plus(1) {
        lines.put("DTEND;VALUE=DATE", &basic(after));
    }
    lines.text("SUMMARY", &step.title);
    lines.text("DESCRIPTION", &description(step));
    lines.text("LOCATION", &step.place);
    if !step.link.is_empty() {
        lines.put("URL", &step.link);
    }
    let status = match step.status {
        Status::Planned | Status::Going | Status::Done => "CONFIRMED",
        Status::Postponed => "TENTATIVE",
        Status::Dropped => "CANCELLED",
    };
    lines.put("STATUS", status);
    // It takes no time that others would see as busy: a course of three months is not three months away.
    lines.put("TRANSP", "TRANSPARENT");
    lines.put("END", "VEVENT");
}

fn description(step: &Step) -> String {
    let mut parts = vec![step.form_title().to_owned()];
    parts.extend(step.hours.filter(|hours| *hours > 0).map(|hours| format!("{hours} ч")));
    let named = [
        ("Ответственный", &step.responsible),
        ("Результат", &step.result),
        ("Предъявляется", &step.presentation),
    ];
    let named = named.into_iter().filter(|(_, text)| !text.trim().is_empty());
    let mut lines = vec![parts.join(", ")];
    lines.extend(named.map(|(name, text)| format!("{name}: {}", text.trim())));
    lines.join("\n")
}

fn basic(day: Day) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

/// In Greenwich time. A clock that is out of all measure gives the first day of the calendar.
fn stamp(now_ms: u64) -> String {
    let seconds = now_ms % DAY_MS / 1_000;
    let (hours, minutes, seconds) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    let day = Day::of_ms(now_ms).map_or_else(|| "20000101".into(), basic);
    format!("{day}T{hours:02}{minutes:02}{seconds:02}Z")
}

/// Content lines, each ended and folded.
#[derive(Default)]
struct Lines {
    text: String,
}

impl Lines {
    /// A value that needs no escape.
    fn put(&mut self, name: &str, value: &str) {
        let mut room = LINE;
        for c in name.chars().chain([':']).chain(value.chars().filter(|c| !c.is_control())) {
            if c.len_utf8() > room {
                self.text.push_str("\r\n ");
                room = LINE - 1;
            }
            self.text.push(c);
            room -= c.len_utf8();
        }
        self.text.push_str("\r\n");
    }

    /// A text, left out where it is empty.
    fn text(&mut self, name: &str, text: &str) {
        let text = text.trim().replace("\r\n", "\n").replace('\r', "\n");
        if text.is_empty() {
            return;
        }
        let mut escaped = String::with_capacity(text.len());
        for c in text.chars() {
            match c {
                '\\' | ';' | ',' => escaped.extend(['\\', c]),
                '\n' => escaped.push_str("\\n"),
                c => escaped.push(c),
            }
        }
        self.put(name, &escaped);
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::step;
    use super::*;
    use serde_json::json;

    fn written(steps: &[Step]) -> String {
        let events: Vec<Event> = steps.iter().map(|step| Event { step, seq: 7 }).collect();
        calendar(&"trajectory:1".into(), "Мой путь", &events, 1_795_478_400_000 + 46_923_000)
    }

    fn unfolded(text: &str) -> Vec<String> {
        text.replace("\r\n ", "").split("\r\n").map(str::to_owned).collect()
    }

    #[test]
    fn a_step_is_an_all_day_event_that_ends_on_the_day_after_its_last() {
        let days = json!({ "from": "2026-12-30", "to": "2026-12-31" });
        let lines = unfolded(&written(&[step("s", json!({ "days": days, "hours": 8, "place": "Зал" }))]));
        for line in [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "UID:s@trajectory:1",
            "DTSTAMP:20261124T130203Z",
            "SEQUENCE:7",
            "DTSTART;VALUE=DATE:20261230",
            "DTEND;VALUE=DATE:20270101",
            "SUMMARY:Шаг s",
            "DESCRIPTION:семинар\\, 8 ч",
            "LOCATION:Зал",
            "STATUS:CONFIRMED",
            "END:VCALENDAR",
        ] {
            assert!(lines.iter().any(|one| one == line), "{line}: {lines:?}");
        }
    }

    #[test]
    fn long_lines_are_folded_at_75_octets_between_characters_and_read_back_whole() {
        let title = "Ведение обучающих игр 🎲 ".repeat(6);
        let days = json!({ "from": "2026-12-30", "to": "2026-12-31" });
        let text = written(&[step("s", json!({ "title": title, "days": days }))]);
        assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
        assert!(!text.replace("\r\n", "").contains(['\r', '\n']));
        assert!(unfolded(&text).contains(&format!("SUMMARY:{}", title.trim())));
    }

    #[test]
    fn signs_of_the_format_in_a_text_do_not_break_out_of_it() {
        let days = json!({ "from": "2026-12-30", "to": "2026-12-30" });
        let title = "a;b,c\\d\r\nEND:VEVENT\u{7}";
        let lines = unfolded(&written(&[step("s", json!({ "title": title, "days": days }))]));
        assert!(lines.contains(&"SUMMARY:a\\;b\\,c\\\\d\\nEND:VEVENT".to_owned()), "{lines:?}");
        assert_eq!(lines.iter().filter(|line| *line == "END:VEVENT").count(), 1);
    }

    #[test]
    fn undated_steps_are_left_out_and_dropped_ones_are_cancelled() {
        let days = json!({ "from": "2026-12-30", "to": "2026-12-30" });
        let dropped = json!({ "days": days, "status": { "state": "dropped" } });
        let lines = unfolded(&written(&[step("a", json!({})), step("b", dropped)]));
        assert_eq!(lines.iter().filter(|line| *line == "BEGIN:VEVENT").count(), 1);
        assert!(lines.contains(&"STATUS:CANCELLED".to_owned()));
    }
}
