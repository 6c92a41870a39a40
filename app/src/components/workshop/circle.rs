//! «Круг роли»: who is in the group of «погружение», by waves, and who leads it. Seen with an account; written
//! by editors.

use karta_core::{domain::circle::CircleMember, sync::RecordId};
use leptos::prelude::*;

use super::bench::Bench;
use crate::ui::{Button, Glyph, Size, Tag};

mod editor;

use editor::CircleEditor;

#[component]
pub fn Circle(bench: Bench) -> impl IntoView {
    let editing = RwSignal::new(false);
    let circle = bench.workshop.circle;
    let turn = move || {
        let (glyph, words) =
            if editing.get() { (Glyph::Check, "Готово") } else { (Glyph::Pencil, "Изменить") };
        view! { <Button size=Size::Small glyph on_press=move || editing.update(|on| *on = !*on)>{words}</Button> }
    };
    view! {
        <section class="sheet stack circle">
            <h2 class="ruled">"Круг роли"</h2>
            {move || if editing.get() && bench.decides() {
                view! { <CircleEditor bench /> }.into_any()
            } else {
                view! { <Waves circle /> }.into_any()
            }}
            <Show when=move || circle.with(Vec::is_empty) && !editing.get()>
                <p class="muted">"Группа «погружения» в эту роль ещё не собрана."</p>
            </Show>
            <Show when=move || bench.decides()>
                <div class="no-print">{turn}</div>
            </Show>
        </section>
    }
}

#[component]
fn Waves(circle: Memo<Vec<CircleMember>>) -> impl IntoView {
    let waves = Memo::new(move |_| {
        let mut waves: Vec<_> = circle.with(|circle| circle.iter().map(|one| one.wave).collect());
        waves.dedup();
        waves
    });
    let of_wave = move |wave: Option<u32>| {
        circle.with(|circle| circle.iter().filter(|one| one.wave == wave).cloned().collect::<Vec<_>>())
    };
    view! {
        <For each=move || waves.get() key=|wave| *wave let:wave>
            <section>
                <h3>{wave.map_or_else(|| "Без волны".to_owned(), |wave| format!("Волна {wave}"))}</h3>
                <ul class="rows">
                    <For each=move || of_wave(wave) key=|one| (one.id.clone(), one.name.clone(), one.leads) let:one>
                        <li class="row row-apart">{one.name}{one.leads.then(|| view! { <Tag glyph=Glyph::Star>"ведёт"</Tag> })}</li>
                    </For>
                </ul>
            </section>
        </For>
    }
}

/// The ids in their order, which does not change while only names are typed.
fn ids(circle: Memo<Vec<CircleMember>>) -> Memo<Vec<RecordId>> {
    Memo::new(move |_| circle.with(|circle| circle.iter().map(|one| one.id.clone()).collect()))
}
