//! What a place shows when it has nothing to show: nothing yet, a failure, or not here yet.

use leptos::prelude::*;

use super::{
    button::{Button, Variant},
    icon::{Glyph, Icon},
};

/// Nothing here yet: what would be here, and how to begin. Children are its buttons.
#[component]
pub fn EmptyState(
    #[prop(default = Glyph::Drawer)] glyph: Glyph,
    #[prop(into)] title: Signal<String>,
    #[prop(optional, into)] text: Signal<Option<String>>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <section class="blank">
            <span class="blank-sign"><Icon glyph /></span>
            <h2>{move || title.get()}</h2>
            {move || text.get().map(|text| view! { <p>{text}</p> })}
            {children.map(|children| view! { <div class="actions">{children()}</div> })}
        </section>
    }
}

/// A failure in words for people, with a way on.
#[component]
pub fn ErrorState(
    #[prop(into)] title: Signal<String>,
    #[prop(into)] text: Signal<String>,
    #[prop(optional, into)] on_retry: Option<Callback<()>>,
    /// Other ways on.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <section class="blank" data-tone="bad" role="alert">
            <span class="blank-sign"><Icon glyph=Glyph::Warning /></span>
            <h2>{move || title.get()}</h2>
            <p>{move || text.get()}</p>
            <div class="actions">
                {on_retry.map(|on_retry| view! {
                    <Button variant=Variant::Primary on_press=move || on_retry.run(())>"Повторить"</Button>
                })}
                {children.map(|children| children())}
            </div>
        </section>
    }
}

/// The shape of text that is on its way.
#[component]
pub fn Skeleton(#[prop(default = 3)] lines: usize) -> impl IntoView {
    view! {
        <div class="skeleton" role="status" aria-label="Загружается">
            {(0..lines).map(|_| view! { <i></i> }).collect_view()}
        </div>
    }
}

/// A wait without a shape.
#[component]
pub fn Loading(#[prop(into)] label: Signal<String>) -> impl IntoView {
    view! { <p class="loading" role="status"><span class="spinner" aria-hidden="true"></span>{move || label.get()}</p> }
}
