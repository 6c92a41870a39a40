//! Steps by months of the school year, or as a list, with the навигационная база and the open step beside.

mod bar;
mod base;
mod carrier;
mod chart;
mod desk;
mod findings;
mod head;
mod held;
mod hold;
mod lines;
mod list;
mod load;
mod offers;
mod register;
mod row;
mod side;
mod templates;
mod tools;

pub use desk::PlanDesk;
pub use templates::choices as template_choices;

use chart::Chart;
use desk::View;
use findings::Findings;
use head::PlanHead;
use leptos::prelude::*;
use list::StepList;
use side::SideSheet;
use tools::Tools;

use crate::{
    store::OpenTrajectory,
    ui::{Button, ButtonLink, EmptyState, Glyph, Variant},
};

#[component]
pub fn PlanPart(open: OpenTrajectory) -> impl IntoView {
    let desk = PlanDesk::new(open);
    provide_context(desk);
    let aside = Memo::new(move |_| desk.has_side());
    let empty = Memo::new(move |_| open.steps.with(Vec::is_empty));
    view! {
        <div class="plan-desk" data-beside=move || aside.get().then_some("")>
            <div class="plan-main stack">
                <h2 class="hidden-text">"План"</h2>
                <p class="print-only">"Для печати плана откройте часть «Документ»."</p>
                <PlanHead desk />
                <Show when=move || !empty.get() fallback=move || view! { <NoSteps desk /> }>
                    <Findings desk />
                    {move || match desk.view.get() {
                        View::Months => view! { <Chart desk /> }.into_any(),
                        View::List => view! { <StepList desk /> }.into_any(),
                    }}
                </Show>
                <Tools desk />
            </div>
            <SideSheet desk />
        </div>
    }
}

#[component]
fn NoSteps(desk: PlanDesk) -> impl IntoView {
    let goals = move || desk.open.goals.with(|goals| !goals.is_empty());
    let to_goals = format!("/trajectory/{}/goals", desk.open.id());
    let text = move || {
        Some(if !desk.own.get() {
            "Здесь появятся шаги, когда владелец их добавит.".to_owned()
        } else if goals() {
            "Возьмите шаг из навигационной базы или запишите свой.".to_owned()
        } else {
            "Начните с пробелов и целей: от них база предложит подходящие шаги.".to_owned()
        })
    };
    let to_goals = StoredValue::new(to_goals);
    view! {
        <EmptyState glyph=Glyph::Trajectory title="В плане пока нет шагов" text=Signal::derive(text)>
            <Show when=move || desk.own.get()>
                <Show when=goals fallback=move || view! {
                    <ButtonLink href=to_goals.get_value() variant=Variant::Primary glyph=Glyph::Star>"К пробелам и целям"</ButtonLink>
                }>
                    <Button variant=Variant::Primary glyph=Glyph::Search on_press=move || desk.show_base(None)>"Подобрать шаги"</Button>
                </Show>
            </Show>
        </EmptyState>
    }
}
