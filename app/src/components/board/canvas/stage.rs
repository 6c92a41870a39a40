//! The part of the page in which the map moves, and everything that stands over it.

use leptos::{ev, prelude::*};

use super::{
    camera::{Camera, Point},
    chosen::{ChosenBar, NameLink},
    compose::{self, Compose, Draft},
    desk::{BEYOND, Desk, MAP, Mode},
    edit::Edit,
    frame::{Beside, Lanes, Ruler, SmallMap},
    hand::{Hand, Trace},
    keys,
    names::ClusterNames,
    picture::picture,
    sheets::Sheets,
    tools::{ModeWord, Tools, ZoomButtons},
    world::World,
};
use crate::{
    platform::{Guard, page},
    store::{OpenBoard, board::view::BoardView},
    ui::Toasts,
};

const GROUND: &str = "board-ground";

#[component]
pub fn MapStage(open: OpenBoard, view: BoardView) -> impl IntoView {
    let desk = Desk::of(open, view);
    let hand = Hand::over(desk);
    let draft = Draft::new();
    open_at_once(desk);
    follow_host(desk);
    grow(desk);
    let _guards = StoredValue::new(listen(desk, hand, draft));
    view! {
        <div class="map-room">
            <Tools desk=desk />
            <div class="map-window">
                <Ground desk=desk hand=hand />
                <Ruler desk=desk />
                <Lanes desk=desk />
                <Compose desk=desk draft=draft />
                <Edit desk=desk />
                <SmallMap desk=desk />
                <ZoomButtons desk=desk />
                <ModeWord desk=desk />
            </div>
            <ChosenBar desk=desk />
            <NameLink desk=desk />
            <Beside desk=desk />
        </div>
    }
}

/// What a pointer works on: the painted ground, the cards on it, what a gesture leaves behind.
#[component]
fn Ground(desk: Desk, hand: Hand) -> impl IntoView {
    let moved = move || {
        let (camera, drawn) = (desk.camera.get(), desk.drawn.get());
        let (x, y) = (-camera.x * camera.zoom, -camera.y * camera.zoom);
        format!("translate3d({x}px, {y}px, 0) scale({})", camera.zoom / drawn.zoom)
    };
    let ground = move || {
        let (drawn, (width, height)) = (desk.drawn.get(), desk.screen.get());
        let (x, y) = (drawn.x * drawn.zoom - width * BEYOND, drawn.y * drawn.zoom - height * BEYOND);
        format!("translate3d({x}px, {y}px, 0)")
    };
    let size = move |of: fn((f64, f64)) -> f64| format!("{}px", of(desk.screen.get()) * (1.0 + 2.0 * BEYOND));
    paint_on_change(desk);
    let cursor = move || match (hand.pulls.get(), desk.mode.get()) {
        (true, _) => "pull",
        (_, Mode::Place) => "place",
        (_, Mode::Link(_) | Mode::Pick) => "pick",
        _ => "rest",
    };
    view! {
        <div
            id=MAP
            class="map-ground"
            tabindex="0"
            role="group"
            aria-label="Карта будущего: стрелки двигают её, плюс и минус приближают, двойной щелчок добавляет карточку"
            data-cursor=cursor
            on:pointerdown=move |event| hand.down(&event)
            on:pointermove=move |event| hand.moved(&event)
            on:pointerup=move |event| hand.up(&event)
            on:pointercancel=move |event| hand.lost(&event)
            on:lostpointercapture=move |event| hand.lost(&event)
            on:dblclick=move |event| hand.double((event.client_x(), event.client_y()))
            on:contextmenu=move |event| event.prevent_default()
            on:wheel=move |event| hand.wheel(&event)
        >
            <div class="map-layer" style:transform=moved>
                <canvas id=GROUND class="map-canvas" aria-hidden="true" style:transform=ground style:width=move || size(|size| size.0) style:height=move || size(|size| size.1)></canvas>
                <Sheets desk=desk />
                <ClusterNames desk=desk />
            </div>
            <Traces desk=desk hand=hand />
        </div>
    }
}

/// However much changes before the next frame, the ground is painted once, and of what stands then.
fn paint_on_change(desk: Desk) {
    let due = StoredValue::new(false);
    Effect::new(move |_| {
        desk.drawn.track();
        desk.screen.track();
        desk.world.track();
        desk.laid.track();
        desk.links.track();
        desk.link.track();
        desk.near.track();
        desk.detail.track();
        desk.view.shown.track();
        desk.open.clusters.track();
        if !due.get_value() {
            due.set_value(true);
            request_animation_frame(move || {
                // The map may have been left meanwhile.
                if due.try_set_value(false).is_none() {
                    page::paint(GROUND, &untrack(|| picture(desk)));
                }
            });
        }
    });
}

/// The frame of many, the thread to another card, the new end of a trend.
#[component]
fn Traces(desk: Desk, hand: Hand) -> impl IntoView {
    let line = move |(x1, y1): (f64, f64), (x2, y2): (f64, f64)| {
        view! { <line x1=x1.to_string() y1=y1.to_string() x2=x2.to_string() y2=y2.to_string() /> }.into_any()
    };
    let drawn = move || {
        hand.trace.get().map(|trace| match trace {
            Trace::Frame(a, b) => view! {
                <rect x=a.0.min(b.0).to_string() y=a.1.min(b.1).to_string() width=(a.0 - b.0).abs().to_string() height=(a.1 - b.1).abs().to_string() />
            }
            .into_any(),
            Trace::Thread(from, to) => line(from, to),
            Trace::Stretch(card, to) => {
                let from = desk.laid.with(|laid| laid.spot(&card).map(super::world::Spot::middle)).unwrap_or_default();
                let from = desk.camera.get().to_screen(from);
                line(from, (to.0, from.1))
            }
        })
    };
    view! { <svg class="map-trace" aria-hidden="true">{drawn}</svg> }
}

/// Takes the size as soon as there is one, and begins with the whole map.
fn open_at_once(desk: Desk) {
    page::retry(100, move || {
        let measured = desk.screen.try_get_untracked().is_some().then(|| desk.measure()).flatten();
        let there = measured.is_some_and(|[_, _, width, height]| width > 0.0 && height > 0.0);
        if there {
            desk.show_all();
        }
        there
    });
}

/// A map that is larger now, for more cards or other years, is still shown whole where it was.
fn grow(desk: Desk) {
    let size = Memo::new(move |_| desk.world.with(World::size));
    Effect::new(move |before: Option<Point>| {
        let size = size.get();
        if before.is_some_and(|before| before != size) && desk.screen.with_untracked(|screen| screen.0 > 0.0)
        {
            desk.fit_again();
        }
        size
    });
}

/// «Все сюда»: whoever opens the map later comes there, too.
fn follow_host(desk: Desk) {
    let here = Memo::new(move |_| desk.open.progress.with(|progress| progress.here.clone()));
    Effect::new(move |_| {
        let Some(here) = here.get() else { return };
        let screen = desk.screen.get();
        if screen.0 <= 0.0 {
            return;
        }
        let point = desk.world.with_untracked(|world| {
            let (x, y) = world.map.point(&here.place)?;
            // By the days of the whole map: those beyond its end have no place on it.
            let width = world.map.width();
            let days = (world.map.day_at(width) - world.map.day_at(0)).max(1);
            let span = (here.span as f64 * width as f64 / days as f64).max(1.0);
            let half = world.half();
            Some((x as f64 + half.0, y as f64 + half.1, span))
        });
        if let Some((x, y, span)) = point {
            let camera = desk.camera.get_untracked();
            let zoom = (screen.0 / span).clamp(0.05, 2.0);
            desk.look(Camera { zoom, ..camera }.centred((x, y), screen));
            desk.draw();
        }
    });
}

fn listen(desk: Desk, hand: Hand, draft: Draft) -> Vec<Guard> {
    let toasts = Toasts::expect();
    let down = window_event_listener(ev::keydown, move |event| keys::on_map(&event, desk, hand, toasts));
    let up = window_event_listener(ev::keyup, move |event| {
        if event.code() == "Space" {
            hand.pulls.set(false);
        }
    });
    on_cleanup(move || {
        down.remove();
        up.remove();
    });
    let paste = move |text: String| {
        let sort = draft.sort.get_untracked();
        if let Some(reason) = untrack(|| desk.open.blocked(&sort)) {
            return toasts.say(reason);
        }
        let at = desk.middle();
        let (made, rest) = compose::add(desk.open, toasts, &text, &sort, Some(desk.place_under(at)));
        desk.view.selected.set(made);
        compose::keep_rest(desk, draft, toasts, at, rest);
    };
    vec![page::on_paste(paste), page::on_size(move || desk.fit_again())]
}
