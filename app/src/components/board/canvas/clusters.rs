//! Clusters: gathering the selected cards under a name, and all clusters in a list.

use karta_core::{domain::board::takt::CLUSTER, limits::TITLE_CHARS, sync::RecordId};
use leptos::prelude::*;

use super::desk::Desk;
use crate::{
    components::live_text::{LiveText, Writes},
    ui::{
        Button, Dialog, EmptyState, Glyph, IconButton, Menu, MenuItem, MenuPlace, TextField, Toasts, Variant,
    },
};

/// «Кластер»: a new one, one of those that are, none.
#[component]
pub fn ClusterMenu(desk: Desk) -> impl IntoView {
    let naming = RwSignal::new(false);
    let selected = move || desk.view.selected.get_untracked();
    let items = move || {
        let new = MenuItem::new("Собрать в новый кластер…", move || naming.set(true))
            .glyph(Glyph::Plus)
            .blocked(desk.open.blocked(CLUSTER));
        let into = desk.open.clusters.with(|clusters| {
            let own = |id: &RecordId| !desk.open.changeable(std::slice::from_ref(id)).is_empty();
            let item = |id: RecordId, title: &str| {
                MenuItem::new(title, move || desk.open.put_into_cluster(&id, &selected()))
            };
            let clusters = clusters.iter().filter(|one| own(&one.id));
            clusters.map(|one| item(one.id.clone(), &one.title)).collect::<Vec<_>>()
        });
        let out = MenuItem::new("Вынуть из кластера", move || {
            desk.open.leave_clusters(&selected())
        })
        .parted();
        [vec![new], into, vec![out]].concat()
    };
    let trigger = || view! { "В кластер" };
    view! {
        <Menu id="map-cluster" label="Собрать в кластер" items=Signal::derive(items) trigger=ViewFnOnce::from(trigger) trigger_class="button" place=MenuPlace::Above />
        <NewCluster desk=desk open=naming />
    }
}

#[component]
fn NewCluster(desk: Desk, open: RwSignal<bool>) -> impl IntoView {
    let title = RwSignal::new(String::new());
    let gather = move || {
        let name = title.get_untracked();
        if !name.trim().is_empty() {
            desk.open.gather_cluster(&name, &desk.view.selected.get_untracked());
            title.set(String::new());
            open.set(false);
        }
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        gather();
    };
    view! {
        <Dialog id="new-cluster" title="Новый кластер" open=open on_close=move || open.set(false)>
            <form class="stack" on:submit=submit>
                <TextField id="cluster-title" label="Как назвать то, что собрано" value=title on_input=move |text: String| title.set(text) limit=TITLE_CHARS autofocus=true />
                <Button variant=Variant::Primary submit=true>"Собрать"</Button>
            </form>
        </Dialog>
    }
}

/// All clusters: names in place, cards shown, taken apart.
#[component]
pub fn ClusterList(desk: Desk, open: RwSignal<bool>) -> impl IntoView {
    let ids = Memo::new(move |_| {
        desk.open.clusters.with(|all| all.iter().map(|one| one.id.clone()).collect::<Vec<_>>())
    });
    view! {
        <Dialog id="all-clusters" title="Кластеры" open=open on_close=move || open.set(false)>
            <ul class="map-clusters">
                <For each=move || ids.get() key=RecordId::clone let:id><ClusterLine desk=desk id=id open=open /></For>
            </ul>
            <Show when=move || ids.with(Vec::is_empty)>
                <EmptyState glyph=Glyph::Board title="Кластеров пока нет" text="Выберите несколько карточек и нажмите «Собрать в кластер»." />
            </Show>
        </Dialog>
    }
}

#[component]
fn ClusterLine(desk: Desk, id: RecordId, open: RwSignal<bool>) -> impl IntoView {
    let toasts = Toasts::expect();
    let key = StoredValue::new(id.clone());
    let own =
        Memo::new(move |_| !key.with_value(|id| desk.open.changeable(std::slice::from_ref(id))).is_empty());
    let cluster = Memo::new(move |_| {
        desk.open.clusters.with(|all| key.with_value(|id| all.iter().find(|one| one.id == *id).cloned()))
    });
    let cards =
        move || cluster.with_untracked(|one| one.as_ref().map(|one| one.cards.clone()).unwrap_or_default());
    let show = move || {
        open.set(false);
        desk.view.selected.set(cards());
        desk.show_cards(&cards());
    };
    let part = move || {
        let id = key.get_value();
        desk.open.delete_records(std::slice::from_ref(&id));
        let board = desk.open;
        toasts.offer(
            "Кластер распущен, карточки остались.",
            "Отменить",
            move || {
                board.restore_records(std::slice::from_ref(&id));
            },
        );
    };
    let title = move || cluster.with(|one| one.as_ref().map(|one| one.title.clone()));
    view! {
        <li class="map-cluster-line">
            {match own.get_untracked() {
                true => view! { <LiveText courier=desk.open.courier record=id field="title" label="Название" writes=Writes::Line most=TITLE_CHARS gone="Кластер распущен." /> }.into_any(),
                false => view! { <p>{title}</p> }.into_any(),
            }}
            <span class="hint">{move || format!("Карточек: {}", cluster.with(|one| one.as_ref().map_or(0, |one| one.cards.len())))}</span>
            <IconButton glyph=Glyph::Eye label="Показать на карте" on_press=show />
            <Show when=move || own.get()><IconButton glyph=Glyph::Trash label="Распустить кластер" on_press=part /></Show>
        </li>
    }
}
