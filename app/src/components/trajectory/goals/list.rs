//! The goals: edited in place, put in order, taken away and brought back, each with the way to its steps.

use karta_core::{domain::plural::counted, limits::LINE_CHARS, sync::RecordId};
use leptos::prelude::*;

use crate::{
    components::live_text::{LiveText, Writes},
    platform::page,
    store::OpenTrajectory,
    ui::{Button, ButtonLink, EmptyState, Glyph, Size, SortItem, SortableList, Tag, Toasts, Variant},
};

#[component]
pub(super) fn GoalList(open: OpenTrajectory, own: Memo<bool>) -> impl IntoView {
    let items = Memo::new(move |_| {
        open.goals.with(|goals| {
            goals.iter().map(|goal| SortItem::new(goal.id.as_str(), goal.title.clone())).collect::<Vec<_>>()
        })
    });
    let row = move |id: String| view! { <GoalRow open id=RecordId::new(id) /> }.into_any();
    let none = move || items.with(Vec::is_empty);
    let text = move || {
        Some(if own.get() {
            "Выберите пробел и нажмите «В цели» или запишите цель сами.".to_owned()
        } else {
            "Здесь появятся цели, когда владелец их запишет.".to_owned()
        })
    };
    view! {
        <Show when=none><EmptyState glyph=Glyph::Star title="Целей пока нет" text=Signal::derive(text) /></Show>
        <Show when=move || own.get() fallback=move || view! { <ReadGoals open /> }>
            <SortableList id="goal-order" label="Цели по порядку" items=items row=row on_move=move |(from, to)| open.move_goal(from, to) />
            <div class="actions">
                <Button glyph=Glyph::Plus on_press=move || add_free(open)>"Записать цель"</Button>
            </div>
        </Show>
    }
}

/// Milliseconds until a goal that was just written is in the page.
const DRAWN_MS: u32 = 40;

/// A goal without a gap: its words are typed in place.
fn add_free(open: OpenTrajectory) {
    let id = open.add_goal("Новая цель", None);
    let field = format!("{id}-title");
    page::after(DRAWN_MS, move || page::select(&field)).keep();
}

#[component]
fn GoalRow(open: OpenTrajectory, id: RecordId) -> impl IntoView {
    let courier = open.courier;
    let key = StoredValue::new(id.clone());
    let gap = Memo::new(move |_| {
        let gap = key.with_value(|id| open.goal(id))?.gap?;
        Some(gap.told(|card| Some(open.card_title(card))))
    });
    view! {
        <div class="goal-row">
            <LiveText courier record=id.clone() field="title" label="Цель" writes=Writes::Line most=LINE_CHARS among_others=true />
            <LiveText courier record=id field="tasks" label="Задачи, каждая с новой строки" writes=Writes::Lines most=LINE_CHARS among_others=true />
            <div class="goal-foot">
                {move || gap.get().map(|gap| view! { <Tag>{gap}</Tag> })}
                <StepCount open key />
                <GoalActions open key />
            </div>
        </div>
    }
}

#[component]
fn StepCount(open: OpenTrajectory, key: StoredValue<RecordId>) -> impl IntoView {
    let words = Memo::new(move |_| {
        let (steps, hours) = open.steps.with(|steps| {
            let own = steps
                .iter()
                .filter(|step| step.status.counts() && key.with_value(|id| step.goal.as_ref() == Some(id)));
            own.fold((0_u64, 0_u64), |(steps, hours), step| {
                (steps + 1, hours + u64::from(step.hours.unwrap_or(0)))
            })
        });
        match steps {
            0 => "шагов пока нет".to_owned(),
            _ => format!("{}, {hours} ч", counted(steps, ["шаг", "шага", "шагов"])),
        }
    });
    view! { <small>{words}</small> }
}

#[component]
fn GoalActions(open: OpenTrajectory, key: StoredValue<RecordId>) -> impl IntoView {
    let toasts = Toasts::expect();
    let plan = key.with_value(|id| format!("/trajectory/{}?goal={id}", open.id()));
    let remove = move || {
        let id = key.get_value();
        let space = open.space();
        space.delete(&id);
        toasts.offer("Цель удалена. Её шаги остались в плане.", "Вернуть", move || space.restore(&id));
    };
    view! {
        <div class="actions">
            <ButtonLink href=plan size=Size::Small glyph=Glyph::Search>"Подобрать шаги"</ButtonLink>
            <Button size=Size::Small variant=Variant::Quiet glyph=Glyph::Trash on_press=remove>"Удалить"</Button>
        </div>
    }
}

#[component]
fn ReadGoals(open: OpenTrajectory) -> impl IntoView {
    view! {
        <ol class="goals-read prose">
            <For each=move || open.goals.get() key=|goal| format!("{}{}{:?}", goal.id, goal.title, goal.tasks) let:goal>
                <li><b>{goal.title}</b><ul>{goal.tasks.into_iter().map(|task| view! { <li>{task}</li> }).collect_view()}</ul></li>
            </For>
        </ol>
    }
}
