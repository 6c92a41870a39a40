//! What players and observers may rely on, through the judge that the server decides with.

use std::collections::BTreeSet;

use serde_json::Value;

use super::*;
use crate::{
    domain::{
        game::{
            outcome::outcome,
            reflection,
            session::{self, Player},
            trial::{self, RoleTrial},
            turn::State,
        },
        grants::{Function, Standing},
    },
    sync::{
        audience::Viewer,
        change::{Batch, Change, FieldPatch, Op},
        ids::ChangeId,
        judge::Docket,
        record::sample,
        stamp::Stamp,
        verdict::Outcome,
    },
};

fn viewer(person: &str, function: Function) -> Viewer {
    let standing = Standing { functions: BTreeSet::from([function]), ..Standing::visitor(SpaceKind::Game) };
    Viewer { principal: Some(person.into()), standing }
}

fn player(person: &str) -> Viewer {
    viewer(person, Function::Participant)
}

#[derive(Default)]
struct World {
    records: BTreeMap<RecordId, Record>,
    counter: u64,
}

impl World {
    fn judge(&mut self, by: &Viewer, record: &str, op: Op) -> Result<(), String> {
        self.counter += 1;
        let id = ChangeId { writer: "w".into(), counter: self.counter };
        let at = Stamp { ms: self.counter, tick: 0 };
        let batch = Batch { changes: vec![Change { id, record: record.into(), at, schema: 1, op }] };
        let mut docket = Docket::new(&self.records, self.counter, 0, Stamp::default());
        let outcome = docket.judge(&batch, by, 1_000).remove(0);
        let changed = docket.changed;
        match outcome {
            Outcome::Accepted { .. } => {
                self.records.extend(changed);
                Ok(())
            }
            Outcome::Refused(refusal) => Err(refusal.text),
        }
    }

    fn create(&mut self, by: &Viewer, kind: &str, id: &RecordId, fields: Value) -> Result<(), String> {
        let fields = fields.as_object().cloned().unwrap_or_default().into_iter().collect();
        self.judge(by, id.as_str(), Op::Create { kind: kind.into(), fields })
    }

    fn mark(&mut self, observer: &str, turn: &RecordId, mark: &str) -> Result<(), String> {
        let fields = json!({ "turn": turn, "marks": { "i1": mark } });
        self.create(&player(observer), KIND, &GameMark::id_of(turn, &observer.into()), fields)
    }

    /// The server's reveal.
    fn reveal(&mut self, turn: &RecordId) {
        for draft in reveal(turn, &self.records.values().cloned().collect::<Vec<_>>()) {
            let Draft::Set { record, fields } = draft else { panic!("only changes") };
            let base = |name: &str| self.records[&record].base(name);
            let patch =
                |(name, value): (String, Value)| (name.clone(), FieldPatch { base: base(&name), value });
            let op = Op::Set { fields: fields.into_iter().map(patch).collect() };
            assert_eq!(self.judge(&Viewer::system(SpaceKind::Game), record.as_str(), op), Ok(()));
        }
    }

    fn all<'a, T: TryFrom<&'a Record>>(&'a self, kind: &str) -> Vec<T> {
        let of_kind = self.records.values().filter(|record| record.kind.as_str() == kind);
        of_kind.filter_map(|record| T::try_from(record).ok()).collect()
    }
}

/// Anna plays; Boris and Vera watch.
fn world() -> (World, RecordId) {
    let mut world = World::default();
    let turn = Turn::id_of(1, &"g-anna".into());
    let fields = json!({ "table": "t1", "draws": ["mod"] });
    assert_eq!(world.create(&player("g-anna"), turn::KIND, &turn, fields), Ok(()));
    for name in ["g-anna", "g-boris", "g-vera"] {
        let id = Player::id_of(&name.into());
        assert_eq!(world.create(&player(name), session::PLAYER, &id, json!({ "name": name })), Ok(()));
    }
    (world, turn)
}

#[test]
fn w4_marks_are_blind_until_they_are_revealed_together_and_none_is_taken_afterwards() {
    let (mut world, turn) = world();
    assert_eq!(world.mark("g-boris", &turn, "yes"), Ok(()));
    assert_eq!(world.mark("g-vera", &turn, "not_yet"), Ok(()));
    let of = |observer: &str| GameMark::id_of(&turn, &observer.into());
    let others = [
        player("g-anna"),
        player("g-vera"),
        viewer("a-olga", Function::Host),
        viewer("a-olga", Function::Owner),
    ];
    assert!(others.iter().all(|viewer| !viewer.sees(&world.records[&of("g-boris")])));
    world.reveal(&turn);
    assert!(others.iter().all(|viewer| viewer.sees(&world.records[&of("g-boris")])));
    assert!(world.mark("g-boris", &turn, "not_yet").is_err(), "nobody changes a mark that others have seen");
    assert!(world.mark("g-late", &turn, "yes").is_err());
}

#[test]
fn nobody_marks_themselves_or_fills_in_anothers_reflection_and_a_third_draw_is_no_players_own() {
    let (mut world, turn) = world();
    assert!(world.mark("g-anna", &turn, "yes").is_err());
    assert!(world.mark("g-boris", &"turn:9:g-anna".into(), "yes").is_err());
    let id = reflection::Reflection::id_of(&turn, &"g-boris".into());
    assert!(world.create(&player("g-boris"), reflection::KIND, &id, json!({ "turn": turn })).is_err());
    let shown = json!({ "table": "t1", "draws": ["mod"], "state": "shown" });
    let second = Turn::id_of(2, &"g-anna".into());
    assert!(
        world.create(&player("g-anna"), turn::KIND, &second, shown).is_err(),
        "the host says who has shown"
    );
    let empty = json!({ "table": "t1", "draws": [] });
    assert!(world.create(&player("g-anna"), turn::KIND, &second, empty).is_err());
}

#[test]
fn the_outcome_counts_who_demonstrated_and_only_revealed_marks() {
    let (mut world, turn) = world();
    assert_eq!(world.mark("g-boris", &turn, "yes"), Ok(()));
    assert_eq!(world.mark("g-vera", &turn, "not_yet"), Ok(()));
    let host = viewer("a-olga", Function::Host);
    let patch = FieldPatch { value: json!(State::Shown.name()), base: None };
    let op = Op::Set { fields: [("state".to_owned(), patch)].into() };
    assert_eq!(world.judge(&host, turn.as_str(), op), Ok(()));
    let read = |world: &World| outcome(&world.all(session::PLAYER), &world.all(turn::KIND), &world.all(KIND));
    assert_eq!(
        (read(&world).percent(), read(&world).roles[&"mod".into()].quality_percent()),
        (Some(33), None)
    );
    world.reveal(&turn);
    assert_eq!(read(&world).roles[&"mod".into()].quality_percent(), Some(50));
    assert_eq!(outcome(&[], &[], &[]).percent(), None);
}

#[test]
fn only_the_player_takes_a_turn_into_their_notes_and_it_comes_back_whole() {
    let (world, _) = world();
    let turn = world.all::<Turn>(turn::KIND).remove(0);
    let counts = Counts::from([("i1".into(), (2, 3))]);
    let keep =
        |player: &str| trial::keep(&"game:x".into(), &turn, &counts, None, &player.into(), &"a-anna".into());
    assert_eq!(keep("g-boris"), None);
    let Some(Draft::Create { record, fields, .. }) = keep("g-anna") else { panic!("her own turn") };
    assert!(record.is_well_formed() && record.as_str().ends_with(":a-anna"));
    let kept = RoleTrial::try_from(&sample(record.as_str(), trial::KIND, json!(fields))).unwrap();
    assert_eq!((kept.game.as_str(), kept.role.as_str(), kept.counts), ("game:x", "mod", counts.clone()));
}

#[test]
fn observers_get_at_most_six_indicators_and_those_of_level_two_first() {
    let all: Vec<(u8, RecordId)> = (1..=4)
        .flat_map(|level| (0..4).map(move |n| (level, RecordId::new(format!("{level}.{n}")))))
        .collect();
    let ids: Vec<String> = watched(&all).iter().map(ToString::to_string).collect();
    assert_eq!(ids, ["2.0", "2.1", "2.2", "2.3", "1.0", "1.1"]);
    assert_eq!(watched(&all[..2]).len(), 2);
}
