//! The head of a page: the way back, the title, one phrase, the page's actions.

use leptos::prelude::*;

use super::icon::{Glyph, Icon, Sign};

/// `back` is the address and the words of the way back; children are actions at the side.
#[component]
pub fn PageHeader(
    #[prop(into)] title: Signal<String>,
    #[prop(optional, into)] lead: Signal<Option<String>>,
    #[prop(optional)] back: Option<(&'static str, &'static str)>,
    /// Small words over the title.
    #[prop(optional, into)]
    over: Signal<Option<String>>,
    /// A sign before the title, in the colour.
    #[prop(optional)]
    glyph: Option<Glyph>,
    #[prop(optional, into)] color: Signal<String>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <header class="page-header">
            <div class="page-title">
                <p class="over">
                    {back.map(|(href, words)| view! { <a href=href><Icon glyph=Glyph::Left size="small" />{words}</a> })}
                    {move || over.get()}
                </p>
                <h1>{glyph.map(|glyph| view! { <Sign glyph color /> })}<span>{move || title.get()}</span></h1>
                {move || lead.get().map(|lead| view! { <p class="lead">{lead}</p> })}
            </div>
            {children.map(|children| view! { <div class="actions">{children()}</div> })}
        </header>
    }
}
