//! Drawing a role: by a lot of the record's own id, without repeats at a table, with one re-draw. Two who drew the
//! same without having seen each other are told apart on reading.

use std::collections::{BTreeMap, BTreeSet};

use super::turn::{State, Turn};
use crate::{domain::lot::lot, sync::ids::RecordId};

/// Draws that a player has: the first and one again.
pub const DRAWS: usize = 2;

/// The role for a turn at its next draw: of those least drawn at the table by others, none that this turn has
/// had. `turns` are those of the table, this one or not among them. `None` where the deck has nothing else.
pub fn draw(deck: &[RecordId], turns: &[Turn], turn: &RecordId) -> Option<RecordId> {
    let had: BTreeSet<&RecordId> =
        turns.iter().filter(|it| it.id == *turn).flat_map(|it| it.draws.iter()).collect();
    let taken = taken(turns.iter().filter(|it| it.id != *turn));
    let open = deck.iter().filter(|role| !had.contains(role));
    let attempt = had.len().to_string();
    let rank = |role: &RecordId| {
        let times = taken.get(role).copied().unwrap_or_default();
        (times, lot(&[turn.as_str(), &attempt, role.as_str()]))
    };
    open.min_by_key(|role| rank(role)).cloned()
}

/// The case for a turn: by lot among those of the drawn role, another one each time it is drawn again. `None`
/// where the role has none.
pub fn case(cases: &[RecordId], turn: &RecordId, draws: usize, now: Option<&RecordId>) -> Option<RecordId> {
    let other = cases.iter().filter(|id| cases.len() == 1 || Some(*id) != now);
    let attempt = draws.to_string();
    let before = now.map_or("", RecordId::as_str);
    other.min_by_key(|id| lot(&[turn.as_str(), &attempt, before, id.as_str()])).cloned()
}

fn taken<'a>(turns: impl Iterator<Item = &'a Turn>) -> BTreeMap<&'a RecordId, usize> {
    let mut taken = BTreeMap::new();
    for role in turns.filter(|turn| turn.state != State::Skipped).filter_map(Turn::role) {
        *taken.entry(role).or_insert(0) += 1;
    }
    taken
}

/// Turns of a table that drew what another has, while the deck had more to give: they draw once more without
/// using up their re-draw. Whoever has shown a role keeps it, then who is first by lot.
pub fn repeated(deck: &[RecordId], turns: &[Turn]) -> BTreeSet<RecordId> {
    let mut playing: Vec<&Turn> = turns.iter().filter(|turn| turn.state != State::Skipped).collect();
    playing.sort_by_key(|turn| (turn.state != State::Shown, lot(&[turn.id.as_str()]), &turn.id));
    let most = playing.len().div_ceil(deck.len().max(1));
    let mut given: BTreeMap<&RecordId, usize> = BTreeMap::new();
    let mut repeated = BTreeSet::new();
    for turn in playing {
        let Some(role) = turn.role().filter(|role| deck.contains(role)) else { continue };
        let times = given.entry(role).or_insert(0);
        *times += 1;
        if *times > most && turn.state == State::Drawn {
            repeated.insert(turn.id.clone());
        }
    }
    repeated
}

/// Whether a player may draw again: once, and whenever the role turned out to be another's.
pub fn may_redraw(turn: &Turn, repeated: &BTreeSet<RecordId>) -> bool {
    turn.state == State::Drawn && (turn.draws.len() < DRAWS || repeated.contains(&turn.id))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn deck(count: usize) -> Vec<RecordId> {
        (0..count).map(|n| RecordId::new(format!("role-{n}"))).collect()
    }

    fn turn(player: usize, draws: Vec<RecordId>) -> Turn {
        let player = format!("g-{player}").as_str().into();
        let id = Turn::id_of(1, &player);
        Turn { id, player, table: "t".into(), draws, case: None, state: State::Drawn, revealed: false }
    }

    #[test]
    fn seven_players_draw_seven_roles_and_the_eighth_one_of_them_again() {
        let deck = deck(7);
        let mut turns: Vec<Turn> = Vec::new();
        for player in 0..8 {
            let id = turn(player, vec![]).id;
            let role = draw(&deck, &turns, &id).unwrap();
            assert_eq!(draw(&deck, &turns, &id), Some(role.clone()), "the same on every device");
            turns.push(turn(player, vec![role]));
        }
        let first: BTreeSet<_> = turns[..7].iter().filter_map(Turn::role).collect();
        assert_eq!(first.len(), 7);
        assert!(repeated(&deck, &turns).is_empty());
        assert_eq!(draw(&[], &turns, &"turn:1:g-9".into()), None);
    }

    #[test]
    fn a_re_draw_gives_another_role_that_nobody_at_the_table_has_and_there_is_one() {
        let deck = deck(4);
        let mut turns = vec![turn(0, vec![deck[0].clone()]), turn(1, vec![deck[1].clone()])];
        let again = draw(&deck, &turns, &turns[0].id.clone()).unwrap();
        assert!(again == deck[2] || again == deck[3], "{again}");
        assert!(may_redraw(&turns[0], &BTreeSet::new()));
        turns[0].draws.push(again);
        assert!(!may_redraw(&turns[0], &BTreeSet::new()));
    }

    #[test]
    fn a_case_drawn_again_is_another_one_while_the_role_has_several() {
        let cases = deck(3);
        let turn = RecordId::from("turn:1:g-0");
        let first = case(&cases, &turn, 1, None).unwrap();
        let second = case(&cases, &turn, 1, Some(&first)).unwrap();
        assert_ne!(first, second);
        assert_eq!(case(&cases[..1], &turn, 1, Some(&cases[0])).as_ref(), Some(&cases[0]));
        assert_eq!(case(&[], &turn, 1, None), None);
    }

    #[test]
    fn of_two_who_drew_the_same_unseen_one_keeps_it_and_the_other_draws_for_nothing() {
        let deck = deck(3);
        let mut turns = vec![turn(0, vec![deck[0].clone()]), turn(1, vec![deck[0].clone()])];
        let found = repeated(&deck, &turns);
        assert_eq!(found.len(), 1);
        turns.reverse();
        assert_eq!(repeated(&deck, &turns), found, "whatever the order they came in");
        let loser = turns.iter_mut().find(|turn| found.contains(&turn.id)).unwrap();
        loser.draws.insert(0, deck[1].clone());
        assert!(may_redraw(loser, &found), "though the re-draw is used up");
        loser.state = State::Shown;
        let keeper = repeated(&deck, &turns);
        assert!(keeper.is_disjoint(&found) && keeper.len() == 1, "who has shown it keeps it");
    }
}
