//! One assessed person: who rates them, and taking them out of the round.

use std::collections::BTreeSet;

use karta_core::{
    domain::diagnostic::{
        assignment::{Assignment, Part},
        round::Assigns,
        subject::Subject,
    },
    sync::{PrincipalId, RecordId},
};
use leptos::{prelude::*, task::spawn_local};

use crate::{
    store::{OpenRound, people},
    ui::{Choice, ConfirmDialog, Glyph, IconButton, SelectField, Toasts},
};

#[component]
pub(super) fn SubjectRow(open: OpenRound, id: RecordId) -> impl IntoView {
    let key = StoredValue::new(id);
    let subject = Memo::new(move |_| key.with_value(|id| open.subject(id)));
    let name = move || subject.with(|it| it.as_ref().map(|it| it.name.clone()).unwrap_or_default());
    let kind = move || {
        subject.with(|it| {
            let it = it.as_ref()?;
            let sort = if it.is_organisation { "организация" } else { "" };
            let account = if it.person.is_none() { "без учётной записи" } else { "" };
            let facts: Vec<&str> = [sort, account].into_iter().filter(|fact| !fact.is_empty()).collect();
            (!facts.is_empty()).then(|| format!(" ({})", facts.join(", ")))
        })
    };
    view! {
        <li>
            <div class="stack stack-tight">
                <span><b>{name}</b>{kind}</span>
                <Speaker open subject />
                <Colleagues open subject />
            </div>
            <TakeOut open subject />
        </li>
    }
}

/// Who answers for an organisation about itself.
#[component]
fn Speaker(open: OpenRound, subject: Memo<Option<Subject>>) -> impl IntoView {
    let id =
        subject.with_untracked(|it| it.as_ref().map(|it| it.id.clone())).unwrap_or_else(|| "none".into());
    let field = format!("{id}-speaker");
    let is_organisation =
        Memo::new(move |_| subject.with(|it| it.as_ref().is_some_and(|it| it.is_organisation)));
    let chosen = Signal::derive(move || {
        let person = subject.with(|it| it.as_ref().and_then(|it| it.person.clone()));
        person.map(|person| person.to_string()).unwrap_or_default()
    });
    let choices = Memo::new(move |_| {
        let members = open.members().into_iter();
        members.map(|it| Choice::new(it.person.as_str(), it.name)).collect::<Vec<_>>()
    });
    let choose = move |person: String| {
        if let Some(subject) = subject.get_untracked() {
            open.set_speaker(&subject.id, &person);
        }
    };
    view! {
        <Show when=move || is_organisation.get()>
            <SelectField id=field.clone() label="Кто отвечает за организацию" nothing="никто" choices=choices value=chosen on_change=choose />
        </Show>
    }
}

/// The colleagues who rate this person; the owner names and changes them.
#[component]
fn Colleagues(open: OpenRound, subject: Memo<Option<Subject>>) -> impl IntoView {
    let raters = Memo::new(move |_| {
        let Some(subject) = subject.get() else { return Vec::new() };
        open.assignments.with(|all| {
            let theirs = all.iter().filter(|it| it.subject == subject.id && it.part == Part::Colleague);
            theirs.map(|it| it.rater.clone()).collect::<Vec<_>>()
        })
    });
    let wanted = Memo::new(move |_| open.head.with(|head| head.as_ref().map(|head| head.raters)));
    let keeper = Memo::new(move |_| {
        let person = subject.with(|it| it.as_ref().and_then(|it| it.person.clone()));
        person.is_some_and(|person| open.unrated().contains(&person))
    });
    let asked = move || wanted.get().is_some_and(|raters| raters.colleagues > 0);
    let note = move || {
        let raters_now = raters.with(Vec::len);
        let scheme = wanted.get()?;
        let all = usize::from(scheme.colleagues);
        Some(match scheme.assigns {
            Assigns::Subject => format!("Коллеги: {raters_now} из {all}, выбирает сам человек"),
            _ => format!("Коллеги: {raters_now} из {all}"),
        })
    };
    view! {
        <Show when=asked>
            <Show when=move || !keeper.get() fallback=|| view! { <small>"Вы видите все ответы раунда, поэтому коллеги вас здесь не оценивают."</small> }>
                <div class="rater-row">
                    <small>{note}</small>
                    <ul class="rater-list">
                        <For each=move || raters.get() key=PrincipalId::clone let:person><Rater open subject person /></For>
                    </ul>
                    <AddRater open subject raters />
                </div>
            </Show>
        </Show>
    }
}

#[component]
fn Rater(open: OpenRound, subject: Memo<Option<Subject>>, person: PrincipalId) -> impl IntoView {
    let key = StoredValue::new(person);
    let name = Memo::new(move |_| key.with_value(|person| open.name_of(person)));
    let remove = move || {
        if let Some(subject) = subject.get_untracked() {
            key.with_value(|person| open.unassign(&subject.id, person));
        }
    };
    view! {
        <li><span>{name}</span><IconButton glyph=Glyph::Close label=Signal::derive(move || format!("Не спрашивать: {}", name.get())) on_press=remove /></li>
    }
}

#[component]
fn AddRater(
    open: OpenRound,
    subject: Memo<Option<Subject>>,
    raters: Memo<Vec<PrincipalId>>,
) -> impl IntoView {
    let id =
        subject.with_untracked(|it| it.as_ref().map(|it| format!("{}-rater", it.id)).unwrap_or_default());
    let choices = Memo::new(move |_| {
        let own = subject.with(|it| it.as_ref().and_then(|it| it.person.clone()));
        let taken: BTreeSet<PrincipalId> = raters.get().into_iter().chain(own).collect();
        let others = open.members().into_iter().filter(|it| !taken.contains(&it.person));
        others.map(|it| Choice::new(it.person.as_str(), it.name)).collect::<Vec<_>>()
    });
    let none = RwSignal::new(String::new());
    let add = move |person: String| {
        let Some(subject) = subject.get_untracked().filter(|_| !person.is_empty()) else { return };
        let rater = PrincipalId::new(person);
        open.assign(vec![Assignment { subject: subject.id, rater, part: Part::Colleague }]);
        none.notify();
    };
    view! {
        <Show when=move || choices.with(|all| !all.is_empty()) && !open.is_closed()>
            <SelectField id=id.clone() label="Добавить коллегу" nothing="выберите" choices=choices value=none on_change=add />
        </Show>
    }
}

#[component]
fn TakeOut(open: OpenRound, subject: Memo<Option<Subject>>) -> impl IntoView {
    let toasts = Toasts::expect();
    let asks = RwSignal::new(false);
    let name = move || subject.with(|it| it.as_ref().map(|it| it.name.clone()).unwrap_or_default());
    let id = subject.with_untracked(|it| it.as_ref().map(|it| format!("out-{}", it.id)).unwrap_or_default());
    let take_out = move || {
        let Some(subject) = subject.get_untracked() else { return };
        let Some(person) = open.take_out(&subject) else { return };
        spawn_local(async move {
            if let Err(failure) = people::remove_member(open.id(), person).await {
                toasts.fail(format!("Из списка убран, доступ пока остался. {}", failure.text));
            }
        });
    };
    let text = move || {
        format!("{} больше не оценивают и не спрашивают. Данные ответы остаются, но не считаются.", name())
    };
    view! {
        <IconButton glyph=Glyph::Trash label=Signal::derive(move || format!("Убрать из раунда: {}", name())) on_press=move || asks.set(true) />
        <ConfirmDialog id title="Убрать из раунда?" text=Signal::derive(text) confirm="Убрать" danger=true
            open=asks on_confirm=take_out on_close=move || asks.set(false) />
    }
}
