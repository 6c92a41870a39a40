//! The results as they come: how the replies lie on the scale, what was said in words.

use karta_core::domain::{
    diagnostic::inquiry::{Asked, SCALE, Sort},
    plural::counted,
    survey::Outcome,
};
use leptos::prelude::*;

use crate::{store::OpenSurvey, ui::Meter};

#[component]
pub fn Results(open: OpenSurvey) -> impl IntoView {
    let found = Memo::new(move |_| open.outcomes());
    let count = Memo::new(move |_| open.answers.with(Vec::len));
    view! {
        <p class="survey-count" role="status">{move || counted(count.get() as u64, ["ответ", "ответа", "ответов"])}</p>
        {move || found.get().into_iter().filter(|(_, outcome)| outcome.replies() > 0).map(|(asked, outcome)| view! { <Question asked=asked outcome=outcome /> }).collect_view()}
    }
}

#[component]
fn Question(asked: Asked, outcome: Outcome) -> impl IntoView {
    let words = asked.sort == Sort::Text;
    let most = outcome.scale.iter().copied().max().unwrap_or_default().max(1);
    let bar = move |at: usize, count: u32| {
        view! { <Meter label=(SCALE.0 as usize + at).to_string() value=f64::from(count) max=Signal::stored(f64::from(most)) text=count.to_string() /> }
    };
    let satisfied = outcome.satisfied_percent().map(|percent| format!("4 и 5 поставили {percent} %"));
    let bars = move |outcome: &Outcome| {
        outcome.scale.iter().enumerate().map(|(at, count)| bar(at, *count)).collect_view()
    };
    let told = outcome.words.clone();
    view! {
        <section class="survey-result">
            <h3>{asked.text}</h3>
            {(!words).then(|| view! { <div class="survey-bars">{bars(&outcome)}</div><p class="hint">{satisfied}</p> })}
            {words.then(|| view! { <ul class="opened-words">{told.into_iter().map(|words| view! { <li>{words}</li> }).collect_view()}</ul> })}
        </section>
    }
}
