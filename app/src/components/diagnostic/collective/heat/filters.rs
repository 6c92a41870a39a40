//! Whose rows and which columns are shown.

use karta_core::{domain::assessment::heat::Band, sync::RecordId};
use leptos::prelude::*;

use super::HeatDesk;
use crate::{
    store::diagnostic::collective::Collective,
    ui::{ButtonLink, Choice, Glyph, SelectField},
};

const ROLES: &str = "role";
const COMPETENCES: &str = "competence";

/// To which family a card belongs: a role, or the group of a competence.
pub fn family_of(collective: Collective, card: &RecordId) -> String {
    match collective.role_card(card) {
        Some(card) if card.competence => card.group.unwrap_or_else(|| COMPETENCES.to_owned()),
        _ => ROLES.to_owned(),
    }
}

fn families(collective: Collective) -> Vec<Choice> {
    let mut names: Vec<String> =
        collective.cards().iter().map(|card| family_of(collective, &card.card)).collect();
    names.sort();
    names.dedup();
    let words = |name: String| match name.as_str() {
        ROLES => Choice::new(ROLES, "роли"),
        COMPETENCES => Choice::new(COMPETENCES, "компетенции"),
        _ => Choice::new(name.clone(), name),
    };
    names.into_iter().map(words).collect()
}

#[component]
pub fn Filters(desk: HeatDesk) -> impl IntoView {
    let collective = desk.collective;
    let hall = format!("/round/{}/heat?hall", collective.open.id());
    let organisations = Memo::new(move |_| collective.with(|map| map.organisations()));
    let organisation_choices = move || {
        organisations.get().into_iter().map(|name| Choice::new(name.clone(), name)).collect::<Vec<_>>()
    };
    let family_choices = Memo::new(move |_| families(collective));
    let bands: Vec<Choice> = Band::ALL.iter().map(|band| Choice::new(band.name(), band.title())).collect();
    view! {
        <div class="filter-row no-print">
            <Show when=move || organisations.with(|all| all.len() > 1)>
                <SelectField id="heat-organisation" label="Организация" nothing="все" value=desk.organisation choices=Signal::derive(organisation_choices)
                    on_change=move |name: String| desk.organisation.set(name) />
            </Show>
            <Show when=move || family_choices.with(|all| all.len() > 1)>
                <SelectField id="heat-family" label="Карточки" nothing="все" value=desk.family choices=family_choices
                    on_change=move |name: String| desk.family.set(name) />
            </Show>
            <SelectField id="heat-band" label="Уровень" nothing="любой" value=desk.band choices=bands.clone()
                on_change=move |name: String| desk.band.set(name) />
            <ButtonLink href=hall glyph=Glyph::Projector>"Показать в зале без имён"</ButtonLink>
        </div>
    }
}
