//! The trajectories a person keeps, those they follow, and a new one.

use karta_core::domain::space::SpaceKind;
use leptos::{prelude::*, task::spawn_local};
use leptos_router::components::A;

use super::proposals::SignInFirst;
use crate::{
    components::trajectory::{begin::NewTrajectory, document::ImportTrajectory, followed::FollowedPeople},
    failure::Failure,
    platform::body,
    store::{karta, people, recent},
    ui::{EmptyState, ErrorState, Glyph, Loading, PageHeader},
    wire::SpaceLine,
};

#[component]
pub fn TrajectoriesPage() -> impl IntoView {
    let karta = karta();
    karta.title.set("Траектория".into());
    view! {
        <section class="page page-reading stack">
            <PageHeader title="Траектория" lead=Some("Личный план роста: от пробелов к целям и шагам по месяцам учебного года.".to_owned()) />
            {if karta.has_account() {
                view! { <NewTrajectory /><div><ImportTrajectory /></div><OwnTrajectories /><FollowedPeople /> }.into_any()
            } else {
                view! { <SignInFirst /> }.into_any()
            }}
        </section>
    }
}

#[component]
fn OwnTrajectories() -> impl IntoView {
    let list = RwSignal::new(None::<Result<Vec<SpaceLine>, Failure>>);
    if body::is_here() {
        spawn_local(async move { list.set(Some(people::own_spaces(SpaceKind::Trajectory).await)) });
    }
    let links = |lines: Vec<(String, String)>| {
        let link = |(href, title)| view! { <li><A href=href>{title}</A></li> };
        view! { <ul class="plain-list">{lines.into_iter().map(link).collect_view()}</ul> }
    };
    move || {
        match list.get() {
        None => view! { <Loading label="Загружаем траектории" /> }.into_any(),
        Some(Err(failure)) => view! {
            <ErrorState title="Весь список не открылся" text=failure.text />
            {links(opened_here())}
        }
        .into_any(),
        Some(Ok(lines)) if lines.is_empty() => {
            view! { <EmptyState glyph=Glyph::Trajectory title="Пока ни одной траектории" text="Назовите её выше и начните с пробелов или с образца." /> }.into_any()
        }
        Some(Ok(lines)) => {
            let line = |line: SpaceLine| (format!("/trajectory/{}", line.space), line.title);
            view! { <h2>"Ваши траектории"</h2>{links(lines.into_iter().map(line).collect())} }.into_any()
        }
    }
    }
}

/// Address and title of those that were open on this device of late: they open without a network too.
fn opened_here() -> Vec<(String, String)> {
    let places = recent::places().into_iter().filter(|place| place.path.starts_with("/trajectory/"));
    places.map(|place| (place.path, place.title)).collect()
}
