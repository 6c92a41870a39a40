//! Letting a тьютор, an expert or an observer in: one chooses among people with accounts.

use karta_core::{domain::grants::Function, limits::PEOPLE_SHOWN, sync::PrincipalId};
use leptos::{prelude::*, task::spawn_local};

use crate::{
    failure::Failure,
    platform::page,
    store::trajectory::{around, together::Together},
    ui::{Button, ChipGroup, Choice, FieldKind, Glyph, Loading, Pick, TextField, Toasts, Variant},
    wire::trajectory::PersonLine,
};

/// What somebody can be made, with what that means.
const CHOICES: [(Function, &str, &str, &str); 3] = [
    (Function::Tutor, "tutor", "тьютор", "Видит всё, пишет в разговоре, согласует план."),
    (Function::Expert, "expert", "эксперт", "Видит всё, пишет в разговоре. Методист подтверждает уровни."),
    (Function::Observer, "observer", "наблюдатель", "Только смотрит; разговора не видит."),
];

const FIND: &str = "invite-find";

/// What the server gave: `None` while it is on its way.
type Given = RwSignal<Option<Result<Vec<PersonLine>, Failure>>>;

#[component]
pub fn Invite(together: Together) -> impl IntoView {
    let open = RwSignal::new(false);
    let people: Given = RwSignal::new(None);
    let begin = move || {
        open.set(true);
        people.set(None);
        let space = together.open.id();
        spawn_local(async move {
            people.set(Some(around::people(space).await));
            page::focus_when_there(FIND);
        });
    };
    view! {
        <Show when=move || open.get() fallback=move || view! {
            <div><Button glyph=Glyph::Plus on_press=begin>"Пригласить"</Button></div>
        }>
            {move || match people.get() {
                None => view! { <Loading label="Загружаем список людей" /> }.into_any(),
                Some(Err(failure)) => view! {
                    <p class="field-error" role="alert">{failure.text}</p>
                    <div><Button on_press=begin>"Повторить"</Button></div>
                }.into_any(),
                Some(Ok(lines)) => view! { <Choosing together lines open /> }.into_any(),
            }}
        </Show>
    }
}

/// People who are not in yet and whose name has every word of `sought`, however its letters are cased.
fn found(lines: &[PersonLine], sought: &str, within: &[PrincipalId]) -> Vec<PersonLine> {
    let words: Vec<String> = sought.split_whitespace().map(str::to_lowercase).collect();
    let fits = |line: &&PersonLine| {
        let name = line.name.to_lowercase();
        words.iter().all(|word| name.contains(word)) && !within.contains(&line.principal)
    };
    lines.iter().filter(fits).cloned().collect()
}

#[component]
fn Choosing(together: Together, lines: Vec<PersonLine>, open: RwSignal<bool>) -> impl IntoView {
    let toasts = Toasts::expect();
    let function = RwSignal::new(CHOICES[0].1.to_owned());
    let sought = RwSignal::new(String::new());
    let lines = StoredValue::new(lines);
    let found = Memo::new(move |_| {
        // Who came by the link may still be chosen for more.
        let within = together.members.with(|members| {
            members.iter().filter(|one| !one.by_door).map(|one| one.person.clone()).collect::<Vec<_>>()
        });
        lines.with_value(|lines| sought.with(|sought| found(lines, sought, &within)))
    });
    let choice = move || {
        CHOICES.iter().find(|(_, name, ..)| function.with(|chosen| chosen == name)).unwrap_or(&CHOICES[0])
    };
    let let_in = move |person: PrincipalId, name: String| {
        let (space, (function, _, title, _)) = (together.open.id(), *untrack(choice));
        spawn_local(async move {
            match around::choose(space, person, function).await {
                Ok(()) => {
                    toasts.done(format!("{name} — теперь {title}."));
                    open.set(false);
                }
                Err(failure) => toasts.fail(failure.text),
            }
        });
    };
    let functions: Vec<Choice> =
        CHOICES.iter().map(|(_, name, title, _)| Choice::new(*name, *title)).collect();
    let choose = move |chosen: Vec<String>| chosen.into_iter().for_each(|chosen| function.set(chosen));
    let shown = move || {
        let people = found.get().into_iter().take(PEOPLE_SHOWN);
        people.map(|line| view! { <PersonToChoose line let_in=Callback::new(move |(person, name)| let_in(person, name)) /> }).collect_view()
    };
    let more = move || {
        let rest = found.with(Vec::len).saturating_sub(PEOPLE_SHOWN);
        match (rest, found.with(Vec::is_empty)) {
            (_, true) => Some("Никого не нашлось.".to_owned()),
            (0, _) => None,
            (rest, _) => Some(format!("И ещё {rest}: уточните имя.")),
        }
    };
    view! {
        <div class="stack stack-tight">
            <ChipGroup id="invite-as" label="Кем" pick=Pick::One choices=functions chosen=Signal::derive(move || vec![function.get()])
                on_change=choose />
            <p class="hint">{move || choice().3}</p>
            <TextField id=FIND label="Кого: имя или фамилия" kind=FieldKind::Search value=sought on_input=move |text: String| sought.set(text) />
            <ul class="people-to-choose">{shown}</ul>
            <p class="hint" role="status">{more}</p>
            <div><Button variant=Variant::Quiet on_press=move || open.set(false)>"Не сейчас"</Button></div>
        </div>
    }
}

#[component]
fn PersonToChoose(line: PersonLine, let_in: Callback<(PrincipalId, String)>) -> impl IntoView {
    let (person, name) = (line.principal, line.name.clone());
    let press = move |_| let_in.run((person.clone(), name.clone()));
    view! {
        <li><button type="button" class="person-to-choose" on:click=press><span>{line.name}</span><small>{line.kind.title()}</small></button></li>
    }
}

#[cfg(test)]
mod tests {
    use karta_core::domain::account::AccountKind;

    use super::*;

    #[test]
    fn people_are_found_by_any_part_of_the_name_and_who_is_in_is_not_offered() {
        let line = |principal: &str, name: &str| PersonLine {
            principal: principal.into(),
            name: name.into(),
            kind: AccountKind::Teacher,
        };
        let lines = [line("a-1", "Вера Лосева"), line("a-2", "Ольга Ким"), line("a-3", "Вера Ким")];
        let names = |sought: &str, within: &[PrincipalId]| {
            found(&lines, sought, within).into_iter().map(|line| line.name).collect::<Vec<_>>()
        };
        assert_eq!(names("ким в", &[]), ["Вера Ким"]);
        assert_eq!(names("", &["a-2".into()]), ["Вера Лосева", "Вера Ким"]);
    }
}
