//! How a step is going: its status, evidence, reflection and what others say of it; the progress of the whole.

mod evidence;
mod reflection;
pub mod status;
pub mod talk;

use karta_core::{
    domain::{
        grants::Action,
        plural::counted,
        trajectory::{
            Trajectory,
            progress::{self, Progress},
        },
    },
    sync::RecordId,
};
use leptos::prelude::*;

use self::{evidence::EvidenceOf, reflection::Reflection, status::StatusOf, talk::TalkAbout};
use crate::{
    components::activities::days_text,
    store::{
        OpenTrajectory,
        trajectory::{
            going::{GoingStep, Talk},
            together::Together,
        },
    },
    ui::Meter,
};

/// Stands in the editor of a step.
#[component]
pub fn StepGoing(open: OpenTrajectory, id: RecordId) -> impl IntoView {
    let going = GoingStep::of(open, id.clone());
    let talk = Talk::about(open, id);
    view! {
        <section class="going stack">
            <StatusOf going />
            <EvidenceOf going />
            <Reflection going />
            <Show when=move || open.may(Action::Contribute)>
                <section class="stack stack-tight">
                    <h3>"Разговор о шаге"</h3>
                    <TalkAbout talk hint="Видят владелец, тьюторы и эксперты." />
                </section>
            </Show>
        </section>
    }
}

/// How far the whole has come; stands under the title.
#[component]
pub fn ProgressLine(open: OpenTrajectory) -> impl IntoView {
    let progress = Memo::new(move |_| open.progress());
    let together = Together::of(open);
    let state = Memo::new(move |_| {
        let told = |head: &Trajectory| together.with_accord(|accord| accord.told(head));
        open.head.with(|head| head.as_ref().map_or("", told).to_owned())
    });
    let steps = move || progress.with(Progress::steps);
    let next = move || {
        open.steps.with(|steps| {
            let step = progress::next(steps)?;
            let when = step.period().map(|days| format!(", {}", days_text(days))).unwrap_or_default();
            Some(format!("Дальше: {}{when}", step.title))
        })
    };
    view! {
        <div class="progress-line">
            <Show when=move || { steps() > 0 } fallback=move || view! { <p class="hint">{state}</p> }>
                <Meter label=state value=move || progress.with(|now| now.done as f64) max=move || steps() as f64
                    text=move || progress.with(words) />
                <p class="hint">{next}</p>
            </Show>
        </div>
    }
}

/// «сделано 2 из 6 шагов, 24 из 96 ч, просрочен 1».
fn words(progress: &Progress) -> String {
    let steps = progress.steps() as u64;
    let mut words = format!("сделано {} из {}", progress.done, counted(steps, ["шага", "шагов", "шагов"]));
    if progress.hours > 0 {
        words.push_str(&format!(", {} из {} ч", progress.hours_done, progress.hours));
    }
    if progress.late > 0 {
        words.push_str(&format!(", просрочено: {}", progress.late));
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn progress_is_told_in_steps_and_hours_and_only_what_there_is() {
        let progress =
            Progress { planned: 3, done: 2, hours: 96, hours_done: 24, late: 1, ..Progress::default() };
        assert_eq!(words(&progress), "сделано 2 из 5 шагов, 24 из 96 ч, просрочено: 1");
        let one = Progress { done: 1, ..Progress::default() };
        assert_eq!(words(&one), "сделано 1 из 1 шага");
    }
}
