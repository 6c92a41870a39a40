//! The roles that an assessed person would like to try on. The owner of the round weighs them; nobody else
//! reads them.

use karta_core::{
    domain::diagnostic::wish::{self, Wish},
    sync::{
        RecordId,
        record::fields,
        replica::{Draft, Manner},
    },
};
use leptos::prelude::*;
use serde_json::json;

use crate::{
    store::OpenRound,
    ui::{Choice, SelectField},
};

/// Wishes that count.
const PLACES: [&str; 3] = ["Прежде всего", "Ещё хотелось бы", "И ещё"];

#[component]
pub fn Wishes(open: OpenRound) -> impl IntoView {
    let myself = Memo::new(move |_| open.myself().filter(|subject| !subject.is_organisation));
    let own = Memo::new(move |_| {
        let id = Wish::id_of(&myself.get()?.id, &open.me());
        let record = open.space().record(&id).filter(|record| record.is_alive())?;
        Wish::try_from(&record).ok()
    });
    let roles = Memo::new(move |_| own.get().map(|wish| wish.roles).unwrap_or_default());
    let choices = Memo::new(move |_| {
        let cards = open.cards.get();
        let roles =
            cards.iter().filter(|card| open.catalogue.card(&card.card).is_some_and(|it| !it.competence));
        roles.map(|card| Choice::new(card.card.as_str(), card.title.clone())).collect::<Vec<_>>()
    });
    let field = move |place: usize| {
        let value = move || roles.with(|roles| roles.get(place).map(ToString::to_string).unwrap_or_default());
        view! {
            <SelectField id=format!("wish-{place}") label=PLACES[place] nothing="всё равно" value=Signal::derive(value) choices=choices
                disabled=Signal::derive(move || open.is_closed() || roles.with(Vec::len) < place)
                on_change=move |role: String| wished(open, roles.get_untracked(), place, role) />
        }
    };
    let shown = Memo::new(move |_| myself.with(Option::is_some) && choices.with(|all| all.len() > 1));
    view! {
        <Show when=move || shown.get()>
            <section class="sheet stack">
                <h2 class="ruled">"Мои пожелания"</h2>
                <p class="muted">"В какую роль хочется погрузиться? Ведущий раунда учтёт это, когда будет собирать группы."</p>
                <div class="filter-row">{(0..PLACES.len()).map(field).collect_view()}</div>
            </section>
        </Show>
    }
}

/// Writes the list with one place changed. A role stands in it once.
fn wished(open: OpenRound, mut roles: Vec<RecordId>, place: usize, role: String) {
    let Some(subject) = open.myself() else { return };
    let role = Some(RecordId::new(role)).filter(|role| !role.as_str().is_empty());
    match role {
        Some(role) => {
            roles.retain(|other| *other != role);
            roles.insert(place.min(roles.len()), role.clone());
            if roles.len() > place + 1 && roles.get(place) == Some(&role) {
                roles.remove(place + 1);
            }
        }
        None if place < roles.len() => drop(roles.remove(place)),
        None => return,
    }
    roles.truncate(PLACES.len());
    let record = Wish::id_of(&subject.id, &open.me());
    let there = open.space().peek(|replica| replica.record(&record).is_some_and(|record| record.is_alive()));
    let draft = if there {
        Draft::Set { record, fields: vec![("roles".into(), json!(roles))] }
    } else {
        let fields = fields([("subject", json!(subject.id)), ("roles", json!(roles))]);
        Draft::Create { record, kind: wish::KIND.into(), fields }
    };
    open.space().make(vec![draft], Manner::Act);
}
