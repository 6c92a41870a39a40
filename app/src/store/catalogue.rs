//! The catalogue: reads are memos, writes are verbs. Here what is read and the person's own marks; verbs
//! that change cards are in `cards`, those that change levels and indicators in `wordings`, the way into the
//! past in `story`.

mod cards;
mod story;
mod wordings;

use std::collections::{BTreeMap, HashMap};

pub use cards::NewCard;

use karta_core::{
    domain::{
        check,
        grants::Action,
        level::{self, Indicator, Level},
        own_level::{self, OwnLevel},
        role::{self, RoleCard},
    },
    sync::{
        RecordId,
        record::fields,
        replica::{Draft, Manner},
    },
};
use leptos::prelude::*;
use serde_json::json;

use super::{SpaceStore, courier::Courier, finding::Finding, tray::Tray};

/// The catalogue on this page.
#[derive(Clone, Copy)]
pub struct Catalogue {
    pub courier: Courier,
    /// All cards in the drawer's order, archived ones too.
    pub cards: Memo<Vec<RoleCard>>,
    /// The search over all texts.
    pub finding: Finding,
    /// Cards put aside for comparing.
    pub tray: Tray,
    levels: Memo<HashMap<RecordId, Vec<Level>>>,
    indicators: Memo<HashMap<RecordId, Vec<Indicator>>>,
    own: Memo<HashMap<RecordId, u8>>,
}

impl Catalogue {
    pub fn new(courier: Courier) -> Self {
        let space = courier.space;
        let cards = Memo::new(move |_| {
            let mut cards: Vec<RoleCard> = space.all(role::KIND);
            cards.sort_by(|a, b| (&a.order, &a.id).cmp(&(&b.order, &b.id)));
            cards
        });
        let levels = Memo::new(move |_| {
            let mut levels: Vec<Level> = space.all(level::KIND);
            levels.sort_by_key(|level| level.level);
            let groups = group(levels, |level| level.role.clone());
            groups.into_iter().map(|(role, levels)| (role, level::settled(levels))).collect()
        });
        let indicators = Memo::new(move |_| {
            let mut indicators: Vec<Indicator> = space.all(level::INDICATOR);
            indicators.sort_by(|a, b| (&a.order, &a.id).cmp(&(&b.order, &b.id)));
            group(indicators, |indicator| indicator.parent.clone())
        });
        let own = Memo::new(move |_| {
            space.all::<OwnLevel>(own_level::KIND).into_iter().map(|own| (own.role, own.level)).collect()
        });
        let (finding, tray) = (Finding::new(space), Tray::default());
        Self { courier, cards, finding, tray, levels, indicators, own }
    }

    pub fn space(self) -> SpaceStore {
        self.courier.space
    }

    pub fn card(self, id: &RecordId) -> Option<RoleCard> {
        self.space()
            .record(id)
            .filter(|record| record.is_alive())
            .and_then(|record| (&record).try_into().ok())
    }

    /// What is asked of each card of one family, roles or competences, without archived ones, in the drawer's order.
    pub fn of_family<T>(self, competences: bool, ask: impl Fn(&RoleCard) -> T) -> Vec<T> {
        self.cards.with(|cards| {
            let fits = cards.iter().filter(|card| card.competence == competences && !card.archived);
            fits.map(ask).collect()
        })
    }

    pub fn levels(self, role: &RecordId) -> Vec<Level> {
        self.levels.with(|levels| levels.get(role).cloned().unwrap_or_default())
    }

    /// Indicators of a level, in order, archived ones too.
    pub fn indicators(self, level: &RecordId) -> Vec<Indicator> {
        self.indicators.with(|indicators| indicators.get(level).cloned().unwrap_or_default())
    }

    /// Every indicator that is not in «Корзина», by its id.
    pub fn all_indicators(self) -> BTreeMap<RecordId, Indicator> {
        self.indicators
            .with(|groups| groups.values().flatten().map(|one| (one.id.clone(), one.clone())).collect())
    }

    /// What the check of the whole catalogue finds.
    pub fn findings(self) -> Vec<check::Finding> {
        let levels: Vec<Level> = self.levels.with(|groups| groups.values().flatten().cloned().collect());
        let indicators: Vec<Indicator> =
            self.indicators.with(|groups| groups.values().flatten().cloned().collect());
        self.cards.with(|cards| check::check(cards, &levels, &indicators))
    }

    /// Whether a record is the card itself, one of its levels, or an indicator of one.
    pub fn is_part_of(self, record: &RecordId, card: &RecordId) -> bool {
        let has = |level: &Level| {
            &level.id == record || self.indicators(&level.id).iter().any(|indicator| &indicator.id == record)
        };
        record == card || self.levels(card).iter().any(has)
    }

    /// Where this person has placed themselves.
    pub fn own_level(self, role: &RecordId) -> Option<u8> {
        self.own.with(|own| own.get(role).copied())
    }

    pub fn may(self, action: Action) -> bool {
        self.space().may(action)
    }

    pub fn may_edit(self) -> bool {
        self.may(Action::EditContent)
    }

    pub fn is_ready(self) -> bool {
        self.space().is_ready()
    }

    pub fn place_self(self, role: &RecordId, level: u8) {
        let me = self.space().peek(|replica| replica.me().clone());
        let record = OwnLevel::id_of(role, &me);
        let there =
            self.space().peek(|replica| replica.record(&record).is_some_and(|record| record.is_alive()));
        let draft = if there {
            Draft::Set { record, fields: vec![("level".into(), level.into())] }
        } else {
            let fields = fields([("role", json!(role)), ("level", level.into())]);
            Draft::Create { record, kind: own_level::KIND.into(), fields }
        };
        self.space().make(vec![draft], Manner::Act);
    }

    pub fn forget_own_level(self, role: &RecordId) {
        let me = self.space().peek(|replica| replica.me().clone());
        self.space().delete(&OwnLevel::id_of(role, &me));
    }
}

fn group<T>(items: Vec<T>, key: impl Fn(&T) -> RecordId) -> HashMap<RecordId, Vec<T>> {
    let mut groups: HashMap<RecordId, Vec<T>> = HashMap::new();
    for item in items {
        groups.entry(key(&item)).or_default().push(item);
    }
    groups
}
