//! «Люди и группы»: who is at the board, and what its host changes of them.

use karta_core::{
    domain::{
        board::seat::{Wish, is_muted, leads},
        grants::Function,
        member::Member,
    },
    limits::NAME_CHARS,
    sync::{GroupId, PrincipalId},
};
use leptos::prelude::*;

use super::{bar::Window, groups::GroupList};
use crate::{
    components::session::asking::ask,
    store::Session,
    ui::{Choice, ConfirmDialog, Dialog, DialogSize, Glyph, Menu, MenuItem, SelectField, TextField, Toasts},
};

#[component]
pub fn PeopleDialog(session: Session, window: RwSignal<Option<Window>>) -> impl IntoView {
    let close = Callback::new(move |()| window.set(None));
    let leaving = RwSignal::new(None::<PrincipalId>);
    let people =
        move || session.members.with(|members| members.iter().map(|m| m.person.clone()).collect::<Vec<_>>());
    view! {
        <Dialog id="people" title="Люди и группы" size=DialogSize::Wide open=Signal::derive(move || window.get() == Some(Window::People)) on_close=close>
            <GroupList session=session />
            <h3>"Люди"</h3>
            <ul class="people-list">
                <For each=people key=PrincipalId::clone let:person><PersonRow session=session person=person leaving=leaving /></For>
            </ul>
        </Dialog>
        <Leaving session=session leaving=leaving />
    }
}

#[component]
fn PersonRow(session: Session, person: PrincipalId, leaving: RwSignal<Option<PrincipalId>>) -> impl IntoView {
    let toasts = Toasts::expect();
    let busy = RwSignal::new(false);
    let id = StoredValue::new(person.clone());
    let member = Memo::new(move |_| {
        session.members.with(|members| id.with_value(|id| members.iter().find(|m| m.person == *id).cloned()))
    });
    let wish = move |wish: Wish| ask(toasts, busy, session.wish(id.get_value(), wish), "");
    let name =
        Signal::derive(move || member.with(|m| m.as_ref().map(|m| m.name.clone())).unwrap_or_default());
    let group = Signal::derive(move || {
        member
            .with(|m| m.as_ref().and_then(|m| m.group.as_ref().map(ToString::to_string)))
            .unwrap_or_default()
    });
    let choices = move || {
        let groups = session.groups.get().into_iter();
        groups.map(|group| Choice::new(group.id.as_str(), group.title)).collect::<Vec<_>>()
    };
    let choose = move |id: String| wish(Wish::Group((!id.is_empty()).then(|| GroupId::new(id))));
    let rename = move |text: String| {
        if !text.trim().is_empty() && text != name.get_untracked() {
            wish(Wish::Name(text));
        }
    };
    let out = Callback::new(move |()| leaving.set(Some(id.get_value())));
    view! {
        <li>
            <TextField id=format!("name-{person}") label="Имя" bare=true value=name on_commit=rename limit=NAME_CHARS />
            <SelectField id=format!("group-{person}") label="Группа" nothing="без группы" value=group choices=choices on_change=choose />
            <small class="person-parts">{move || member.get().map(|member| parts(&member))}</small>
            <Menu id=format!("person-{person}") label="Что изменить" items=Signal::derive(move || items(member.get(), Callback::new(wish), out)) />
        </li>
    }
}

/// What somebody is here, in words.
fn parts(member: &Member) -> String {
    let has = |function| member.functions.contains(&function);
    let words = [
        (leads(member), "ведущий"),
        (has(Function::Assistant), "помощник"),
        (has(Function::Collector), "сборщик группы"),
        (is_muted(member), "только смотрит"),
    ];
    words.into_iter().filter(|(is, _)| *is).map(|(_, word)| word).collect::<Vec<_>>().join(", ")
}

fn items(member: Option<Member>, wish: Callback<Wish>, out: Callback<()>) -> Vec<MenuItem> {
    let Some(member) = member else { return Vec::new() };
    let muted = is_muted(&member);
    let collects = member.functions.contains(&Function::Collector);
    let assists = member.functions.contains(&Function::Assistant);
    let does = move |what: Wish| Callback::new(move |()| wish.run(what.clone()));
    let lead = leads(&member).then(|| "Это ведущий".to_owned());
    vec![
        MenuItem::new("Сборщик группы", does(Wish::Collect(!collects)))
            .checked(collects)
            .hint("Поднимает карточки своей группы на карту"),
        MenuItem::new("Помощник ведущего", does(Wish::Assist(!assists)))
            .checked(assists)
            .hint("Правит любые карточки, считает руки"),
        MenuItem::new("Только смотрит", does(Wish::Mute(!muted)))
            .checked(muted)
            .blocked(lead.clone())
            .hint("Читает, но не пишет и не голосует"),
        MenuItem::new("Убрать с доски", out).glyph(Glyph::Close).danger().blocked(lead).parted(),
    ]
}

#[component]
fn Leaving(session: Session, leaving: RwSignal<Option<PrincipalId>>) -> impl IntoView {
    let toasts = Toasts::expect();
    let busy = RwSignal::new(false);
    let go = move || {
        if let Some(person) = leaving.get_untracked() {
            ask(toasts, busy, session.take_out(person), "Человек больше не видит доску.");
        }
    };
    view! {
        <ConfirmDialog id="leaving" title="Убрать с доски?" confirm="Убрать" danger=true
            text="Доска у этого человека закроется. Его карточки останутся. Войти снова можно по коду."
            open=Signal::derive(move || leaving.with(Option::is_some)) on_close=Callback::new(move |()| leaving.set(None))
            on_confirm=Callback::new(move |()| go()) />
    }
}
