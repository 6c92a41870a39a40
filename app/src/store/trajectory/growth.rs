//! The graph of growth: points that its owner draws, and where the plan leads from them. Of somebody else's
//! graph only what they show is here.

use karta_core::{
    domain::{
        grants::Action,
        month::Month,
        trajectory::growth::{
            self, GrowthPoint, Shared, curve,
            drawing::{Place, drawn},
            line::{Wanted, wanted},
            shared_as,
        },
    },
    limits::GROWTH_HEIGHT,
    sync::{
        RecordId,
        replica::{Draft, Manner},
    },
};
use leptos::prelude::*;
use serde_json::Value;

use super::OpenTrajectory;
use crate::store::karta;

/// One trajectory's graph.
#[derive(Clone, Copy)]
pub struct Growth {
    pub open: OpenTrajectory,
    /// By month, one point each.
    pub curve: Memo<Vec<GrowthPoint>>,
    pub wanted: Memo<Vec<Wanted>>,
    pub shared: Memo<Shared>,
}

impl Growth {
    pub fn of(open: OpenTrajectory) -> Self {
        let space = open.space();
        let points = Memo::new(move |_| space.all::<GrowthPoint>(growth::KIND));
        let curve = Memo::new(move |_| points.with(|points| curve(points.clone())));
        let wanted = Memo::new(move |_| {
            let end = open.head.with(|head| head.as_ref()?.period).map(|days| days.period.to);
            open.goals.with(|goals| open.steps.with(|steps| wanted(goals, steps, end)))
        });
        let shared = Memo::new(move |_| points.with(|points| shared_as(points)));
        Self { open, curve, wanted, shared }
    }

    /// Whether this person draws it.
    pub fn may_draw(self) -> bool {
        self.open.may(Action::KeepPrivate)
    }

    pub fn point(self, id: &RecordId) -> Option<GrowthPoint> {
        self.curve.with(|curve| curve.iter().find(|point| &point.id == id).cloned())
    }

    /// What a finger drew becomes a part of the curve: one gesture, one step of undo.
    pub fn draw(self, line: &[Place]) {
        let shared = self.shared.get_untracked();
        let drafts = self.curve.with_untracked(|curve| drawn(curve, line, shared, &karta().principal()));
        self.make(drafts);
    }

    /// Puts a point there, and gives its id; a point that is there already is moved.
    pub fn put(self, month: Month, height: i64) -> RecordId {
        let me = karta().principal();
        let there =
            self.curve.with_untracked(|curve| curve.iter().find(|point| point.month == month).cloned());
        match there {
            Some(point) => {
                self.raise(&point.id, height);
                point.id
            }
            None => {
                let drafts = vec![GrowthPoint::make(month, height, self.shared.get_untracked(), &me)];
                self.make(drafts);
                GrowthPoint::id_of(month, &me)
            }
        }
    }

    /// Sets a point's height; presses that follow each other are one step of undo.
    pub fn raise(self, point: &RecordId, height: i64) {
        let fields = vec![("height".to_owned(), height.clamp(0, GROWTH_HEIGHT).into())];
        self.open.space().make(vec![Draft::Set { record: point.clone(), fields }], Manner::Typing);
    }

    /// Moves a point with its moment to another month, where none stands yet; gives its new id. A month is
    /// part of a point's id: it is made there and taken away here in one gesture.
    pub fn shift(self, point: &GrowthPoint, month: Month) -> Option<RecordId> {
        let free = self.curve.with_untracked(|curve| curve.iter().all(|other| other.month != month));
        let me = karta().principal();
        let mut made = GrowthPoint::make(month, point.height, point.shared, &me);
        if let Draft::Create { fields, .. } = &mut made {
            fields.insert("moment".into(), point.moment.clone().into());
        }
        free.then(|| {
            let mut drafts = gone(point);
            drafts.push(made);
            self.make(drafts);
            GrowthPoint::id_of(month, &me)
        })
    }

    pub fn remove(self, point: &GrowthPoint) {
        self.make(gone(point));
    }

    pub fn clear(self) {
        let drafts = self.curve.with_untracked(|curve| curve.iter().flat_map(gone).collect());
        self.make(drafts);
    }

    /// Shows the whole curve to these, or hides it again.
    pub fn share(self, with: Shared) {
        let points = self.open.space().all::<GrowthPoint>(growth::KIND);
        self.make(growth::share(&points, with));
    }

    fn make(self, drafts: Vec<Draft>) {
        if !drafts.is_empty() {
            self.open.space().make(drafts, Manner::Act);
        }
    }
}

/// A point that goes takes its moment along: one that is put there again begins without it.
fn gone(point: &GrowthPoint) -> Vec<Draft> {
    let fields = vec![("moment".to_owned(), Value::String(String::new()))];
    let silent = (!point.moment.is_empty()).then(|| Draft::Set { record: point.id.clone(), fields });
    silent.into_iter().chain([Draft::Delete { record: point.id.clone() }]).collect()
}
