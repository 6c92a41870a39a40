//! What an expert does with an accepted material, and its author with their name under it.

use karta_core::{
    domain::{material::Material, review::Review},
    sync::RecordId,
};
use leptos::prelude::*;

use crate::{
    components::workshop::{bench::Bench, naming::Naming},
    ui::{Glyph, Icon, Menu, MenuItem, MenuPlace, Toasts},
};

#[component]
pub fn ListActions(bench: Bench, id: RecordId, material: Memo<Option<Material>>) -> impl IntoView {
    let me = bench.workshop.me();
    let mine = Memo::new(move |_| material.with(|one| one.as_ref().is_some_and(|one| one.author == me)));
    let id = StoredValue::new(id);
    view! {
        <Show when=move || mine.get()><Naming bench material /></Show>
        <Show when=move || bench.decides() && id.with_value(|id| !bench.is_open(id))>
            <ExpertMenu bench id=id.get_value() material />
        </Show>
    }
}

#[component]
fn ExpertMenu(bench: Bench, id: RecordId, material: Memo<Option<Material>>) -> impl IntoView {
    let toasts = Toasts::expect();
    let menu_id = format!("{id}-actions");
    let id = StoredValue::new(id);
    let act =
        move |act: fn(Bench, RecordId, Toasts)| Callback::new(move |()| act(bench, id.get_value(), toasts));
    let archived = move || material.with(|one| one.as_ref().is_some_and(|one| one.archived));
    let items = move || {
        let archive = if archived() { "Вернуть из архива" } else { "В архив" };
        vec![
            MenuItem::new("Править", act(|bench, id, _| bench.edit(id, "title", false))).glyph(Glyph::Pencil),
            MenuItem::new("Выше в списке", act(|bench, id, _| bench.workshop.shift(&id, false)))
                .glyph(Glyph::Up),
            MenuItem::new("Ниже в списке", act(|bench, id, _| bench.workshop.shift(&id, true)))
                .glyph(Glyph::Down),
            MenuItem::new(archive, act(turn_archive)).glyph(Glyph::Archive),
            MenuItem::new("Вернуть на рассмотрение", act(review_again))
                .glyph(Glyph::Undo)
                .hint("Видеть его будут автор и эксперты"),
            MenuItem::new("Удалить", act(delete)).glyph(Glyph::Trash).danger().parted(),
        ]
    };
    let label = move || {
        let title = material.with(|one| one.as_ref().map(|one| one.title.clone()).unwrap_or_default());
        format!("Действия: {title}")
    };
    view! {
        <div class="no-print">
            <Menu id=menu_id label=Signal::derive(label) items=Signal::derive(items) place=MenuPlace::Start
                trigger=|| view! { <Icon glyph=Glyph::More />"Действия" } trigger_class="button" />
        </div>
    }
}

fn turn_archive(bench: Bench, id: RecordId, _: Toasts) {
    let archived = untrack(|| bench.workshop.material(&id)).is_some_and(|one| one.archived);
    bench.workshop.catalogue.archive(&id, !archived);
}

fn review_again(bench: Bench, id: RecordId, toasts: Toasts) {
    bench.workshop.decide(&id, Review::Offered, "");
    toasts.offer("Материал снова на рассмотрении", "Принять", move || {
        bench.workshop.decide(&id, Review::Accepted, "");
    });
}

fn delete(bench: Bench, id: RecordId, toasts: Toasts) {
    let space = bench.workshop.catalogue.space();
    space.delete(&id);
    toasts.offer("Материал в корзине", "Вернуть", move || space.restore(&id));
}
