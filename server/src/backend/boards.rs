//! What of a board only the server can do: showing what its host was not sent and cannot name, counting it,
//! changing members.

use std::collections::BTreeSet;

use app::{
    failure::{Failure, FailureCode},
    wire::BoardCounts,
};
use karta_core::{
    domain::{
        board::{
            self,
            ballot::{self, Tally},
            progress::{self, Progress},
            seat::Seat,
            showing::{self, Wish},
            takt::{self, Takt},
        },
        grants::Action,
        kinds::rule_of,
        space::SpaceKind,
    },
    limits::BATCH_CHANGES,
    sync::{
        Audience, Batch, Change, ChangeId, FieldPatch, Kind, Op, PrincipalId, Record, RecordId, SpaceId,
        Stamp, Viewer, WriterId,
        record::{AUDIENCE, Fields},
    },
};
use serde_json::{Value, json};

use super::{Request, caller_of, not_allowed, spaces::check};

/// A reveal is looked through once more: what came in between is shown and counted as well.
const PASSES: usize = 2;

/// What is to be written of which record.
pub(super) type Write<'a> = (RecordId, &'a str, Op);

impl Request {
    /// The caller as the board knows them. Whoever may not read it is refused.
    pub(super) async fn at_board(&self, space: &SpaceId) -> Result<Viewer, Failure> {
        self.at_one_of(space, &[SpaceKind::Board]).await
    }

    /// The caller as a space of one of these kinds knows them. Whoever may not read it is refused.
    pub(super) async fn at_one_of(&self, space: &SpaceId, kinds: &[SpaceKind]) -> Result<Viewer, Failure> {
        let who = self.person().await?;
        let principal = Some(who.principal.clone());
        let standing = self.karta.hub.standing(space, caller_of(Some(who))).await?;
        match standing.filter(|standing| standing.may(Action::Read)) {
            Some(standing) if SpaceKind::of(space).is_some_and(|kind| kinds.contains(&kind)) => {
                Ok(Viewer { principal, standing })
            }
            _ => Err(not_allowed()),
        }
    }

    pub(super) async fn records_of(&self, space: &SpaceId) -> Result<Vec<Record>, Failure> {
        Ok(self.karta.hub.read(space, |room| room.records().cloned().collect()).await?)
    }

    /// Shows to more people what the wish names (rule A-4).
    pub(super) async fn show_more(&self, space: &SpaceId, wish: &Wish) -> Result<(), Failure> {
        let viewer = self.at_board(space).await?;
        let records = self.records_of(space).await?;
        let refused = |word| Failure::new(FailureCode::NotAllowed, word);
        let (shown, to) = showing::to_show(&records, wish, &viewer).map_err(refused)?;
        self.write(space, shown.into_iter().map(|record| shown_to(record, &to)).collect()).await
    }

    /// Ends what a такт hides: its cards, those of the такты before it, and its votes.
    pub(super) async fn reveal_takt(&self, space: &SpaceId, takt: &RecordId) -> Result<(), Failure> {
        let viewer = self.at_board(space).await?;
        if !viewer.standing.may(Action::Steer) {
            return Err(not_allowed());
        }
        for _ in 0..PASSES {
            let records = self.records_of(space).await?;
            let writes = revealing(&records, takt, &viewer)
                .ok_or_else(|| Failure::new(FailureCode::NotFound, "Этого такта уже нет."))?;
            self.write(space, writes).await?;
        }
        Ok(())
    }

    /// How much is hidden, and how many have voted in the present такт: numbers, for the host alone.
    pub(super) async fn counts_of(&self, space: &SpaceId) -> Result<BoardCounts, Failure> {
        let viewer = self.at_board(space).await?;
        let read = self.karta.hub.read(space, move |room| {
            let hidden = showing::hidden(room.records(), &viewer)?;
            let now = progress_of(room.records()).now;
            Some((hidden, now.map_or(0, |now| tally_of(room.records(), &now.takt).voters)))
        });
        let (hidden, voters) = read.await?.ok_or_else(not_allowed)?;
        Ok(BoardCounts { with_authors: hidden.with_authors, with_groups: hidden.with_groups, voters })
    }

    pub(super) async fn change_seats(&self, space: &SpaceId, seats: Vec<Seat>) -> Result<(), Failure> {
        self.at_one_of(space, &[SpaceKind::Board, SpaceKind::Game]).await?;
        if seats.len() > BATCH_CHANGES {
            let text = format!("Слишком много сразу: не больше {BATCH_CHANGES} человек.");
            return Err(Failure::new(FailureCode::BadInput, text));
        }
        let caller = caller_of(Some(self.person().await?));
        check(self.karta.hub.seat(space, caller, seats).await?)
    }

    /// Writes by the server's own hand: one gesture, or as many as its size allows.
    pub(super) async fn write(&self, space: &SpaceId, writes: Vec<Write<'_>>) -> Result<(), Failure> {
        let writer = WriterId::server(rand::random());
        let at = Stamp { ms: self.karta.hub.now_ms(), tick: 0 };
        let change = |((record, kind, op), counter): (Write<'_>, u64)| Change {
            id: ChangeId { writer: writer.clone(), counter },
            record,
            at,
            schema: rule_of(kind).map_or(1, |rule| rule.schema()),
            op,
        };
        let changes: Vec<Change> = writes.into_iter().zip(1..).map(change).collect();
        let batches = changes.chunks(BATCH_CHANGES).map(|changes| Batch { changes: changes.to_vec() });
        check(self.karta.hub.write(space, batches.collect()).await?)
    }
}

fn shown_to<'a>(record: &'a Record, to: &Audience) -> Write<'a> {
    let patch = FieldPatch { value: json!(to), base: record.base(AUDIENCE) };
    let op = Op::Set { fields: [(AUDIENCE.to_owned(), patch)].into() };
    (record.id.clone(), record.kind.as_str(), op)
}

/// All that a reveal writes; the note that it was comes first, so that a card that comes later is judged by
/// it. `None` where there is no such такт.
fn revealing<'a>(records: &'a [Record], takt: &RecordId, by: &Viewer) -> Option<Vec<Write<'a>>> {
    let living = records.iter().filter(|record| record.is_alive() && record.kind.as_str() == takt::KIND);
    let takts = takt::in_order(living.filter_map(|record| Takt::try_from(record).ok()).collect());
    let ended = takts.iter().find(|other| other.id == *takt)?;
    let mut noted = progress_of(records).revealed;
    noted.extend(showing::revealed_with(takt, &takts));
    let mut seen = BTreeSet::new();
    noted.retain(|takt| takts.iter().any(|other| other.id == *takt) && seen.insert(takt.clone()));
    let noted = [("revealed".to_owned(), json!(noted))].into();
    let mut writes: Vec<Write<'a>> =
        written(records, progress::id(), progress::KIND, noted).into_iter().collect();
    if ended.reveals {
        let (shown, to) = showing::to_show(records, &Wish::Everything, by).ok()?;
        writes.extend(shown.into_iter().map(|record| shown_to(record, &to)));
    }
    if ended.vote.is_some() {
        let fields = tally_of(records, takt).fields(takt);
        writes.extend(written(records, Tally::id_of(takt), ballot::TALLY, fields));
    }
    Some(writes)
}

/// The write that makes a record of these fields, or brings the standing one to them; `None` where it has them.
pub(super) fn written<'a>(
    records: &[Record],
    id: RecordId,
    kind: &'a str,
    fields: Fields,
) -> Option<Write<'a>> {
    let Some(record) = records.iter().find(|record| record.id == id) else {
        return Some((id, kind, Op::Create { kind: Kind::from(kind), fields }));
    };
    let new = |(name, value): (String, Value)| {
        let differs = record.value(&name) != Some(&value);
        differs.then(|| (name.clone(), FieldPatch { value, base: record.base(&name) }))
    };
    let fields: std::collections::BTreeMap<_, _> = fields.into_iter().filter_map(new).collect();
    (!fields.is_empty()).then_some((id, kind, Op::Set { fields }))
}

fn progress_of<'a>(records: impl IntoIterator<Item = &'a Record>) -> Progress {
    let record = records.into_iter().find(|record| record.id == progress::id());
    record.and_then(|record| Progress::try_from(record).ok()).unwrap_or_default()
}

/// The votes of a такт on the cards that all see.
fn tally_of<'a>(records: impl IntoIterator<Item = &'a Record>, takt: &RecordId) -> Tally {
    let (cards, others): (Vec<&Record>, Vec<&Record>) = records
        .into_iter()
        .filter(|record| record.is_alive())
        .partition(|record| record.kind.as_str() == board::KIND);
    let cards = cards.into_iter().filter(|card| card.audience() == Audience::All);
    let cards = cards.map(|card| card.id.clone()).collect();
    ballot::tally(others, takt, &cards, PrincipalId::clone)
}
