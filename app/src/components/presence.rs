//! Who else is here and what they edit, as the stream tells it: never stored, gone with the connection.
//!
//! Presence names a record, not a field. Of a record with several fields the one is marked in which others'
//! words have just changed.

use karta_core::sync::{RecordId, protocol::Present};
use leptos::prelude::*;

use crate::store::{courier::Courier, karta};

/// Faces shown before the rest is a number.
const SHOWN: usize = 5;

/// The first letters of the first two words of a name.
pub fn initials(name: &str) -> String {
    name.split_whitespace().filter_map(|word| word.chars().next()).take(2).collect()
}

/// Everybody in the space but this person.
fn others(courier: Courier) -> Memo<Vec<Present>> {
    let me = karta().principal();
    Memo::new(move |_| {
        courier.connection.with(|connection| {
            connection.people.iter().filter(|person| person.principal != me).cloned().collect()
        })
    })
}

/// Names of the others who edit this record now.
pub fn editors(courier: Courier, record: RecordId) -> Memo<Vec<String>> {
    let others = others(courier);
    Memo::new(move |_| {
        others.with(|others| {
            let here = others.iter().filter(|person| person.editing.as_ref() == Some(&record));
            here.map(|person| person.name.clone()).collect()
        })
    })
}

/// «Здесь пишет Анна Павлова», beside a field.
#[component]
pub fn WritesHere(
    #[prop(into)] names: Signal<Vec<String>>,
    /// Whether it is this field that they write in.
    #[prop(into)]
    here: Signal<bool>,
) -> impl IntoView {
    let text = move || {
        names.with(|names| match names.as_slice() {
            [] => None,
            [name] => Some(format!("Здесь пишет {name}")),
            several => Some(format!("Здесь пишут {}", several.join(", "))),
        })
    };
    view! {
        <span class="writes-here" aria-live="polite">
            {move || here.get().then(text).flatten()}
        </span>
    }
}

/// The others in this space, and who of them edits what the page shows.
#[component]
pub fn WhoIsHere(
    courier: Courier,
    /// What the space is called in «Сейчас в …».
    place: &'static str,
    /// Whether a record is part of what the page shows.
    shows: impl Fn(&RecordId) -> bool + Send + Sync + 'static,
) -> impl IntoView {
    let others = others(courier);
    let people = Memo::new(move |_| {
        let marked = |person: Present| {
            let edits = person.editing.as_ref().is_some_and(&shows);
            (person, edits)
        };
        let mut people: Vec<(Present, bool)> = others.get().into_iter().map(marked).collect();
        people.sort_by_key(|(_, edits)| !edits);
        people
    });
    let words = move || {
        let editing: Vec<String> = people.with(|people| {
            people.iter().filter(|(_, edits)| *edits).map(|(person, _)| person.name.clone()).collect()
        });
        match editing.as_slice() {
            [] => format!("Сейчас {place}"),
            [name] => format!("Сейчас правит {name}"),
            several => format!("Сейчас правят {}", several.join(", ")),
        }
    };
    let faces = move || people.with(|people| people.iter().take(SHOWN).cloned().collect::<Vec<_>>());
    let spare = move || people.with(|people| people.len().saturating_sub(SHOWN));
    view! {
        <Show when=move || people.with(|people| !people.is_empty())>
            <div class="who-is-here no-print">
                <ul>
                    <For each=faces key=|(person, edits)| (person.principal.clone(), *edits) let:face>
                        <Face person=face.0 edits=face.1 />
                    </For>
                </ul>
                <Show when=move || { spare() > 0 }><small>{move || format!("и ещё {}", spare())}</small></Show>
                <span class="hint" aria-live="polite">{words}</span>
            </div>
        </Show>
    }
}

#[component]
fn Face(person: Present, edits: bool) -> impl IntoView {
    let initials = initials(&person.name);
    let said = if edits { format!("{}, правит", person.name) } else { person.name.clone() };
    view! {
        <li class="person-face" class:editing=edits title=person.name>
            <span aria-hidden="true">{initials}</span>
            <span class="hidden-text">{said}</span>
        </li>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_of_any_number_of_words_has_initials() {
        let of = ["Анна Павлова", "Ира", "Анна-Мария де ла Круз", "  ", ""].map(initials);
        assert_eq!(of, ["АП", "И", "Ад", "", ""].map(str::to_owned));
    }
}
