//! «Итоги» of a board: the parts of it are places of one page, so that Back works and a link leads to a part.

use karta_core::domain::grants::Action;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::{
    components::board::{
        after::{
            common::CommonPart, minutes::MinutesPart, notions::NotionsPart, paths::PathsPart,
            picture::PicturePart, register::RegisterPart, replay::ReplayPart, roadmap::RoadmapPart,
        },
        session::at_board::AtBoard,
    },
    store::Session,
    ui::{ButtonLink, Choice, ChoiceLink, ChoiceLinks, Glyph},
};

/// Names in the address and on the tabs; the first is the page itself.
const PARTS: [(&str, &str); 7] = [
    ("", "Протокол"),
    ("register", "Реестр"),
    ("roadmap", "Дорожная карта"),
    ("paths", "Пути"),
    ("notions", "Понятия"),
    ("picture", "Картина и плакат"),
    ("replay", "Повтор"),
];
/// For whoever leads: it writes onto the board.
const COMMON: (&str, &str) = ("common", "Общая карта");

#[component]
pub fn BoardOutcomesPage() -> impl IntoView {
    view! { <AtBoard word="Итоги" part=|session| view! { <Page session=session /> }.into_any() /> }
}

#[component]
fn Page(session: Session) -> impl IntoView {
    let params = use_params_map();
    let part = Memo::new(move |_| params.with(|params| params.get("part").unwrap_or_default()));
    let title = move || session.open.head.with(|head| head.as_ref().map(|head| head.title.clone()));
    let root = StoredValue::new(format!("/board/{}/outcomes", session.open.id()));
    let gathers =
        Memo::new(move |_| session.open.may(Action::Steer) && session.open.may(Action::EditContent));
    let links = Signal::derive(move || {
        let link = |(part, words): (&str, &str)| {
            let href =
                root.with_value(|root| if part.is_empty() { root.clone() } else { format!("{root}/{part}") });
            ChoiceLink::new(Choice::new(part, words), href)
        };
        let common = gathers.get().then_some(COMMON);
        PARTS.into_iter().chain(common).map(link).collect::<Vec<_>>()
    });
    view! {
        <section class="page stack board-outcomes">
            <header class="row row-apart no-print">
                <h1>"Итоги: "{title}</h1>
                <ButtonLink href=format!("/board/{}", session.open.id()) glyph=Glyph::Left>"К доске"</ButtonLink>
            </header>
            <div class="no-print"><ChoiceLinks label="Части итогов" links=links chosen=part /></div>
            {move || part_of(session, &part.get(), gathers)}
        </section>
    }
}

fn part_of(session: Session, part: &str, gathers: Memo<bool>) -> AnyView {
    let papers = session.open.papers();
    match part {
        "register" => view! { <RegisterPart session papers /> }.into_any(),
        "roadmap" => view! { <RoadmapPart session papers /> }.into_any(),
        "paths" => view! { <PathsPart session papers /> }.into_any(),
        "notions" => view! { <NotionsPart session papers /> }.into_any(),
        "picture" => view! { <PicturePart session papers /> }.into_any(),
        "replay" => view! { <ReplayPart session /> }.into_any(),
        "common" => view! { <Show when=move || gathers.get()><CommonPart session /></Show> }.into_any(),
        _ => view! { <MinutesPart session papers /> }.into_any(),
    }
}
