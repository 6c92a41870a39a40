//! «Кто рядом»: the members of a trajectory; its owner lets people in and takes them out.

use karta_core::{
    domain::{
        grants::{Action, Function},
        member::Member,
    },
    sync::PrincipalId,
};
use leptos::{prelude::*, task::spawn_local};

use super::invite::Invite;
use crate::{
    store::trajectory::{around, going::me_in, together::Together},
    ui::{ConfirmDialog, Glyph, IconButton, Toasts},
};

/// The functions of a trajectory, the weightiest first.
const FUNCTIONS: [(Function, &str); 4] = [
    (Function::Owner, "владелец"),
    (Function::Tutor, "тьютор"),
    (Function::Expert, "эксперт"),
    (Function::Observer, "наблюдатель"),
];

/// For people: all that somebody is here, without «наблюдатель» where they are more.
pub fn functions_text(functions: &std::collections::BTreeSet<Function>) -> String {
    let held: Vec<&str> = FUNCTIONS
        .iter()
        .filter(|(function, _)| functions.contains(function))
        .map(|(_, title)| *title)
        .collect();
    match held.as_slice() {
        [more @ .., "наблюдатель"] if !more.is_empty() => more.join(", "),
        all => all.join(", "),
    }
}

#[component]
pub fn PeoplePart(together: Together) -> impl IntoView {
    let manages = Memo::new(move |_| together.open.may(Action::ManageMembers));
    let ids = Memo::new(move |_| {
        together.members.with(|all| all.iter().map(|one| one.person.clone()).collect::<Vec<_>>())
    });
    view! {
        <section class="sheet stack stack-tight">
            <h2>"Кто рядом"</h2>
            <ul class="companions">
                <For each=move || ids.get() key=PrincipalId::clone let:person><Companion together person /></For>
            </ul>
            <Show when=move || manages.get()><Invite together /></Show>
        </section>
    }
}

#[component]
fn Companion(together: Together, person: PrincipalId) -> impl IntoView {
    let toasts = Toasts::expect();
    let me = me_in(together.open) == person;
    let key = StoredValue::new(person);
    let member = Memo::new(move |_| {
        let this = |one: &&Member| key.with_value(|person| &one.person == person);
        together.members.with(|all| all.iter().find(this).cloned())
    });
    let is_owner =
        move || member.with(|one| one.as_ref().is_some_and(|one| one.functions.contains(&Function::Owner)));
    let take_out = move || {
        let (space, person) = (together.open.id(), key.get_value());
        spawn_local(async move {
            match around::take_out(space, person).await {
                Ok(()) => toasts.done("Больше этот человек ничего не увидит."),
                Err(failure) => toasts.fail(failure.text),
            }
        });
    };
    let words = move || {
        member.with(|one| {
            let one = one.as_ref()?;
            let by_link = if one.by_door { ", по ссылке" } else { "" };
            let you = if me { " (вы)" } else { "" };
            Some(view! { <span><b>{one.name.clone()}</b>{you}<br /><small>{functions_text(&one.functions)}{by_link}</small></span> })
        })
    };
    let asks = RwSignal::new(false);
    let name = move || member.with(|one| one.as_ref().map(|one| one.name.clone()).unwrap_or_default());
    let label = move || format!("Закрыть доступ: {}", name());
    let by_door = move || member.with(|one| one.as_ref().is_some_and(|one| one.by_door));
    let warning = move || {
        let by_link = if by_door() {
            " Пока ссылка работает, по ней можно войти снова."
        } else {
            ""
        };
        format!("{} больше не увидит траекторию и ваших правок.{by_link}", name())
    };
    view! {
        <li>
            {words}
            <Show when=move || together.open.may(Action::ManageMembers) && !is_owner()>
                <IconButton glyph=Glyph::Close label=Signal::derive(label) on_press=move || asks.set(true) />
                <ConfirmDialog id=format!("take-out-{}", key.get_value()) title="Закрыть доступ?" text=Signal::derive(warning)
                    confirm="Закрыть доступ" danger=true open=asks on_confirm=take_out on_close=move || asks.set(false) />
            </Show>
        </li>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_more_than_an_observer_is_not_called_one() {
        let told = |functions: &[Function]| functions_text(&functions.iter().copied().collect());
        assert_eq!(told(&[Function::Observer]), "наблюдатель");
        assert_eq!(told(&[Function::Observer, Function::Expert, Function::Tutor]), "тьютор, эксперт");
        assert_eq!(told(&[]), "");
    }
}
