//! The groups of a board: made by the host, people dealt out evenly.

use karta_core::{
    domain::board::{
        group::{BoardGroup, groups_for},
        seat::{is_muted, leads},
    },
    limits::TITLE_CHARS,
    sync::RecordId,
};
use leptos::prelude::*;

use crate::{
    components::{
        live_text::{LiveText, Writes},
        session::asking::ask,
    },
    store::Session,
    ui::{Button, Glyph, IconButton, Toasts},
};

#[component]
pub fn GroupList(session: Session) -> impl IntoView {
    let toasts = Toasts::expect();
    let busy = RwSignal::new(false);
    let at_work = Memo::new(move |_| {
        session.members.with(|members| members.iter().filter(|m| !leads(m) && !is_muted(m)).count())
    });
    let missing = Memo::new(move |_| groups_for(at_work.get()).saturating_sub(session.groups.with(Vec::len)));
    let several = Memo::new(move |_| missing.get() > 1);
    let connection = session.open.courier.connection;
    let blocked = move || {
        if session.groups.with(Vec::is_empty) {
            return Some("Сначала добавьте группы".to_owned());
        }
        // The server deals people out to groups that it has.
        connection.with(|connection| connection.waiting > 0).then(|| "Группы ещё сохраняются".to_owned())
    };
    let deal = move || ask(toasts, busy, session.deal_out(), "Все, кто был без группы, распределены.");
    view! {
        <h3>"Группы"</h3>
        <ul class="group-list">
            <For each=move || session.groups.get() key=|group| group.id.clone() let:group><GroupRow session=session group=group /></For>
        </ul>
        <div class="row">
            <Button glyph=Glyph::Plus on_press=move || session.add_groups(1)>"Группа"</Button>
            <Show when=move || several.get()>
                <Button glyph=Glyph::Plus on_press=move || session.add_groups(missing.get_untracked())>
                    {move || format!("Сразу {}: по 5–7 человек", missing.get())}
                </Button>
            </Show>
            <Button glyph=Glyph::People busy=busy blocked=blocked on_press=deal>"Распределить остальных"</Button>
        </div>
    }
}

#[component]
fn GroupRow(session: Session, group: BoardGroup) -> impl IntoView {
    let id = StoredValue::new(group.id.clone());
    let count = Memo::new(move |_| {
        session.members.with(|members| {
            id.with_value(|id| members.iter().filter(|m| m.group.as_ref() == Some(id)).count())
        })
    });
    view! {
        <li>
            <LiveText courier=session.open.courier record=RecordId::new(group.id.as_str()) field="title" label="Название группы" writes=Writes::Line most=TITLE_CHARS />
            <span class="number" title="Человек в группе">{count}</span>
            <IconButton glyph=Glyph::Trash label="Удалить группу" danger=true on_press=move || id.with_value(|id| session.remove_group(id)) />
        </li>
    }
}
