//! When an event is: two native date fields over one value. What cannot be a period stays on the screen with a
//! word, and is not kept.

use karta_core::{
    domain::day::{Day, Period},
    limits::YEARS,
    sync::RecordId,
};
use leptos::prelude::*;

use crate::{
    store::plan::Plan,
    ui::{FieldKind, TextField},
};

/// The period that two ends stand for; no end means one day. `Err` with a word for people.
fn read_period(from: &str, to: &str) -> Result<Option<Period>, String> {
    if from.is_empty() && to.is_empty() {
        return Ok(None);
    }
    if from.is_empty() {
        return Err("Укажите, когда событие начинается.".into());
    }
    let year = || format!("Проверьте дату: год от {} до {}.", YEARS.0, YEARS.1);
    let first = Day::from_iso(from).ok_or_else(year)?;
    let last = if to.is_empty() { first } else { Day::from_iso(to).ok_or_else(year)? };
    let reversed = || format!("Конец раньше начала: событие начинается {}.", first.russian());
    Period::new(first, last).map(Some).ok_or_else(reversed)
}

#[component]
pub fn DaysFields(plan: Plan, activity: RecordId) -> impl IntoView {
    let (from_id, to_id) = (format!("{activity}-from"), format!("{activity}-to"));
    let key = StoredValue::new(activity);
    // What stands in the fields while it is not a period that can be kept.
    let draft = RwSignal::new(None::<(String, String)>);
    let kept = Memo::new(move |_| {
        let days = key.with_value(|id| plan.activity(id)).and_then(|one| one.days);
        days.map_or_else(Default::default, |days| (days.from.to_string(), days.to.to_string()))
    });
    let ends = Memo::new(move |_| draft.get().unwrap_or_else(|| kept.get()));
    let error = Memo::new(move |_| ends.with(|(from, to)| read_period(from, to)).err());
    let write = move |from: String, to: String| match read_period(&from, &to) {
        Ok(days) => {
            draft.set(None);
            key.with_value(|id| plan.set_days(id, days));
        }
        Err(_) => draft.set(Some((from, to))),
    };
    let begin = move |from: String| {
        let (was, to) = ends.get_untracked();
        // An event of one day stays one when its day moves.
        let to = if to == was { from.clone() } else { to };
        write(from, to);
    };
    let end = move |to: String| write(ends.get_untracked().0, to);
    view! {
        <TextField id=from_id label="Начало" kind=FieldKind::Date value=move || ends.get().0 on_input=begin error=error />
        <TextField id=to_id label="Конец" kind=FieldKind::Date value=move || ends.get().1 on_input=end />
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reversed_dates_are_said_in_words() {
        let word = read_period("2027-03-10", "2027-03-01").unwrap_err();
        assert_eq!(word, "Конец раньше начала: событие начинается 10.03.2027.");
    }

    #[test]
    fn an_event_without_an_end_is_of_one_day_and_may_have_no_date_at_all() {
        let day = Day::from_iso("2027-03-10").unwrap();
        assert_eq!(read_period("2027-03-10", ""), Ok(Some(Period { from: day, to: day })));
        assert_eq!(read_period("", ""), Ok(None));
        assert!(read_period("", "2027-03-10").is_err());
    }

    #[test]
    fn a_year_half_typed_is_not_taken_for_a_date() {
        assert!(read_period("0002-03-10", "").is_err());
    }
}
