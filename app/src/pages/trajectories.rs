//! The trajectories a person keeps, those they follow, and a new one.

use karta_core::{domain::space::SpaceKind, limits::TITLE_CHARS};
use leptos::{prelude::*, task::spawn_local};
use leptos_router::components::A;

use super::proposals::SignInFirst;
use crate::{
    commands::Desk,
    components::trajectory::{document::ImportTrajectory, followed::FollowedPeople},
    failure::Failure,
    platform::body,
    store::{karta, people},
    ui::{Button, EmptyState, ErrorState, Glyph, Loading, PageHeader, TextField, Toasts, Variant},
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
    move || match list.get() {
        None => view! { <Loading label="Загружаем траектории" /> }.into_any(),
        Some(Err(failure)) => {
            view! { <ErrorState title="Список не открылся" text=failure.text /> }.into_any()
        }
        Some(Ok(lines)) if lines.is_empty() => {
            view! { <EmptyState glyph=Glyph::Trajectory title="Пока ни одной траектории" /> }.into_any()
        }
        Some(Ok(lines)) => {
            let line = |line: SpaceLine| {
                view! { <li><A href=format!("/trajectory/{}", line.space)>{line.title}</A></li> }
            };
            view! { <ul class="plain-list">{lines.into_iter().map(line).collect_view()}</ul> }.into_any()
        }
    }
}

#[component]
fn NewTrajectory() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let toasts = Toasts::expect();
    let title = RwSignal::new(String::new());
    let make = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let head = [("title".to_owned(), title.get_untracked().trim().into())].into();
        spawn_local(async move {
            match people::found(SpaceKind::Trajectory, head).await {
                Ok(space) => desk.go.run(format!("/trajectory/{space}")),
                Err(failure) => toasts.fail(failure.text),
            }
        });
    };
    view! {
        <form class="sheet form" on:submit=make>
            <TextField id="title" label="Название новой траектории" value=title on_input=move |text: String| title.set(text)
                placeholder="Моя траектория на учебный год" limit=TITLE_CHARS required=true />
            <Button variant=Variant::Primary glyph=Glyph::Plus submit=true>"Составить"</Button>
        </form>
    }
}
