//! «Люди и столы»: who sits where and who leads a table.

use karta_core::{
    domain::{
        board::seat::leads,
        game::session::{Player, Table},
        grants::Function,
        member::Member,
    },
    limits::TITLE_CHARS,
    sync::{PrincipalId, RecordId},
};
use leptos::prelude::*;

use super::more::Window;
use crate::{
    components::{
        live_text::{LiveText, Writes},
        session::asking::ask,
    },
    store::{OpenGame, game::asked, people},
    ui::{Button, Choice, Dialog, DialogSize, Glyph, IconButton, Menu, MenuItem, SelectField, Toasts},
};

#[component]
pub fn PeopleDialog(open: OpenGame, window: RwSignal<Option<Window>>) -> impl IntoView {
    let people =
        move || open.members.with(|members| members.iter().map(|m| m.person.clone()).collect::<Vec<_>>());
    view! {
        <Dialog id="game-people" title="Люди и столы" size=DialogSize::Wide open=Signal::derive(move || window.get() == Some(Window::People)) on_close=move || window.set(None)>
            <h3>"Столы"</h3>
            <ul class="group-list">
                <For each=move || open.tables.get() key=|table| table.id.clone() let:table><TableRow open=open table=table /></For>
            </ul>
            <div><Button glyph=Glyph::Plus blocked=Signal::derive(move || open.tables_full()) on_press=move || open.add_table()>"Стол"</Button></div>
            <h3>"Люди"</h3>
            <ul class="people-list">
                <For each=people key=PrincipalId::clone let:person><PersonRow open=open person=person /></For>
            </ul>
        </Dialog>
    }
}

#[component]
fn TableRow(open: OpenGame, table: Table) -> impl IntoView {
    let id = table.id.clone();
    let count = Memo::new(move |_| open.players_at(&id).len());
    let held = StoredValue::new(table.clone());
    view! {
        <li>
            <LiveText courier=open.courier record=table.id field="title" label="Название стола" writes=Writes::Line most=TITLE_CHARS />
            <span class="number" title="Человек за столом">{count}</span>
            <IconButton glyph=Glyph::Trash label="Убрать стол" danger=true on_press=move || held.with_value(|table| open.remove_table(table)) />
        </li>
    }
}

#[component]
fn PersonRow(open: OpenGame, person: PrincipalId) -> impl IntoView {
    let toasts = Toasts::expect();
    let busy = RwSignal::new(false);
    let id = StoredValue::new(person.clone());
    let member = Memo::new(move |_| {
        open.members.with(|members| id.with_value(|id| members.iter().find(|m| m.person == *id).cloned()))
    });
    let player = Memo::new(move |_| {
        open.players.with(|players| id.with_value(|id| players.iter().find(|p| p.person == *id).cloned()))
    });
    let name = move || member.with(|member| member.as_ref().map(|member| member.name.clone()));
    let table = move || {
        let table = player.with(|player: &Option<Player>| player.as_ref().and_then(|it| it.table.clone()));
        table.map(|id| id.to_string()).unwrap_or_default()
    };
    let choices = move || {
        let tables = open.tables.get().into_iter();
        tables.map(|table| Choice::new(table.id.as_str(), table.title)).collect::<Vec<_>>()
    };
    let seat = move |table: String| {
        let table = (!table.is_empty()).then(|| RecordId::new(table));
        id.with_value(|id| open.seat(id, table.as_ref()));
    };
    let items = move || {
        let Some(member) = member.get() else { return Vec::new() };
        let assists = member.functions.contains(&Function::Assistant);
        let host = leads(&member).then(|| "Это ведущий игры".to_owned());
        let assist = move |()| ask(toasts, busy, asked::assist(open.id(), id.get_value(), !assists), "");
        let out = move |()| {
            ask(
                toasts,
                busy,
                people::remove_member(open.id(), id.get_value()),
                "Человек больше не видит игру.",
            );
        };
        vec![
            MenuItem::new("Ведёт стол", Callback::new(assist))
                .checked(assists)
                .blocked(host.clone())
                .hint("Вызывает игроков и открывает отметки"),
            MenuItem::new("Убрать из игры", Callback::new(out))
                .glyph(Glyph::Close)
                .danger()
                .blocked(host)
                .parted(),
        ]
    };
    let plays = Memo::new(move |_| player.with(Option::is_some));
    view! {
        <li>
            <b>{name}</b>
            <Show when=move || plays.get() fallback=|| view! { <small>"ещё не за столом"</small> }>
                <SelectField id=id.with_value(|id| format!("seat-{id}")) label="Стол" nothing="без стола" value=Signal::derive(table) choices=Signal::derive(choices) on_change=seat />
            </Show>
            <small class="person-parts">{move || member.get().map(|member| parts(&member))}</small>
            <Menu id=format!("person-{person}") label="Что изменить" items=Signal::derive(items) />
        </li>
    }
}

fn parts(member: &Member) -> String {
    let assists = member.functions.contains(&Function::Assistant);
    let words = [(leads(member), "ведущий"), (assists, "ведёт стол")];
    words.into_iter().filter(|(is, _)| *is).map(|(_, word)| word).collect::<Vec<_>>().join(", ")
}
