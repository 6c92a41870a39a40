//! Showing: raising cards from their author to a group, from a group to all, and revealing a board. The
//! server makes the changes, since whoever reveals has not been sent the cards and cannot name them; before
//! that they may know how many there are, and no more.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{card, cluster, link, takt::Takt};
use crate::{
    domain::grants::{Action, Function},
    sync::{
        audience::{Audience, Viewer},
        ids::{GroupId, RecordId},
        record::Record,
    },
};

/// What somebody asks to be shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Wish {
    /// All that is hidden, to all: the host's.
    Everything,
    /// What was written in one такт, to all: the host's.
    Takt(RecordId),
    /// What one's group has, to all: the сборщик's. Some of it, or all where nothing is named.
    OfGroup(Vec<RecordId>),
    /// Own records, to one's group: their author's.
    Own(Vec<RecordId>),
}

/// Kinds that are hidden and shown. Ballots are not among them: nobody is ever shown who voted how.
pub fn is_shown(kind: &str) -> bool {
    [card::KIND, link::KIND, cluster::KIND].contains(&kind)
}

/// The records whose audience is to be changed, and to whom they are shown then. `Err` with a word where the
/// viewer may not ask for it. Records that are shown already, gone or not theirs to show are passed over.
pub fn to_show<'a>(
    records: impl IntoIterator<Item = &'a Record>,
    wish: &Wish,
    by: &Viewer,
) -> Result<(Vec<&'a Record>, Audience), &'static str> {
    let group = by.standing.group.as_ref();
    let to = match wish {
        Wish::Everything | Wish::Takt(_) if by.standing.may(Action::Steer) => Audience::All,
        Wish::Everything | Wish::Takt(_) => return Err("Раскрывает карточки ведущий."),
        Wish::OfGroup(_) if by.standing.functions.contains(&Function::Collector) => match group {
            Some(_) => Audience::All,
            None => return Err("Сначала выберите группу."),
        },
        Wish::OfGroup(_) => return Err("Карточки группы поднимает на карту её сборщик."),
        Wish::Own(_) if by.standing.may(Action::Contribute) => match group {
            Some(group) => Audience::Group(group.clone()),
            None => return Err("Сначала выберите группу."),
        },
        Wish::Own(_) => return Err("Здесь можно только смотреть."),
    };
    let named = |ids: &[RecordId], record: &Record| ids.is_empty() || ids.contains(&record.id);
    let wished = |record: &&Record| match wish {
        Wish::Everything => record.audience() != Audience::All,
        Wish::Takt(takt) => record.audience() != Audience::All && record.text("takt") == Some(takt.as_str()),
        Wish::OfGroup(ids) => {
            let is_groups =
                matches!((record.audience(), group), (Audience::Group(of), Some(mine)) if of == *mine);
            is_groups && named(ids, record)
        }
        Wish::Own(ids) => {
            record.audience() == Audience::Author && by.is(&record.author) && ids.contains(&record.id)
        }
    };
    let shown = records.into_iter().filter(|record| is_shown(record.kind.as_str()) && record.is_alive());
    Ok((shown.filter(wished).collect(), to))
}

/// What is noted as shown when the cards are revealed at the end of a такт: itself, and whatever was hidden in
/// those before it, so that a card that comes late from an offline device is shown with its neighbours. Votes
/// of earlier такты stay as they are. `takts` in their order.
pub fn revealed_with(takt: &RecordId, takts: &[Takt]) -> Vec<RecordId> {
    let Some(at) = takts.iter().position(|other| other.id == *takt) else { return Vec::new() };
    let shown = takts[..at].iter().filter(|earlier| takts[at].reveals && earlier.vote.is_none());
    shown.chain([&takts[at]]).map(|takt| takt.id.clone()).collect()
}

/// How many cards are still hidden: all that the host is told before a reveal.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hidden {
    /// With their authors.
    pub with_authors: usize,
    pub with_groups: BTreeMap<GroupId, usize>,
}

impl Hidden {
    pub fn total(&self) -> usize {
        self.with_authors + self.with_groups.values().sum::<usize>()
    }
}

/// Counted by the server for those who may steer; `None` for everybody else.
pub fn hidden<'a>(records: impl IntoIterator<Item = &'a Record>, by: &Viewer) -> Option<Hidden> {
    if !by.standing.may(Action::Steer) {
        return None;
    }
    let mut hidden = Hidden::default();
    let cards = records.into_iter().filter(|record| record.kind.as_str() == card::KIND && record.is_alive());
    for record in cards {
        match record.audience() {
            Audience::All => {}
            Audience::Group(group) => *hidden.with_groups.entry(group).or_default() += 1,
            _ => hidden.with_authors += 1,
        }
    }
    Some(hidden)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::{grants::Standing, space::SpaceKind},
        sync::record::sample,
    };
    use serde_json::{Value, json};

    fn viewer(name: &str, function: Function, group: Option<&str>) -> Viewer {
        let functions = [function].into();
        let standing =
            Standing { functions, group: group.map(Into::into), ..Standing::visitor(SpaceKind::Board) };
        Viewer { principal: Some(name.into()), standing }
    }

    /// All by `a-ivan`.
    fn records() -> Vec<Record> {
        let card = |id: &str, audience: Value, takt: &str| {
            sample(
                id,
                card::KIND,
                json!({ "text": "М", "sort": "trend", "audience": audience, "takt": takt }),
            )
        };
        vec![
            card("own", json!("author"), "t1"),
            card("red", json!({ "group": "red" }), "t1"),
            card("blue", json!({ "group": "blue" }), "t2"),
            card("all", json!("all"), "t2"),
            sample("vote", "ballot", json!({ "takt": "t1", "dots": {}, "audience": "author" })),
        ]
    }

    fn shown(wish: Wish, by: &Viewer) -> Result<Vec<String>, &'static str> {
        let records = records();
        let (shown, _) = to_show(&records, &wish, by)?;
        Ok(shown.into_iter().map(|record| record.id.to_string()).collect())
    }

    #[test]
    fn a_host_reveals_all_that_is_hidden_or_one_takts_and_never_a_ballot() {
        let host = viewer("a-olga", Function::Host, None);
        assert_eq!(shown(Wish::Everything, &host).unwrap(), ["own", "red", "blue"]);
        assert_eq!(shown(Wish::Takt("t2".into()), &host).unwrap(), ["blue"]);
        let collector = viewer("g-anna", Function::Collector, Some("red"));
        assert!(shown(Wish::Everything, &collector).is_err());
    }

    #[test]
    fn a_collector_raises_the_cards_of_the_own_group_alone() {
        let collector = viewer("g-anna", Function::Collector, Some("red"));
        assert_eq!(shown(Wish::OfGroup(Vec::new()), &collector).unwrap(), ["red"]);
        let others = Wish::OfGroup(vec!["blue".into(), "own".into()]);
        assert_eq!(shown(others, &collector).unwrap(), [""; 0]);
        assert!(shown(Wish::OfGroup(Vec::new()), &viewer("g", Function::Participant, Some("red"))).is_err());
        assert!(shown(Wish::OfGroup(Vec::new()), &viewer("g", Function::Collector, None)).is_err());
    }

    #[test]
    fn an_author_gives_own_cards_to_the_own_group() {
        let ivan = viewer("a-ivan", Function::Participant, Some("red"));
        let wish = Wish::Own(vec!["own".into(), "blue".into()]);
        let records = records();
        let (shown, to) = to_show(&records, &wish, &ivan).unwrap();
        assert_eq!((shown.len(), to), (1, Audience::Group("red".into())));
        let anna = viewer("g-anna", Function::Participant, Some("red"));
        assert_eq!(to_show(&records, &wish, &anna).unwrap().0.len(), 0);
    }

    #[test]
    fn before_a_reveal_the_host_is_told_numbers_and_a_participant_nothing() {
        let host = viewer("a-olga", Function::Host, None);
        let hidden_now = hidden(&records(), &host).unwrap();
        assert_eq!((hidden_now.total(), hidden_now.with_authors), (3, 1));
        assert_eq!(hidden_now.with_groups[&"red".into()], 1);
        assert_eq!(hidden(&records(), &viewer("g", Function::Participant, None)), None);
    }

    #[test]
    fn a_reveal_is_noted_for_the_takts_that_hid_and_votes_before_it_stay_secret() {
        let takt = |id: &str, fields: Value| {
            let mut all = json!({ "title": id, "order": id });
            all.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
            Takt::try_from(&sample(id, "takt", all)).unwrap()
        };
        let takts = [
            takt("a", json!({ "begins": "author" })),
            takt("b", json!({ "vote": { "dots": 3, "per_card": 1 } })),
            takt("c", json!({ "reveals": true })),
            takt("d", json!({})),
        ];
        assert_eq!(revealed_with(&"c".into(), &takts), ["a".into(), "c".into()]);
        assert_eq!(revealed_with(&"b".into(), &takts), ["b".into()]);
        assert_eq!(revealed_with(&"gone".into(), &takts), []);
    }
}
