//! Proposals: activities of the register that help with a gap, the best first, each with its reasons in
//! words. Never what is done or in the plan already. The same question always gets the same answer.

mod reason;
mod score;

pub use reason::Reason;

use std::collections::{BTreeMap, BTreeSet};

use super::{load::Load, step::Step};
use crate::{
    domain::{
        activity::Activity,
        day::{Day, Period},
        gap::Gap,
        role::RoleCard,
    },
    find::Stems,
    limits::PROPOSALS,
    sync::ids::RecordId,
};

/// The register of activities, with the words of each made ready: kept while the register stands, so that a
/// question is answered at once.
#[derive(Default)]
pub struct Register {
    entries: BTreeMap<RecordId, Entry>,
    stems: Stems,
}

struct Entry {
    activity: Activity,
    /// Its title as [`plain`] makes it.
    plain: String,
    /// Stems of its title and its text.
    title: Vec<u32>,
    text: Vec<u32>,
}

impl Register {
    pub fn of(activities: impl IntoIterator<Item = Activity>) -> Self {
        let mut register = Self::default();
        activities.into_iter().for_each(|activity| register.put(activity));
        register
    }

    /// Takes in a new or changed activity.
    pub fn put(&mut self, activity: Activity) {
        let (title, text) = (self.stems.of(&activity.title), self.stems.of(&activity.text));
        let plain = plain(&activity.title);
        self.entries.insert(activity.id.clone(), Entry { activity, plain, title, text });
    }

    /// Forgets one that was deleted.
    pub fn remove(&mut self, activity: &RecordId) {
        self.entries.remove(activity);
    }

    pub fn get(&self, activity: &RecordId) -> Option<&Activity> {
        self.entries.get(activity).map(|entry| &entry.activity)
    }
}

/// What is asked for, and what is known of the person who asks.
pub struct Wish<'a> {
    pub gap: &'a Gap,
    /// The living cards of the catalogue.
    pub cards: &'a BTreeMap<RecordId, RoleCard>,
    /// All steps of the plan, whatever has become of them.
    pub steps: &'a [Step],
    /// Activities that the person has done elsewhere: in earlier trajectories.
    pub done: &'a BTreeSet<RecordId>,
    /// The period of the trajectory.
    pub within: Option<Period>,
    pub today: Day,
}

/// An activity that helps, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Proposal<'a> {
    pub activity: &'a Activity,
    pub score: u32,
    /// The weightiest first.
    pub reasons: Vec<Reason>,
}

impl Proposal<'_> {
    /// «развивает роль «Модератор» до уровня 2, 24 ч, 25 мест в марте».
    pub fn told(&self) -> String {
        self.reasons.iter().map(Reason::told).collect::<Vec<_>>().join(", ")
    }
}

/// The best [`PROPOSALS`] for a wish.
pub fn propose<'a>(register: &'a Register, wish: &Wish) -> Vec<Proposal<'a>> {
    let known = Known::of(wish);
    let asked = score::Asked::of(wish, &register.stems);
    let load = Load::of(wish.steps);
    let fitting = register.entries.values().filter(|entry| !known.has(entry));
    let mut proposals: Vec<Proposal> =
        fitting.filter_map(|entry| score::weigh(entry, wish, &asked, &load)).collect();
    proposals.sort_by(|a, b| {
        let key = |one: &Proposal<'a>| (one.activity.days.is_none(), one.activity.days.map(|days| days.from));
        let by_title = || (&a.activity.title, &a.activity.id).cmp(&(&b.activity.title, &b.activity.id));
        b.score.cmp(&a.score).then_with(|| key(a).cmp(&key(b))).then_with(by_title)
    });
    proposals.truncate(PROPOSALS);
    proposals
}

/// What the person has done or means to do already. What was dropped is not offered again either: it stays in
/// the plan to be taken up.
struct Known<'a> {
    activities: BTreeSet<&'a RecordId>,
    titles: BTreeSet<String>,
}

impl<'a> Known<'a> {
    fn of(wish: &'a Wish) -> Self {
        let taken = wish.steps.iter().filter_map(|step| step.source.as_ref()).map(|source| &source.activity);
        let titles = wish.steps.iter().map(|step| plain(&step.title));
        Self { activities: wish.done.iter().chain(taken).collect(), titles: titles.collect() }
    }

    fn has(&self, entry: &Entry) -> bool {
        self.activities.contains(&entry.activity.id) || self.titles.contains(&entry.plain)
    }
}

/// A title as it is compared: a step written freely may be the same thing.
fn plain(title: &str) -> String {
    let title = title.to_lowercase().replace('ё', "е");
    title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
