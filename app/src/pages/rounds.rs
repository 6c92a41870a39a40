//! The rounds of diagnostics that a person belongs to, and a new one.

use karta_core::{
    domain::{account::AccountKind, diagnostic::round::Round, foundation::Foundation, space::SpaceKind},
    sync::SpaceId,
};
use leptos::{prelude::*, task::spawn_local};
use leptos_router::components::A;

use super::proposals::SignInFirst;
use crate::{
    components::diagnostic::{begin::NewRound, lines::RoundRow},
    failure::Failure,
    platform::body,
    store::{Karta, diagnostic::asked, karta, recent},
    ui::{ButtonLink, EmptyState, ErrorState, Glyph, Loading, PageHeader, Variant},
    wire::rounds::RoundLine,
};

const KINDS: [AccountKind; 3] = [AccountKind::Admin, AccountKind::Methodist, AccountKind::Teacher];

#[component]
pub fn RoundsPage() -> impl IntoView {
    let karta = karta();
    karta.title.set("Диагностика".into());
    let founds = KINDS.into_iter().any(|kind| {
        karta.is(kind) && Foundation::of(SpaceKind::Round).is_some_and(|foundation| foundation.is_for(kind))
    });
    view! {
        <section class="page page-reading stack diagnostic">
            <PageHeader title="Диагностика" lead=Some("Где я сейчас в каждой роли: самооценка, взгляд коллег и следующий шаг.".to_owned())>
                {founds.then(|| view! { <ButtonLink href="/instruments" variant=Variant::Quiet glyph=Glyph::Drawer>"Банк инструментов"</ButtonLink> })}
            </PageHeader>
            {if karta.has_account() {
                view! { <OwnRounds />{founds.then(|| view! { <NewRound /> })} }.into_any()
            } else {
                view! { <SignInFirst /> }.into_any()
            }}
        </section>
    }
}

#[component]
fn OwnRounds() -> impl IntoView {
    let karta = karta();
    let list = RwSignal::new(None::<Result<Vec<RoundLine>, Failure>>);
    if body::is_here() {
        spawn_local(async move {
            let mut lines = asked::own_rounds().await;
            if let Ok(lines) = &mut lines {
                lines.retain(|line| !is_deleted_here(karta, &line.space));
            }
            list.set(Some(lines));
        });
    }
    move || match list.get() {
        None => view! { <Loading label="Загружаем раунды" /> }.into_any(),
        Some(Err(failure)) => view! {
            <ErrorState title="Весь список не открылся" text=failure.text />
            <ul class="plain-list">{opened_here()}</ul>
        }
        .into_any(),
        Some(Ok(lines)) if lines.is_empty() => {
            let text = "Когда вас позовут в раунд, он появится здесь.".to_owned();
            view! { <EmptyState glyph=Glyph::Diagnostics title="Раундов пока нет" text /> }.into_any()
        }
        Some(Ok(mut lines)) => {
            lines.sort_by_key(|line| (!line.waits(), line.closed, line.title.clone()));
            let rows = lines.into_iter().map(|line| view! { <RoundRow line /> }).collect_view();
            view! { <h2>"Ваши раунды"</h2><ul class="plain-list">{rows}</ul> }.into_any()
        }
    }
}

/// Deleted on this device a moment ago: the server may not have heard of it yet.
fn is_deleted_here(karta: Karta, id: &SpaceId) -> bool {
    let open = untrack(|| karta.open_spaces()).into_iter().find(|(space, _)| space == id);
    open.is_some_and(|(_, courier)| {
        courier.space.peek(|replica| replica.record(&Round::record()).is_some_and(|head| !head.is_alive()))
    })
}

/// Those that were open on this device of late: they open without a network too.
fn opened_here() -> impl IntoView {
    let places = recent::places().into_iter();
    let rounds =
        places.filter(|place| place.path.starts_with("/round/") || place.path.starts_with("/answer/"));
    rounds.map(|place| view! { <li><A href=place.path>{place.title}</A></li> }).collect_view()
}
