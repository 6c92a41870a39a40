//! A press that lasts, or comes twice: a card is lifted or opened, a new one is begun.

use karta_core::{domain::grants::Action, sync::RecordId};
use leptos::prelude::*;

use super::{Deed, Hand};
use crate::components::board::canvas::camera::Point;

impl Hand {
    /// A finger has rested on a card: from now on it carries it.
    pub(super) fn lift(self) {
        let lifted = self.state.with_value(|state| match &state.deed {
            Some(Deed::Touch(card)) if !state.moved => Some(card.clone()),
            _ => None,
        });
        if let Some(card) = lifted {
            self.carry(&card);
        }
    }

    pub(super) fn carry(self, card: &RecordId) {
        if !untrack(|| self.desk.view.is_selected(card)) {
            self.desk.view.select(card, false);
        }
        self.desk.dragged.set(Some((0.0, 0.0)));
        self.begin(Deed::Carry);
    }

    /// A new card for the point where the finger or the mouse is.
    pub(super) fn compose(self) {
        let at = self.state.with_value(|state| (!state.moved && state.deed.is_some()).then_some(state.at));
        if let Some(at) = at {
            self.state.update_value(|state| state.deed = None);
            self.compose_at(at);
        }
    }

    fn compose_at(self, at: Point) {
        match untrack(|| self.desk.open.blocked("trend")) {
            Some(reason) if !untrack(|| self.desk.open.may(Action::Contribute)) => {
                self.toasts.say(reason);
            }
            _ => self.desk.composing.set(Some(self.desk.camera.get_untracked().to_map(at))),
        }
    }

    pub fn double(self, at: (i32, i32)) {
        let (left, top) = self.state.with_value(|state| state.corner);
        let at = (f64::from(at.0) - left, f64::from(at.1) - top);
        match self.desk.card_at(at) {
            Some(card) => self.desk.editing.set(Some(card)),
            None => self.compose_at(at),
        }
    }
}
