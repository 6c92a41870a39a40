//! The register of events: lines by date, filters, and editing in place. For the pages «События» and
//! «Мой план на год».

pub mod add;
pub mod days;
mod editor;
pub mod filters;
pub mod import;
mod numbers;
pub mod rooms;
pub mod row;

use karta_core::domain::day::{Day, Period};

use crate::platform::clock;

const MONTHS: [&str; 12] = [
    "Январь",
    "Февраль",
    "Март",
    "Апрель",
    "Май",
    "Июнь",
    "Июль",
    "Август",
    "Сентябрь",
    "Октябрь",
    "Ноябрь",
    "Декабрь",
];

/// «Октябрь 2026».
pub fn month_title(year: u16, month: u8) -> String {
    let name = usize::from(month).checked_sub(1).and_then(|at| MONTHS.get(at)).copied().unwrap_or_default();
    format!("{name} {year}")
}

/// The day by this device; `None` on the server, which does not know the reader's zone.
pub fn today() -> Option<Day> {
    Day::from_iso(&clock::today())
}

/// «12.10.2026», «12–14.10.2026», «30.10–02.11.2026».
pub fn days_text(days: Period) -> String {
    let (from, to) = (days.from, days.to);
    if from == to {
        from.russian()
    } else if (from.year(), from.month()) == (to.year(), to.month()) {
        format!("{:02}–{}", from.day(), to.russian())
    } else if from.year() == to.year() {
        format!("{:02}.{:02}–{}", from.day(), from.month(), to.russian())
    } else {
        format!("{}–{}", from.russian(), to.russian())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_written_as_short_as_they_can_be_read() {
        let days = |from, to| {
            days_text(Period { from: Day::from_iso(from).unwrap(), to: Day::from_iso(to).unwrap() })
        };
        assert_eq!(days("2026-10-12", "2026-10-12"), "12.10.2026");
        assert_eq!(days("2026-10-12", "2026-10-14"), "12–14.10.2026");
        assert_eq!(days("2026-10-30", "2026-11-02"), "30.10–02.11.2026");
        assert_eq!(days("2026-12-30", "2027-01-02"), "30.12.2026–02.01.2027");
        assert_eq!(month_title(2027, 1), "Январь 2027");
    }
}
