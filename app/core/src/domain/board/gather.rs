//! The common map: cards and clusters of several boards gathered on one, by reference and with their origin.
//! Ids follow from where a record came from, so that gathering it twice, or by two people, brings it once and
//! brings it up to date.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{
    card::{self, BoardCard, Origin},
    cluster::{self, Cluster},
    head::Lane,
    link::{self, Link},
};
use crate::{
    limits::{BATCH_CHANGES, CLUSTER_CARDS},
    sync::{
        ids::{RecordId, SpaceId},
        record::{self, Fields},
        replica::Draft,
    },
};

/// The board that is gathered from, as its reader sees it. `links` as drawn, `clusters` as settled.
pub struct Source<'a> {
    pub space: &'a SpaceId,
    pub title: &'a str,
    pub cards: &'a [BoardCard],
    pub links: &'a [Link],
    pub clusters: &'a [Cluster],
}

/// The id that a record of another board has on a common map.
pub fn gathered_id(space: &SpaceId, record: &RecordId) -> RecordId {
    let plain = RecordId::new(format!("from.{space}.{record}"));
    if plain.is_well_formed() {
        return plain;
    }
    RecordId::new(format!("from.{:016x}{:016x}", hash(space.as_str()), hash(record.as_str())))
}

/// FNV-1a: an id must stay the same between releases, which `std`'s hasher does not promise.
fn hash(text: &str) -> u64 {
    text.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// The gestures that gather these cards and clusters, with the cards of the clusters and the links between
/// what is gathered. `stands` tells whether a record is on the common map already: its words are brought up
/// to date and its place there is left. Places in a lane that the common map lacks are left out.
pub fn gather(
    source: &Source,
    chosen: &[RecordId],
    lanes: &[Lane],
    stands: impl Fn(&RecordId) -> bool,
) -> Vec<Vec<Draft>> {
    let mut wanted: BTreeSet<&RecordId> = chosen.iter().collect();
    let clusters: Vec<&Cluster> =
        source.clusters.iter().filter(|cluster| chosen.contains(&cluster.id)).collect();
    wanted.extend(clusters.iter().flat_map(|cluster| &cluster.cards));
    let mut cards: Vec<&BoardCard> = source.cards.iter().filter(|card| wanted.contains(&card.id)).collect();
    cards.sort_by(|a, b| a.rank().cmp(&b.rank()));
    let here: BTreeSet<&RecordId> = cards.iter().map(|card| &card.id).collect();
    let id = |record: &RecordId| gathered_id(source.space, record);
    let write = |record: &RecordId, kind: &str, fields: Fields, kept: &[&str]| {
        let id = id(record);
        if !stands(&id) {
            return Draft::Create { record: id, kind: kind.into(), fields };
        }
        let fields = fields.into_iter().filter(|(name, _)| !kept.contains(&name.as_str())).collect();
        Draft::Set { record: id, fields }
    };
    let mut drafts: Vec<Draft> = Vec::new();
    for card in &cards {
        drafts.push(write(&card.id, card::KIND, card_fields(source, card, lanes), &["place"]));
    }
    for cluster in clusters {
        let members = cluster.cards.iter().filter(|card| here.contains(card)).take(CLUSTER_CARDS);
        let members: Vec<RecordId> = members.map(id).collect();
        let fields = [
            ("title", json!(cluster.title)),
            ("cards", json!(members)),
            ("origin", origin(source, &cluster.id, None)),
        ];
        drafts.push(write(&cluster.id, cluster::KIND, record::fields(fields), &[]));
    }
    for link in source.links.iter().filter(|link| here.contains(&link.from) && here.contains(&link.to)) {
        let fields = [("ends", link::ends(&id(&link.from), &id(&link.to))), ("sort", json!(link.sort))];
        drafts.push(write(&link.id, link::KIND, record::fields(fields), &[]));
    }
    drafts.chunks(BATCH_CHANGES).map(<[Draft]>::to_vec).collect()
}

fn origin(source: &Source, record: &RecordId, number: Option<u64>) -> Value {
    let (space, board) = (source.space.clone(), source.title.to_owned());
    Origin { space, record: record.clone(), number, board }.to_value()
}

fn card_fields(source: &Source, card: &BoardCard, lanes: &[Lane]) -> Fields {
    // A card that was itself gathered keeps its first origin: a common map of common maps.
    let origin = match &card.origin {
        Some(first) => first.to_value(),
        None => origin(source, &card.id, card.number),
    };
    let mut fields =
        record::fields([("text", json!(card.text)), ("sort", json!(card.sort)), ("origin", origin)]);
    let known = |lane: &String| lanes.iter().any(|other| other.id == *lane);
    if let Some(place) = card.place.as_ref().filter(|place| place.lane.as_ref().is_none_or(known)) {
        fields.insert("place".into(), place.to_value());
    }
    if let Some(days) = card.lasts {
        fields.insert("lasts".into(), days.into());
    }
    if !card.owner.is_empty() {
        fields.insert("owner".into(), json!(card.owner));
    }
    if let Some(term) = card.term {
        fields.insert("term".into(), term.to_value());
    }
    if let Some(role) = &card.role {
        fields.insert("role".into(), json!(role));
    }
    fields
}

#[cfg(test)]
mod tests {
    use super::{
        super::{
            card::sample_card, cluster::sample_cluster, head::template_lanes, link::sample_link, place::Place,
        },
        *,
    };
    use crate::domain::kinds::rule_of;

    fn gathered(chosen: &[&str], stands: bool) -> Vec<Draft> {
        let mut cards: Vec<BoardCard> =
            ["a", "b", "c"].iter().zip(1..).map(|(id, n)| sample_card(id, n, "trend", id)).collect();
        cards[0].place = Some(Place::new(9_000, Some("school"), 10));
        cards[1].place = Some(Place::new(9_000, Some("elsewhere"), 10));
        let links = [sample_link("ab", "a", "cause", "b"), sample_link("bc", "b", "cause", "c")];
        let source = Source {
            space: &"board:one".into(),
            title: "Первая",
            cards: &cards,
            links: &links,
            clusters: &[sample_cluster("x", &["a", "b"])],
        };
        let chosen: Vec<RecordId> = chosen.iter().map(|id| RecordId::from(*id)).collect();
        gather(&source, &chosen, &template_lanes("time_map"), |_| stands).concat()
    }

    #[test]
    fn a_cluster_comes_with_its_cards_and_the_links_between_them() {
        let drafts = gathered(&["x"], false);
        let ids: Vec<&str> = drafts
            .iter()
            .map(|draft| match draft {
                Draft::Create { record, .. } => record.as_str(),
                _ => panic!("all is new"),
            })
            .collect();
        let expected = ["a", "b", "x", "ab"].map(|id| format!("from.board:one.{id}"));
        assert_eq!(ids, expected);
    }

    #[test]
    fn what_is_gathered_may_be_written_and_says_where_it_is_from() {
        for draft in gathered(&["x"], false) {
            let Draft::Create { kind, fields, .. } = draft else { panic!("all is new") };
            let rule = rule_of(kind.as_str()).unwrap();
            for (name, value) in &fields {
                assert_eq!(rule.field(name).unwrap().shape.check(value), Ok(()), "{kind} {name}");
            }
            let origin = fields.get("origin").and_then(Origin::from_value);
            assert!(kind.as_str() == link::KIND || origin.is_some_and(|origin| origin.board == "Первая"));
            let lane = fields.get("place").and_then(|place| place.get("lane")).cloned();
            assert!(lane.is_none_or(|lane| lane == "school"), "a lane that is not there");
        }
    }

    #[test]
    fn gathering_again_brings_words_up_to_date_and_leaves_places() {
        for draft in gathered(&["a"], true) {
            let Draft::Set { fields, .. } = draft else { panic!("it stands already") };
            assert!(fields.iter().all(|(name, _)| name != "place"));
            assert!(fields.iter().any(|(name, _)| name == "text"));
        }
    }

    #[test]
    fn ids_that_would_be_too_long_are_still_well_formed_and_tell_records_apart() {
        let space = SpaceId::new(format!("board:{}", "f".repeat(32)));
        let ids: BTreeSet<RecordId> =
            (0..200).map(|n| gathered_id(&space, &RecordId::new(format!("{}{n}", "r".repeat(90))))).collect();
        assert_eq!(ids.len(), 200);
        assert!(ids.iter().all(RecordId::is_well_formed));
    }
}
