//! One step of the timeline: its name, and its bar over the months.

use karta_core::{
    domain::trajectory::{status::Status, step::Step, timeline::Beyond},
    sync::RecordId,
};
use leptos::prelude::*;

use super::{
    bar::Bar,
    desk::{PlanDesk, name_id},
};
use crate::{
    components::activities::days_text,
    ui::{Glyph, Icon},
};

#[component]
pub(super) fn StepRow(desk: PlanDesk, id: RecordId) -> impl IntoView {
    let key = StoredValue::new(id.clone());
    let step = Memo::new(move |_| key.with_value(|id| desk.open.step(id)));
    let shown = Memo::new(move |_| step.with(|step| step.as_ref().map(name_of)));
    let off = move || step.with(|step| step.as_ref().is_some_and(|step| !step.status.counts()));
    let current = move || key.with_value(|id| desk.shows_step(id)).then_some("true");
    let picked =
        Memo::new(move |_| desk.picked.with(|picked| key.with_value(|id| picked.as_ref() == Some(id))));
    view! {
        <li class="timeline-row" data-off=move || off().then_some("") data-picked=move || picked.get().then_some("")>
            <button type="button" class="timeline-name" id=name_id(&id) aria-current=current
                on:click=move |_| desk.show_step(key.get_value())>
                {move || shown.get().map(|(title, glyph, facts)| view! {
                    <span class="title">{title}</span>
                    <small>{glyph.map(|glyph| view! { <Icon glyph size="small" /> })}{facts}</small>
                })}
            </button>
            <div class="timeline-track"><Place desk key step picked /></div>
        </li>
    }
}

/// Title, the sign of its state, and form with hours.
fn name_of(step: &Step) -> (String, Option<Glyph>, String) {
    let glyph = match step.status {
        Status::Planned => None,
        Status::Going => Some(Glyph::Clock),
        Status::Done => Some(Glyph::Check),
        Status::Postponed => Some(Glyph::History),
        Status::Dropped => Some(Glyph::Close),
    };
    let state = (step.status != Status::Planned).then(|| step.status.title());
    let hours = step.hours.map(|hours| format!("{hours} ч"));
    let facts = [state.map(str::to_owned), Some(step.form_title().to_owned()), hours];
    (step.title.clone(), glyph, facts.into_iter().flatten().collect::<Vec<_>>().join(" · "))
}

/// Where the step stands in the year that is in sight.
#[derive(Clone, Copy, PartialEq)]
enum Stands {
    Here,
    Nowhere,
    Beyond(Beyond),
}

#[component]
fn Place(
    desk: PlanDesk,
    key: StoredValue<RecordId>,
    step: Memo<Option<Step>>,
    picked: Memo<bool>,
) -> impl IntoView {
    let stands = Memo::new(move |_| {
        let days = step.with(|step| step.as_ref().and_then(Step::period));
        match days.map(|days| desk.line.get().span(days)) {
            None => Stands::Nowhere,
            Some(Ok(_)) => Stands::Here,
            Some(Err(beyond)) => Stands::Beyond(beyond),
        }
    });
    let pick = move |_| desk.picked.set(Some(key.get_value()));
    let when = move || step.with(|step| step.as_ref().and_then(Step::period)).map(days_text);
    move || {
        match stands.get() {
        Stands::Here => view! { <Bar desk key step picked /> }.into_any(),
        Stands::Nowhere => view! {
            <button type="button" class="timeline-none" on:click=pick><Icon glyph=Glyph::Event size="small" />"срок не назван"</button>
        }
        .into_any(),
        Stands::Beyond(side) => {
            let glyph = if side == Beyond::Before { Glyph::Left } else { Glyph::Right };
            view! {
                <button type="button" class="timeline-none" data-side=if side == Beyond::After { "after" } else { "before" } on:click=pick>
                    <Icon glyph size="small" />{when}
                </button>
            }
            .into_any()
        }
    }
    }
}
