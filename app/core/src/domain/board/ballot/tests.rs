//! Ballots and what they come to.

use super::*;
use crate::sync::record::sample;

fn ballot(kind: &str, voter: &str, seq: u64, people: u32, dots: Value) -> Record {
    let fields = json!({ "takt": "vote", "people": people, "dots": dots });
    let id = format!("{kind}:vote:{voter}");
    Record { author: voter.into(), seq, ..sample(&id, kind, fields) }
}

fn counted(records: &[Record]) -> Tally {
    let cards = ["a", "b"].map(RecordId::from).into();
    let person = |who: &PrincipalId| {
        if who.as_str() == "g-guest" { "a-anna".into() } else { who.clone() }
    };
    tally(records, &"vote".into(), &cards, person)
}

#[test]
fn hands_count_for_as_many_people_as_the_host_said() {
    let records = [
        ballot(KIND, "a-ivan", 1, 1, json!({ "a": 2, "gone": 1 })),
        ballot(HANDS, "a-olga", 2, 10, json!({ "a": 5, "b": 7 })),
    ];
    let counted = counted(&records);
    assert_eq!((counted.of(&"a".into()), counted.of(&"b".into()), counted.voters), (7, 7, 11));
    assert_eq!(counted.dots.len(), 2, "a deleted card is not counted");
}

#[test]
fn a_person_votes_once_also_where_they_first_came_as_a_guest() {
    let records =
        [ballot(KIND, "a-anna", 9, 1, json!({ "b": 1 })), ballot(KIND, "g-guest", 4, 1, json!({ "a": 3 }))];
    let counted = counted(&records);
    assert_eq!((counted.of(&"a".into()), counted.of(&"b".into()), counted.voters), (0, 1, 1));
}

#[test]
fn an_empty_ballot_is_nobodys_vote_and_broken_ones_are_passed_over() {
    let broken = sample("ballot:vote:x", KIND, json!({ "takt": "vote", "dots": { "a": -1 } }));
    let withdrawn = ballot(KIND, "a-ivan", 1, 1, json!({}));
    let other = sample("ballot:t:x", KIND, json!({ "takt": "other", "dots": { "a": 1 } }));
    assert_eq!(counted(&[broken, withdrawn, other]), Tally::default());
}

#[test]
fn tapping_a_card_goes_round_from_none_to_all_it_may_get() {
    let vote = Vote::new(3, 2);
    let mut mine = Ballot::try_from(&ballot(KIND, "a", 1, 1, json!({ "b": 1 }))).unwrap();
    let mut seen = Vec::new();
    for _ in 0..4 {
        mine.dots = mine.tapped(&"a".into(), vote);
        assert!(mine.fits(vote));
        seen.push(mine.dots.get(&RecordId::from("a")).copied().unwrap_or_default());
    }
    assert_eq!(seen, [1, 2, 0, 1]);
}

#[test]
fn votes_are_written_with_whole_positive_numbers_alone() {
    assert!(is_dots(&json!({ "a": 1 })) && is_dots(&json!({})));
    for bad in [json!({ "a": 0 }), json!({ "a": -1 }), json!({ "a": 1.5 }), json!({ "а б": 1 }), json!([])]
    {
        assert!(!is_dots(&bad), "{bad}");
    }
}
