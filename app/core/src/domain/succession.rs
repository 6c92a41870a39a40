//! Succession of indicators: a wording that was answered is never rewritten into another one. It is
//! archived, and what took its place is named, so that later comparisons know which wordings stayed.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::json;

use super::level::{INDICATOR, Indicator};
use crate::{
    limits::LIST_ITEMS,
    sync::{ids::RecordId, order, replica::Draft},
};

/// The one gesture that archives an indicator and puts others in its place: one that rewords it, or the
/// several that it is split into. `siblings` are the indicators of its level; `id` mints ids. `None` where
/// there is nothing to put there, or more than an indicator may have successors.
pub fn succeed(
    old: &Indicator,
    texts: &[&str],
    siblings: &[Indicator],
    mut id: impl FnMut() -> RecordId,
) -> Option<Vec<Draft>> {
    let texts: Vec<&str> = texts.iter().map(|text| text.trim()).filter(|text| !text.is_empty()).collect();
    if texts.is_empty() || texts.len() > LIST_ITEMS {
        return None;
    }
    // A sibling in the very same place is passed over: nothing fits between two equal ones.
    let same_level = siblings.iter().filter(|sibling| sibling.parent == old.parent);
    let after = same_level.map(|sibling| &sibling.order).filter(|order| **order > old.order).min();
    let mut before = old.order.clone();
    let mut drafts = Vec::with_capacity(texts.len() + 1);
    let mut successors = Vec::with_capacity(texts.len());
    for text in texts {
        let place = order::between(Some(&before), after.map(String::as_str))?;
        let record = id();
        let fields =
            [("text".to_owned(), json!(text)), ("place".to_owned(), Indicator::place(&old.parent, &place))];
        drafts.push(Draft::Create { record: record.clone(), kind: INDICATOR.into(), fields: fields.into() });
        successors.push(record);
        before = place;
    }
    let fields = vec![("archived".to_owned(), json!(true)), ("successors".to_owned(), json!(successors))];
    drafts.push(Draft::Set { record: old.id.clone(), fields });
    Some(drafts)
}

/// The living indicators that came of this one, itself where it lives. Empty where it was archived without
/// a successor.
pub fn living_heirs<'a>(id: &RecordId, all: &'a BTreeMap<RecordId, Indicator>) -> Vec<&'a Indicator> {
    let mut met = BTreeSet::new();
    let mut asked = vec![id];
    let mut heirs = Vec::new();
    while let Some(id) = asked.pop() {
        let Some(indicator) = all.get(id).filter(|_| met.insert(id.clone())) else { continue };
        if indicator.archived {
            asked.extend(indicator.successors.iter().rev());
        } else {
            heirs.push(indicator);
        }
    }
    heirs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn indicator(id: &str, order: &str, successors: &[&str]) -> Indicator {
        Indicator {
            id: id.into(),
            text: id.to_owned(),
            parent: "role.1".into(),
            order: order.to_owned(),
            archived: !successors.is_empty(),
            successors: successors.iter().map(|id| RecordId::from(*id)).collect(),
        }
    }

    #[test]
    fn a_split_indicator_is_archived_and_its_parts_stand_in_its_place() {
        let places = order::sequence(3);
        let siblings: Vec<_> =
            ["a", "b", "c"].iter().zip(&places).map(|(id, order)| indicator(id, order, &[])).collect();
        let mut ids = ["n1", "n2"].into_iter().map(RecordId::from);
        let drafts =
            succeed(&siblings[1], &["Ведёт игру", " ", "Проводит разбор"], &siblings, || ids.next().unwrap());
        let drafts = drafts.unwrap();
        let order_of = |draft: &Draft| match draft {
            Draft::Create { fields, .. } => fields["place"]["order"].as_str().map(str::to_owned),
            _ => None,
        };
        let made: Vec<String> = drafts.iter().filter_map(order_of).collect();
        assert!(places[1] < made[0] && made[0] < made[1] && made[1] < places[2], "{made:?}");
        let Some(Draft::Set { record, fields }) = drafts.last() else {
            panic!("the old one is written last")
        };
        assert_eq!(record.as_str(), "b");
        let written = [("archived".to_owned(), json!(true)), ("successors".to_owned(), json!(["n1", "n2"]))];
        assert_eq!(fields.as_slice(), written);
    }

    #[test]
    fn nothing_succeeds_an_indicator_without_a_wording() {
        let old = indicator("a", &order::sequence(1)[0], &[]);
        assert_eq!(succeed(&old, &["  "], &[], || RecordId::from("n")), None);
    }

    #[test]
    fn heirs_are_found_through_generations_and_a_circle_ends() {
        let all = [
            ("a", vec!["b", "c"]),
            ("b", vec!["d"]),
            ("c", vec![]),
            ("d", vec![]),
            ("x", vec!["y"]),
            ("y", vec!["x"]),
        ];
        let all: BTreeMap<RecordId, Indicator> =
            all.iter().map(|(id, next)| (RecordId::from(*id), indicator(id, "", next))).collect();
        let heirs = |id: &str| {
            living_heirs(&id.into(), &all).iter().map(|heir| heir.text.as_str()).collect::<Vec<_>>()
        };
        assert_eq!(heirs("a"), ["d", "c"]);
        assert_eq!(heirs("c"), ["c"]);
        assert!(heirs("x").is_empty() && heirs("unknown").is_empty());
    }
}
