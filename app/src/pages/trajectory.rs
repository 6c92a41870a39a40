//! One trajectory: the parts of it are places of one page, so that Back works and a link leads to a part.

use karta_core::sync::SpaceId;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::{
    components::{
        session::at_space::entitle,
        trajectory::{
            document::DocumentPart, goals::GoalsPart, going::ProgressLine, growth::GrowthPart,
            plan::PlanPart, together::TogetherPart,
        },
    },
    platform::body,
    store::{OpenTrajectory, karta},
    ui::{Choice, ChoiceLink, ChoiceLinks, EmptyState, Glyph, Loading, PageHeader},
};

/// Names in the address and on the tabs; the first is the page itself.
const PARTS: [(&str, &str); 5] = [
    ("", "План"),
    ("goals", "Пробелы и цели"),
    ("growth", "График роста"),
    ("together", "Сопровождение"),
    ("document", "Документ"),
];

#[component]
pub fn TrajectoryPage() -> impl IntoView {
    let params = use_params_map();
    let part =
        |name: &'static str| Memo::new(move |_| params.with(|params| params.get(name).unwrap_or_default()));
    let (id, part) = (part("space"), part("part"));
    move || {
        if body::is_here() {
            view! { <Opened id=SpaceId::new(id.get()) part /> }.into_any()
        } else {
            view! { <section class="page stack"><Loading label="Открываем траекторию" /></section> }
                .into_any()
        }
    }
}

#[component]
fn Opened(id: SpaceId, part: Memo<String>) -> impl IntoView {
    let karta = karta();
    let open = OpenTrajectory::open(id.clone());
    karta.work_in(open.space());
    let path = format!("/trajectory/{id}");
    let title = Memo::new(move |_| open.head.with(|head| head.as_ref().map(|head| head.title.clone())));
    entitle(title, "", path.clone());
    let links: Vec<ChoiceLink> = PARTS
        .iter()
        .map(|(part, words)| {
            let href = if part.is_empty() { path.clone() } else { format!("{path}/{part}") };
            ChoiceLink::new(Choice::new(*part, *words), href)
        })
        .collect();
    let absent = move || title.with(Option::is_none) && open.space().is_ready();
    view! {
        <section class="page stack trajectory">
            <PageHeader title=Signal::derive(move || title.get().unwrap_or_else(|| "Траектория".into())) back=("/trajectories", "Траектории") />
            <Show when=absent>
                <EmptyState glyph=Glyph::Trajectory title="Этой траектории здесь нет" text="Её удалили, или вас к ней не пригласили." />
            </Show>
            <Show when=move || title.with(Option::is_some)>
                <ProgressLine open=open />
                <ChoiceLinks label="Части траектории" links=links.clone() chosen=part />
                {move || part_of(open, &part.get())}
            </Show>
        </section>
    }
}

fn part_of(open: OpenTrajectory, part: &str) -> AnyView {
    match part {
        "goals" => view! { <GoalsPart open /> }.into_any(),
        "growth" => view! { <GrowthPart open /> }.into_any(),
        "together" => view! { <TogetherPart open /> }.into_any(),
        "document" => view! { <DocumentPart open /> }.into_any(),
        _ => view! { <PlanPart open /> }.into_any(),
    }
}
