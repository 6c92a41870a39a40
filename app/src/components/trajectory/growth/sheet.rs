//! Which years are in view, and the picture for those who only look.

use karta_core::{domain::month::Month, limits::GROWTH_YEARS};
use leptos::prelude::*;

use super::{Easel, chart::Picture, frame::Frame};
use crate::{
    components::activities::today,
    store::trajectory::Growth,
    ui::{Choice, SelectField},
};

/// Years in view before today where the person has chosen none: the plane keeps its size under the hand.
const BEFORE: u16 = 10;
/// Years back that are offered to begin with: a long life of work.
const OFFERED: u16 = 60;

/// The month by this device; `None` where there is none.
pub fn month_now() -> Option<Month> {
    today().map(|day| day.calendar_month())
}

/// The first and last year in view: all that is drawn and wanted, the present year and the period of the plan.
pub fn years_of(growth: Growth, from: Option<u16>) -> (u16, u16) {
    let now = month_now().map_or(GROWTH_YEARS.0 + BEFORE, Month::year);
    let ends = growth.curve.with(|curve| Some((curve.first()?.month.year(), curve.last()?.month.year())));
    let wanted = growth.wanted.with(|wanted| wanted.last().map(|level| level.month.year()));
    let first = from.unwrap_or(now - BEFORE);
    let first = ends.map_or(first, |(drawn, _)| first.min(drawn));
    (first, [Some(now), ends.map(|(_, last)| last), wanted].into_iter().flatten().max().unwrap_or(now))
}

/// The picture without a hand on it.
pub fn picture_of(growth: Growth) -> Memo<Picture> {
    Memo::new(move |_| Picture {
        frame: Frame::of(years_of(growth, None)),
        curve: growth.curve.get(),
        wanted: growth.wanted.get(),
        chosen: None,
        today: month_now(),
    })
}

/// From which year the plane begins; a year that is drawn already stays in view.
#[component]
pub fn YearsField(easel: Easel) -> impl IntoView {
    let years = move || {
        let now = easel.today.map_or(GROWTH_YEARS.1, Month::year);
        let drawn =
            easel.growth.curve.with(|curve| curve.first().map(|point| point.month.year())).unwrap_or(now);
        let years = (now - OFFERED..=now - 1).filter(|year| *year <= drawn);
        years.rev().map(|year| Choice::new(year.to_string(), year.to_string())).collect::<Vec<_>>()
    };
    view! {
        <SelectField id="growth-from" label="С какого года" value=move || easel.frame.get().first.year().to_string() choices=years
            on_change=move |year: String| easel.from.set(year.parse().ok()) />
    }
}
