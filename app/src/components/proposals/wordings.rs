//! Proposing mode: every wording of a card with a button that opens it for a proposal.

use karta_core::{
    domain::level::{Level, SCALE},
    sync::RecordId,
};
use leptos::prelude::*;

use super::{StateTag, editor::ProposalEditor};
use crate::{
    components::card::field_name,
    platform::page,
    store::{karta, proposals::Proposals},
    ui::{Button, Glyph, Size},
};

/// Fields of a card that are wordings.
const CARD_FIELDS: [&str; 7] = ["title", "purpose", "description", "tasks", "tools", "when", "sources"];

/// The wordings of a card, its levels and their indicators.
#[component]
pub fn Wordings(card: RecordId) -> impl IntoView {
    let catalogue = karta().catalogue;
    let proposals = Proposals::here();
    let key = card.clone();
    let levels = Memo::new(move |_| catalogue.levels(&key));
    let fields = CARD_FIELDS.map(|field| {
        view! { <Wording proposals=proposals target=card.clone() field=field label=field_name(field).to_owned() /> }
    });
    view! {
        <section class="sheet wordings"><h2>"Карточка"</h2>{fields.into_iter().collect_view()}</section>
        <For each=move || levels.get() key=|level| level.id.clone() let:level>
            <LevelWordings proposals=proposals level=level />
        </For>
    }
}

#[component]
fn LevelWordings(proposals: Proposals, level: Level) -> impl IntoView {
    let catalogue = karta().catalogue;
    let parent = level.id.clone();
    let indicators = Memo::new(move |_| {
        let all = catalogue.indicators(&parent);
        all.into_iter().filter(|one| !one.archived).map(|one| one.id).collect::<Vec<_>>()
    });
    let word = SCALE[usize::from(level.level.min(4))];
    view! {
        <section class="sheet wordings">
            <h2><span class="number coloured">{level.level}</span>" "{word}</h2>
            <Wording proposals=proposals target=level.id field="summary" label="Суть уровня".to_owned() />
            <For each=move || indicators.get() key=RecordId::clone let:id>
                <Wording proposals=proposals target=id field="text" label="Показатель".to_owned() />
            </For>
        </section>
    }
}

#[component]
fn Wording(proposals: Proposals, target: RecordId, field: &'static str, label: String) -> impl IntoView {
    let key = StoredValue::new(target);
    let open = RwSignal::new(false);
    let mine = Memo::new(move |_| key.with_value(|target| proposals.open_for(target, field)));
    let stands =
        Memo::new(move |_| key.with_value(|target| proposals.wording(target, field)).unwrap_or_default());
    let toggle = move || {
        open.update(|open| *open = !*open);
        if open.get_untracked() {
            page::focus_when_there(&key.with_value(|target| format!("propose-{target}-{field}")));
        }
    };
    let verb = move || match (open.get(), mine.with(Option::is_some)) {
        (true, _) => "Готово",
        (false, true) => "Изменить правку",
        (false, false) => "Предложить",
    };
    let words = move || {
        let text = stands.get();
        if text.is_empty() {
            view! { <p class="muted">"пока пусто"</p> }.into_any()
        } else {
            view! { <p class="kept-lines">{text}</p> }.into_any()
        }
    };
    let title = StoredValue::new(label);
    let spoken = move || view! { <span class="hidden-text">{title.with_value(|title| format!(": {}", title.to_lowercase()))}</span> };
    view! {
        <div class="wording" class:open=move || open.get()>
            <div class="wording-text">
                <h3>{title.get_value()}</h3>
                <Show when=move || !open.get() fallback=move || view! {
                    <ProposalEditor proposals=proposals target=key.get_value() field=field label=format!("{}: ваш текст", title.get_value()) />
                }>{words}</Show>
                {move || mine.get().map(|one| view! { <StateTag proposal=one /> })}
            </div>
            <Button size=Size::Small glyph=Glyph::Pencil on_press=toggle>{verb}{spoken}</Button>
        </div>
    }
}
