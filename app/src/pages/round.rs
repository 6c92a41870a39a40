//! One round of diagnostics: its parts are places of one page.

use karta_core::sync::SpaceId;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::{
    components::{
        diagnostic::{
            collective::{GroupsView, GrowthView, HeatView, ReportView},
            course::CoursePart,
            people::PeoplePart,
            result::ResultPart,
        },
        session::at_space::entitle,
    },
    platform::body,
    store::{OpenRound, karta},
    ui::{Choice, ChoiceLink, ChoiceLinks, EmptyState, Glyph, Loading, PageHeader},
};

/// Names in the address, words on the tabs, whether it is the owner's alone.
const PARTS: [(&str, &str, bool); 7] = [
    ("", "Люди", true),
    ("answers", "Ход", true),
    ("result", "Мой результат", false),
    ("heat", "Карта результатов", true),
    ("groups", "Группы", false),
    ("growth", "Приращение", true),
    ("report", "Справка", true),
];

#[component]
pub fn RoundPage() -> impl IntoView {
    let params = use_params_map();
    let part =
        |name: &'static str| Memo::new(move |_| params.with(|params| params.get(name).unwrap_or_default()));
    let (id, part) = (part("space"), part("part"));
    move || {
        if body::is_here() {
            view! { <Opened id=SpaceId::new(id.get()) part /> }.into_any()
        } else {
            view! { <section class="page stack"><Loading label="Открываем раунд" /></section> }.into_any()
        }
    }
}

#[component]
fn Opened(id: SpaceId, part: Memo<String>) -> impl IntoView {
    let karta = karta();
    let open = OpenRound::open(id.clone());
    provide_context(open);
    karta.work_in(open.space());
    let path = format!("/round/{id}");
    let title = Memo::new(move |_| open.head.with(|head| head.as_ref().map(|head| head.title.clone())));
    entitle(title, "", path.clone());
    let links = Memo::new(move |_| {
        let owner = open.is_owner();
        let shown = PARTS.iter().filter(|(_, _, owners)| owner || !owners);
        let link = |(part, words, _): &(&str, &str, bool)| {
            let href = if part.is_empty() { path.clone() } else { format!("{path}/{part}") };
            ChoiceLink::new(Choice::new(*part, *words), href)
        };
        shown.map(link).collect::<Vec<_>>()
    });
    let chosen = Memo::new(move |_| part_for(open, part.get()));
    let absent = move || title.with(Option::is_none) && open.space().is_ready();
    view! {
        <section class="page stack diagnostic">
            <PageHeader title=Signal::derive(move || title.get().unwrap_or_else(|| "Диагностика".into())) back=("/rounds", "Диагностика") />
            <Show when=absent>
                <EmptyState glyph=Glyph::Drawer title="Этого раунда здесь нет" text="Его удалили, или вас к нему не пригласили.".to_owned() />
            </Show>
            <Show when=move || title.with(Option::is_some)>
                <ChoiceLinks label="Части раунда" links=links chosen=chosen />
                {move || part_of(&chosen.get())}
            </Show>
        </section>
    }
}

/// Who does not hold the round begins with their own result.
fn part_for(open: OpenRound, part: String) -> String {
    let open_to_all = PARTS.iter().any(|(name, _, owners)| *name == part && !owners);
    if open_to_all || open.is_owner() { part } else { "result".to_owned() }
}

fn part_of(part: &str) -> AnyView {
    match part {
        "heat" => view! { <HeatView /> }.into_any(),
        "groups" => view! { <GroupsView /> }.into_any(),
        "growth" => view! { <GrowthView /> }.into_any(),
        "report" => view! { <ReportView /> }.into_any(),
        "answers" => view! { <CoursePart /> }.into_any(),
        "result" => view! { <ResultPart /> }.into_any(),
        _ => view! { <PeoplePart /> }.into_any(),
    }
}
