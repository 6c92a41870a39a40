//! «Добавить карточку»: its title, for whom it is, and what it begins with.

use karta_core::{
    domain::role::{FOR_WHOM, RoleCard},
    limits::TITLE_CHARS,
    sync::RecordId,
};
use leptos::prelude::*;

use super::{GROUPS, for_whom, tile::color_of};
use crate::{
    commands::Desk,
    store::{Catalogue, catalogue::NewCard, karta},
    ui::{Button, ChipGroup, Choice, Dialog, Glyph, Pick, SelectField, TextField, Toasts, Variant, color},
};

/// Colours of roles: the first of the list, before those of competences.
const ROLE_COLORS: usize = 15;

#[component]
pub fn NewCardDialog(open: RwSignal<bool>) -> impl IntoView {
    let catalogue = karta().catalogue;
    let desk = expect_context::<Desk>();
    let toasts = Toasts::expect();
    let new = RwSignal::new(NewCard::default());
    let amiss = Signal::derive(move || new.with(reason_against));
    let add = move || {
        let card =
            NewCard { title: new.with_untracked(|new| new.title.trim().to_owned()), ..new.get_untracked() };
        match catalogue.add_card(&dressed(catalogue, card)) {
            Some(id) => {
                open.set(false);
                new.set(NewCard::default());
                desk.go.run(format!("/catalogue/{id}?edit=1#{id}-purpose"));
            }
            None => toasts.warn("По этому образцу карточку не сделать: его уже нет, или он слишком велик"),
        }
    };
    let foot = move || {
        view! {
            <Button on_press=move || open.set(false)>"Отмена"</Button>
            <Button variant=Variant::Primary blocked=amiss on_press=add>"Добавить"</Button>
        }
    };
    view! {
        <Dialog id="new-card" title="Новая карточка" open=open on_close=move || open.set(false) foot=foot>
            <NewCardFields new=new />
        </Dialog>
    }
}

#[component]
fn NewCardFields(new: RwSignal<NewCard>) -> impl IntoView {
    let catalogue = karta().catalogue;
    let part = move |take: fn(&NewCard) -> Vec<String>| Signal::derive(move || new.with(take));
    let whom = FOR_WHOM.iter().map(|one| Choice::new(*one, for_whom(one))).collect::<Vec<_>>();
    let families = vec![Choice::new("role", "роль"), Choice::new("competence", "компетенция")];
    let groups = GROUPS.iter().map(|(group, title)| Choice::new(*group, *title)).collect::<Vec<_>>();
    let patterns = move || {
        let competence = new.with(|new| new.competence);
        catalogue.cards.with(|cards| patterns_of(cards, competence))
    };
    let pattern = move || new.with(|new| new.pattern.as_ref().map(ToString::to_string)).unwrap_or_default();
    let set_family = move |family: Vec<String>| {
        new.update(|new| {
            new.competence = family.first().is_some_and(|family| family == "competence");
            new.group = new.competence.then(|| GROUPS[0].0.to_owned());
            new.pattern = None;
        });
    };
    let set_group = move |group: Vec<String>| new.update(|new| new.group = group.into_iter().next());
    view! {
        <TextField id="new-card-name" label="Название" autofocus=true limit=TITLE_CHARS
            value=Signal::derive(move || new.with(|new| new.title.clone())) on_input=move |title: String| new.update(|new| new.title = title) />
        <ChipGroup id="new-card-family" label="Что это" pick=Pick::One choices=families
            chosen=part(|new| vec![if new.competence { "competence" } else { "role" }.to_owned()]) on_change=set_family />
        <Show when=move || new.with(|new| new.competence)>
            <ChipGroup id="new-card-group" label="Группа" pick=Pick::One choices=groups.clone()
                chosen=part(|new| new.group.iter().cloned().collect()) on_change=set_group />
        </Show>
        <ChipGroup id="new-card-for" label="Для кого" choices=whom
            chosen=part(|new| new.for_whom.clone()) on_change=move |whom| new.update(|new| new.for_whom = whom) />
        <SelectField id="new-card-pattern" label="С чего начать" nothing="С пустой карточки с четырьмя уровнями" choices=Signal::derive(patterns) value=Signal::derive(pattern)
            hint="По образцу берутся все тексты, уровни и показатели: останется переписать."
            on_change=move |id: String| new.update(|new| new.pattern = (!id.is_empty()).then(|| RecordId::new(id))) />
    }
}

fn patterns_of(cards: &[RoleCard], competence: bool) -> Vec<Choice> {
    let alike = cards.iter().filter(|card| card.competence == competence && !card.archived);
    alike.map(|card| Choice::new(card.id.as_str(), format!("По образцу: {}", card.title))).collect()
}

/// With a colour and a sign that few cards have yet, so that it is told from its neighbours.
fn dressed(catalogue: Catalogue, card: NewCard) -> NewCard {
    let cards = catalogue.cards.get_untracked();
    let colors = color::NAMES.iter().take(ROLE_COLORS).map(|(name, _)| *name);
    let color = rarest(colors, &cards, color_of);
    let sign = rarest(Glyph::SIGNS.iter().map(|sign| sign.name()), &cards, |card| card.sign.clone());
    NewCard { color, sign, ..card }
}

fn rarest(
    names: impl Iterator<Item = &'static str>,
    cards: &[RoleCard],
    of: impl Fn(&RoleCard) -> String,
) -> String {
    let used = |name: &&str| cards.iter().filter(|card| of(card) == **name).count();
    names.min_by_key(used).unwrap_or_default().to_owned()
}

fn reason_against(new: &NewCard) -> Option<String> {
    let length = new.title.trim().chars().count();
    let reason = match length {
        0 => "Дайте карточке название",
        length if length > TITLE_CHARS => "Название слишком длинное",
        _ => return None,
    };
    Some(reason.to_owned())
}
