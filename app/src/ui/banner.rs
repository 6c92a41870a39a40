//! A message that stays while it is true.

use leptos::prelude::*;

use super::{
    button::IconButton,
    choice::Tone,
    icon::{Glyph, Icon},
};

/// A message across the page. `action` holds its buttons; with `on_dismiss` it has a cross.
#[component]
pub fn Banner(
    #[prop(optional)] tone: Tone,
    /// Instead of the tone's own sign.
    #[prop(optional)]
    glyph: Option<Glyph>,
    #[prop(optional, into)] title: Signal<Option<String>>,
    #[prop(optional, into)] action: ViewFnOnce,
    #[prop(optional, into)] on_dismiss: Option<Callback<()>>,
    children: Children,
) -> impl IntoView {
    let role = if tone == Tone::Bad { "alert" } else { "status" };
    view! {
        <div class="banner" data-tone=tone.as_str() role=role>
            <Icon glyph=glyph.unwrap_or(tone.glyph()) />
            <div class="banner-text">
                {move || title.get().map(|title| view! { <b>{title}</b> })}
                {children()}
            </div>
            <div class="banner-acts">
                {action.run()}
                {on_dismiss.map(|close| view! {
                    <IconButton glyph=Glyph::Close label="Скрыть" on_press=move || close.run(()) />
                })}
            </div>
        </div>
    }
}
