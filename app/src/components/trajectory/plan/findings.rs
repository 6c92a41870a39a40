//! What to look at in the plan: said calmly, folded, each with the way to where it can be mended.

use karta_core::domain::{plural::counted, trajectory::findings::Finding};
use leptos::prelude::*;

use super::desk::PlanDesk;
use crate::ui::{Glyph, Icon};

#[component]
pub(super) fn Findings(desk: PlanDesk) -> impl IntoView {
    let found = desk.findings;
    let count = Memo::new(move |_| found.with(Vec::len));
    // Hundreds of rows that nobody may unfold would hold up the plan itself.
    let unfolded = RwSignal::new(false);
    let words = move || format!("Что проверить: {}", counted(count.get() as u64, ["место", "места", "мест"]));
    view! {
        <Show when=move || count.get() != 0>
            <details class="plan-findings no-print" on:toggle=move |_| unfolded.set(true)>
                <summary><Icon glyph=Glyph::Info />{words}</summary>
                <Show when=move || unfolded.get()>
                    <ul>
                        <For each=move || found.get() key=|one| format!("{:?}{}{}", one.flaw, one.record, one.text) let:one>
                            <Found desk finding=one />
                        </For>
                    </ul>
                </Show>
            </details>
        </Show>
    }
}

#[component]
fn Found(desk: PlanDesk, finding: Finding) -> impl IntoView {
    let record = finding.record.clone();
    let place = Memo::new(move |_| {
        let step = desk.open.step(&record).map(|step| step.title);
        step.map(|title| (true, title)).or_else(|| desk.open.goal(&record).map(|goal| (false, goal.title)))
    });
    let id = StoredValue::new(finding.record);
    let (title, text) = (finding.flaw.title(), finding.text);
    view! {
        <li>
            {move || place.get().map(|(is_step, title)| if is_step {
                view! { <button type="button" class="button quiet" on:click=move |_| desk.show_step(id.get_value())>{title}</button> }.into_any()
            } else if desk.own.get() {
                view! { <button type="button" class="button quiet" on:click=move |_| desk.show_base(Some(id.get_value()))>{title}</button> }.into_any()
            } else {
                view! { <b>{title}</b> }.into_any()
            })}
            <p><b>{title}</b>". "{text}</p>
        </li>
    }
}
