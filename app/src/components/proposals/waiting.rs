//! How many proposals wait for this person's decision: a number on the person's menu.

use leptos::prelude::*;

use crate::store::proposals::Proposals;

/// How many wait; 0 for those who do not decide.
pub fn waiting_count() -> Memo<usize> {
    let proposals = Proposals::here();
    Memo::new(move |_| proposals.waiting().len())
}

/// The number in a circle, drawn by the style: the button's own name says it in words. Nothing at zero.
#[component]
pub fn WaitingCount(count: Memo<usize>) -> impl IntoView {
    move || {
        (count.get() > 0)
            .then(|| view! { <span class="waiting-count" data-count=count.get().to_string() aria-hidden="true"></span> })
    }
}
