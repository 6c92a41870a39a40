//! The head of a card under edit: every field in place, kept with each keystroke.

mod choices;
mod refs;

use choices::{ForWhom, Group, Looks, PlaceInDrawer};
use karta_core::{
    domain::role::RoleCard,
    limits::{LINE_CHARS, TEXT_CHARS, TITLE_CHARS},
    sync::RecordId,
};
use leptos::prelude::*;
use leptos_router::hooks::{use_location, use_query_map};
use refs::RefsField;

use crate::{
    components::live_text::{LiveText, Writes},
    platform::page,
    store::karta,
};

/// Field, label, how it is written, characters at most.
type Field = (&'static str, &'static str, Writes, usize);

const HEAD: &[Field] = &[
    ("title", "Название", Writes::Line, TITLE_CHARS),
    ("purpose", "Назначение (одна фраза)", Writes::Line, LINE_CHARS),
    ("description", "Описание", Writes::Text, TEXT_CHARS),
    ("tasks", "Задачи (по одной в строке)", Writes::Lines, TEXT_CHARS),
    ("tools", "Средства (по одному в строке)", Writes::Lines, TEXT_CHARS),
    ("when", "Когда нужна", Writes::Line, LINE_CHARS),
];
const FOOT: &[Field] = &[("sources", "Источники (по одному в строке)", Writes::Lines, TEXT_CHARS)];

#[component]
pub fn CardEditor(card: RecordId) -> impl IntoView {
    let catalogue = karta().catalogue;
    let key = card.clone();
    let current = Memo::new(move |_| catalogue.card(&key));
    let competence =
        Memo::new(move |_| current.with(|card| card.as_ref().is_some_and(|card| card.competence)));
    let key = StoredValue::new(card.clone());
    let kin = move || {
        let card = key.get_value();
        if competence.get() {
            view! { <RefsField card=card field="related" label="Похожие компетенции" competences=true current=current /> }.into_any()
        } else {
            view! {
                <RefsField card=card.clone() field="related" label="Похожие роли" competences=false current=current />
                <RefsField card=card field="competences" label="Связанные компетенции" competences=true current=current />
            }
            .into_any()
        }
    };
    view! {
        <div class="card-editor">
            <Fields card=card.clone() fields=HEAD />
            <ForWhom current=current />
            <Show when=move || competence.get()><Group current=current /></Show>
            {kin}
            <Fields card=card fields=FOOT />
            <Looks current=current />
            <PlaceInDrawer current=current />
        </div>
    }
}

#[component]
fn Fields(card: RecordId, fields: &'static [Field]) -> impl IntoView {
    let courier = karta().catalogue.courier;
    let fields = fields.iter().map(|(field, label, writes, most)| {
        view! { <LiveText courier=courier record=card.clone() field=field label=*label writes=*writes most=*most among_others=true /> }
    });
    fields.collect_view()
}

/// Opens the card for editing where the address asks for it (`?edit`), and comes to the field after `#`.
pub fn edit_by_address(editing: RwSignal<bool>) {
    let catalogue = karta().catalogue;
    let (query, location) = (use_query_map(), use_location());
    let may = Memo::new(move |_| catalogue.may_edit());
    let asked =
        Memo::new(move |_| query.with(|query| query.get("edit").is_some()).then(|| location.hash.get()));
    Effect::new(move |_| {
        let Some(place) = asked.get().filter(|_| may.get()) else { return };
        editing.set(true);
        page::focus_when_there(place.trim_start_matches('#'));
    });
}

/// What a part of the editor knows of its card.
type Current = Memo<Option<RoleCard>>;
