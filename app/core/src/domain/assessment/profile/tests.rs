//! What an assessed person is shown.

use super::*;
use crate::domain::assessment::heat::samples::{at_level, card, subject};

fn colleagues(count: usize, level: u8) -> Vec<Answer> {
    let rater = |n: usize| at_level("s-ivan", &format!("a-{n}"), &card("mod", 3), Part::Colleague, level);
    (0..count).map(rater).collect()
}

#[test]
fn two_colleagues_are_never_told_and_three_are_told_without_names() {
    let ivan = subject("ivan");
    assert_eq!(digest_of(&ivan, &colleagues(2, 3)), None);
    let digest = digest_of(&ivan, &colleagues(3, 3)).unwrap();
    let share = digest.cards[&RecordId::from("mod")].colleagues[&RecordId::from("mod.1.0")];
    assert_eq!(share, Share { yes: 3, answered: 3 });
    let mut mixed = colleagues(3, 3);
    mixed[0].levels[0].insert("mod.1.0".into(), Mark::Cannot);
    let digest = digest_of(&ivan, &mixed).unwrap();
    let told = &digest.cards[&RecordId::from("mod")].colleagues;
    assert!(!told.contains_key(&RecordId::from("mod.1.0")), "two of three could judge it");
}

#[test]
fn a_persons_own_word_is_never_among_the_colleagues() {
    let mut answers = colleagues(2, 3);
    answers.push(at_level("s-ivan", "a-ivan", &card("mod", 3), Part::Colleague, 4));
    assert_eq!(digest_of(&subject("ivan"), &answers), None);
}

#[test]
fn the_profile_shows_the_next_level_in_its_words_and_what_others_see_otherwise() {
    let cards = [card("mod", 3), card("tutor", 3)];
    let own = [
        at_level("s-ivan", "a-ivan", &cards[0], Part::Own, 1),
        at_level("s-ivan", "a-ivan", &cards[1], Part::Own, 4),
    ];
    let digest = digest_of(&subject("ivan"), &colleagues(3, 2));
    let profile = profile(&cards, &own, digest.as_ref(), &BTreeMap::new());
    assert_eq!((&profile.strengths, &profile.gaps), (&vec!["tutor".into()], &vec!["mod".into()]));
    let moderator = &profile.cards[0];
    assert_eq!(moderator.level, Some((1, Source::Own)));
    let next = moderator.next.as_ref().unwrap();
    assert_eq!((next.level, next.summary.as_str(), next.wanted.len()), (2, "уровень 2", 3));
    assert_eq!(moderator.seen.iter().map(|(_, seen)| *seen).collect::<Vec<_>>(), [Seen::More; 3]);
    assert_eq!(profile.cards[1].next, None, "above the top there is nothing");
    assert_eq!(moderator.colleagues.unwrap()[1], Share { yes: 9, answered: 9 });
}

#[test]
fn a_confirmed_level_stands_against_ones_own_and_without_answers_nothing_is_claimed() {
    let cards = [card("mod", 3)];
    let own = [at_level("s-ivan", "a-ivan", &cards[0], Part::Own, 4)];
    let confirmed = BTreeMap::from([("mod".into(), 2)]);
    let level = profile(&cards, &own, None, &confirmed).cards[0].level;
    assert_eq!(level, Some((2, Source::Confirmed)));
    let empty = profile(&cards, &[], None, &BTreeMap::new());
    assert_eq!((empty.cards[0].level, &empty.cards[0].next, empty.gaps.len()), (None, &None, 0));
}
