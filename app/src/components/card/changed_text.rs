//! Two wordings side by side: words removed struck out, words added underlined. Where no word stayed, one
//! under the other.

use karta_core::domain::difference::{Run, difference};
use leptos::prelude::*;

/// What was made of `before`.
#[component]
pub fn ChangedText(before: String, after: String) -> impl IntoView {
    let runs = difference(&before, &after);
    let stayed = |run: &Run| matches!(run, Run::Same(text) if text.chars().any(char::is_alphanumeric));
    if before.is_empty() || after.is_empty() || !runs.iter().any(stayed) {
        return view! {
            {(!before.is_empty()).then(|| view! { <p class="changed was"><span class="hidden-text">"Было: "</span><del>"«"{before}"»"</del></p> })}
            <p class="changed">{if after.is_empty() { "пусто".to_owned() } else { format!("«{after}»") }}</p>
        }
        .into_any();
    }
    let shown = runs.into_iter().map(|run| match run {
        Run::Same(text) => text.into_any(),
        Run::Removed(text) => view! { <del>{text}</del> }.into_any(),
        Run::Added(text) => view! { <ins>{text}</ins> }.into_any(),
    });
    view! { <p class="changed">"«"{shown.collect_view()}"»"</p> }.into_any()
}
