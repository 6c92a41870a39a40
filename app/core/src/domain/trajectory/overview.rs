//! Overview: what a методист sees over all trajectories of a centre, to plan programmes by (Programme: 60 % of
//! педагоги use one). Made by the server out of summaries: nobody's plan is in it, no own
//! words, and no gap that only a few have.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Trajectory,
    agreement::{self, Agreement},
    goal::{self, Goal},
    living,
    step::{self, Step},
    version::{self, Version},
};
use crate::{
    domain::gap::Gap,
    limits::{GAP_PEOPLE_LEAST, TRAJECTORY_TARGET_PERCENT},
    sync::{
        ids::{PrincipalId, RecordId},
        record::Record,
    },
};

/// What is counted of one trajectory.
#[derive(Debug, Clone, PartialEq)]
pub struct Summary {
    pub owner: PrincipalId,
    pub organisation: String,
    pub agreed: bool,
    /// At least one step counts: a trajectory with nothing in it is not in use.
    pub in_use: bool,
    /// Cards with the level wanted, `None` for a competence without a level.
    pub gaps: BTreeSet<(RecordId, Option<u8>)>,
    /// It has a gap in the owner's own words.
    pub own_words: bool,
    /// Forms of steps that count, by stored name.
    pub forms: BTreeMap<&'static str, usize>,
    /// Activities that its steps were taken from.
    pub activities: BTreeSet<RecordId>,
}

impl Summary {
    /// Of the records of a trajectory's space. `None` where its head is gone or cannot be read.
    pub fn of(owner: &PrincipalId, records: &[Record]) -> Option<Self> {
        let head = living::<Trajectory>(records, super::KIND).into_iter().next()?;
        let mut steps: Vec<Step> = living(records, step::KIND);
        steps.retain(|step| step.status.counts());
        let (versions, words): (Vec<Version>, Vec<Agreement>) =
            (living(records, version::KIND), living(records, agreement::KIND));
        let gaps: Vec<Gap> =
            living::<Goal>(records, goal::KIND).into_iter().filter_map(|goal| goal.gap).collect();
        let wanted = |gap: &Gap| match gap {
            Gap::Level { card, level } => Some((card.clone(), Some(*level))),
            Gap::Competence { card } => Some((card.clone(), None)),
            Gap::Words(_) => None,
        };
        let mut forms = BTreeMap::new();
        steps.iter().for_each(|step| *forms.entry(step.form).or_default() += 1);
        Some(Self {
            owner: owner.clone(),
            organisation: head.organisation.trim().to_owned(),
            agreed: agreement::standing(&versions, &words).is_some(),
            in_use: !steps.is_empty(),
            gaps: gaps.iter().filter_map(wanted).collect(),
            own_words: gaps.iter().any(|gap| gap.card().is_none()),
            forms,
            activities: steps
                .into_iter()
                .filter_map(|step| step.source)
                .map(|source| source.activity)
                .collect(),
        })
    }
}

/// People of an organisation, and how many of them use a trajectory.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Share {
    pub people: usize,
    pub using: usize,
    /// Of those, with an agreed version.
    pub agreed: usize,
}

impl Share {
    /// Whole percent, rounded down; `None` where nobody is counted.
    pub fn percent(&self) -> Option<u32> {
        (self.using * 100).checked_div(self.people).and_then(|percent| u32::try_from(percent).ok())
    }

    pub fn reaches_target(&self) -> bool {
        self.using * 100 >= self.people * TRAJECTORY_TARGET_PERCENT as usize && self.people > 0
    }
}

/// All trajectories together.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Overview {
    pub all: Share,
    /// By the organisation's name; those who name none stand under the empty one.
    pub organisations: BTreeMap<String, Share>,
    /// Gaps that at least [`GAP_PEOPLE_LEAST`] people have, with how many, the most frequent first.
    pub gaps: Vec<((RecordId, Option<u8>), usize)>,
    /// People with a gap in their own words, which are not read here.
    pub own_words: usize,
    /// Steps by form, the most frequent first.
    pub forms: Vec<(&'static str, usize)>,
    /// Activities by how many people take them up, the most frequent first.
    pub activities: Vec<(RecordId, usize)>,
}

/// `people` is how many the target counts, by organisation. Several trajectories of one person count once;
/// where more use one than are counted, the count is raised.
pub fn overview(summaries: &[Summary], people: &BTreeMap<String, usize>) -> Overview {
    let mut overview = Overview { own_words: owners(summaries, |one| one.own_words), ..Overview::default() };
    for (organisation, count) in people {
        overview.organisations.entry(organisation.trim().to_owned()).or_default().people += count;
    }
    let (mut users, mut agreed) = (BTreeMap::new(), BTreeSet::new());
    for one in summaries.iter().filter(|one| one.in_use) {
        users.entry(&one.owner).or_insert(one.organisation.as_str());
        agreed.extend(one.agreed.then_some(&one.owner));
    }
    for (owner, organisation) in users {
        let share = overview.organisations.entry(organisation.to_owned()).or_default();
        share.using += 1;
        share.agreed += usize::from(agreed.contains(owner));
    }
    for share in overview.organisations.values_mut() {
        share.people = share.people.max(share.using);
        overview.all.people += share.people;
        overview.all.using += share.using;
        overview.all.agreed += share.agreed;
    }
    overview.gaps = frequent(summaries, |one| &one.gaps);
    overview.gaps.retain(|(_, people)| *people >= GAP_PEOPLE_LEAST);
    overview.activities = frequent(summaries, |one| &one.activities);
    let mut forms: BTreeMap<&'static str, usize> = BTreeMap::new();
    for (form, count) in summaries.iter().flat_map(|one| &one.forms) {
        *forms.entry(form).or_default() += count;
    }
    overview.forms = most_first(forms);
    overview
}

/// How many of these people each organisation has, by what their trajectories say of it; those who say nothing
/// stand under the empty name.
pub fn by_organisation(people: &BTreeSet<PrincipalId>, summaries: &[Summary]) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for person in people {
        let own = || summaries.iter().filter(|one| &one.owner == person);
        let said = own().find(|one| one.in_use).or_else(|| own().next());
        let organisation = said.map(|one| one.organisation.clone()).unwrap_or_default();
        *counts.entry(organisation).or_default() += 1;
    }
    counts
}

fn owners(summaries: &[Summary], holds: impl Fn(&Summary) -> bool) -> usize {
    summaries.iter().filter(|one| holds(one)).map(|one| &one.owner).collect::<BTreeSet<_>>().len()
}

/// How many people have each.
fn frequent<T: Ord + Clone>(summaries: &[Summary], of: impl Fn(&Summary) -> &BTreeSet<T>) -> Vec<(T, usize)> {
    let mut people: BTreeMap<&T, BTreeSet<&PrincipalId>> = BTreeMap::new();
    for one in summaries {
        of(one).iter().for_each(|item| _ = people.entry(item).or_default().insert(&one.owner));
    }
    most_first(people.into_iter().map(|(item, people)| (item.clone(), people.len())).collect())
}

fn most_first<T: Ord>(counts: BTreeMap<T, usize>) -> Vec<(T, usize)> {
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    counts
}

#[cfg(test)]
mod tests;
