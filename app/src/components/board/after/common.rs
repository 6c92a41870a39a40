//! The common map: cards and clusters of other boards are chosen and gathered on this one, with their origin.

use std::collections::BTreeSet;

use karta_core::{
    domain::{
        board::{BoardCard, cluster::by_votes, hall::first_words},
        plural::counted,
        space::SpaceKind,
    },
    sync::{RecordId, SpaceId},
};
use leptos::{prelude::*, task::spawn_local};

use crate::{
    failure::Failure,
    store::{OpenBoard, Session, board::common::Choice as Offer, people},
    ui::{Button, CheckField, Choice, EmptyState, ErrorState, Glyph, Loading, SelectField, Toasts, Variant},
    wire::SpaceLine,
};

/// Characters of a card in the list.
const SHOWN: usize = 110;

#[component]
pub fn CommonPart(session: Session) -> impl IntoView {
    let open = session.open;
    let boards = RwSignal::new(None::<Result<Vec<SpaceLine>, Failure>>);
    spawn_local(async move {
        let own = people::own_spaces(SpaceKind::Board).await;
        let others = own.map(|lines| lines.into_iter().filter(|line| line.space != open.id()).collect());
        _ = boards.try_set(Some(others));
    });
    let other = RwSignal::new(String::new());
    let choices = Signal::derive(move || match boards.get() {
        Some(Ok(lines)) => {
            lines.into_iter().map(|line| Choice::new(line.space.to_string(), line.title)).collect()
        }
        _ => Vec::new(),
    });
    let some = Memo::new(move |_| choices.with(|choices| !choices.is_empty()));
    view! {
        <p class="lead">"Соберите на эту доску карточки и кластеры других сессий. Каждая помнит, откуда пришла; слова обновляются, если собрать её снова."</p>
        <Gathered open=open />
        {move || match boards.get() {
            None => view! { <Loading label="Ищем ваши доски" /> }.into_any(),
            Some(Err(failure)) => view! { <ErrorState title="Список досок не открылся" text=failure.text /> }.into_any(),
            Some(Ok(_)) => ().into_any(),
        }}
        <Show when=move || some.get()>
            <SelectField id="common-board" label="Доска, с которой собираем" nothing="выберите доску" value=other choices=choices on_change=move |board: String| other.set(board) />
        </Show>
        <Show when=move || matches!(boards.get(), Some(Ok(ref lines)) if lines.is_empty())>
            <EmptyState glyph=Glyph::Board title="Других досок у вас пока нет" />
        </Show>
        {move || {
            let board = other.get();
            (!board.is_empty()).then(|| view! { <Other open=open other=OpenBoard::open(SpaceId::new(board)) /> })
        }}
    }
}

/// What is here already, by the board it came from.
#[component]
fn Gathered(open: OpenBoard) -> impl IntoView {
    let boards = Memo::new(move |_| {
        let mut boards: Vec<(SpaceId, String, usize)> = Vec::new();
        open.cards.with(|cards| {
            for origin in cards.iter().filter_map(|card| card.origin.as_ref()) {
                match boards.iter_mut().find(|(space, ..)| *space == origin.space) {
                    Some((_, _, count)) => *count += 1,
                    None => boards.push((origin.space.clone(), origin.board.clone(), 1)),
                }
            }
        });
        boards
    });
    let line = |(space, title, count): (SpaceId, String, usize)| {
        let count = counted(count as u64, ["карточка", "карточки", "карточек"]);
        view! { <li><a href=format!("/board/{space}")>{title}</a>" — "{count}</li> }
    };
    view! {
        <Show when=move || boards.with(|boards| !boards.is_empty())>
            <section class="sheet stack"><h2>"Уже собрано"</h2><ul class="common-boards">{move || boards.get().into_iter().map(line).collect_view()}</ul></section>
        </Show>
    }
}

#[component]
fn Other(open: OpenBoard, other: OpenBoard) -> impl IntoView {
    let toasts = Toasts::expect();
    let offer = other.choice();
    let chosen = RwSignal::new(BTreeSet::<RecordId>::new());
    let count = Memo::new(move |_| chosen.with(BTreeSet::len));
    let gather = move || {
        let Some(offer) = offer.get_untracked() else { return };
        let wanted: Vec<RecordId> = chosen.get_untracked().into_iter().collect();
        let records = open.gather_from(other, &offer, &wanted);
        chosen.update(BTreeSet::clear);
        let records = counted(records as u64, ["запись", "записи", "записей"]);
        toasts.done(format!("Собрано: {records}."));
    };
    let blocked = move || (count.get() == 0).then(|| "сначала отметьте карточки или кластеры".to_owned());
    let absent = Memo::new(move |_| offer.with(Option::is_none));
    view! {
        <Show when=move || absent.get()><Loading label="Открываем доску" /></Show>
        {move || offer.get().map(|offer| view! { <Offered open=open other=other offer=offer chosen=chosen /> })}
        <div class="row">
            <Button variant=Variant::Primary glyph=Glyph::Plus blocked=Signal::derive(blocked) on_press=gather>"Собрать на эту доску"</Button>
            <span role="status">{move || format!("Отмечено: {}", count.get())}</span>
        </div>
    }
}

#[component]
fn Offered(
    open: OpenBoard,
    other: OpenBoard,
    offer: Offer,
    chosen: RwSignal<BTreeSet<RecordId>>,
) -> impl IntoView {
    let mark = move |id: RecordId, label: String| {
        let (own, set) = (id.clone(), id.clone());
        let here = id.clone();
        let change = move |on: bool| {
            chosen.update(|all| {
                if on {
                    all.insert(set.clone())
                } else {
                    all.remove(&set)
                };
            });
        };
        let hint = Signal::derive(move || {
            open.has_gathered(other, &here).then(|| "уже здесь, слова обновятся".to_owned())
        });
        view! {
            <CheckField id=format!("gather-{id}") label=label checked=Signal::derive(move || chosen.with(|all| all.contains(&own))) on_change=change hint=hint />
        }
    };
    let card = move |card: &BoardCard| {
        let label = format!("№ {} · {} · {}", card.sign(), card.sort_title(), first_words(&card.text, SHOWN));
        view! { <li>{mark(card.id.clone(), label)}</li> }
    };
    let none = Default::default();
    let heaps = by_votes(&offer.clusters, &offer.cards, &none);
    let heap = move |heap: &karta_core::domain::board::cluster::Heap| {
        let head = match heap.cluster {
            Some(cluster) => {
                mark(cluster.id.clone(), format!("Кластер «{}» целиком", cluster.title)).into_any()
            }
            None => view! { <h2>{heap.title().to_owned()}</h2> }.into_any(),
        };
        view! { <section class="sheet common-heap">{head}<ul>{heap.cards.iter().map(|one| card(one)).collect_view()}</ul></section> }
    };
    if offer.cards.is_empty() {
        return view! { <EmptyState glyph=Glyph::Board title="Раскрытых карточек там нет" text=Some("Собрать можно только то, что видят все.".to_owned()) /> }.into_any();
    }
    heaps.iter().map(heap).collect_view().into_any()
}
