//! What the parts of one open map share: where one looks, what is laid where, what is in hand.

mod lay;
mod look;

use std::sync::Arc;

use karta_core::{
    domain::board::{
        Board, BoardCard,
        hall::{Detail, Reader, detail},
        link::Link,
    },
    sync::RecordId,
};
use leptos::prelude::*;

use super::{
    camera::{Camera, Point},
    world::{LETTER, Laid, Spot, World},
};
use crate::{
    platform::{Guard, clock, page},
    store::{OpenBoard, board::view::BoardView},
};

/// The id of the part of the page in which the map moves.
pub const MAP: &str = "board-map";
/// What is drawn beyond each edge of the screen, in parts of its size: so far one can pull before it is drawn anew.
pub const BEYOND: f64 = 0.25;
/// Up to so many cards are elements of the page; more are painted.
const ELEMENTS: usize = 260;

/// What the next tap on the map does.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Mode {
    #[default]
    Rest,
    /// Links this card to the tapped one.
    Link(RecordId),
    /// Lays the selected cards there.
    Place,
    /// Taps add cards to the selection, or take them out.
    Pick,
}

/// A handle: copy it anywhere below the map.
#[derive(Clone, Copy)]
pub struct Desk {
    pub open: OpenBoard,
    pub view: BoardView,
    pub world: Memo<World>,
    pub laid: Memo<Arc<Laid>>,
    pub links: Memo<Vec<Link>>,
    /// The size of the map on the screen.
    pub screen: RwSignal<Point>,
    pub camera: RwSignal<Camera>,
    /// Where the camera was when the map was drawn: until the hand rests the drawing is only moved.
    pub drawn: RwSignal<Camera>,
    /// Cards in what is drawn, as elements or painted.
    pub near: Memo<bool>,
    pub inside: Memo<Vec<RecordId>>,
    pub detail: Memo<Detail>,
    pub mode: RwSignal<Mode>,
    /// How far the selected cards are dragged, in pixels of the map.
    pub dragged: RwSignal<Option<Point>>,
    /// A new card is written for this point.
    pub composing: RwSignal<Option<Point>>,
    pub editing: RwSignal<Option<RecordId>>,
    pub link: RwSignal<Option<RecordId>>,
    /// Two cards whose link is being named.
    pub naming: RwSignal<Option<(RecordId, RecordId)>>,
    rest: StoredValue<Option<Guard>>,
    /// The whole map is in sight, and is to stay so.
    fitted: StoredValue<bool>,
}

fn world(open: OpenBoard) -> Memo<World> {
    let count = Memo::new(move |_| open.cards.with(Vec::len));
    Memo::new(move |_| {
        let year = clock::today().get(..4).and_then(|year| year.parse().ok()).unwrap_or(2026);
        let board = |board: &Board| World::of(board, count.get(), year);
        open.head.with(|head| head.as_ref().map(board)).unwrap_or_else(|| World::of(&bare(), 0, year))
    })
}

/// While the board's own facts are on their way.
fn bare() -> Board {
    Board {
        title: String::new(),
        topic: String::new(),
        template: "time_map",
        horizons: None,
        lanes: Vec::new(),
        script: None,
        locked: false,
        authors_hidden: false,
        common: false,
    }
}

impl Desk {
    pub fn of(open: OpenBoard, view: BoardView) -> Self {
        let world = world(open);
        let links = open.drawn_links();
        let laid = Memo::new(move |_| {
            let of =
                |cards: &[BoardCard], world: &World| Laid::of(world, &world.placed(cards, || links.get()));
            Arc::new(open.cards.with(|cards| world.with(|world| of(cards, world))))
        });
        let screen = RwSignal::new((0.0, 0.0));
        let start = Camera { x: 0.0, y: 0.0, zoom: 0.5 };
        let (camera, drawn) = (RwSignal::new(start), RwSignal::new(start));
        let within = move |beyond: f64| {
            let area = area(drawn.get(), screen.get(), beyond);
            let shown = view.shown.get();
            laid.with(|laid| {
                let shows = |spot: &&Spot| shown.as_ref().is_none_or(|shown| shown.contains(&spot.id));
                let spots = laid.spots.iter().filter(|spot| spot.is_in(area)).filter(shows);
                spots.map(|spot| spot.id.clone()).collect::<Vec<_>>()
            })
        };
        let inside = Memo::new(move |_| within(BEYOND));
        let near = Memo::new(move |_| inside.with(Vec::len) <= ELEMENTS);
        let detail = Memo::new(move |_| {
            let hall = page::theme().as_deref() == Some("projector");
            let reader = if hall { Reader::Hall } else { Reader::Hand };
            let count = if hall { within(0.0).len() } else { 0 };
            detail(reader, count, (LETTER * drawn.get().zoom).max(0.0) as u32)
        });
        Self {
            open,
            view,
            world,
            laid,
            links,
            screen,
            camera,
            drawn,
            near,
            inside,
            detail,
            mode: RwSignal::new(Mode::Rest),
            dragged: RwSignal::new(None),
            composing: RwSignal::new(None),
            editing: RwSignal::new(None),
            link: RwSignal::new(None),
            naming: RwSignal::new(None),
            rest: StoredValue::new(None),
            fitted: StoredValue::new(false),
        }
    }

    /// Puts down whatever is in hand.
    pub fn put_down(self) {
        self.mode.set(Mode::Rest);
        self.dragged.set(None);
        self.composing.set(None);
        self.naming.set(None);
        self.link.set(None);
    }
}

/// The rectangle of the map that a screen shows, with parts of its size beyond each edge.
pub fn area(camera: Camera, (width, height): Point, beyond: f64) -> [f64; 4] {
    let (left, top) = camera.to_map((-width * beyond, -height * beyond));
    let (right, bottom) = camera.to_map((width * (1.0 + beyond), height * (1.0 + beyond)));
    [left, top, right, bottom]
}
