//! «Не принято»: own gestures that did not stand, with the reason and a way on.

use karta_core::sync::{
    Batch, ChangeId,
    change::Op,
    replica::{Returned, Why},
};
use leptos::prelude::*;

use crate::{
    components::card::{field_name, history::shown},
    platform::body,
    store::karta,
    ui::{Button, EmptyState, Glyph, Variant},
};

#[component]
pub fn ReturnedPage() -> impl IntoView {
    let karta = karta();
    karta.title.set("Не принято".into());
    let space = karta.catalogue.space();
    let returned = Memo::new(move |_| space.watch(|replica| replica.returned().to_vec()));
    let newest_first = move || returned.get().into_iter().rev().collect::<Vec<_>>();
    view! {
        <section class="page page-narrow stack">
            <h1>"Не принято"</h1>
            <p class="hint">"Ваши слова, которые сервер не принял или которые обогнала чужая правка. Они лежат здесь, пока вы не решите, что с ними делать."</p>
            <ul class="plain-list returned">
                <For each=newest_first key=|one| one.batch.id().cloned() let:one>
                    <ReturnedLine returned=one />
                </For>
            </ul>
            <Show when=move || returned.with(Vec::is_empty)><EmptyState glyph=Glyph::Check title="Здесь пусто" text="Все ваши правки приняты." /></Show>
        </section>
    }
}

#[component]
fn ReturnedLine(returned: Returned) -> impl IntoView {
    let space = karta().catalogue.space();
    let id: StoredValue<Option<ChangeId>> = StoredValue::new(returned.batch.id().cloned());
    let act = move |again: bool| {
        if let Some(id) = id.get_value() {
            if again { space.retry(&id) } else { space.dismiss(&id) }
        }
    };
    let reason = match &returned.why {
        Why::Refused(refusal) => refusal.text.clone(),
        Why::Overtaken(_) => "Одновременно писали двое: стоит более поздний текст, ваш — в истории.".into(),
    };
    view! {
        <li>
            <div>
                <small>{body::local_time(returned.at_ms)}</small>
                <p><b>{reason}</b></p>
                {own_words(&returned.batch).into_iter().map(|line| view! { <p class="own-words">{line}</p> }).collect_view()}
            </div>
            <span class="row">
                <Button on_press=move || act(true)>"Внести снова"</Button>
                <Button variant=Variant::Quiet on_press=move || act(false)>"Убрать"</Button>
            </span>
        </li>
    }
}

fn own_words(batch: &Batch) -> Vec<String> {
    let mut lines = Vec::new();
    for change in &batch.changes {
        match &change.op {
            Op::Create { fields, .. } => {
                let words =
                    fields.iter().filter(|(name, _)| matches!(name.as_str(), "title" | "text" | "level"));
                lines.extend(words.map(|(name, value)| format!("{}: {}", field_name(name), shown(value))));
            }
            Op::Set { fields } => {
                lines.extend(
                    fields
                        .iter()
                        .map(|(name, patch)| format!("{}: {}", field_name(name), shown(&patch.value))),
                );
            }
            Op::Delete => lines.push("Удаление".into()),
            Op::Restore => lines.push("Восстановление".into()),
        }
    }
    lines
}
