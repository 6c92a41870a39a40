//! The demonstration centre: a board with invented people on it. They are members and authors only:
//! no accounts stand behind them, so nobody can sign in as one. Taken away, nothing of it stays.

use std::collections::BTreeSet;

use app::failure::Failure;
use karta_core::{
    domain::{account::AccountKind, board, grants::Function, space::SpaceKind},
    sync::{
        Audience, Batch, Change, ChangeId, FieldPatch, Kind, Op, PrincipalId, RecordId, SpaceId, Stamp,
        WriterId, order,
        record::{AUDIENCE, fields},
    },
};
use serde_json::json;

use super::spaces::{check, new_id, spaces_of};
use crate::{auth::Identity, live::room::Caller, state::Karta};

const TITLE: &str = "Педагог-2035 (пример)";

/// Invented people: who they are, and what they do on the board. The first marks the board as the demo's.
const PEOPLE: [(&str, &str, Function); 3] = [
    ("demo-metodist", "Анна Сергеевна (пример)", Function::Assistant),
    ("demo-pedagog-1", "Ильдар (пример)", Function::Participant),
    ("demo-pedagog-2", "Марина (пример)", Function::Participant),
];

/// Whose card, of what sort, and what it says.
const CARDS: [(usize, &str, &str); 10] = [
    (0, "trend", "Ученик сам собирает свой маршрут из курсов разных школ и кружков"),
    (1, "technology", "Помощник с искусственным интеллектом проверяет черновики и объясняет ошибки"),
    (2, "format", "Урок-экспедиция: один день в неделю класс работает за стенами школы"),
    (1, "threat", "Педагог тонет в отчётах и перестаёт видеть детей"),
    (2, "chance", "Учителя малых школ ведут общие уроки по видеосвязи"),
    (0, "law", "Наставничество засчитывается в часы нагрузки"),
    (1, "joker", "На месяц пропадает интернет во всём районе"),
    (0, "fork", "Оценка за результат или за продвижение ученика?"),
    (2, "role", "Проводник по данным: объясняет ученику, что о нём знают системы"),
    (0, "project", "Лаборатория урока: раз в месяц методист и педагоги вместе пробуют новый приём"),
];

/// The demo's boards: none or one, unless two administrators put it up at once.
pub(super) async fn boards(karta: &Karta) -> Result<Vec<SpaceId>, Failure> {
    spaces_of(karta, &PrincipalId::from(PEOPLE[0].0)).await
}

/// Puts the demo up, with `admin` as the board's owner; does nothing where it stands.
pub(super) async fn put_up(karta: &Karta, admin: Identity) -> Result<(), Failure> {
    if !boards(karta).await?.is_empty() {
        return Ok(());
    }
    let space = new_id(SpaceKind::Board, "demo-");
    let head = [("title".to_owned(), TITLE.into())].into();
    check(karta.hub.found(&space, head, admin.principal, admin.name).await?)?;
    for (principal, name, function) in PEOPLE {
        let functions = BTreeSet::from([function]);
        check(karta.hub.let_in(&space, principal.into(), name.to_owned(), functions, false).await?)?;
    }
    let writer = WriterId::new(format!("demo-{:016x}", rand::random::<u64>()));
    for (at, (principal, name, _)) in PEOPLE.into_iter().enumerate() {
        let author = Caller::person(principal.into(), AccountKind::Teacher, name);
        let cards = cards_of(at, &writer, karta.hub.now_ms());
        check(karta.hub.push(&space, author, cards).await?)?;
    }
    let reveals =
        Batch { changes: (0..CARDS.len()).map(|at| reveal(at, &writer, karta.hub.now_ms())).collect() };
    check(karta.hub.seed(&space, vec![reveals]).await?)
}

/// Takes the demo away with all that was written on its board.
pub(super) async fn take_away(karta: &Karta) -> Result<(), Failure> {
    for space in boards(karta).await? {
        karta.people.close_door(&space).await?;
        karta.hub.forget(&space).await?;
    }
    Ok(())
}

fn cards_of(person: usize, writer: &WriterId, now_ms: u64) -> Vec<Batch> {
    let places = order::sequence(CARDS.len());
    let own = CARDS.iter().zip(places).enumerate().filter(|(_, ((author, ..), _))| *author == person);
    let batches = own.map(|(at, ((_, sort, text), place))| {
        let fields = fields([("text", json!(text)), ("sort", json!(sort)), ("order", json!(place))]);
        let op = Op::Create { kind: Kind::from(board::KIND), fields };
        Batch { changes: vec![change(at as u64, at, writer, now_ms, op)] }
    });
    batches.collect()
}

fn reveal(at: usize, writer: &WriterId, now_ms: u64) -> Change {
    let base = Some(id(at as u64, writer));
    let fields = [(AUDIENCE.to_owned(), FieldPatch { value: json!(Audience::All), base })].into();
    change((CARDS.len() + at) as u64, at, writer, now_ms, Op::Set { fields })
}

fn change(counter: u64, card: usize, writer: &WriterId, now_ms: u64, op: Op) -> Change {
    Change {
        id: id(counter, writer),
        record: RecordId::new(format!("demo-card-{card}")),
        at: Stamp { ms: now_ms, tick: 0 },
        schema: board::RULE.schema(),
        op,
    }
}

fn id(counter: u64, writer: &WriterId) -> ChangeId {
    ChangeId { writer: writer.clone(), counter }
}
