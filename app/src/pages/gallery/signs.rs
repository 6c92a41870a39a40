//! All signs and all colours.

use leptos::prelude::*;

use super::Shelf;
use crate::ui::{Glyph, Icon, Sign, Tag, color};

#[component]
pub(super) fn Signs() -> impl IntoView {
    let sign = |(place, (name, label)): (usize, &(&'static str, &'static str))| {
        let glyph = Glyph::SIGNS[place % Glyph::SIGNS.len()];
        view! { <li data-color=*name><Sign glyph color=*name /><span class="coloured">{*label}</span></li> }
    };
    let kind = |name: &'static str| view! { <Tag color=Some(name.to_owned())>{name}</Tag> };
    let glyph = |glyph: &Glyph| view! { <li title=glyph.name()><Icon glyph=*glyph /><small>{glyph.name()}</small></li> };
    view! {
        <Shelf title="Цвета и знаки">
            <ul class="swatches">{color::NAMES.iter().enumerate().map(sign).collect_view()}</ul>
            <div class="row">{color::KINDS.iter().copied().map(kind).collect_view()}</div>
            <ul class="glyphs">{Glyph::ALL.iter().map(glyph).collect_view()}</ul>
        </Shelf>
    }
}
