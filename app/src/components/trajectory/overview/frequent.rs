//! Gaps that many have, forms of steps and activities that many take up.

use karta_core::{
    domain::{
        activity::{self, Activity, FORMS},
        plural::counted,
        shape::title_of,
    },
    sync::RecordId,
};
use leptos::prelude::*;

use crate::{
    store::{Catalogue, karta},
    ui::Meter,
    wire::trajectory::OverviewReport,
};

/// Lines of a list; the rest would not be read.
const SHOWN: usize = 12;

const PEOPLE: [&str; 3] = ["человек", "человека", "человек"];
const STEPS: [&str; 3] = ["шаг", "шага", "шагов"];

#[component]
pub fn Frequent(report: OverviewReport) -> impl IntoView {
    let catalogue = karta().catalogue;
    let gaps = report
        .gaps
        .into_iter()
        .map(move |(card, level, people)| (gap_title(catalogue, &card, level), people));
    let forms = report.forms.into_iter().map(|(form, count)| (title_of(&FORMS, &form).to_owned(), count));
    let activities = report
        .activities
        .into_iter()
        .map(move |(activity, people)| (activity_title(catalogue, &activity), people));
    let own_words = (report.own_words > 0).then(|| {
        format!(
            "Затруднение своими словами назвали: {}. Сами слова здесь не читаются.",
            counted(report.own_words as u64, PEOPLE)
        )
    });
    let (gaps, forms, activities) = (gaps.collect(), forms.collect(), activities.collect());
    view! {
        <div class="frequent">
            <section class="stack stack-tight">
                <h2 class="ruled">"Частые дефициты"</h2>
                <Bars lines=gaps of=PEOPLE none="Пока нет дефицита, общего для нескольких человек." />
                <p class="hint">{own_words}</p>
            </section>
            <section class="stack stack-tight">
                <h2 class="ruled">"Частые формы шагов"</h2>
                <Bars lines=forms of=STEPS none="Шагов пока нет." />
            </section>
            <section class="stack stack-tight">
                <h2 class="ruled">"Что выбирают из навигационной базы"</h2>
                <Bars lines=activities of=PEOPLE none="Из базы пока ничего не взяли." />
            </section>
        </div>
    }
}

fn gap_title(catalogue: Catalogue, card: &RecordId, level: Option<u8>) -> String {
    let title = catalogue.card(card).map_or_else(|| "карточка удалена".to_owned(), |card| card.title);
    level.map_or_else(|| title.clone(), |level| format!("{title}, уровень {level}"))
}

fn activity_title(catalogue: Catalogue, activity: &RecordId) -> String {
    let all: Vec<Activity> = catalogue.space().all(activity::KIND);
    all.into_iter()
        .find(|one| &one.id == activity)
        .map_or_else(|| "событие удалено".to_owned(), |one| one.title)
}

/// A list by size, each line with its bar and figure.
#[component]
fn Bars(lines: Vec<(String, usize)>, of: [&'static str; 3], none: &'static str) -> impl IntoView {
    if lines.is_empty() {
        return view! { <p class="hint">{none}</p> }.into_any();
    }
    let most = lines.first().map_or(1, |(_, count)| *count) as f64;
    let rest = lines.len().saturating_sub(SHOWN);
    let line = move |(title, count): (String, usize)| {
        view! { <li><Meter label=title value=count as f64 max=most text=counted(count as u64, of) /></li> }
    };
    view! {
        <ul class="bars">{lines.into_iter().take(SHOWN).map(line).collect_view()}</ul>
        {(rest > 0).then(|| view! { <p class="hint">"И ещё строк: "{rest}</p> })}
    }
    .into_any()
}
