//! What only the server can write: founding a space, letting people in, taking them out. Turned into
//! changes at the moment of deciding, on the records as they stand then, and judged like any other change.

use std::collections::{BTreeMap, BTreeSet};

use karta_core::{
    domain::{
        board::{
            group,
            progress::{self, Progress},
            seat::{self, Seat, Wish},
        },
        foundation::Foundation,
        grants::{Action, Function},
        kinds::{KindRule, flag},
        member::{self, Member},
        space::SpaceKind,
    },
    limits::BATCH_CHANGES,
    sync::{
        Batch, Change, ChangeId, FieldPatch, Fields, Kind, Op, PrincipalId, Record, RecordId, Stamp, Viewer,
        record::fields,
    },
};
use serde_json::{Value, json};

/// An effect, with the id of its first change; a second one takes the next counter.
#[derive(Debug, Clone)]
pub struct Effect {
    pub id: ChangeId,
    pub what: What,
}

#[derive(Debug, Clone)]
pub enum What {
    /// Makes a space with what its head says and its first owner. For the server alone, in a space that is
    /// not made yet.
    Found { head: Fields, person: PrincipalId, name: String },
    /// Makes a person a member, or adds functions to those they have. For the server alone: a door
    /// stands behind it, or the choice of whoever manages members.
    LetIn { person: PrincipalId, name: String, functions: BTreeSet<Function>, by_door: bool },
    /// Ends a membership. For those who may manage members; an owner stays.
    Remove { person: PrincipalId },
    /// Changes of members of a board, all of them or none. For whom the rule of seats lets ask for each.
    Seat { seats: Vec<Seat> },
}

/// What is to be written to which record of which kind.
type Write = (RecordId, &'static KindRule, Op);

impl Effect {
    /// Counters that one effect may use.
    pub const COUNTERS: u64 = BATCH_CHANGES as u64;

    /// The changes that bring the effect about; none where it already holds. `None` where the viewer
    /// may not ask for it.
    pub(super) fn batch<'a>(
        &self,
        by: &Viewer,
        newest: Stamp,
        now_ms: u64,
        record: impl Fn(&RecordId) -> Option<&'a Record>,
    ) -> Option<Batch> {
        // The server's stamp comes after everything it has stored, whatever its clock says (rule T-5).
        let at = Stamp { ms: now_ms.max(newest.ms.saturating_add(1)), tick: 0 };
        let writes = match &self.what {
            What::Found { .. } | What::LetIn { .. } if !by.standing.system => return None,
            What::Found { head, person, name } => found(by.standing.space, head, person, name, record)?,
            What::LetIn { person, name, functions, by_door } => {
                let_in(record(&Member::id_of(person)), person, name, functions, *by_door)
            }
            What::Remove { person } => remove(record(&Member::id_of(person)), by)?,
            What::Seat { seats } => seat(seats, by, record)?,
        };
        let changes = writes.into_iter().zip(self.id.counter..).map(|((record, rule, op), counter)| Change {
            id: ChangeId { writer: self.id.writer.clone(), counter },
            record,
            at,
            schema: rule.schema(),
            op,
        });
        Some(Batch { changes: changes.collect() })
    }
}

fn found<'a>(
    space: SpaceKind,
    head: &Fields,
    person: &PrincipalId,
    name: &str,
    record: impl Fn(&RecordId) -> Option<&'a Record>,
) -> Option<Vec<Write>> {
    let foundation = Foundation::of(space)?;
    if record(&foundation.head_id()).is_some() || record(&Member::id_of(person)).is_some() {
        return None;
    }
    let functions = foundation.functions.iter().copied().collect();
    let made = Op::Create { kind: Kind::from(foundation.head.kind), fields: head.clone() };
    Some(vec![new_member(person, name, &functions, false), (foundation.head_id(), foundation.head, made)])
}

fn new_member(person: &PrincipalId, name: &str, functions: &BTreeSet<Function>, by_door: bool) -> Write {
    let mut fields =
        fields([("person", json!(person)), ("name", json!(name)), ("functions", json!(functions))]);
    if by_door {
        fields.insert("door".to_owned(), true.into());
    }
    (Member::id_of(person), &member::RULE, Op::Create { kind: Kind::from(member::KIND), fields })
}

fn let_in(
    standing: Option<&Record>,
    person: &PrincipalId,
    name: &str,
    functions: &BTreeSet<Function>,
    by_door: bool,
) -> Vec<Write> {
    let Some(record) = standing else {
        return vec![new_member(person, name, functions, by_door)];
    };
    // Who was taken out comes back as what they are let in for, not as what they once were.
    let held = match Member::try_from(record) {
        Ok(member) if record.is_alive() => member.functions,
        _ => BTreeSet::new(),
    };
    let mut writes = Vec::new();
    if !record.is_alive() {
        writes.push((record.id.clone(), &member::RULE, Op::Restore));
    }
    let wanted: BTreeSet<Function> = held.union(functions).copied().collect();
    let mut fields = BTreeMap::new();
    set_where_new(&mut fields, record, "functions", json!(wanted));
    set_where_new(&mut fields, record, "name", json!(name));
    if flag(record, "door") != by_door {
        set_where_new(&mut fields, record, "door", json!(by_door));
    }
    if !fields.is_empty() {
        writes.push((record.id.clone(), &member::RULE, Op::Set { fields }));
    }
    writes
}

fn set_where_new(fields: &mut BTreeMap<String, FieldPatch>, record: &Record, field: &str, value: Value) {
    if record.value(field) != Some(&value) {
        fields.insert(field.to_owned(), FieldPatch { value, base: record.base(field) });
    }
}

fn remove(standing: Option<&Record>, by: &Viewer) -> Option<Vec<Write>> {
    if !by.standing.may(Action::ManageMembers) {
        return None;
    }
    let Some(record) = standing.filter(|record| record.is_alive()) else {
        return Some(Vec::new());
    };
    let owner = Member::try_from(record).is_ok_and(|member| member.functions.contains(&Function::Owner));
    (!owner || by.standing.system).then(|| vec![(record.id.clone(), &member::RULE, Op::Delete)])
}

/// One write for each member, whatever is asked for them; none for what holds already.
fn seat<'a>(
    seats: &[Seat],
    by: &Viewer,
    record: impl Fn(&RecordId) -> Option<&'a Record>,
) -> Option<Vec<Write>> {
    let progress = record(&progress::id()).and_then(|record| Progress::try_from(record).ok());
    let progress = progress.unwrap_or_default();
    let stands = |wish: &Wish| match wish {
        Wish::Group(Some(group)) => record(&RecordId::new(group.as_str()))
            .is_some_and(|record| record.is_alive() && record.kind.as_str() == group::KIND),
        _ => true,
    };
    let mut members: BTreeMap<RecordId, (&Record, Member)> = BTreeMap::new();
    for Seat { person, wish } in seats {
        let id = Member::id_of(person);
        let (stored, member) = match members.remove(&id) {
            Some(changed) => changed,
            None => {
                let stored = record(&id).filter(|record| record.is_alive())?;
                (stored, Member::try_from(stored).ok()?)
            }
        };
        if !stands(wish) || !seat::may_ask(&member, wish, by, &progress) {
            return None;
        }
        members.insert(id, (stored, seat::seated(member, wish)));
    }
    let writes = members.into_iter().filter_map(|(id, (stored, member))| {
        let mut fields = BTreeMap::new();
        set_where_new(&mut fields, stored, "name", json!(member.name));
        set_where_new(&mut fields, stored, "functions", json!(member.functions));
        if stored.text("group") != member.group.as_ref().map(|group| group.as_str()) {
            set_where_new(&mut fields, stored, "group", json!(member.group));
        }
        (!fields.is_empty()).then_some((id, &member::RULE, Op::Set { fields }))
    });
    Some(writes.collect())
}
