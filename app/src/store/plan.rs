//! Events and who holds them: the register of activities and the lines of people's plans.

use std::collections::BTreeSet;

use karta_core::{
    domain::{
        activity::{
            self, Activity,
            import::{self, Import, Known, NotATable},
        },
        day::{Day, Period},
        plan::{self, PlanItem, Planned},
        role::RoleCard,
    },
    sync::{RecordId, record::fields, replica::Manner},
};
use leptos::prelude::*;
use serde_json::{Value, json};

use super::{Catalogue, karta};
use crate::platform::random_id;

/// The register and the plans of the page's catalogue.
#[derive(Clone, Copy)]
pub struct Plan {
    catalogue: Catalogue,
    /// By date, those without one last; archived ones too.
    pub activities: Memo<Vec<Activity>>,
    /// Lines of all people that this person may see.
    pub items: Memo<Vec<PlanItem>>,
}

impl Plan {
    pub fn here() -> Self {
        let catalogue = karta().catalogue;
        let activities = Memo::new(move |_| {
            let mut all: Vec<Activity> = catalogue.space().all(activity::KIND);
            all.sort_by(|a, b| place_in_time(a).cmp(&place_in_time(b)));
            all
        });
        let items = Memo::new(move |_| {
            let mut items: Vec<PlanItem> = catalogue.space().all(plan::KIND);
            items.sort_by(|a, b| a.id.cmp(&b.id));
            items
        });
        Self { catalogue, activities, items }
    }

    pub fn catalogue(self) -> Catalogue {
        self.catalogue
    }

    /// The cards of roles in the drawer's order, without archived ones.
    pub fn roles(self) -> Vec<RoleCard> {
        self.catalogue.of_family(false, RoleCard::clone)
    }

    /// The roles that the programme lists and counts.
    pub fn listed(self) -> BTreeSet<RecordId> {
        self.catalogue
            .cards
            .with(|cards| cards.iter().filter(|card| card.listed).map(|card| card.id.clone()).collect())
    }

    /// A card's title; a word where it is gone.
    pub fn card_title(self, id: &RecordId) -> String {
        self.catalogue.card(id).map_or_else(|| "роль удалена".to_owned(), |card| card.title)
    }

    pub fn activity(self, id: &RecordId) -> Option<Activity> {
        self.activities.with(|all| all.iter().find(|one| &one.id == id).cloned())
    }

    pub fn item(self, id: &RecordId) -> Option<PlanItem> {
        self.items.with(|all| all.iter().find(|one| &one.id == id).cloned())
    }

    pub fn my_items(self) -> Vec<PlanItem> {
        let me = karta().principal();
        self.items.with(|items| items.iter().filter(|item| item.person == me).cloned().collect())
    }

    /// Lines whose event is still there: what is shown and counted of everybody.
    pub fn standing_items(self) -> Vec<PlanItem> {
        let there: BTreeSet<RecordId> =
            self.activities.with(|all| all.iter().map(|one| one.id.clone()).collect());
        self.items.with(|items| items.iter().filter(|item| there.contains(&item.activity)).cloned().collect())
    }

    /// Whether this person's plan has the event in that role.
    pub fn is_planned(self, activity: &RecordId, role: &RecordId) -> bool {
        self.my_items().iter().any(|item| &item.activity == activity && &item.role == role)
    }

    pub fn add_activity(self, title: &str) -> RecordId {
        self.catalogue
            .space()
            .create(activity::KIND, fields([("title", title.trim().into()), ("form", "seminar".into())]))
    }

    pub fn write(self, record: &RecordId, field: &str, value: impl Into<Value>) {
        self.catalogue.space().set(record, field, value);
    }

    /// What would become of the rows of a table; `form` is for those that name none. Nothing is written.
    ///
    /// # Errors
    /// With a word for people where it is no table of events.
    pub fn read_table(self, text: &str, form: &'static str) -> Result<Import, NotATable> {
        let cards = self.catalogue.cards.with_untracked(|cards| {
            let living = cards.iter().filter(|card| !card.archived);
            living.map(|card| (card.id.clone(), card.title.clone())).collect::<Vec<_>>()
        });
        self.activities
            .with_untracked(|activities| import::read(text, &Known { activities, cards: &cards, form }))
    }

    /// Writes what was shown: a gesture for each few hundred rows.
    pub fn write_table(self, table: &Import) {
        for drafts in table.drafts(|| RecordId::new(random_id(10))) {
            self.catalogue.space().make(drafts, Manner::Act);
        }
    }

    pub fn set_days(self, activity: &RecordId, days: Option<Period>) {
        self.write(activity, "days", days.map_or(Value::Null, Period::to_value));
    }

    pub fn add_item(self, activity: &RecordId, role: &RecordId) -> RecordId {
        self.catalogue
            .space()
            .create(plan::KIND, fields([("activity", json!(activity)), ("role", json!(role))]))
    }

    pub fn set_state(self, item: &RecordId, state: Planned) {
        self.write(item, "state", state.name());
    }

    pub fn remove(self, record: &RecordId) {
        self.catalogue.space().delete(record);
    }

    pub fn bring_back(self, record: &RecordId) {
        self.catalogue.space().restore(record);
    }
}

/// Dated ones first, by their beginning; then by title.
fn place_in_time(activity: &Activity) -> (bool, Option<Day>, &str, &RecordId) {
    let from = activity.days.map(|days| days.from);
    (from.is_none(), from, &activity.title, &activity.id)
}
