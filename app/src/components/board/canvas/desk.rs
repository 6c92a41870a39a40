//! What the parts of one open map share: where one looks, what is laid where, what is in hand.

use std::sync::Arc;

use karta_core::{
    domain::board::{
        Board,
        hall::{Detail, Reader, detail},
        link::Link,
        place::Place,
    },
    sync::RecordId,
};
use leptos::prelude::*;

use super::{
    camera::{Camera, Point},
    world::{LETTER, Laid, SHEET, Spot, World},
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
/// Milliseconds that the hand rests before the map is drawn anew.
const REST_MS: u32 = 140;
/// How far a scaled picture may differ from one drawn for this zoom.
const BLUR: (f64, f64) = (0.6, 1.7);
/// Days of a step by a key: about a month.
const MONTH: i64 = 30;

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
        let laid =
            Memo::new(move |_| Arc::new(open.cards.with(|cards| world.with(|world| Laid::of(world, cards)))));
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
            links: open.drawn_links(),
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
        }
    }

    /// Looks from there. What is drawn is moved at once, and drawn anew when the hand rests or its edge is reached.
    pub fn look(self, camera: Camera) {
        let (screen, size) = (self.screen.get_untracked(), self.world.with_untracked(World::size));
        let camera = camera.kept(size, screen);
        self.camera.set(camera);
        let drawn = self.drawn.get_untracked();
        let blur = camera.zoom / drawn.zoom;
        let [left, top, right, bottom] = area(drawn, screen, BEYOND);
        let [own_left, own_top, own_right, own_bottom] = area(camera, screen, 0.0);
        let bare = own_left < left || own_top < top || own_right > right || own_bottom > bottom;
        if !(BLUR.0..=BLUR.1).contains(&blur) || bare && blur == 1.0 {
            self.draw();
        } else {
            self.rest.set_value(Some(page::after(REST_MS, move || self.draw())));
        }
    }

    /// Draws for where one looks now.
    pub fn draw(self) {
        let camera = self.camera.try_get_untracked();
        if let Some(camera) = camera.filter(|camera| self.drawn.try_get_untracked() != Some(*camera)) {
            self.drawn.set(camera);
        }
    }

    pub fn zoom(self, factor: f64) {
        let (width, height) = self.screen.get_untracked();
        self.look(self.camera.get_untracked().zoomed(factor, (width / 2.0, height / 2.0)));
    }

    /// «Вся карта».
    pub fn show_all(self) {
        let (width, height) = self.world.with_untracked(World::size);
        self.look(Camera::showing([0.0, 0.0, width, height], self.screen.get_untracked(), 1.0));
        self.draw();
    }

    /// Brings these cards into sight.
    pub fn show_cards(self, ids: &[RecordId]) {
        let around = self.laid.with_untracked(|laid| laid.around(ids));
        let Some(around @ [left, top, right, bottom]) = around else { return };
        let (screen, camera) = (self.screen.get_untracked(), self.camera.get_untracked());
        let nearer = Camera::showing(around, screen, camera.zoom.max(0.8));
        let middle = ((left + right) / 2.0, (top + bottom) / 2.0);
        self.look(nearer.centred(middle, screen));
        self.draw();
    }

    /// Takes the map's size from the page.
    pub fn measure(self) -> Option<[f64; 4]> {
        let place = page::place_of(MAP)?;
        let size = (place[2], place[3]);
        if size != self.screen.get_untracked() {
            self.screen.set(size);
        }
        Some(place)
    }

    /// The card at a point of the screen: the uppermost one, or when far the nearest within a finger's reach.
    pub fn card_at(self, at: Point) -> Option<RecordId> {
        let camera = self.camera.get_untracked();
        let (x, y) = camera.to_map(at);
        let reach = |size: i64| ((44.0 / camera.zoom - size as f64) / 2.0).max(0.0);
        let (wide, high) = (reach(SHEET.width), reach(SHEET.height));
        self.laid.with_untracked(|laid| {
            let selected = self.view.selected.get_untracked();
            let under = laid.spots.iter().filter(|spot| {
                let (right, bottom) = (spot.x + SHEET.width as f64, spot.y + SHEET.height as f64);
                (spot.x - wide..=right + wide).contains(&x) && (spot.y - high..=bottom + high).contains(&y)
            });
            let under = under.filter(|spot| untrack(|| self.view.shows(&spot.id)));
            let far = |spot: &Spot| {
                let (middle, chosen) = (spot.middle(), selected.contains(&spot.id));
                let apart = (middle.0 - x).abs() + (middle.1 - y).abs();
                if chosen { apart / 2.0 } else { apart }
            };
            under.min_by(|a, b| far(a).total_cmp(&far(b))).map(|spot| spot.id.clone())
        })
    }

    /// Cards that lie in a rectangle of the screen.
    pub fn cards_in(self, from: Point, to: Point) -> Vec<RecordId> {
        let camera = self.camera.get_untracked();
        let (a, b) = (camera.to_map(from), camera.to_map(to));
        let area = [a.0.min(b.0), a.1.min(b.1), a.0.max(b.0), a.1.max(b.1)];
        self.laid.with_untracked(|laid| {
            let spots = laid.spots.iter().filter(|spot| spot.is_in(area));
            spots.filter(|spot| untrack(|| self.view.shows(&spot.id))).map(|spot| spot.id.clone()).collect()
        })
    }

    /// The place of a point of the map.
    pub fn place(self, (x, y): Point) -> Place {
        self.world.with_untracked(|world| world.map.place_at(x.round() as i64, y.round() as i64))
    }

    /// Moves these cards from where they are drawn; says how many this person may not move.
    pub fn shift(self, ids: &[RecordId], (right, down): Point) -> usize {
        let own = self.open.changeable(ids);
        let moves = self.laid.with_untracked(|laid| {
            let spots = own.iter().filter_map(|id| laid.spot(id));
            spots.map(|spot| (spot.id.clone(), self.place((spot.x + right, spot.y + down)))).collect()
        });
        self.open.move_cards(moves);
        ids.len() - own.len()
    }

    /// Lays these cards at one point of the map, in their order; those that lie on it keep their distances.
    pub fn lay(self, ids: &[RecordId], at: Point) -> usize {
        let first = self.laid.with_untracked(|laid| laid.around(ids));
        let own = self.open.changeable(ids);
        let half = (SHEET.width as f64 / 2.0, SHEET.height as f64 / 2.0);
        let moves = self.laid.with_untracked(|laid| {
            let place = |id: &RecordId| {
                let off = laid
                    .spot(id)
                    .zip(first)
                    .map_or((0.0, 0.0), |(spot, [left, top, ..])| (spot.x - left, spot.y - top));
                (id.clone(), self.place((at.0 - half.0 + off.0, at.1 - half.1 + off.1)))
            };
            own.iter().map(place).collect()
        });
        self.open.move_cards(moves);
        ids.len() - own.len()
    }

    /// Moves the selected cards by months and lanes, as the arrow keys do.
    pub fn step(self, months: i64, lanes: i64) -> usize {
        let ids = self.view.selected.get_untracked();
        let own = self.open.changeable(&ids);
        let moves = self.world.with_untracked(|world| {
            let days = if world.horizons.is_some() { MONTH } else { 10 };
            let moved = |id: &RecordId| {
                let place = self.open.peek_card(id)?.place?;
                let lane = world.lanes.iter().position(|lane| Some(&lane.id) == place.lane.as_ref())?;
                let last = world.lanes.len() as i64 - 1;
                let lane = usize::try_from((lane as i64 + lanes).clamp(0, last)).ok()?;
                let lane = world.lanes.get(lane)?;
                Some((id.clone(), Place::new(place.at + months * days, Some(&lane.id), place.off)))
            };
            own.iter().filter_map(moved).collect()
        });
        self.open.move_cards(moves);
        ids.len() - own.len()
    }

    /// The middle of what one sees, as a point of the map.
    pub fn middle(self) -> Point {
        let (width, height) = self.screen.get_untracked();
        self.camera.get_untracked().to_map((width / 2.0, height / 2.0))
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
