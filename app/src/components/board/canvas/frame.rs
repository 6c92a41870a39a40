//! Around the map: years and horizons above, names of дорожки at the side, cards without a place below,
//! the small map in the corner.

use karta_core::{domain::board::head::HORIZONS, sync::RecordId};
use leptos::{ev::PointerEvent, prelude::*};

use super::{
    camera::Point,
    desk::{Desk, Mode, area},
    picture::ink,
    sheets::color,
    world::{SHEET, World},
};
use crate::platform::{
    page,
    painting::{Painting, Stroke},
};

/// Pixels of a year's name.
const YEAR: f64 = 54.0;
const SMALL: &str = "board-small";
/// The width of the small map.
const SMALL_WIDTH: f64 = 168.0;

/// Years and horizons.
#[component]
pub fn Ruler(desk: Desk) -> impl IntoView {
    let years = Memo::new(move |_| {
        let least = (YEAR / desk.drawn.with(|camera| camera.zoom)) as i64;
        desk.world.with(|world| world.map.years(least))
    });
    let bands = Memo::new(move |_| {
        desk.world.with(|world| {
            world.horizons.map(|_| world.map.bands().into_iter().zip(HORIZONS).collect::<Vec<_>>())
        })
    });
    let year = |(year, x): (u16, i64)| view! { <span class="map-year" style:--x=x.to_string()>{year}</span> };
    let band = |((from, to), title): ((i64, i64), &'static str)| {
        view! { <span class="map-band" style:--x=from.to_string() style:--w=(to - from).to_string()><span>{title}</span></span> }
    };
    view! {
        <div class="map-ruler" hidden=move || bands.with(Option::is_none) style:--z=zoom(desk)>
            <div class="map-slide" style:transform=slid(desk, (1.0, 0.0))>
                {move || bands.get().map(|bands| bands.into_iter().map(band).collect_view())}
                {move || years.get().into_iter().map(year).collect_view()}
            </div>
        </div>
    }
}

/// Names of дорожки.
#[component]
pub fn Lanes(desk: Desk) -> impl IntoView {
    let lanes = Memo::new(move |_| {
        let lane = |world: &World| {
            let titles = world.lanes.iter().map(|lane| lane.title.clone());
            titles.enumerate().map(|(at, title)| (title, world.map.corner(at))).collect::<Vec<_>>()
        };
        desk.world.with(lane)
    });
    let rings = Memo::new(move |_| desk.world.with(|world| world.map.circles().is_some()));
    let aside = Memo::new(move |_| lanes.with(|lanes| lanes.iter().any(|(_, (x, _))| *x > 0)));
    // Names at the left edge go up and down only.
    let names = move |aside: bool| {
        let lane = move |(title, (x, y)): (String, (i64, i64))| view! { <span class="map-lane" data-ring=rings.get_untracked().then_some("") style:--x=x.to_string() style:--y=y.to_string()>{title}</span> };
        let lanes = lanes.get().into_iter().filter(|(_, (x, _))| (*x > 0) == aside);
        lanes.map(lane).collect_view()
    };
    view! {
        <div class="map-lanes" style:--z=zoom(desk)>
            // With nothing in it, a slide would make the browser lay out all layers anew whenever it moves.
            <Show when=move || !rings.get()><div class="map-slide" style:transform=slid(desk, (0.0, 1.0))>{move || names(false)}</div></Show>
            <Show when=move || aside.get()><div class="map-slide" style:transform=slid(desk, (1.0, 1.0))>{move || names(true)}</div></Show>
        </div>
    }
}

fn zoom(desk: Desk) -> impl Fn() -> String + Clone + Send + Sync + 'static {
    let zoom = Memo::new(move |_| desk.camera.with(|camera| camera.zoom));
    move || zoom.get().to_string()
}

/// What goes with the map as one layer: while it is pulled nothing else of it changes, so nothing is styled or
/// painted anew. `shares` is how far it goes along to the right and down.
fn slid(desk: Desk, (right, down): Point) -> impl Fn() -> String + Clone + Send + Sync + 'static {
    move || {
        let camera = desk.camera.get();
        format!("translate3d({}px, {}px, 0)", -camera.x * camera.zoom * right, -camera.y * camera.zoom * down)
    }
}

/// Cards that lie beside the map: a tap takes one, the next tap lays it down.
#[component]
pub fn Beside(desk: Desk) -> impl IntoView {
    let ids = Memo::new(move |_| {
        let shown = |id: &RecordId| desk.view.shows(id);
        desk.laid.with(|laid| laid.beside.iter().filter(|id| shown(id)).cloned().collect::<Vec<_>>())
    });
    let chip = move |id: RecordId| {
        let record = desk.open.space().record(&id);
        let card = record.and_then(|record| karta_core::domain::board::BoardCard::try_from(&record).ok());
        let taken = id.clone();
        let take = move |_| {
            desk.view.select(&taken, false);
            desk.mode.set(Mode::Place);
        };
        card.map(|card| {
            view! {
                <li><button type="button" class="button map-beside" data-size="small" data-color=color(card.sort) on:click=take
                    aria-pressed=move || if desk.view.is_selected(&id) { "true" } else { "false" }>
                    <b class="number">{card.sign()}</b><span>{card.text.clone()}</span>
                </button></li>
            }
        })
    };
    view! {
        <Show when=move || ids.with(|ids| !ids.is_empty())>
            <section class="map-tray" aria-label="Карточки без места">
                <span class="hint">"Без места: коснитесь карточки, потом карты"</span>
                <ul>{move || ids.get().into_iter().map(chip).collect_view()}</ul>
            </section>
        </Show>
    }
}

/// The whole map in a corner; a tap or a pull goes there.
#[component]
pub fn SmallMap(desk: Desk) -> impl IntoView {
    let scale = Memo::new(move |_| SMALL_WIDTH / desk.world.with(World::size).0);
    let height = move || desk.world.with(World::size).1 * scale.get();
    Effect::new(move |_| {
        let painting = small_picture(desk, scale.get());
        request_animation_frame(move || page::paint(SMALL, &painting));
    });
    // Where all of the map is in sight it tells nothing, and covers a corner.
    let whole = Memo::new(move |_| {
        let [left, top, right, bottom] = area(desk.camera.get(), desk.screen.get(), 0.0);
        let (width, height) = desk.world.with(World::size);
        left <= 0.0 && top <= 0.0 && right >= width && bottom >= height
    });
    let frame = move || {
        let [left, top, ..] = area(desk.camera.get(), desk.screen.get(), 0.0).map(|at| at * scale.get());
        (!whole.get()).then(|| format!("translate3d({left}px, {top}px, 0)"))
    };
    let part = Memo::new(move |_| {
        let zoom = desk.camera.with(|camera| camera.zoom);
        let (width, height) = desk.screen.get();
        (width / zoom * scale.get(), height / zoom * scale.get())
    });
    let go = move |event: &PointerEvent| {
        if let Some([left, top, ..]) = page::place_of(SMALL) {
            let at = (
                (f64::from(event.client_x()) - left) / scale.get_untracked(),
                (f64::from(event.client_y()) - top) / scale.get_untracked(),
            );
            desk.look(desk.camera.get_untracked().centred(at, desk.screen.get_untracked()));
        }
    };
    view! {
        <div class="map-small no-print" aria-hidden="true" data-whole=move || whole.get().then_some("") style:width=format!("{SMALL_WIDTH}px") style:height=move || format!("{}px", height())
            on:pointerdown=move |event| go(&event) on:pointermove=move |event| if event.buttons() & 1 == 1 { go(&event) }>
            <canvas id=SMALL></canvas>
            <span class="map-small-frame" style:transform=frame style:width=move || format!("{}px", part.get().0) style:height=move || format!("{}px", part.get().1)></span>
        </div>
    }
}

fn small_picture(desk: Desk, scale: f64) -> Painting {
    let (width, height) = desk.world.with(World::size);
    let laid = desk.laid.get();
    let mut strokes = Vec::new();
    for (sort, _) in karta_core::domain::board::SORTS {
        let spots = laid.spots.iter().filter(|spot| spot.sort == sort && desk.view.shows(&spot.id));
        let dot = |x: f64, y: f64| {
            [
                x * scale,
                y * scale,
                (SHEET.width as f64 * scale).max(2.0),
                (SHEET.height as f64 * scale).max(2.0),
            ]
        };
        let boxes = spots.map(|spot| dot(spot.x, spot.y)).collect();
        strokes.push(Stroke::Boxes { ink: ink(sort), alpha: 1.0, boxes });
    }
    Painting { width: width * scale, height: height * scale, strokes }
}
