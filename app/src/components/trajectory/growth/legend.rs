//! The graph in words: its periods, key moments, where the plan leads; and who sees it.

use karta_core::domain::{
    month::Month,
    trajectory::growth::{
        Shared,
        course::{Course, Stretch, stretches},
        line::Wanted,
    },
};
use leptos::prelude::*;

use super::{chart::name_of, frame::told};
use crate::{
    store::trajectory::Growth,
    ui::{ChipGroup, Choice, Glyph, Icon, Pick},
};

/// «сентябрь 2015».
pub(super) fn month_told(month: Month) -> String {
    format!("{} {}", month.title(), month.year())
}

#[component]
pub fn GrowthWords(growth: Growth) -> impl IntoView {
    let moments = move || {
        growth.curve.with(|curve| {
            let told = curve.iter().filter(|point| !point.moment.trim().is_empty());
            told.map(|point| (month_told(point.month), point.moment.clone())).collect::<Vec<_>>()
        })
    };
    let periods = Memo::new(move |_| growth.curve.with(|curve| stretches(curve)));
    let wishes = move || {
        let told = |level: &Wanted| Some((month_told(level.month), wish(growth, level)?));
        growth.wanted.with(|wanted| wanted.iter().filter_map(told).collect::<Vec<_>>())
    };
    view! {
        <div class="growth-words">
            <Show when=move || !periods.with(Vec::is_empty)>
                <div>
                    <h3>"Периоды"</h3>
                    <ul class="growth-periods">{move || periods.get().into_iter().map(period).collect_view()}</ul>
                </div>
            </Show>
            {move || list("Ключевые моменты", moments())}
            {move || list("Куда ведёт план", wishes())}
        </div>
    }
}

fn list(title: &'static str, lines: Vec<(String, String)>) -> Option<impl IntoView> {
    let line = |(when, what): (String, String)| view! { <li><b>{when}</b>": "{what}</li> };
    (!lines.is_empty()).then(|| {
        view! {
            <div><h3>{title}</h3><ul>{lines.into_iter().map(line).collect_view()}</ul></div>
        }
    })
}

fn wish(growth: Growth, level: &Wanted) -> Option<String> {
    let gap = growth.open.goals.with(|goals| goals.iter().find(|goal| goal.id == level.goal)?.gap.clone())?;
    Some(gap.told(|card| growth.open.catalogue.card(card).map(|card| card.title)))
}

fn period(one: Stretch) -> impl IntoView {
    let sign = match one.course {
        Course::Growth => Glyph::Trend,
        Course::Leap => Glyph::Up,
        Course::Stagnation => Glyph::Right,
        Course::Decline => Glyph::Down,
    };
    let rise = format!("{}{}", if one.rise > 0 { "+" } else { "" }, told(one.rise)).replace('-', "−");
    let change =
        if one.rise == 0 { "без изменений".to_owned() } else { format!("{rise} уровня") };
    view! {
        <li data-course=name_of(one.course)>
            <Icon glyph=sign size="small" />
            <span><b>{one.course.title()}</b>", "{month_told(one.from)}" – "{month_told(one.to)}": "{change}</span>
        </li>
    }
}

/// Who sees the graph beside its owner.
#[component]
pub fn Sharing(growth: Growth) -> impl IntoView {
    let choices = Shared::ALL.map(|shared| Choice::new(shared.name(), shared.title())).to_vec();
    let change = move |chosen: Vec<String>| {
        let chosen = Shared::ALL.into_iter().find(|shared| chosen.iter().any(|name| name == shared.name()));
        growth.share(chosen.unwrap_or_default());
    };
    view! {
        <Show when=move || !growth.curve.with(Vec::is_empty)>
            <ChipGroup id="growth-shared" label="Кто видит график" pick=Pick::One choices=choices.clone()
                chosen=move || vec![growth.shared.get().name().to_owned()] on_change=change />
        </Show>
    }
}
