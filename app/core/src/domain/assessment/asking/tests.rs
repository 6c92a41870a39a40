//! What a rater is asked, and how long it takes.

use super::*;
use crate::domain::{
    assessment::heat::samples::{answer, card},
    diagnostic::{assignment::Part, mark::Mark},
};

fn answered(card: &RoundCard, placed: u8, marks: &[(u8, Mark)]) -> Answer {
    let mut answer = answer("s-1", "a-1", &card.card, Part::Own);
    answer.placed = Some(placed);
    for (level, mark) in marks {
        let at = usize::from(level - 1);
        let ids = card.levels[at].indicators.iter().map(|it| it.id.clone());
        answer.levels[at] = ids.map(|id| (id, *mark)).collect();
    }
    answer
}

#[test]
fn after_placing_that_level_and_its_neighbours_are_asked() {
    let card = card("mod", 4);
    for (placed, levels) in
        [(0, vec![1]), (1, vec![1, 2]), (2, vec![1, 2, 3]), (3, vec![2, 3, 4]), (4, vec![3, 4])]
    {
        assert_eq!(levels_to_ask(&card, &answered(&card, placed, &[])), levels, "placed at {placed}");
    }
    let unplaced = answer("s-1", "a-1", &card.card, Part::Own);
    assert_eq!(steps_left(&card, &unplaced), [Step::Place]);
}

#[test]
fn who_placed_themselves_too_high_is_asked_downwards_until_a_level_is_met() {
    let card = card("mod", 4);
    let high = answered(&card, 4, &[(3, Mark::NotYet), (4, Mark::NotYet)]);
    assert_eq!(levels_to_ask(&card, &high), [2, 3, 4]);
    let lower = answered(&card, 4, &[(2, Mark::NotYet), (3, Mark::NotYet), (4, Mark::NotYet)]);
    assert_eq!(levels_to_ask(&card, &lower), [1, 2, 3, 4]);
    let met = answered(&card, 4, &[(2, Mark::Yes), (3, Mark::NotYet), (4, Mark::NotYet)]);
    assert_eq!(levels_to_ask(&card, &met), [2, 3, 4]);
    assert!(steps_left(&card, &met).is_empty());
}

#[test]
fn whatever_is_answered_asking_ends_with_a_level_or_without_indicators_to_ask() {
    let mut state = 7_u64;
    for _ in 0..2_000 {
        let mut draw = |most: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % most
        };
        let card = card("mod", 2 + draw(3) as usize);
        let mut answer = answered(&card, draw(5) as u8, &[]);
        let mut asked = 0;
        while let Some(Step::Indicator(level, id)) = steps_left(&card, &answer).into_iter().next() {
            let mark = Mark::ALL[draw(2) as usize];
            answer.levels[usize::from(level - 1)].insert(id, mark);
            asked += 1;
            assert!(asked <= card.indicators().count());
        }
        let standing = scale::standing(&scale::tallies(&card, &answer));
        assert!(standing.level.is_some(), "every level asked has two answers or more: {answer:?}");
    }
}

#[test]
fn seven_roles_take_less_than_twenty_five_minutes() {
    let cards: Vec<_> = (0..7).map(|n| card(&format!("role-{n}"), 4)).collect();
    let whole = progress(cards.iter().map(|card| (card, None)));
    assert!(whole.seconds_left < 25 * 60, "{whole:?}");
    assert_eq!((whole.cards, whole.cards_done, whole.is_done()), (7, 0, false));
}

#[test]
fn the_time_left_goes_by_the_persons_own_pace() {
    let (first, second) = (card("a", 4), card("b", 4));
    let mut done = answered(&first, 2, &[(1, Mark::Yes), (2, Mark::Yes), (3, Mark::Yes)]);
    let left = |answer: &Answer| progress([(&first, Some(answer)), (&second, None)]);
    let usual = left(&done).seconds_left;
    done.seconds = 2 * (PLACING_SECONDS + 12 * INDICATOR_SECONDS);
    assert_eq!(left(&done).seconds_left, 2 * usual);
    assert_eq!(left(&done).cards_done, 1);
}

#[test]
fn time_is_told_in_right_russian() {
    let told = [0, 61, 60 * 5, 60 * 11, 60 * 21].map(time_left_in_words);
    assert_eq!(
        told,
        ["меньше минуты", "около 2 минут", "около 5 минут", "около 11 минут", "около 21 минуты"]
    );
}
