//! «Корзина»: what was deleted, in every space of this device, and a way back.

use karta_core::{
    domain::{credit, kinds::rule_of, level},
    sync::{PrincipalId, Record, SpaceId, replica::Replica},
};
use leptos::prelude::*;

use crate::{
    components::record_words::{kind_name, name_of},
    store::{SpaceStore, courier::Courier, elsewhere::Elsewhere, karta},
    ui::{Button, EmptyState, Glyph},
};

#[component]
pub fn BinPage() -> impl IntoView {
    let karta = karta();
    karta.title.set("Корзина".into());
    let elsewhere = expect_context::<Elsewhere>();
    Effect::new(move |_| elsewhere.open(karta, |kept| kept.binned));
    let is_empty = move || {
        let spaces = karta.open_spaces();
        spaces.into_iter().all(|(_, courier)| !courier.space.binned().iter().any(comes_back_alone))
    };
    view! {
        <section class="page page-narrow stack stack-wide">
            <header class="stack stack-tight">
                <h1>"Корзина"</h1>
                <p class="hint">"Удалённое хранится здесь и восстанавливается целиком."</p>
            </header>
            <For each=move || karta.open_spaces() key=|(id, _)| id.clone() let((id, courier))>
                <BinnedSpace id=id courier=courier />
            </For>
            <Show when=is_empty><EmptyState glyph=Glyph::Trash title="Корзина пуста" /></Show>
        </section>
    }
}

/// What lies in the bin of one space, under its name; nothing where it is empty.
#[component]
fn BinnedSpace(id: SpaceId, courier: Courier) -> impl IntoView {
    let karta = karta();
    let space = courier.space;
    let binned = Memo::new(move |_| space.binned().into_iter().filter(comes_back_alone).collect::<Vec<_>>());
    let title = Signal::derive(move || karta.space_title(&id));
    view! {
        <Show when=move || binned.with(|binned| !binned.is_empty())>
            <section class="stack stack-tight">
                <h2>{move || title.get()}</h2>
                <ul class="plain-list">
                    <For each=move || binned.get() key=|record| record.id.clone() let:record>
                        <BinnedRow space=space record=record />
                    </For>
                </ul>
            </section>
        </Show>
    }
}

#[component]
fn BinnedRow(space: SpaceStore, record: Record) -> impl IntoView {
    let me = karta().principal();
    let id = record.id.clone();
    let kind = kind_name(record.kind.as_str());
    let name = name_of(&record).unwrap_or("без названия").to_owned();
    let blocked = move || {
        let may = space.watch(|replica| may_restore(replica, &record, &me));
        (!may).then(|| "Вернуть это может тот, кто здесь правит.".to_owned())
    };
    view! {
        <li>
            <span><small>{kind}</small><br />{name}</span>
            <Button glyph=Glyph::Restore blocked=Signal::derive(blocked) on_press=move || space.restore(&id)>"Восстановить"</Button>
        </li>
    }
}

/// Not what was begun and left empty, nor a name, which goes and comes with its material.
fn comes_back_alone(record: &Record) -> bool {
    match record.kind.as_str() {
        level::INDICATOR => record.text("text").is_some_and(|text| !text.trim().is_empty()),
        credit::KIND => false,
        _ => true,
    }
}

/// As the server will decide; a kind that this program does not know is left to it.
fn may_restore(replica: &Replica, record: &Record, me: &PrincipalId) -> bool {
    let Some((rule, standing)) = rule_of(record.kind.as_str()).zip(replica.standing()) else { return true };
    standing.may(if &record.author == me { rule.edit_own } else { rule.edit })
}
