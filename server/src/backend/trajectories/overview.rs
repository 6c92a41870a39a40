//! Counts over all trajectories of the centre. They are made out of storage and not out of anybody's sight: what
//! leaves the server is counts alone, as `karta_core::domain::trajectory::overview` allows them.

use std::collections::{BTreeMap, BTreeSet};

use app::wire::trajectory::{OverviewReport, ShareLine};
use karta_core::{
    domain::{
        account::AccountKind,
        foundation::Foundation,
        grants::Function,
        space::SpaceKind,
        trajectory::overview::{Share, Summary, by_organisation, overview},
    },
    sync::{PrincipalId, SpaceId},
};
use tokio::sync::Mutex;

use crate::{
    auth::PeopleError,
    live::room::caller::members,
    persistence::{StorageError, accounts::Account},
    state::Karta,
};

/// How long counts are given as they were counted, milliseconds.
const FRESH_MS: u64 = 30_000;

/// The counts as they were made last. Whoever asks while they are made waits for them.
#[derive(Default)]
pub struct Overviews(Mutex<Kept>);

#[derive(Default)]
struct Kept {
    report: Option<OverviewReport>,
    /// By space, with the version of its head: what has not changed is not read again.
    summaries: BTreeMap<SpaceId, (u64, Option<Summary>)>,
}

impl Overviews {
    /// The counts as of now, or of less than half a minute ago.
    ///
    /// # Errors
    /// A failing storage.
    pub async fn report(&self, karta: &Karta) -> Result<OverviewReport, PeopleError> {
        let mut kept = self.0.lock().await;
        let now = karta.hub.now_ms();
        let fresh = |report: &&OverviewReport| now.abs_diff(report.counted_ms) < FRESH_MS;
        if let Some(report) = kept.report.as_ref().filter(fresh) {
            return Ok(report.clone());
        }
        kept.read(karta).await?;
        let accounts = karta.people.open_accounts().await?;
        let summaries: Vec<Summary> =
            kept.summaries.values().filter_map(|(_, summary)| summary.clone()).collect();
        let report = report_of(&summaries, &accounts, now);
        kept.report = Some(report.clone());
        Ok(report)
    }
}

impl Kept {
    async fn read(&mut self, karta: &Karta) -> Result<(), StorageError> {
        let Some(foundation) = Foundation::of(SpaceKind::Trajectory) else { return Ok(()) };
        let mut spaces = karta.storage.spaces_with(&foundation.head_id()).await?;
        spaces.retain(|space| SpaceKind::of(space) == Some(SpaceKind::Trajectory));
        self.summaries.retain(|space, _| spaces.contains(space));
        for space in spaces {
            let Some(head) = karta.storage.head(&space).await? else { continue };
            if self.summaries.get(&space).is_some_and(|(version, _)| *version == head.version) {
                continue;
            }
            let Some(stored) = karta.storage.load(&space).await? else { continue };
            let owner = members(stored.records.iter()).find(|one| one.functions.contains(&Function::Owner));
            let summary = owner.and_then(|owner| Summary::of(&owner.person, &stored.records));
            self.summaries.insert(space, (stored.head.version, summary));
        }
        Ok(())
    }
}

/// The target counts педагоги; gaps and steps are everybody's.
fn report_of(summaries: &[Summary], accounts: &[Account], counted_ms: u64) -> OverviewReport {
    let of = |teachers: bool| -> BTreeSet<PrincipalId> {
        let people = accounts.iter().filter(|one| (one.kind == AccountKind::Teacher) == teachers);
        people.map(|one| one.principal.clone()).collect()
    };
    let (teachers, others) = (of(true), of(false));
    let theirs: Vec<Summary> =
        summaries.iter().filter(|one| teachers.contains(&one.owner)).cloned().collect();
    let shares = overview(&theirs, &by_organisation(&teachers, &theirs));
    let whole = overview(summaries, &BTreeMap::new());
    let in_use = summaries.iter().filter(|one| one.in_use && others.contains(&one.owner));
    OverviewReport {
        all: line(String::new(), &shares.all),
        percent: shares.all.percent(),
        reaches_target: shares.all.reaches_target(),
        organisations: shares.organisations.into_iter().map(|(name, share)| line(name, &share)).collect(),
        others: in_use.map(|one| &one.owner).collect::<BTreeSet<_>>().len(),
        gaps: whole.gaps.into_iter().map(|((card, level), people)| (card, level, people)).collect(),
        own_words: whole.own_words,
        forms: whole.forms.into_iter().map(|(form, count)| (form.to_owned(), count)).collect(),
        activities: whole.activities,
        counted_ms,
    }
}

fn line(organisation: String, share: &Share) -> ShareLine {
    ShareLine { organisation, people: share.people, using: share.using, agreed: share.agreed }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn account(principal: &str, kind: AccountKind) -> Account {
        Account {
            principal: principal.into(),
            name: principal.to_owned(),
            kind,
            login: None,
            password: None,
            closed: false,
            generation: 0,
            consent: None,
            created_ms: 0,
            slip: None,
        }
    }

    fn summary(owner: &str) -> Summary {
        Summary {
            owner: owner.into(),
            organisation: "Школа 1".into(),
            agreed: true,
            in_use: true,
            gaps: BTreeSet::new(),
            own_words: false,
            forms: BTreeMap::from([("seminar", 2)]),
            activities: BTreeSet::new(),
        }
    }

    #[test]
    fn the_target_counts_teachers_alone_and_the_steps_are_everybodys() {
        let accounts = [
            account("a-vera", AccountKind::Teacher),
            account("a-ivan", AccountKind::Teacher),
            account("a-olga", AccountKind::Methodist),
        ];
        let summaries = [summary("a-vera"), summary("a-olga"), summary("a-closed")];
        let report = report_of(&summaries, &accounts, 7);
        assert_eq!((report.all.people, report.all.using, report.percent), (2, 1, Some(50)));
        assert_eq!((report.others, report.reaches_target), (1, false));
        assert_eq!(report.forms, [("seminar".to_owned(), 6)]);
        let names: Vec<_> =
            report.organisations.iter().map(|one| (one.organisation.as_str(), one.people)).collect();
        assert_eq!(names, [("", 1), ("Школа 1", 1)]);
    }
}
