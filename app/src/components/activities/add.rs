//! A new event: its title first, the rest in place.

use karta_core::{limits::TITLE_CHARS, sync::RecordId};
use leptos::prelude::*;

use crate::{
    platform::page,
    store::plan::Plan,
    ui::{Button, Glyph, TextField, Variant},
};

/// For those who may edit. The new event opens for editing.
#[component]
pub fn AddActivity(plan: Plan, editing: RwSignal<Option<RecordId>>) -> impl IntoView {
    let title = RwSignal::new(String::new());
    let blocked = move || {
        let length = title.with(|title| title.trim().chars().count());
        match length {
            0 => Some("Напишите название".to_owned()),
            length if length > TITLE_CHARS => Some(format!("Название длиннее {TITLE_CHARS} знаков")),
            _ => None,
        }
    };
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if untrack(blocked).is_some() {
            return;
        }
        let id = plan.add_activity(&title.get_untracked());
        title.set(String::new());
        let field = format!("{id}-title");
        editing.set(Some(id));
        page::focus_when_there(&field);
    };
    view! {
        <form class="add-row no-print" on:submit=add>
            <TextField id="activity-title" label="Название нового события" value=title limit=TITLE_CHARS
                on_input=move |text: String| title.set(text) />
            <Button variant=Variant::Primary glyph=Glyph::Plus submit=true blocked=blocked>"Добавить событие"</Button>
        </form>
    }
}
