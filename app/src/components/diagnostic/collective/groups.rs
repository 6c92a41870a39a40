//! Groups of «погружение»: the owner arranges and confirms them; the others say what they wish and see what was
//! confirmed.

mod bench;
mod board;
mod mover;
mod wishes;

use karta_core::domain::circle::CircleMember;
use leptos::prelude::*;

use crate::{
    components::card::tile::color_of,
    store::{
        OpenRound,
        diagnostic::collective::{
            Collective,
            groups::{Immersion, circles},
        },
    },
    ui::{EmptyState, Glyph, Tag},
};
use bench::Bench;
use board::Groups;
use mover::Mover;
use wishes::Wishes;

#[component]
pub fn GroupsView() -> impl IntoView {
    let open = OpenRound::here();
    let owner = Memo::new(move |_| open.is_owner());
    move || {
        if owner.get() { view! { <Arranging open /> }.into_any() } else { view! { <Seen open /> }.into_any() }
    }
}

/// What is held on the page while people are moved.
#[derive(Clone, Copy)]
pub struct GroupDesk {
    pub immersion: Immersion,
    /// Who is being moved by taps.
    pub chosen: RwSignal<Option<karta_core::sync::RecordId>>,
    /// Who is in hand.
    pub held: RwSignal<Option<karta_core::sync::RecordId>>,
}

#[component]
fn Arranging(open: OpenRound) -> impl IntoView {
    let immersion = Immersion::of(Collective::of(open));
    let desk = GroupDesk { immersion, chosen: RwSignal::new(None), held: RwSignal::new(None) };
    let blank = Memo::new(move |_| immersion.people.with(|people| people.is_empty()));
    let no_roles = Memo::new(move |_| immersion.plan.with(|plan| plan.roles.is_empty()));
    move || {
        match (blank.get(), no_roles.get()) {
        (true, _) => view! {
            <EmptyState glyph=Glyph::People title="Пока некого распределять" text="Группы собираются из людей раунда.".to_owned() />
        }.into_any(),
        (false, true) => view! {
            <EmptyState glyph=Glyph::People title="В раунде нет ролей" text="Группы «погружения» собираются по ролям: нужен раунд с карточками ролей.".to_owned() />
        }.into_any(),
        (false, false) => view! {
            <div class="immersion stack">
                <Bench desk />
                <Groups desk />
                <Mover desk />
                <Wishes open />
            </div>
        }.into_any(),
    }
    }
}

#[component]
fn Seen(open: OpenRound) -> impl IntoView {
    let members = circles(open.catalogue.space());
    let roles = Memo::new(move |_| {
        open.cards.with(|cards| cards.iter().map(|card| card.card.clone()).collect::<Vec<_>>())
    });
    let wave = Memo::new(move |_| {
        let roles = roles.get();
        members.with(|members| {
            members.iter().filter(|it| roles.contains(&it.role)).filter_map(|it| it.wave).max()
        })
    });
    let group = move |role: karta_core::sync::RecordId, wave: u32| {
        let of: Vec<CircleMember> = members.with(|members| {
            members.iter().filter(|it| it.role == role && it.wave == Some(wave)).cloned().collect()
        });
        let card = open.catalogue.card(&role)?;
        let person = |one: CircleMember| {
            view! {
                <li class="row row-apart">{one.name}{one.leads.then(|| view! { <Tag glyph=Glyph::Star>"ведёт"</Tag> })}</li>
            }
        };
        let color = color_of(&card);
        (!of.is_empty()).then(|| {
            view! {
                <section class="sheet immersion-group" data-color=color>
                    <h3>{card.title}</h3>
                    <ul class="rows">{of.into_iter().map(person).collect_view()}</ul>
                    <a href=format!("/catalogue/{role}/workshop")>"Мастерская роли"</a>
                </section>
            }
        })
    };
    view! {
        <div class="immersion stack">
            <Wishes open />
            <h2 class="ruled">"Группы «погружения»"</h2>
            {move || match wave.get() {
                Some(wave) => view! {
                    <p class="muted">{format!("Волна {wave}. Составы подтвердил ведущий раунда.")}</p>
                    <div class="tiles">{roles.get().into_iter().filter_map(|role| group(role, wave)).collect_view()}</div>
                }.into_any(),
                None => view! { <p class="muted">"Группы ещё не собраны."</p> }.into_any(),
            }}
        </div>
    }
}
