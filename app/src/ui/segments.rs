//! A few ways to see the same thing, side by side: links, so that they work before and without any script.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};

/// One way: where it leads and its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    pub href: String,
    pub label: &'static str,
    pub glyph: Glyph,
    pub current: bool,
}

/// The row of ways. Their number and order never change.
#[component]
pub fn Segments(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] segments: Signal<Vec<Segment>>,
) -> impl IntoView {
    let one = move |at: usize| {
        let now = Memo::new(move |_| segments.with(|all| all.get(at).cloned()));
        now.get_untracked().map(|first| {
            let href = move || now.get().map(|segment| segment.href);
            let current = move || now.get().is_some_and(|segment| segment.current).then_some("true");
            view! {
                <li><a class="segment" href=href aria-current=current attr:data-noscroll="">
                    <Icon glyph=first.glyph size="small" />{first.label}
                </a></li>
            }
        })
    };
    view! {
        <nav class="segments" aria-label=move || label.get()>
            <ul>{(0..segments.with_untracked(Vec::len)).map(one).collect_view()}</ul>
        </nav>
    }
}
