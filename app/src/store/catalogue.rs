//! The catalogue: reads are memos, writes are verbs.

use std::collections::HashMap;

use karta_core::{
    domain::{
        grants::Action,
        level::{self, Indicator, Level},
        own_level::{self, OwnLevel},
        role::{self, RoleCard},
    },
    sync::{
        RecordId, order,
        record::Fields,
        replica::{Draft, Manner},
    },
};
use leptos::prelude::*;
use serde_json::{Value, json};

use super::{SpaceStore, courier::Courier};

/// The catalogue on this page.
#[derive(Clone, Copy)]
pub struct Catalogue {
    pub courier: Courier,
    /// All cards in the drawer's order, archived ones too.
    pub cards: Memo<Vec<RoleCard>>,
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
            group(levels, |level| level.role.clone())
        });
        let indicators = Memo::new(move |_| {
            let mut indicators: Vec<Indicator> = space.all(level::INDICATOR);
            indicators.sort_by(|a, b| (&a.order, &a.id).cmp(&(&b.order, &b.id)));
            group(indicators, |indicator| indicator.parent.clone())
        });
        let own = Memo::new(move |_| {
            space.all::<OwnLevel>(own_level::KIND).into_iter().map(|own| (own.role, own.level)).collect()
        });
        Self { courier, cards, levels, indicators, own }
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

    pub fn levels(self, role: &RecordId) -> Vec<Level> {
        self.levels.with(|levels| levels.get(role).cloned().unwrap_or_default())
    }

    /// Indicators of a level, in order, archived ones too.
    pub fn indicators(self, level: &RecordId) -> Vec<Indicator> {
        self.indicators.with(|indicators| indicators.get(level).cloned().unwrap_or_default())
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
        self.space().watch(|replica| replica.standing().is_some_and(|standing| standing.may(action)))
    }

    pub fn may_edit(self) -> bool {
        self.may(Action::EditContent)
    }

    /// Whether anything has been received or found on the device yet.
    pub fn is_ready(self) -> bool {
        self.space().watch(|replica| replica.cursor().is_some())
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

    /// A new card at the end of the drawer, with its four levels.
    pub fn add_card(self, title: String) -> RecordId {
        let last = self.cards.with_untracked(|cards| cards.last().map(|card| card.order.clone()));
        let card = RecordId::new(crate::platform::random_id(10));
        let order = order::between(last.as_deref(), None).unwrap_or_default();
        let head = fields([("title", title.into()), ("order", order.into()), ("family", "role".into())]);
        let mut drafts = vec![Draft::Create { record: card.clone(), kind: role::KIND.into(), fields: head }];
        drafts.extend((1..=4u8).map(|number| {
            let fields = fields([("role", json!(card)), ("level", number.into())]);
            Draft::Create { record: Level::id_of(&card, number), kind: level::KIND.into(), fields }
        }));
        self.space().make(drafts, Manner::Act);
        card
    }

    pub fn move_card(self, from: usize, to: usize) {
        let (ids, places): (Vec<RecordId>, Vec<String>) = self
            .cards
            .with_untracked(|cards| cards.iter().map(|card| (card.id.clone(), card.order.clone())).unzip());
        let drafts = order::moved(&places, from, to).into_iter().map(|(index, place)| Draft::Set {
            record: ids[index].clone(),
            fields: vec![("order".into(), place.into())],
        });
        self.space().make(drafts.collect(), Manner::Act);
    }

    pub fn archive(self, record: &RecordId, archived: bool) {
        self.space().set(record, "archived", archived);
    }

    pub fn add_indicator(self, level: &RecordId, text: String) -> RecordId {
        let last = self.indicators(level).last().map(|indicator| indicator.order.clone());
        let order = order::between(last.as_deref(), None).unwrap_or_default();
        let fields = fields([("text", text.into()), ("place", Indicator::place(level, &order))]);
        self.space().create(level::INDICATOR, fields)
    }

    pub fn move_indicator(self, level: &RecordId, from: usize, to: usize) {
        let siblings = untrack(|| self.indicators(level));
        let places: Vec<String> = siblings.iter().map(|indicator| indicator.order.clone()).collect();
        let drafts = order::moved(&places, from, to).into_iter().map(|(index, place)| Draft::Set {
            record: siblings[index].id.clone(),
            fields: vec![("place".into(), Indicator::place(level, &place))],
        });
        self.space().make(drafts.collect(), Manner::Act);
    }
}

fn fields<const N: usize>(pairs: [(&str, Value); N]) -> Fields {
    pairs.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

fn group<T>(items: Vec<T>, key: impl Fn(&T) -> RecordId) -> HashMap<RecordId, Vec<T>> {
    let mut groups: HashMap<RecordId, Vec<T>> = HashMap::new();
    for item in items {
        groups.entry(key(&item)).or_default().push(item);
    }
    groups
}
