//! What was changed in a text, word by word: added words underlined, removed ones struck, and both named for
//! those who do not see it.

use karta_core::domain::difference::{Run, difference};
use leptos::prelude::*;

/// What was done to `old` to make `new` of it.
#[component]
pub fn Difference(#[prop(into)] old: Signal<String>, #[prop(into)] new: Signal<String>) -> impl IntoView {
    let runs = Memo::new(move |_| old.with(|old| new.with(|new| Runs(difference(old, new)))));
    view! { <p class="difference">{move || runs.get().0.into_iter().map(shown).collect_view()}</p> }
}

#[derive(Clone, PartialEq)]
struct Runs(Vec<Run>);

/// A stretch of text with what became of it.
pub fn shown(run: Run) -> AnyView {
    match run {
        Run::Same(text) => view! { <span>{text}</span> }.into_any(),
        Run::Removed(text) => {
            view! { <del><span class="hidden-text">"убрано: "</span>{text}</del> }.into_any()
        }
        Run::Added(text) => {
            view! { <ins><span class="hidden-text">"добавлено: "</span>{text}</ins> }.into_any()
        }
    }
}
