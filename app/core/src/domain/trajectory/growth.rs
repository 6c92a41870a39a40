//! График роста: how a person sees the growth of their mastery over the years, with key moments of life
//! (DOMAIN.md, section 3). A point a month is a record of its own, so that what two devices draw comes
//! together point by point. It is the owner's alone until they show it.

pub mod course;
pub mod drawing;
pub mod line;

use serde_json::Value;

use super::OWNED;
use crate::{
    domain::{
        grants::Action,
        kinds::{Identity, Incomplete, KindRule, Shape, optional, required, text},
        month::Month,
        shape::names,
    },
    limits::GROWTH_HEIGHT,
    sync::{
        audience::Audience,
        ids::{PrincipalId, RecordId},
        record::{Fields, Record},
        replica::Draft,
    },
};

pub const KIND: &str = "growth_point";

/// Who sees a point, with its title for people.
const SHARED: [(&str, &str); 3] = [
    ("nobody", "видно только мне"),
    ("companions", "видно тем, кто сопровождает"),
    ("all", "видно всем, кто видит траекторию"),
];

pub const RULE: KindRule = KindRule {
    kind: KIND,
    fields: &[
        required("month", Shape::Whole(is_month)),
        required("height", Shape::Int(0, GROWTH_HEIGHT)),
        optional("moment", Shape::Line),
        optional("shared", Shape::Choice(&names(SHARED))),
    ],
    add: Action::KeepPrivate,
    edit: Action::ServerOnly,
    edit_own: Action::KeepPrivate,
    audience: Some(audience),
    identity: Identity::OnePerPerson,
    ..OWNED
};

fn is_month(value: &Value) -> bool {
    value.as_str().and_then(Month::from_iso).is_some()
}

fn audience(record: &Record) -> Audience {
    match Shared::of(record) {
        Shared::Nobody => Audience::Author,
        Shared::Companions => Audience::Contributors,
        Shared::All => Audience::All,
    }
}

/// Who sees a point of the curve beside its owner.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shared {
    #[default]
    Nobody,
    /// The тьютор and others who work on the trajectory.
    Companions,
    All,
}

impl Shared {
    pub const ALL: [Self; 3] = [Self::Nobody, Self::Companions, Self::All];

    /// An absent or unreadable one is «nobody»: it is shown to fewer people.
    fn of(record: &Record) -> Self {
        let stored = record.text("shared");
        Self::ALL.into_iter().find(|shared| Some(shared.name()) == stored).unwrap_or_default()
    }

    /// The stored name.
    pub fn name(self) -> &'static str {
        SHARED[self as usize].0
    }

    pub fn title(self) -> &'static str {
        SHARED[self as usize].1
    }
}

/// A point of the curve.
#[derive(Debug, Clone, PartialEq)]
pub struct GrowthPoint {
    pub id: RecordId,
    pub month: Month,
    /// Hundredths of a level, 0 to [`GROWTH_HEIGHT`].
    pub height: i64,
    /// The key moment of life that happened then; empty for none.
    pub moment: String,
    pub shared: Shared,
}

impl GrowthPoint {
    /// One record per person and month, from however many devices.
    pub fn id_of(month: Month, person: &PrincipalId) -> RecordId {
        RecordId::new(format!("{KIND}:{month}:{person}"))
    }

    /// The gesture that makes it; where the person's other device has made the point too, they merge.
    pub fn make(month: Month, height: i64, shared: Shared, person: &PrincipalId) -> Draft {
        let mut fields = Fields::new();
        fields.insert("month".into(), month.to_string().into());
        fields.insert("height".into(), height.clamp(0, GROWTH_HEIGHT).into());
        fields.insert("shared".into(), shared.name().into());
        Draft::Create { record: Self::id_of(month, person), kind: KIND.into(), fields }
    }
}

impl TryFrom<&Record> for GrowthPoint {
    type Error = Incomplete;

    fn try_from(record: &Record) -> Result<Self, Incomplete> {
        let height = record.value("height").and_then(Value::as_i64);
        Ok(Self {
            id: record.id.clone(),
            month: record.text("month").and_then(Month::from_iso).ok_or(Incomplete { field: "month" })?,
            height: height
                .filter(|height| (0..=GROWTH_HEIGHT).contains(height))
                .ok_or(Incomplete { field: "height" })?,
            moment: text(record, "moment"),
            shared: Shared::of(record),
        })
    }
}

/// The points along the years, one a month: of two under one month the later by id.
pub fn curve(mut points: Vec<GrowthPoint>) -> Vec<GrowthPoint> {
    points.sort_by(|a, b| (a.month, &b.id).cmp(&(b.month, &a.id)));
    points.dedup_by_key(|point| point.month);
    points
}

/// How widely the curve as a whole is shown: as its most private point. New points begin so.
pub fn shared_as(points: &[GrowthPoint]) -> Shared {
    points.iter().map(|point| point.shared).min().unwrap_or_default()
}

/// The gesture that shows the whole curve to these, or hides it again.
pub fn share(points: &[GrowthPoint], with: Shared) -> Vec<Draft> {
    let others = points.iter().filter(|point| point.shared != with);
    let set = |point: &GrowthPoint| Draft::Set {
        record: point.id.clone(),
        fields: vec![("shared".to_owned(), with.name().into())],
    };
    others.map(set).collect()
}

#[cfg(test)]
mod tests;
