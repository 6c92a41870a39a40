//! A card of the catalogue: a coloured tab with its sign and number, a serif title over a red rule.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};

/// A card. With `href` the whole card leads there; what can be pressed inside lies above the link.
#[component]
pub fn Card(
    #[prop(into)] title: Signal<String>,
    /// A name from [`super::color`].
    #[prop(optional, into)]
    color: Signal<String>,
    #[prop(optional, into)] glyph: Signal<Option<Glyph>>,
    /// What stands on the tab: a number, or a number and a word.
    #[prop(optional, into)]
    number: Signal<Option<String>>,
    #[prop(optional, into)] href: Signal<Option<String>>,
    /// One phrase under the title.
    #[prop(optional, into)]
    aim: Signal<Option<String>>,
    /// 2, or 3 under a heading of its own.
    #[prop(default = 2)]
    heading: u8,
    /// The card in focus, lifted.
    #[prop(optional, into)]
    open: Signal<bool>,
    /// Archived or not for now.
    #[prop(optional, into)]
    dimmed: Signal<bool>,
    /// At the upper corner, usually a [`super::Menu`].
    #[prop(optional, into)]
    menu: Option<ViewFnOnce>,
    #[prop(optional, into)] foot: ViewFnOnce,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let name = move || match href.get() {
        Some(href) => view! { <a href=href>{move || title.get()}</a> }.into_any(),
        None => title.get().into_any(),
    };
    view! {
        <article
            class="card"
            data-color=move || color.get()
            data-link=move || href.with(Option::is_some).then_some("")
            data-open=move || open.get().then_some("")
            data-dimmed=move || dimmed.get().then_some("")
        >
            <span class="card-tab">
                {move || glyph.get().map(|glyph| view! { <Icon glyph /> })}
                {move || number.get().map(|number| view! { <span class="number">{number}</span> })}
            </span>
            {if heading == 3 {
                view! { <h3 class="card-title">{name}</h3> }.into_any()
            } else {
                view! { <h2 class="card-title">{name}</h2> }.into_any()
            }}
            {menu.map(|menu| view! { <div class="card-menu">{menu.run()}</div> })}
            {move || aim.get().map(|aim| view! { <p class="card-aim">{aim}</p> })}
            {children.map(|children| view! { <div class="card-body">{children()}</div> })}
            <footer class="card-foot">{foot.run()}</footer>
        </article>
    }
}
