//! The picture: the curve, its periods, key moments as flags, and where the plan leads. It is only seen; what
//! it says stands in words beside it.

use karta_core::{
    domain::{
        level::SCALE,
        month::Month,
        trajectory::growth::{
            GrowthPoint,
            course::{Course, stretches},
            line::{Piece, Wanted, smooth},
        },
    },
    sync::RecordId,
};
use leptos::prelude::*;

use super::frame::{Frame, LEVELS, SIDE, lanes, leans, y};

/// What is drawn.
#[derive(Clone, PartialEq)]
pub struct Picture {
    pub frame: Frame,
    pub curve: Vec<GrowthPoint>,
    pub wanted: Vec<Wanted>,
    pub chosen: Option<RecordId>,
    pub today: Option<Month>,
}

#[component]
pub fn GrowthChart(picture: Memo<Picture>) -> impl IntoView {
    view! {
        <div class="growth-chart" aria-hidden="true">
            {move || picture.with(|picture| view! {
                <svg class="growth-lines" viewBox="0 0 1000 1000" preserveAspectRatio="none">
                    <Hatches />
                    {bands(picture)}
                    {levels()}
                    {today_line(picture)}
                    {flag_staffs(picture)}
                    <path class="growth-wanted" d=wanted_path(picture) />
                    <path class="growth-curve" d=curve_path(picture) />
                </svg>
                {words(picture)}
            })}
        </div>
    }
}

/// A hatch for each course, so that colour is never alone.
#[component]
fn Hatches() -> impl IntoView {
    let hatch = |id: &'static str, size: &'static str, d: &'static str| {
        view! {
            <pattern id=id width=size height=size patternUnits="userSpaceOnUse"><path d=d class="growth-hatch" data-course=id /></pattern>
        }
    };
    view! {
        <defs>
            {hatch("hatch-growth", "16", "M0 16 16 0")}
            {hatch("hatch-leap", "8", "M0 8 8 0")}
            {hatch("hatch-stagnation", "16", "M0 8H16")}
            {hatch("hatch-decline", "16", "M0 0 16 16")}
        </defs>
    }
}

/// The stored-like name of a course, for styles and hatches.
pub fn name_of(course: Course) -> &'static str {
    match course {
        Course::Growth => "growth",
        Course::Leap => "leap",
        Course::Stagnation => "stagnation",
        Course::Decline => "decline",
    }
}

fn bands(picture: &Picture) -> impl IntoView + use<> {
    let frame = picture.frame;
    let band = move |(course, from, to): (Course, Month, Month)| {
        let (x, name) = (frame.x(from), name_of(course));
        let (width, top) = ((frame.x(to) - x).to_string(), y(400.0));
        let height = (y(0.0) - top).to_string();
        view! {
            <rect class="growth-band" data-course=name x=x.to_string() y=top.to_string() width=width.clone() height=height.clone() />
            <rect fill=format!("url(#hatch-{name})") x=x.to_string() y=top.to_string() width=width height=height />
        }
    };
    let stretches = stretches(&picture.curve).into_iter().map(|one| (one.course, one.from, one.to));
    stretches.map(band).collect_view()
}

fn levels() -> impl IntoView {
    let line = |height: i64| {
        let y = y(height as f64).to_string();
        view! { <line class="growth-level" x1="0" x2="1000" y1=y.clone() y2=y /> }
    };
    LEVELS.map(line).into_iter().collect_view()
}

fn today_line(picture: &Picture) -> impl IntoView + use<> {
    picture.today.map(|today| {
        let x = picture.frame.x(today).to_string();
        view! { <line class="growth-today" x1=x.clone() x2=x y1=y(400.0).to_string() y2=y(0.0).to_string() /> }
    })
}

/// The key moments with their places and rows.
fn flags(picture: &Picture) -> Vec<(GrowthPoint, f64, usize)> {
    let moments: Vec<GrowthPoint> =
        picture.curve.iter().filter(|point| !point.moment.trim().is_empty()).cloned().collect();
    let places: Vec<f64> = moments.iter().map(|point| picture.frame.x(point.month)).collect();
    let lanes = lanes(&places);
    moments.into_iter().zip(places).zip(lanes).map(|((point, x), lane)| (point, x, lane)).collect()
}

/// Where a row of flags stands, thousandths from the top.
fn lane_top(lane: usize) -> f64 {
    lane as f64 * 75.0 + 8.0
}

fn flag_staffs(picture: &Picture) -> impl IntoView + use<> {
    let staff = |(point, x, lane): (GrowthPoint, f64, usize)| {
        let (x, to) = (x.to_string(), y(point.height as f64).to_string());
        view! { <line class="growth-staff" x1=x.clone() x2=x y1=lane_top(lane).to_string() y2=to /> }
    };
    flags(picture).into_iter().map(staff).collect_view()
}

fn curve_path(picture: &Picture) -> String {
    let Some(first) = picture.curve.first() else { return String::new() };
    let begin = picture.frame.x(first.month);
    let place =
        |(months, height): (f64, f64)| format!("{:.1} {:.1}", begin + picture.frame.x_of(months), y(height));
    let start = format!("M{}", place((0.0, first.height as f64)));
    let piece =
        |piece: Piece| format!("C{} {} {}", place(piece.hold_from), place(piece.hold_to), place(piece.to));
    std::iter::once(start).chain(smooth(&picture.curve).into_iter().map(piece)).collect()
}

/// From the last point of the curve to what the goals want, in their order.
fn wanted_path(picture: &Picture) -> String {
    let Some(last) = picture.curve.last() else { return String::new() };
    let place = |month: Month, height: i64| format!("{:.1} {:.1}", picture.frame.x(month), y(height as f64));
    let ahead = picture.wanted.iter().filter(|level| level.month > last.month);
    let path: String = ahead.map(|level| format!("L{}", place(level.month, level.height))).collect();
    if path.is_empty() { path } else { format!("M{}{path}", place(last.month, last.height)) }
}

/// Words and marks over the lines: they keep their size however wide the plane is.
fn words(picture: &Picture) -> impl IntoView + use<> {
    let percent = |place: f64| format!("{:.2}%", place / SIDE * 100.0);
    let frame = picture.frame;
    let level = move |(title, height): (&'static str, i64)| {
        view! { <span class="growth-level-name" style:top=percent(y(height as f64))><b>{height / 100}</b><i>{title}</i></span> }
    };
    let year =
        move |(year, x): (u16, f64)| view! { <span class="growth-year" style:left=percent(x)>{year}</span> };
    let chosen = picture.chosen.clone();
    let dot = move |point: GrowthPoint| {
        let is_chosen = chosen.as_ref() == Some(&point.id);
        view! {
            <span class="growth-dot" class:chosen=is_chosen class:key-moment=!point.moment.trim().is_empty()
                style:left=percent(frame.x(point.month)) style:top=percent(y(point.height as f64))></span>
        }
    };
    let wish = move |level: Wanted| {
        view! { <span class="growth-wish" style:left=percent(frame.x(level.month)) style:top=percent(y(level.height as f64))></span> }
    };
    let flag = move |(point, x, lane): (GrowthPoint, f64, usize)| {
        let side = if leans(x) { "left" } else { "right" };
        view! {
            <span class="growth-flag" data-side=side style:left=percent(x) style:top=percent(lane_top(lane))>
                <b>{point.month.year()}</b>" "{point.moment}
            </span>
        }
    };
    let course = move |one: karta_core::domain::trajectory::growth::course::Stretch| {
        let (from, to) = (frame.x(one.from), frame.x(one.to));
        view! {
            <span class="growth-course" data-course=name_of(one.course) style:left=percent(from) style:width=percent(to - from)>
                {one.course.title()}
            </span>
        }
    };
    view! {
        {SCALE.into_iter().zip(LEVELS).map(level).collect_view()}
        {frame.ticks().into_iter().map(year).collect_view()}
        {stretches(&picture.curve).into_iter().map(course).collect_view()}
        {picture.today.map(|today| view! { <span class="growth-now" style:left=percent(frame.x(today))>"сегодня"</span> })}
        {picture.curve.iter().cloned().map(dot).collect_view()}
        {picture.wanted.iter().cloned().map(wish).collect_view()}
        {flags(picture).into_iter().map(flag).collect_view()}
    }
}
