//! Where a gesture ends: cards are dropped, a thread finds its card, a trend its end; a tap selects or does what
//! was chosen before.

use karta_core::sync::RecordId;
use leptos::{ev::PointerEvent, prelude::*};

use super::{Deed, Hand};
use crate::components::board::canvas::{camera::Point, desk::Mode, thread};

/// Pixels from a line within which a tap takes it.
const NEAR_LINE: f64 = 10.0;

impl Hand {
    pub fn up(self, event: &PointerEvent) {
        let at = self.here(event);
        let ended = self.state.try_update_value(|state| {
            state.fingers.retain(|(id, _)| *id != event.pointer_id());
            state.press = None;
            (state.deed.take(), state.from, state.moved, state.more)
        });
        let Some((Some(deed), from, moved, more)) = ended else { return };
        let (width, height) = self.desk.screen.get_untracked();
        let outside = at.0 < 0.0 || at.1 < 0.0 || at.0 > width || at.1 > height;
        let by = (at.0 - from.0, at.1 - from.1);
        match deed {
            Deed::Touch(_) | Deed::Pull(_) if !moved => self.tap(at, more),
            Deed::Carry if moved && !outside => self.drop_cards(by),
            Deed::Frame if moved => {
                let framed = self.desk.cards_in(from, at);
                self.desk.view.selected.set(framed);
            }
            Deed::Thread(card) if !outside => {
                if let Some(to) = self.desk.card_at(at).filter(|to| *to != card) {
                    self.desk.naming.set(Some((card, to)));
                }
            }
            Deed::Stretch(card) if moved && !outside => self.stretch(&card, at),
            _ => {}
        }
        self.put_back();
    }

    fn drop_cards(self, by: Point) {
        let zoom = self.desk.camera.get_untracked().zoom;
        let ids = self.desk.view.selected.get_untracked();
        let refused = self.desk.shift(&ids, (by.0 / zoom, by.1 / zoom));
        self.refuse(refused);
        self.tell_ring(&ids);
    }

    /// Says it where a card went back into the ring of its order.
    fn tell_ring(self, ids: &[RecordId]) {
        if self.desk.is_led_elsewhere(ids) {
            self.toasts.say("Кольцо карточки задают её связи: какого порядка это последствие.");
        }
    }

    /// Says it where cards are somebody else's.
    pub fn refuse(self, count: usize) {
        if count > 0 {
            self.toasts.say("Чужие карточки остались на месте: их переставляет ведущий или автор.");
        }
    }

    fn stretch(self, card: &RecordId, at: Point) {
        let (x, _) = self.desk.camera.get_untracked().to_map(at);
        let day = self.desk.world.with_untracked(|world| world.map.day_at(x.round() as i64));
        let from = self.desk.open.peek_card(card).and_then(|card| card.place).map(|place| place.at);
        if let Some(from) = from {
            let days = u32::try_from(day - from).ok().filter(|days| *days > 0);
            self.desk.open.set_lasts(card, days);
        }
    }

    fn tap(self, at: Point, more: bool) {
        let desk = self.desk;
        let point = desk.camera.get_untracked().to_map(at);
        let card = desk.card_at(at);
        match (desk.mode.get_untracked(), card) {
            (Mode::Place, _) => {
                let ids = desk.view.selected.get_untracked();
                self.refuse(desk.lay(&ids, point));
                self.tell_ring(&ids);
                desk.mode.set(Mode::Rest);
            }
            (Mode::Link(from), Some(to)) if from != to => {
                desk.mode.set(Mode::Rest);
                desk.naming.set(Some((from, to)));
            }
            (Mode::Link(_), _) => {}
            (mode, Some(card)) => {
                desk.link.set(None);
                desk.view.select(&card, more || mode == Mode::Pick);
            }
            (mode, None) => {
                let within = NEAR_LINE / desk.camera.get_untracked().zoom;
                let laid = desk.laid.get_untracked();
                let link = desk.links.with_untracked(|links| thread::nearest(&laid, links, point, within));
                desk.link.set(link);
                if !more && mode != Mode::Pick {
                    desk.view.selected.set(Vec::new());
                }
            }
        }
    }
}
