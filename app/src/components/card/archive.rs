//! The archive of a level: wordings that are no longer asked, and what took their place.

use karta_core::{
    domain::{level::Indicator, succession::living_heirs},
    sync::RecordId,
};
use leptos::prelude::*;

use crate::{
    store::karta,
    ui::{Button, Glyph, Size, Toasts, Variant},
};

/// A folded list; nothing where the archive is empty.
#[component]
pub fn Archive(level: RecordId, editing: bool) -> impl IntoView {
    let catalogue = karta().catalogue;
    let archived = Memo::new(move |_| {
        let archived: Vec<Indicator> =
            catalogue.indicators(&level).into_iter().filter(|indicator| indicator.archived).collect();
        if archived.is_empty() {
            return Vec::new();
        }
        let all = catalogue.all_indicators();
        let with_heirs = archived.into_iter().map(|indicator| {
            let heirs = living_heirs(&indicator.id, &all).into_iter().map(|heir| heir.text.clone()).collect();
            (indicator, heirs)
        });
        with_heirs.collect::<Vec<(Indicator, Vec<String>)>>()
    });
    let title = move || format!("Архив ({})", archived.with(Vec::len));
    view! {
        <Show when=move || archived.with(|archived| !archived.is_empty())>
            <details class="archive">
                <summary>{title}</summary>
                <ul>
                    <For each=move || archived.get() key=|(one, heirs)| (one.id.clone(), one.text.clone(), heirs.clone()) let:entry>
                        <Archived indicator=entry.0 heirs=entry.1 editing=editing />
                    </For>
                </ul>
            </details>
        </Show>
    }
}

#[component]
fn Archived(indicator: Indicator, heirs: Vec<String>, editing: bool) -> impl IntoView {
    let catalogue = karta().catalogue;
    let toasts = Toasts::expect();
    let fate = match (heirs.is_empty(), indicator.successors.is_empty()) {
        (false, _) => {
            let heirs: Vec<String> = heirs.iter().map(|heir| format!("«{heir}»")).collect();
            format!("Теперь вместо него: {}", heirs.join("; "))
        }
        (true, true) => "Снят без замены.".to_owned(),
        (true, false) => "Замены тоже больше нет.".to_owned(),
    };
    let id = StoredValue::new(indicator.id.clone());
    let back = move || id.with_value(|id| catalogue.unarchive_indicator(id));
    let delete = move || {
        let id = id.get_value();
        catalogue.space().delete(&id);
        toasts.offer("Показатель в корзине", "Вернуть", move || {
            catalogue.space().restore(&id)
        });
    };
    view! {
        <li id=indicator.id.to_string()>
            <p>{indicator.text}</p>
            <p class="hint">{fate}</p>
            {editing.then(|| view! {
                <div class="row">
                    <Button size=Size::Small variant=Variant::Quiet glyph=Glyph::Restore on_press=back>"Вернуть из архива"</Button>
                    <Button size=Size::Small variant=Variant::Quiet glyph=Glyph::Trash on_press=delete>"Удалить"</Button>
                </div>
            })}
        </li>
    }
}
