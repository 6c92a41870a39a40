//! When a step is: two native date fields over one value. An end before the beginning is kept as it was typed
//! and said; half a date stays in its field.

use karta_core::{
    domain::{day::Day, trajectory::step::Step},
    limits::YEARS,
    sync::RecordId,
};
use leptos::prelude::*;

use crate::{
    components::trajectory::plan::PlanDesk,
    ui::{FieldKind, TextField},
};

/// The days in two fields; one alone stands for both. `Err` with a word for people.
fn read(from: &str, to: &str) -> Result<Option<(Day, Day)>, String> {
    let day = |text: &str| {
        let slip = || format!("Проверьте дату: год от {} до {}.", YEARS.0, YEARS.1);
        Day::from_iso(text).ok_or_else(slip)
    };
    match (from.is_empty(), to.is_empty()) {
        (true, true) => Ok(None),
        (false, true) => day(from).map(|day| Some((day, day))),
        (true, false) => day(to).map(|day| Some((day, day))),
        (false, false) => Ok(Some((day(from)?, day(to)?))),
    }
}

#[component]
pub(super) fn DaysFields(
    desk: PlanDesk,
    key: StoredValue<RecordId>,
    step: Memo<Option<Step>>,
) -> impl IntoView {
    let (from_id, to_id) = key.with_value(|id| (format!("{id}-from"), format!("{id}-to")));
    // What stands in the fields while it cannot be kept.
    let draft = RwSignal::new(None::<(String, String)>);
    let kept = Memo::new(move |_| {
        let days = step.with(|step| step.as_ref().and_then(|step| step.days));
        days.map_or_else(Default::default, |days| {
            let (first, last) = (days.period.from.to_string(), days.period.to.to_string());
            if days.reversed { (last, first) } else { (first, last) }
        })
    });
    let ends = Memo::new(move |_| draft.get().unwrap_or_else(|| kept.get()));
    let error = Memo::new(move |_| ends.with(|(from, to)| read(from, to)).err());
    let reversed = move || {
        let reversed =
            step.with(|step| step.as_ref().and_then(|step| step.days)).is_some_and(|days| days.reversed);
        reversed.then(|| "Конец раньше начала: срок читается наоборот.".to_owned())
    };
    let write = move |from: String, to: String| match read(&from, &to) {
        Ok(days) => {
            draft.set(None);
            key.with_value(|id| desk.open.set_days(id, days));
        }
        Err(_) => draft.set(Some((from, to))),
    };
    let begin = move |from: String| {
        let (was, to) = ends.get_untracked();
        // A step of one day stays one when its day moves.
        let to = if to == was { from.clone() } else { to };
        write(from, to);
    };
    let end = move |to: String| write(ends.get_untracked().0, to);
    view! {
        <TextField id=from_id label="Начало" kind=FieldKind::Date value=Signal::derive(move || ends.get().0) on_input=begin error=error />
        <TextField id=to_id label="Конец" kind=FieldKind::Date value=Signal::derive(move || ends.get().1) on_input=end hint=Signal::derive(reversed) />
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reversed_term_is_kept_as_typed_and_half_a_year_is_not_taken_for_one() {
        let day = |text| Day::from_iso(text).unwrap();
        let both = Some((day("2027-03-10"), day("2027-03-01")));
        assert_eq!(read("2027-03-10", "2027-03-01"), Ok(both));
        assert_eq!(read("", "2027-03-01"), Ok(Some((day("2027-03-01"), day("2027-03-01")))));
        assert_eq!(read("", ""), Ok(None));
        assert!(read("0002-03-10", "").is_err());
    }
}
