//! From which activity a step was taken: the step keeps its copy whatever becomes of the activity.

use karta_core::{
    domain::trajectory::{findings::Finding, step::Step},
    sync::RecordId,
};
use leptos::prelude::*;

use crate::{
    components::{activities::days_text, trajectory::plan::PlanDesk},
    ui::{Glyph, Icon},
};

#[component]
pub(super) fn SourceNote(
    desk: PlanDesk,
    key: StoredValue<RecordId>,
    step: Memo<Option<Step>>,
) -> impl IntoView {
    let source = Memo::new(move |_| step.with(|step| step.as_ref().and_then(|step| step.source.clone())));
    let found = Memo::new(move |_| {
        let own = |one: &&Finding| one.field == "source" && key.with_value(|id| &one.record == id);
        desk.findings.with(|all| all.iter().find(own).map(|one| one.text.clone()))
    });
    move || {
        source.get().map(|source| {
            let hours = source.hours.map(|hours| format!("{hours} ч"));
            let facts = [Some(source.form_title().to_owned()), source.days.map(days_text), hours];
            let facts = facts.into_iter().flatten().filter(|fact| !fact.is_empty()).collect::<Vec<_>>().join(" · ");
            view! {
                <div class="step-source">
                    <p><Icon glyph=Glyph::Link size="small" />"Из навигационной базы: "<b>{source.title}</b></p>
                    <small>{facts}</small>
                    {move || found.get().map(|text| view! { <p class="changed"><Icon glyph=Glyph::Info size="small" />{text}</p> })}
                </div>
            }
        })
    }
}
