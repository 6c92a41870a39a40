//! Accord: where the talk about agreeing stands, by what the owner offered and what was said on it. Offering
//! keeps a version, so that it is clear what waits for a word.

use serde_json::json;

use super::{
    Trajectory,
    agreement::{self, Agreement},
    comparison::{Changed, How, compare},
    version::{self, Snapshot, Version, VersionError},
};
use crate::{
    domain::day::Day,
    sync::{ids::RecordId, replica::Draft},
};

/// The stored name of the head's state that asks a тьютор for a word.
pub const OFFERED: &str = "offered";

/// Where it stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Accord<'a> {
    /// Nothing is offered and nothing was agreed.
    Open,
    /// The newest version waits for a тьютор's word.
    Waiting(&'a Version),
    /// The newest version was returned.
    Returned(&'a Version, &'a Agreement),
    Agreed(&'a Version, &'a Agreement),
}

impl<'a> Accord<'a> {
    /// `state` is the head's. A return weighs more than another тьютор's consent; a version that was kept
    /// without being offered changes nothing.
    pub fn of(state: &str, versions: &'a [Version], words: &'a [Agreement]) -> Self {
        let Some(newest) = newest(versions) else { return Self::Open };
        let on_it = words.iter().filter(|word| word.version == newest.id);
        let last = on_it.max_by_key(|word| (!word.agreed, word.day, &word.id));
        match (last, agreement::standing(versions, words)) {
            (Some(word), _) if word.agreed => Self::Agreed(newest, word),
            (Some(word), _) => Self::Returned(newest, word),
            (None, _) if state == OFFERED => Self::Waiting(newest),
            (None, Some((version, word))) => Self::Agreed(version, word),
            (None, None) => Self::Open,
        }
    }

    /// The head's state for people: an offer that was answered is no longer being agreed.
    pub fn told(&self, head: &Trajectory) -> &'static str {
        match self {
            Self::Agreed(..) if head.state == OFFERED => "согласована",
            Self::Returned(..) if head.state == OFFERED => "возвращена на доработку",
            _ => head.state_title(),
        }
    }

    pub fn is_waiting(&self) -> bool {
        matches!(self, Self::Waiting(_))
    }
}

/// The version kept last. One without its number yet is the newest.
pub fn newest(versions: &[Version]) -> Option<&Version> {
    versions.iter().max_by_key(|version| (version.number.unwrap_or(u64::MAX), &version.id))
}

/// The gesture that offers the plan as it stands: `version` keeps it, unless the newest one holds the same and
/// nobody has said a word on it.
///
/// # Errors
/// Where the plan is too large to be kept as a version.
pub fn offer(
    plan: &Snapshot,
    versions: &[Version],
    words: &[Agreement],
    version: RecordId,
    day: Day,
) -> Result<Vec<Draft>, VersionError> {
    let unsaid = |kept: &&Version| !words.iter().any(|word| word.version == kept.id);
    let kept = newest(versions).filter(|kept| &kept.plan == plan).filter(unsaid).is_some();
    let mut drafts = Vec::new();
    if !kept {
        drafts.push(version::freeze(plan, version, "", day)?);
    }
    let fields = vec![("state".to_owned(), json!(OFFERED))];
    drafts.push(Draft::Set { record: Trajectory::head(), fields });
    Ok(drafts)
}

/// How many records read otherwise than in the version. A step that only went on to another status is the plan
/// being carried out, not another plan.
pub fn changed_since(version: &Snapshot, now: &Snapshot) -> usize {
    let counts = |changed: &Changed| match &changed.how {
        How::Changed(fields) => fields.iter().any(|change| change.field != "status"),
        How::Added | How::Removed => true,
    };
    compare(version, now, |_| None).iter().filter(|changed| counts(changed)).count()
}

#[cfg(test)]
mod tests {
    use super::super::tests::{day, step_record};
    use super::*;

    fn plan(fields: serde_json::Value) -> Snapshot {
        Snapshot::of(&[step_record("a", fields)])
    }

    fn version(id: &str, number: Option<u64>, plan: &Snapshot) -> Version {
        let (name, title) = (String::new(), String::new());
        Version { id: id.into(), number, name, title, day: day("2026-10-01"), plan: plan.clone() }
    }

    fn word(version: &str, by: &str, agreed: bool) -> Agreement {
        let (version, by) = (RecordId::from(version), by.into());
        let id = Agreement::id_of(&version, &by);
        let (name, word) = (String::new(), String::new());
        Agreement { id, by, name, version, agreed, day: day("2026-10-02"), word }
    }

    #[test]
    fn an_offer_waits_until_a_word_is_said_on_its_version() {
        let versions = [version("v1", Some(1), &plan(json!({}))), version("v2", None, &plan(json!({})))];
        assert_eq!(Accord::of(OFFERED, &versions[..0], &[]), Accord::Open);
        assert_eq!(Accord::of("drafting", &versions, &[]), Accord::Open);
        let earlier = [word("v1", "a-tutor", true)];
        assert_eq!(Accord::of(OFFERED, &versions, &earlier), Accord::Waiting(&versions[1]));
        let said = [word("v1", "a-tutor", true), word("v2", "a-tutor", true)];
        assert_eq!(Accord::of(OFFERED, &versions, &said), Accord::Agreed(&versions[1], &said[1]));
    }

    #[test]
    fn one_who_returned_weighs_more_than_one_who_agreed() {
        let versions = [version("v1", Some(1), &plan(json!({})))];
        let words = [word("v1", "a-one", true), word("v1", "a-other", false)];
        assert_eq!(Accord::of(OFFERED, &versions, &words), Accord::Returned(&versions[0], &words[1]));
    }

    #[test]
    fn a_version_kept_for_oneself_leaves_the_agreement_standing() {
        let versions = [version("v1", Some(1), &plan(json!({}))), version("v2", Some(2), &plan(json!({})))];
        let words = [word("v1", "a-tutor", true)];
        assert_eq!(Accord::of("going", &versions, &words), Accord::Agreed(&versions[0], &words[0]));
    }

    #[test]
    fn what_was_offered_and_not_answered_is_not_kept_twice() {
        let now = plan(json!({ "hours": 8 }));
        let offer = |versions: &[Version], words: &[Agreement]| {
            offer(&now, versions, words, "new".into(), day("2026-10-05")).unwrap().len()
        };
        assert_eq!(offer(&[], &[]), 2);
        let same = [version("v1", Some(1), &now)];
        assert_eq!(offer(&same, &[]), 1);
        assert_eq!(offer(&same, &[word("v1", "a-tutor", false)]), 2, "it was answered");
        assert_eq!(offer(&[version("v1", Some(1), &plan(json!({})))], &[]), 2, "the plan is another");
    }

    #[test]
    fn a_step_that_was_done_does_not_make_another_plan() {
        let agreed = plan(json!({ "hours": 8 }));
        let done = json!({ "hours": 8, "status": { "state": "done" } });
        assert_eq!(changed_since(&agreed, &plan(done)), 0);
        assert_eq!(changed_since(&agreed, &plan(json!({ "hours": 9, "status": { "state": "done" } }))), 1);
        assert_eq!(changed_since(&agreed, &Snapshot::default()), 1);
    }
}
