//! References to other cards: chips to be removed, a search to add.

use karta_core::{domain::role::RoleCard, limits::LIST_ITEMS, sync::RecordId};
use leptos::prelude::*;

use super::Current;
use crate::{
    components::card::tile::color_of,
    platform::page,
    store::karta,
    ui::{Button, FieldKind, Glyph, Icon, IconButton, Size, TextField},
};

/// Cards offered at once for what was typed.
const OFFERED: usize = 6;

/// One list of references of a card. `competences`: whether competences are offered, or roles.
#[component]
pub fn RefsField(
    card: RecordId,
    field: &'static str,
    label: &'static str,
    competences: bool,
    current: Current,
) -> impl IntoView {
    let catalogue = karta().catalogue;
    let sought = RwSignal::new(String::new());
    let search_id = format!("{card}-{field}");
    let search = StoredValue::new(search_id.clone());
    let key = StoredValue::new(card);
    let refs = Memo::new(move |_| {
        current.with(|card| card.as_ref().map(|card| of_field(card, field).to_vec())).unwrap_or_default()
    });
    // A reference to a deleted card is kept and not drawn.
    let named = move || refs.get().into_iter().filter_map(|id| catalogue.card(&id)).collect::<Vec<_>>();
    let offered = move || {
        let words = sought.get().to_lowercase().replace('ё', "е");
        if words.trim().is_empty() {
            return Vec::new();
        }
        let fits = |card: &&RoleCard| {
            card.competence == competences
                && !card.archived
                && key.with_value(|own| own != &card.id)
                && !refs.with(|refs| refs.contains(&card.id))
                && words
                    .split_whitespace()
                    .all(|word| card.title.to_lowercase().replace('ё', "е").contains(word))
        };
        catalogue.cards.with(|cards| cards.iter().filter(fits).take(OFFERED).cloned().collect::<Vec<_>>())
    };
    let write = move |refs: Vec<RecordId>| key.with_value(|card| catalogue.set_refs(card, field, &refs));
    let remove = Callback::new(move |id: RecordId| {
        write(refs.get_untracked().into_iter().filter(|other| other != &id).collect());
    });
    let add = Callback::new(move |id: RecordId| {
        write(refs.get_untracked().into_iter().chain([id]).collect());
        sought.set(String::new());
        search.with_value(|search| page::focus(search));
    });
    let full = move || refs.with(|refs| refs.len() >= LIST_ITEMS);
    let none = move || !sought.with(|sought| sought.trim().is_empty()) && offered().is_empty();
    view! {
        <fieldset class="refs">
            <legend>{label}</legend>
            <ul class="ref-chips">
                <For each=named key=|card| card.clone() let:card><RefChip card=card remove=remove /></For>
            </ul>
            <Show when=move || !full()>
                <TextField id=search_id.clone() label=format!("Добавить: {}", label.to_lowercase()) bare=true kind=FieldKind::Search placeholder="Добавить: начните писать название"
                    value=sought on_input=move |text: String| sought.set(text) />
            </Show>
            <div class="row">
                <For each=offered key=|card| card.id.clone() let:card>
                    <Button size=Size::Small glyph=Glyph::Plus on_press=move || add.run(card.id.clone())>{card.title}</Button>
                </For>
                <Show when=none><p class="hint" role="status">"Такой карточки нет."</p></Show>
            </div>
        </fieldset>
    }
}

fn of_field<'a>(card: &'a RoleCard, field: &str) -> &'a [RecordId] {
    if field == "competences" { &card.competences } else { &card.related }
}

#[component]
fn RefChip(card: RoleCard, remove: Callback<RecordId>) -> impl IntoView {
    let color = color_of(&card);
    let RoleCard { id, title, sign, .. } = card;
    let label = format!("Убрать: {title}");
    view! {
        <li class="ref-chip" data-color=color>
            {Glyph::of_name(&sign).map(|glyph| view! { <Icon glyph size="small" /> })}
            <span>{title}</span>
            <IconButton glyph=Glyph::Close label=label on_press=move || remove.run(id.clone()) />
        </li>
    }
}
