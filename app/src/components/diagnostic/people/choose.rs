//! Choosing people with accounts: found by name, several at once.

use std::collections::BTreeSet;

use karta_core::sync::PrincipalId;
use leptos::{prelude::*, task::spawn_local};

use crate::{
    failure::Failure,
    store::{OpenRound, diagnostic::asked},
    ui::{Button, CheckField, FieldKind, Glyph, Loading, TextField, Variant},
    wire::trajectory::PersonLine,
};

/// How many are shown before the name is told more exactly.
const SHOWN: usize = 40;

type Given = RwSignal<Option<Result<Vec<PersonLine>, Failure>>>;

/// `within` are in already. `on_choose` hears those chosen; the list is asked of the server when it is opened.
#[component]
pub fn ChoosePeople(
    open: OpenRound,
    id: &'static str,
    #[prop(into)] verb: String,
    #[prop(into)] within: Signal<BTreeSet<PrincipalId>>,
    #[prop(into)] on_choose: Callback<Vec<PersonLine>>,
) -> impl IntoView {
    let people: Given = RwSignal::new(None);
    let ask = move || {
        people.set(None);
        spawn_local(async move { people.set(Some(asked::people(open.id()).await)) });
    };
    ask();
    let verb = StoredValue::new(verb);
    move || match people.get() {
        None => view! { <Loading label="Загружаем список людей" /> }.into_any(),
        Some(Err(failure)) => view! {
            <p class="field-error" role="alert">{failure.text}</p>
            <div><Button on_press=ask>"Повторить"</Button></div>
        }
        .into_any(),
        Some(Ok(lines)) => view! { <Choosing id lines verb=verb.get_value() within on_choose /> }.into_any(),
    }
}

/// People who are not in yet and whose name has every word of `sought`.
fn found(lines: &[PersonLine], sought: &str, within: &BTreeSet<PrincipalId>) -> Vec<PersonLine> {
    let words: Vec<String> = sought.split_whitespace().map(str::to_lowercase).collect();
    let fits = |line: &&PersonLine| {
        let name = line.name.to_lowercase();
        words.iter().all(|word| name.contains(word)) && !within.contains(&line.principal)
    };
    lines.iter().filter(fits).cloned().collect()
}

#[component]
fn Choosing(
    id: &'static str,
    lines: Vec<PersonLine>,
    verb: String,
    within: Signal<BTreeSet<PrincipalId>>,
    on_choose: Callback<Vec<PersonLine>>,
) -> impl IntoView {
    let sought = RwSignal::new(String::new());
    let chosen = RwSignal::new(BTreeSet::<PrincipalId>::new());
    let lines = StoredValue::new(lines);
    let found = Memo::new(move |_| {
        lines.with_value(|lines| sought.with(|sought| within.with(|within| found(lines, sought, within))))
    });
    let blocked =
        move || chosen.with(BTreeSet::is_empty).then(|| "Отметьте хотя бы одного человека".to_owned());
    let choose = move || {
        let picked = chosen.get_untracked();
        let these = lines.with_value(|lines| {
            lines.iter().filter(|line| picked.contains(&line.principal)).cloned().collect::<Vec<_>>()
        });
        chosen.set(BTreeSet::new());
        on_choose.run(these);
    };
    let all =
        move || chosen.set(found.with_untracked(|all| all.iter().map(|it| it.principal.clone()).collect()));
    let rest = move || match found.with(Vec::len) {
        0 => Some("Никого не нашлось.".to_owned()),
        many if many > SHOWN => Some(format!("И ещё {}: уточните имя.", many - SHOWN)),
        _ => None,
    };
    let shown = move || found.get().into_iter().take(SHOWN).collect::<Vec<_>>();
    let number = move || chosen.with(BTreeSet::len);
    view! {
        <div class="stack stack-tight">
            <TextField id=format!("{id}-find") label="Имя или фамилия" kind=FieldKind::Search value=sought on_input=move |text: String| sought.set(text) />
            <ul class="people-to-mark">
                <For each=shown key=|line| line.principal.clone() let:line><Marked id line chosen /></For>
            </ul>
            <p class="hint" role="status">{rest}</p>
            <div class="actions">
                <Button variant=Variant::Primary glyph=Glyph::Plus blocked=Signal::derive(blocked) on_press=choose>{verb}": "{number}</Button>
                <Button variant=Variant::Quiet on_press=all>"Отметить всех найденных"</Button>
            </div>
        </div>
    }
}

#[component]
fn Marked(id: &'static str, line: PersonLine, chosen: RwSignal<BTreeSet<PrincipalId>>) -> impl IntoView {
    let key = StoredValue::new(line.principal.clone());
    let on = Signal::derive(move || chosen.with(|all| key.with_value(|person| all.contains(person))));
    let mark = move |on: bool| {
        chosen.update(|all| {
            let person = key.get_value();
            if on {
                all.insert(person)
            } else {
                all.remove(&person)
            };
        });
    };
    view! {
        <li><CheckField id=format!("{id}-{}", line.principal) label=format!("{}, {}", line.name, line.kind.title()) checked=on on_change=mark /></li>
    }
}

#[cfg(test)]
mod tests {
    use karta_core::domain::account::AccountKind;

    use super::*;

    #[test]
    fn people_are_found_by_parts_of_the_name_and_who_is_in_is_not_offered() {
        let line = |id: &str, name: &str| PersonLine {
            principal: id.into(),
            name: name.into(),
            kind: AccountKind::Teacher,
        };
        let lines = [line("a-1", "Вера Лосева"), line("a-2", "Ольга Ким"), line("a-3", "Вера Ким")];
        let names = |sought: &str, within: &[&str]| {
            let within = within.iter().map(|id| PrincipalId::from(*id)).collect();
            found(&lines, sought, &within).into_iter().map(|line| line.name).collect::<Vec<_>>()
        };
        assert_eq!(names("КИМ вер", &[]), ["Вера Ким"]);
        assert_eq!(names("", &["a-2"]), ["Вера Лосева", "Вера Ким"]);
    }
}
