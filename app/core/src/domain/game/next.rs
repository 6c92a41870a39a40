//! What comes next at a table: the one thing that the large button says. Whoever has tried the fewest roles is
//! called first, so that nobody is left out and a table may go round again.

use super::{
    session::{Player, Table},
    stage::{Phase, Stage},
    turn::{State, Turn},
};
use crate::{
    domain::lot::lot,
    sync::ids::{PrincipalId, RecordId},
};

/// What a table's leader does next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Next {
    /// Nobody sits here.
    Nobody,
    /// Call this player.
    Call(PrincipalId),
    /// The player who was called draws a role.
    Draws(PrincipalId),
    /// Start the clock of the preparation.
    Start,
    Go(Phase),
    /// Open the marks; the server does it.
    Reveal(RecordId),
}

impl Next {
    /// What the large button says.
    pub fn label(&self) -> &'static str {
        match self {
            Self::Nobody => "За столом никого",
            Self::Call(_) => "Вызвать",
            Self::Draws(_) => "Тянет роль",
            Self::Start => "Начать подготовку",
            Self::Go(Phase::Preparation) => "К подготовке",
            Self::Go(Phase::Demonstration) => "Начать показ",
            Self::Go(Phase::Marks) => "Показ окончен",
            Self::Go(Phase::Reveal) => "К отметкам",
            Self::Go(Phase::Reflection) => "К рефлексии",
            Self::Reveal(_) => "Открыть отметки",
        }
    }
}

/// See the module's text. `turns` may be of several tables.
pub fn next(table: &Table, players: &[Player], turns: &[Turn]) -> Next {
    let call = || queue(table, players, turns).first().map_or(Next::Nobody, |one| Next::Call(one.clone()));
    let Some(stage) = &table.stage else { return call() };
    let Some(turn) = turns.iter().find(|turn| turn.id == stage.turn) else {
        return called(stage, players).map_or_else(call, |player| Next::Draws(player.person.clone()));
    };
    match stage.phase {
        _ if turn.state == State::Skipped => call(),
        Phase::Preparation if stage.is_fresh() => Next::Start,
        Phase::Preparation => Next::Go(Phase::Demonstration),
        Phase::Demonstration => Next::Go(Phase::Marks),
        Phase::Marks if turn.revealed => Next::Go(Phase::Reveal),
        Phase::Marks => Next::Reveal(turn.id.clone()),
        Phase::Reveal => Next::Go(Phase::Reflection),
        Phase::Reflection => call(),
    }
}

/// Players of a table in the order in which they are called, without the one whose turn it is, unless nobody
/// else is there.
pub fn queue(table: &Table, players: &[Player], turns: &[Turn]) -> Vec<PrincipalId> {
    let mut here: Vec<&Player> =
        players.iter().filter(|player| player.table.as_ref() == Some(&table.id)).collect();
    let now = table.stage.as_ref().and_then(|stage| called(stage, players)).map(|player| &player.person);
    if here.len() > 1 {
        here.retain(|player| Some(&player.person) != now);
    }
    let rank = |player: &&Player| {
        let own = || turns.iter().filter(|turn| turn.player == player.person);
        let drawn = own().any(Turn::is_open);
        (own().filter(|turn| !turn.is_open()).count(), !drawn, lot(&[player.person.as_str()]))
    };
    here.sort_by_key(rank);
    here.into_iter().map(|player| player.person.clone()).collect()
}

/// Whose turn a stage is about, drawn or not.
pub fn called<'a>(stage: &Stage, players: &'a [Player]) -> Option<&'a Player> {
    let person = PrincipalId::from(stage.turn.as_str().splitn(3, ':').nth(2)?);
    players.iter().find(|player| player.person == person)
}

/// The turn that a player plays next: the one they have drawn and not shown, else the one they would draw now.
pub fn turn_of(player: &PrincipalId, turns: &[Turn]) -> RecordId {
    let own = || turns.iter().filter(|turn| turn.player == *player);
    let open = own().find(|turn| turn.is_open()).map(|turn| turn.id.clone());
    open.unwrap_or_else(|| Turn::id_of(own().count() as u32 + 1, player))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn player(name: &str) -> Player {
        Player { person: name.into(), name: name.into(), table: Some("t".into()) }
    }

    fn table(stage: Option<Stage>) -> Table {
        Table { id: "t".into(), title: "Стол 1".into(), order: "V".into(), stage }
    }

    fn turn(name: &str, number: u32, state: State) -> Turn {
        let player = PrincipalId::from(name);
        let id = Turn::id_of(number, &player);
        Turn { id, player, table: "t".into(), draws: vec!["role".into()], case: None, state, revealed: false }
    }

    #[test]
    fn a_turn_goes_from_the_call_to_the_next_call() {
        let players = [player("g-a"), player("g-b")];
        let first = match next(&table(None), &players, &[]) {
            Next::Call(person) => person,
            other => panic!("{other:?}"),
        };
        let id = turn_of(&first, &[]);
        let begun = Stage::begin(id, 0).paused(0);
        assert_eq!(next(&table(Some(begun.clone())), &players, &[]), Next::Draws(first.clone()));
        let mut turns = vec![turn(first.as_str(), 1, State::Drawn)];
        let mut seen = vec![next(&table(Some(begun.clone())), &players, &turns)];
        for phase in Phase::ALL {
            seen.push(next(&table(Some(begun.at(phase, 5))), &players, &turns));
        }
        let other = players.iter().find(|player| player.person != first).unwrap().person.clone();
        let id = turns[0].id.clone();
        let expected = [
            Next::Start,
            Next::Go(Phase::Demonstration),
            Next::Go(Phase::Marks),
            Next::Reveal(id),
            Next::Go(Phase::Reflection),
            Next::Call(other),
        ];
        assert_eq!(seen, expected);
        turns[0].revealed = true;
        let marks = table(Some(begun.at(Phase::Marks, 5)));
        assert_eq!(next(&marks, &players, &turns), Next::Go(Phase::Reveal), "revealed by another device");
    }

    #[test]
    fn who_has_tried_fewest_is_called_and_a_lone_player_again() {
        let players = [player("g-a"), player("g-b"), player("g-c")];
        let turns = [turn("g-a", 1, State::Shown), turn("g-b", 1, State::Skipped)];
        assert_eq!(queue(&table(None), &players, &turns)[0], "g-c".into());
        assert_eq!(queue(&table(None), &players[..1], &turns), ["g-a".into()]);
        assert_eq!(next(&table(None), &[], &turns), Next::Nobody);
        assert_eq!(turn_of(&"g-a".into(), &turns), Turn::id_of(2, &"g-a".into()));
    }

    #[test]
    fn whoever_has_drawn_already_comes_before_who_has_not() {
        let players = [player("g-a"), player("g-b"), player("g-c")];
        let turns = [turn("g-b", 1, State::Drawn)];
        assert_eq!(queue(&table(None), &players, &turns)[0], "g-b".into());
        assert_eq!(turn_of(&"g-b".into(), &turns), turns[0].id);
    }

    #[test]
    fn a_skipped_turn_gives_the_place_to_the_next_player() {
        let players = [player("g-a"), player("g-b")];
        let turns = [turn("g-a", 1, State::Skipped)];
        let stage = Stage::begin(turns[0].id.clone(), 0);
        assert_eq!(next(&table(Some(stage)), &players, &turns), Next::Call("g-b".into()));
    }
}
