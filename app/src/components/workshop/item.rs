//! A material at work: its sort, state and title over its text or its form. In the queue, among one's own and
//! in the list it is the same piece with other buttons.

use karta_core::{
    domain::{material::Material, review::Review},
    sync::RecordId,
};
use leptos::prelude::*;

use super::{bench::Bench, form::MaterialForm, sorts::glyph_of, text::MaterialText};
use crate::ui::{Glyph, Tag};

/// The text, or the form while it is open.
#[component]
pub fn MaterialBody(bench: Bench, id: RecordId, material: Memo<Option<Material>>) -> impl IntoView {
    let open = Memo::new(move |_| bench.is_open(&id));
    move || match material.get_untracked() {
        Some(material) if open.get() => view! { <MaterialForm bench material /> }.into_any(),
        _ => view! { <MaterialText workshop=bench.workshop material /> }.into_any(),
    }
}

/// Sort, title and state; the expert's word under them.
#[component]
pub fn MaterialHead(material: Memo<Option<Material>>) -> impl IntoView {
    move || {
        material.get().map(|material| {
            let (tone, glyph) = look_of(&material);
            let (sort, state) = (material.sort_title(), state_words(&material));
            view! {
                <header class="material-head">
                    <div class="row">
                        <Tag glyph=glyph_of(material.sort)>{sort}</Tag>
                        <span class="review" data-tone=tone><Tag glyph>{state}</Tag></span>
                        {material.minutes.map(|minutes| view! { <small>{minutes}" мин"</small> })}
                    </div>
                    <h3>{material.title}</h3>
                    {(!material.word.is_empty()).then(|| view! {
                        <blockquote class="expert-word"><small>"Слово эксперта"</small><p>{material.word}</p></blockquote>
                    })}
                </header>
            }
        })
    }
}

fn state_words(material: &Material) -> &'static str {
    match material.state {
        Review::Offered if material.is_untouched() => "ещё не заполнено",
        Review::Returned if material.reworked => "исправлено автором",
        state => state.title(),
    }
}

fn look_of(material: &Material) -> (&'static str, Glyph) {
    match material.state {
        Review::Offered => ("wait", Glyph::Clock),
        Review::Returned if material.reworked => ("wait", Glyph::Clock),
        Review::Returned => ("bad", Glyph::Undo),
        Review::Accepted => ("ok", Glyph::Check),
        Review::Declined => ("plain", Glyph::Close),
    }
}
