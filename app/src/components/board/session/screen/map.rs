//! The map in the hall: all of it, or the part to which the host has brought everyone. No hand moves it.

use karta_core::domain::board::{
    BoardCard,
    hall::{HallMap, Named, Wanted, first_words, settle},
    wheel,
};
use leptos::prelude::*;

use super::{
    SCREEN,
    painted::{around, painted},
};
use crate::{
    platform::{clock, page},
    store::Session,
};

/// The part of the page for the map, and the canvas in it.
const ROOM: &str = "hall-map";
const CANVAS: &str = "hall-canvas";
/// Characters of a cluster's name.
const NAME: usize = 30;
/// How often a first size is waited for, and milliseconds between two looks for another.
const TRIES: u32 = 100;
const LOOK_MS: u32 = 400;

#[component]
pub fn MapInHall(session: Session) -> impl IntoView {
    // Width and height of the map, and of the whole screen.
    let size = RwSignal::new(None::<[i64; 3]>);
    let measure = move || {
        let sizes = page::place_of(ROOM).zip(page::place_of(SCREEN));
        let sizes = sizes.map(|(room, screen)| [room[2] as i64, room[3] as i64, screen[3] as i64]);
        let sizes = sizes.filter(|sizes| sizes.iter().all(|size| *size > 0));
        // The page may have been left meanwhile.
        if size.try_get_untracked().is_some_and(|before| sizes.is_some() && before != sizes) {
            size.set(sizes);
        }
        sizes.is_some()
    };
    page::retry(TRIES, measure);
    // The door, the hint and the card in focus take more room or less as they come and go.
    let _looks = StoredValue::new(page::every(LOOK_MS, move || _ = measure()));
    let links = session.open.drawn_links();
    let laid = Memo::new(move |_| {
        let [width, height, lines] = size.get()?;
        let year = clock::today().get(..4).and_then(|year| year.parse().ok()).unwrap_or(2026);
        let open = session.open;
        open.head.with(|head| {
            let board = head.as_ref()?;
            let here = open.progress.with(|progress| progress.here.clone());
            let of =
                |cards: &[BoardCard]| HallMap::of(board, cards, (width, height), lines, here.as_ref(), year);
            Some(open.cards.with(|cards| match board.has_rings() {
                true => of(&wheel::placed(cards, &links.get(), &board.lanes)),
                false => of(cards),
            }))
        })
    });
    Effect::new(move |_| {
        let painting = laid.with(|laid| laid.as_ref().map(|laid| painted(session, laid)));
        if let Some(mut painting) = painting {
            let [width, height, _] = size.get_untracked().unwrap_or_default();
            (painting.width, painting.height) = (width as f64, height as f64);
            request_animation_frame(move || page::paint(CANVAS, &painting));
        }
    });
    view! {
        <section class="hall-map" aria-label="Карта" data-rings=move || laid.with(|laid| laid.as_ref().is_some_and(|laid| laid.map.circles().is_some())).then_some("")>
            <Years laid=laid />
            <Lanes session=session laid=laid />
            <div id=ROOM class="hall-ground">
                <canvas id=CANVAS class="hall-canvas" aria-hidden="true"></canvas>
                <Names session=session laid=laid />
            </div>
        </section>
    }
}

#[component]
fn Years(laid: Memo<Option<HallMap>>) -> impl IntoView {
    let years = Memo::new(move |_| {
        laid.with(|laid| {
            let Some(laid) = laid else { return Vec::new() };
            let shown = laid.map.years(laid.name_px() * 4);
            shown.into_iter().map(|(year, x)| (year, x - laid.corner.0)).filter(|(_, x)| *x >= 0).collect()
        })
    });
    let year = |(year, x): (u16, i64)| view! { <span style:left=format!("{x}px")>{year}</span> };
    view! { <div class="hall-years">{move || years.get().into_iter().map(year).collect_view()}</div> }
}

#[component]
fn Lanes(session: Session, laid: Memo<Option<HallMap>>) -> impl IntoView {
    let lanes = Memo::new(move |_| {
        let titles = session.open.head.with(|head| {
            head.as_ref().map(|board| board.lanes.iter().map(|lane| lane.title.clone()).collect::<Vec<_>>())
        });
        laid.with(|laid| {
            let Some(laid) = laid else { return Vec::new() };
            let place = |at: usize| match laid.map.circles() {
                // A ring's name stands at its uppermost point.
                Some(_) => {
                    let (x, y) = laid.map.corner(at);
                    format!("left: {}px; top: {}px", x - laid.corner.0, y - laid.corner.1)
                }
                None => format!("top: {}px; height: {}px", at as i64 * laid.lane - laid.corner.1, laid.lane),
            };
            titles.unwrap_or_default().into_iter().enumerate().map(|(at, title)| (title, place(at))).collect()
        })
    });
    let lane = |(title, place): (String, String)| view! { <span style=place>{title}</span> };
    view! { <div class="hall-lanes">{move || lanes.get().into_iter().map(lane).collect_view()}</div> }
}

/// Names of clusters, with how many cards each has.
#[component]
fn Names(session: Session, laid: Memo<Option<HallMap>>) -> impl IntoView {
    let size = Memo::new(move |_| laid.with(|laid| laid.as_ref().map_or(28, HallMap::name_px)));
    let names = Memo::new(move |_| {
        laid.with(|laid| {
            let Some(laid) = laid else { return Vec::new() };
            let wanted = session.open.clusters.with(|clusters| {
                let name = |cluster: &karta_core::domain::board::cluster::Cluster| {
                    let text = format!("{} · {}", first_words(&cluster.title, NAME), cluster.cards.len());
                    Some(Wanted { text, around: around(laid, &cluster.cards)?, weight: cluster.cards.len() })
                };
                clusters.iter().filter_map(name).collect()
            });
            settle(wanted, size.get() as f64, laid.room())
        })
    });
    let name = |name: Named| {
        view! { <span class="map-name" style:transform=format!("translate({:.0}px, {:.0}px)", name.x, name.y)>{name.text}</span> }
    };
    view! {
        <div class="map-names" style:--px=move || format!("{}px", size.get())>
            {move || names.get().into_iter().map(name).collect_view()}
        </div>
    }
}
