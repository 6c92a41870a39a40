//! What is under the hand while the graph is drawn: the years in view, the line so far, the point taken up.

use karta_core::{
    domain::{
        month::Month,
        trajectory::growth::{GrowthPoint, drawing::Place},
    },
    sync::RecordId,
};
use leptos::prelude::*;

use super::{
    chart::Picture,
    frame::{Frame, told},
    sheet::{month_now, years_of},
};
use crate::store::trajectory::Growth;

/// One for the open graph; copied to its parts.
#[derive(Clone, Copy)]
pub struct Easel {
    pub growth: Growth,
    /// The first year in view, where the person chose one.
    pub from: RwSignal<Option<u16>>,
    pub frame: Memo<Frame>,
    /// What the hand has drawn and not yet let go.
    pub line: RwSignal<Vec<Place>>,
    pub chosen: RwSignal<Option<RecordId>>,
    pub point: Memo<Option<GrowthPoint>>,
    pub picture: Memo<Picture>,
    pub today: Option<Month>,
}

impl Easel {
    pub fn new(growth: Growth) -> Self {
        let from = RwSignal::new(None);
        let chosen = RwSignal::new(None::<RecordId>);
        let frame = Memo::new(move |_| Frame::of(years_of(growth, from.get())));
        let point = Memo::new(move |_| chosen.with(|chosen| growth.point(chosen.as_ref()?)));
        let today = month_now();
        let picture = Memo::new(move |_| Picture {
            frame: frame.get(),
            curve: growth.curve.get(),
            wanted: growth.wanted.get(),
            chosen: point.with(|point| point.as_ref().map(|point| point.id.clone())),
            today,
        });
        Self { growth, from, frame, line: RwSignal::new(Vec::new()), chosen, point, picture, today }
    }

    /// The chosen point in words, for who does not see the plane.
    pub fn told(self) -> String {
        let Some(point) = self.point.get() else { return String::new() };
        let moment = if point.moment.is_empty() { String::new() } else { format!(", {}", point.moment) };
        format!("{} {}: уровень {}{moment}", point.month.title(), point.month.year(), told(point.height))
    }

    /// Takes up the point so many places on; the last one where none is taken up. Says whether there is one.
    pub fn step(self, by: isize) -> bool {
        let chosen = self.chosen.get_untracked();
        let next = self.growth.curve.with_untracked(|curve| {
            let at = curve.iter().position(|point| Some(&point.id) == chosen.as_ref());
            let last = curve.len().checked_sub(1)?;
            let next = at.map_or(last, |at| at.saturating_add_signed(by).min(last));
            Some(curve[next].id.clone())
        });
        let there = next.is_some();
        self.chosen.set(next);
        there
    }

    /// Moves the chosen point so many hundredths of a level up.
    pub fn raise(self, by: i64) -> bool {
        let point = self.point.get_untracked();
        point.map(|point| self.growth.raise(&point.id, point.height + by)).is_some()
    }

    /// Moves the chosen point so many months on, past months where another stands; not into the future.
    pub fn shift(self, by: i32) -> bool {
        let Some(point) = self.point.get_untracked() else { return false };
        let taken = |month: Month| {
            self.growth.curve.with_untracked(|curve| curve.iter().any(|other| other.month == month))
        };
        let mut month = point.month.plus(by);
        while let Some(at) = month.filter(|month| taken(*month)) {
            month = at.plus(by);
        }
        let month = month.filter(|month| self.today.is_none_or(|today| *month <= today));
        if let Some(id) = month.and_then(|month| self.growth.shift(&point, month)) {
            self.chosen.set(Some(id));
        }
        true
    }

    /// Takes the chosen point away; its neighbour is taken up.
    pub fn remove(self) -> bool {
        let Some(point) = self.point.get_untracked() else { return false };
        let neighbour = self.growth.curve.with_untracked(|curve| {
            let at = curve.iter().position(|other| other.id == point.id)?;
            curve.get(at + 1).or_else(|| curve.get(at.checked_sub(1)?)).map(|other| other.id.clone())
        });
        self.growth.remove(&point);
        self.chosen.set(neighbour);
        true
    }
}
