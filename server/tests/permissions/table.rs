//! The table. A row is a function (its first word) and what it is called for; a column is a caller.

use std::{future::Future, pin::Pin};

use app::failure::FailureCode;
use karta_core::{
    domain::{account::AccountKind, space::notes_of},
    sync::{
        RefusalCode, SpaceId,
        protocol::{CloseCode, FromServer, PROTOCOL},
    },
};
use serde_json::{Value, json};

use crate::{
    cast::Cast,
    centre::{Called, card, codes, create, place},
};

/// What a call comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// Done.
    Fine,
    /// The call failed.
    Fails(FailureCode),
    /// The push was heard, its change refused.
    Refused(RefusalCode),
    /// The stream was closed.
    Shut,
}

use Expected::{Fine, Shut};
const SIGN_IN: Expected = Expected::Fails(FailureCode::SignInNeeded);
const NO: Expected = Expected::Fails(FailureCode::NotAllowed);
const OTHER: Expected = Expected::Fails(FailureCode::OtherPrincipal);
const MISSING: Expected = Expected::Fails(FailureCode::NotFound);
const WRONG: Expected = Expected::Fails(FailureCode::WrongSecret);
const REFUSED: Expected = Expected::Refused(RefusalCode::NotAllowed);

type Calling<'a> = Pin<Box<dyn Future<Output = Expected> + Send + 'a>>;

pub struct Row {
    pub what: &'static str,
    pub call: for<'a> fn(&'a mut Cast, &'a str) -> Calling<'a>,
    pub expected: [Expected; 8],
    /// Whether it is meant that nobody is refused.
    pub for_all: bool,
}

const fn row(
    what: &'static str,
    expected: [Expected; 8],
    call: for<'a> fn(&'a mut Cast, &'a str) -> Calling<'a>,
) -> Row {
    Row { what, call, expected, for_all: false }
}

const fn for_all(what: &'static str, call: for<'a> fn(&'a mut Cast, &'a str) -> Calling<'a>) -> Row {
    Row { what, call, expected: [Fine; 8], for_all: true }
}

/// Columns: visitor, guest, guest of another board, teacher, methodist (owner of another board), owner of
/// the board, administrator, former guest of the board.
#[rustfmt::skip]
pub const ROWS: &[Row] = &[
    for_all("session/me", |cast, who| plain(cast, who, "session/me", json!({}))),
    for_all("session/slip", |cast, who| Box::pin(async move {
        let token = token_of(cast);
        plain(cast, who, "session/slip", json!({ "token": token })).await
    })),
    row("session/slip of nobody", [MISSING; 8], |cast, who| plain(cast, who, "session/slip", json!({ "token": "x" }))),
    row("session/begin by no link", [MISSING; 8], |cast, who| {
        let beginning = json!({ "token": "x", "name": "Имя", "login": "new", "password": "пароль-12345", "consent": "1" });
        plain(cast, who, "session/begin", json!({ "beginning": beginning }))
    }),
    row("session/sign_in with a wrong password", [WRONG; 8], |cast, who| Box::pin(async move {
        // Another login each time: five wrong tries at one would wait.
        let login = format!("nobody-{}", who.replace(' ', "-"));
        plain(cast, who, "session/sign_in", json!({ "login": login, "password": "не тот пароль" })).await
    })),

    row("accounts/list", [SIGN_IN, NO, NO, NO, NO, NO, Fine, NO], |cast, who| plain(cast, who, "accounts/list", json!({}))),
    row("accounts/add", [SIGN_IN, NO, NO, NO, NO, NO, Fine, NO], |cast, who| {
        plain(cast, who, "accounts/add", json!({ "name": "Новый", "kind": AccountKind::Admin }))
    }),
    row("accounts/renew", [SIGN_IN, NO, NO, NO, NO, NO, Fine, NO], |cast, who| Box::pin(async move {
        let principal = cast.spare.principal();
        plain(cast, who, "accounts/renew", json!({ "principal": principal })).await
    })),
    row("accounts/close", [SIGN_IN, NO, NO, NO, NO, NO, Fine, NO], |cast, who| Box::pin(async move {
        let principal = cast.spare.principal();
        plain(cast, who, "accounts/close", json!({ "principal": principal, "closed": true })).await
    })),

    row("spaces/found a board", [SIGN_IN, NO, NO, NO, Fine, Fine, Fine, NO], |cast, who| {
        plain(cast, who, "spaces/found", json!({ "kind": "board", "head": { "title": "Ещё одна" } }))
    }),
    row("spaces/found a trajectory", [SIGN_IN, NO, NO, Fine, Fine, Fine, Fine, NO], |cast, who| {
        plain(cast, who, "spaces/found", json!({ "kind": "trajectory", "head": { "title": "Мой путь" } }))
    }),
    row("spaces/found a catalogue", [SIGN_IN, NO, NO, NO, NO, NO, NO, NO], |cast, who| {
        plain(cast, who, "spaces/found", json!({ "kind": "catalogue", "head": { "title": "Чужая" } }))
    }),
    row("spaces/own", [SIGN_IN, Fine, Fine, Fine, Fine, Fine, Fine, Fine], |cast, who| {
        plain(cast, who, "spaces/own", json!({ "kind": "board" }))
    }),
    row("spaces/remove_member", [SIGN_IN, NO, NO, NO, NO, Fine, NO, NO], |cast, who| Box::pin(async move {
        let args = json!({ "space": cast.board, "person": "g-somebody" });
        plain(cast, who, "spaces/remove_member", args).await
    })),
    row("spaces/remove_member of the catalogue", [SIGN_IN, NO, NO, NO, NO, NO, NO, NO], |cast, who| {
        plain(cast, who, "spaces/remove_member", json!({ "space": "catalogue", "person": "g-somebody" }))
    }),
    row("spaces/open_door", [SIGN_IN, NO, NO, NO, NO, Fine, NO, NO], |cast, who| Box::pin(async move {
        let args = json!({ "space": cast.board });
        plain(cast, who, "spaces/open_door", args).await
    })),
    row("spaces/open_door of the catalogue", [SIGN_IN, NO, NO, NO, NO, NO, NO, NO], |cast, who| {
        plain(cast, who, "spaces/open_door", json!({ "space": "catalogue" }))
    }),
    row("spaces/open_door of own notes", [SIGN_IN, NO, NO, NO, NO, NO, NO, NO], |cast, who| Box::pin(async move {
        let space = notes_of(&cast.browser(who).principal());
        plain(cast, who, "spaces/open_door", json!({ "space": space })).await
    })),
    row("spaces/join by a code that is none", [MISSING; 8], |cast, who| {
        plain(cast, who, "spaces/join", json!({ "code": "нет такого", "name": "Имя" }))
    }),

    for_all("sync/pull of the catalogue", |cast, who| pull(cast, who, Target::Catalogue)),
    row("sync/pull of the board", [SIGN_IN, Fine, NO, NO, NO, Fine, NO, NO], |cast, who| pull(cast, who, Target::Board)),
    row("sync/pull of own notes", [SIGN_IN, Fine, Fine, Fine, Fine, Fine, Fine, Fine], |cast, who| pull(cast, who, Target::OwnNotes)),
    row("sync/pull of another's notes", [SIGN_IN, NO, NO, NO, NO, NO, NO, NO], |cast, who| pull(cast, who, Target::OthersNotes)),
    row("sync/pull of a board that is none", [SIGN_IN, NO, NO, NO, NO, NO, NO, NO], |cast, who| pull(cast, who, Target::NoBoard)),
    row("sync/pull of what is no space", [MISSING; 8], |cast, who| pull(cast, who, Target::NoSpace)),

    row("sync/push of a role to the catalogue", [SIGN_IN, REFUSED, REFUSED, REFUSED, Fine, Fine, Fine, REFUSED], |cast, who| push(cast, who, Target::Catalogue)),
    row("sync/push of a card to the board", [SIGN_IN, Fine, NO, NO, NO, Fine, NO, REFUSED], |cast, who| push(cast, who, Target::Board)),
    row("sync/push to another's notes", [SIGN_IN, NO, NO, NO, NO, NO, NO, NO], |cast, who| push(cast, who, Target::OthersNotes)),
    row("sync/push to a board that is none", [SIGN_IN, NO, NO, NO, NO, NO, NO, NO], |cast, who| push(cast, who, Target::NoBoard)),
    row("sync/push under another's name", [SIGN_IN, OTHER, OTHER, OTHER, OTHER, OTHER, OTHER, OTHER], |cast, who| Box::pin(async move {
        let request = json!({ "protocol": PROTOCOL, "principal": cast.spare.principal(), "space": "catalogue", "batches": [] });
        plain(cast, who, "sync/push", json!({ "request": request })).await
    })),

    row("sync/history of a role", [SIGN_IN, Fine, Fine, Fine, Fine, Fine, Fine, Fine], |cast, who| history(cast, who, Target::Catalogue, "role")),
    row("sync/history of a card seen by its owner alone", [SIGN_IN, MISSING, NO, NO, NO, Fine, NO, NO], |cast, who| history(cast, who, Target::Board, "shown")),
    row("sync/history of a record that is none", [SIGN_IN, MISSING, NO, NO, NO, MISSING, NO, NO], |cast, who| history(cast, who, Target::Board, "none")),

    for_all("(ws) of the catalogue", |cast, who| watch(cast, who, Target::Catalogue)),
    row("(ws) of the board", [Shut, Fine, Shut, Shut, Shut, Fine, Shut, Shut], |cast, who| watch(cast, who, Target::Board)),
    row("(ws) of another's notes", [Shut; 8], |cast, who| watch(cast, who, Target::OthersNotes)),
    row("(ws) of a board that is none", [Shut; 8], |cast, who| watch(cast, who, Target::NoBoard)),

    row("sync/pull of a trajectory", [SIGN_IN, NO, NO, NO, NO, Fine, NO, NO], |cast, who| pull(cast, who, Target::Trajectory)),
    row("sync/push to a trajectory", [SIGN_IN, NO, NO, NO, NO, Fine, NO, NO], |cast, who| push(cast, who, Target::Trajectory)),
    row("(ws) of a trajectory", [Shut, Shut, Shut, Shut, Shut, Fine, Shut, Shut], |cast, who| watch(cast, who, Target::Trajectory)),
    row("trajectory/people", [SIGN_IN, NO, NO, NO, NO, Fine, NO, NO], |cast, who| around(cast, who, "trajectory/people")),
    row("trajectory/people of the board", [SIGN_IN, NO, NO, NO, NO, NO, NO, NO], |cast, who| Box::pin(async move {
        let args = json!({ "space": cast.board });
        plain(cast, who, "trajectory/people", args).await
    })),
    row("trajectory/open_link", [SIGN_IN, NO, NO, NO, NO, Fine, NO, NO], |cast, who| around(cast, who, "trajectory/open_link")),
    row("trajectory/open_link of own notes", [SIGN_IN, NO, NO, NO, NO, NO, NO, NO], |cast, who| Box::pin(async move {
        let space = notes_of(&cast.browser(who).principal());
        plain(cast, who, "trajectory/open_link", json!({ "space": space })).await
    })),
    row("trajectory/link", [SIGN_IN, NO, NO, NO, NO, Fine, NO, NO], |cast, who| around(cast, who, "trajectory/link")),
    row("trajectory/close_link", [SIGN_IN, NO, NO, NO, NO, Fine, NO, NO], |cast, who| around(cast, who, "trajectory/close_link")),
    row("trajectory/close_link of the board", [SIGN_IN, NO, NO, NO, NO, NO, NO, NO], |cast, who| Box::pin(async move {
        let args = json!({ "space": cast.board });
        plain(cast, who, "trajectory/close_link", args).await
    })),
    row("spaces/open_door of a trajectory", [SIGN_IN, NO, NO, NO, NO, NO, NO, NO], |cast, who| around(cast, who, "spaces/open_door")),
    row("trajectory/followed", [SIGN_IN, Fine, Fine, Fine, Fine, Fine, Fine, Fine], |cast, who| {
        plain(cast, who, "trajectory/followed", json!({ "today": "2026-10-01" }))
    }),
    row("trajectory/overview", [SIGN_IN, NO, NO, NO, Fine, Fine, Fine, NO], |cast, who| plain(cast, who, "trajectory/overview", json!({}))),
    // After the rows that expect nobody else in the trajectory.
    row("trajectory/choose", [SIGN_IN, NO, NO, NO, NO, Fine, NO, NO], |cast, who| Box::pin(async move {
        let args = json!({ "space": cast.trajectory, "person": cast.browser("teacher").principal(), "function": "tutor" });
        plain(cast, who, "trajectory/choose", args).await
    })),

    row("spaces/found a round", [SIGN_IN, NO, NO, NO, Fine, Fine, Fine, NO], |cast, who| {
        let raters = json!({ "own": true, "colleagues": 0, "assigns": "lot", "expert": false });
        plain(cast, who, "spaces/found", json!({ "kind": "round", "head": { "title": "Ещё раунд", "raters": raters } }))
    }),
    row("sync/pull of a round", [SIGN_IN, NO, NO, NO, NO, Fine, NO, NO], |cast, who| pull(cast, who, Target::Round)),
    row("sync/push to a round", [SIGN_IN, NO, NO, NO, NO, Fine, NO, NO], |cast, who| push(cast, who, Target::Round)),
    row("(ws) of a round", [Shut, Shut, Shut, Shut, Shut, Fine, Shut, Shut], |cast, who| watch(cast, who, Target::Round)),
    row("sync/history of a round", [SIGN_IN, NO, NO, NO, NO, Fine, NO, NO], |cast, who| history(cast, who, Target::Round, "round")),
    row("rounds/own", [SIGN_IN, Fine, Fine, Fine, Fine, Fine, Fine, Fine], |cast, who| plain(cast, who, "rounds/own", json!({}))),
    row("rounds/people", [SIGN_IN, NO, NO, NO, NO, Fine, NO, NO], |cast, who| of_round(cast, who, "rounds/people", json!({}))),
    row("rounds/people of the trajectory", [SIGN_IN, NO, NO, NO, NO, NO, NO, NO], |cast, who| around(cast, who, "rounds/people")),
    row("rounds/conferred", [SIGN_IN, NO, NO, NO, NO, Fine, NO, NO], |cast, who| of_round(cast, who, "rounds/conferred", json!({}))),
    row("rounds/send_results", [SIGN_IN, NO, NO, NO, NO, Fine, NO, NO], |cast, who| of_round(cast, who, "rounds/send_results", json!({}))),
    row("spaces/open_door of a round", [SIGN_IN, NO, NO, NO, NO, NO, NO, NO], |cast, who| of_round(cast, who, "spaces/open_door", json!({}))),
    // After the rows that expect nobody else in the round.
    row("rounds/let_in", [SIGN_IN, NO, NO, NO, NO, Fine, NO, NO], |cast, who| Box::pin(async move {
        let args = json!({ "people": [cast.browser("teacher").principal()], "function": "participant" });
        of_round(cast, who, "rounds/let_in", args).await
    })),

    for_all("centre/has_demo", |cast, who| plain(cast, who, "centre/has_demo", json!({}))),
    // After the rows that expect its cards to be hidden.
    row("boards/counts", [SIGN_IN, NO, NO, NO, NO, Fine, NO, NO], |cast, who| Box::pin(async move {
        let args = json!({ "space": cast.board });
        plain(cast, who, "boards/counts", args).await
    })),
    row("boards/film", [SIGN_IN, Fine, NO, NO, NO, Fine, NO, NO], |cast, who| Box::pin(async move {
        let args = json!({ "space": cast.board });
        plain(cast, who, "boards/film", args).await
    })),
    row("boards/film of the catalogue", [SIGN_IN, NO, NO, NO, NO, NO, NO, NO], |cast, who| {
        plain(cast, who, "boards/film", json!({ "space": "catalogue" }))
    }),
    row("boards/seat of oneself in a group that is none", [SIGN_IN, NO, NO, NO, NO, NO, NO, NO], |cast, who| Box::pin(async move {
        let seat = json!({ "person": cast.browser(who).principal(), "wish": { "group": "none" } });
        let args = json!({ "space": cast.board, "seats": [seat] });
        plain(cast, who, "boards/seat", args).await
    })),
    row("boards/seat of another", [SIGN_IN, NO, NO, NO, NO, Fine, NO, NO], |cast, who| Box::pin(async move {
        let seat = json!({ "person": cast.browser("guest").principal(), "wish": { "name": "Гость" } });
        let args = json!({ "space": cast.board, "seats": [seat] });
        plain(cast, who, "boards/seat", args).await
    })),
    row("boards/show all that is hidden", [SIGN_IN, NO, NO, NO, NO, Fine, NO, NO], |cast, who| Box::pin(async move {
        let args = json!({ "space": cast.board, "wish": "everything" });
        plain(cast, who, "boards/show", args).await
    })),
    row("boards/show of the catalogue", [SIGN_IN, NO, NO, NO, NO, NO, NO, NO], |cast, who| {
        plain(cast, who, "boards/show", json!({ "space": "catalogue", "wish": "everything" }))
    }),
    row("boards/reveal of a takt that is none", [SIGN_IN, NO, NO, NO, NO, MISSING, NO, NO], |cast, who| Box::pin(async move {
        let args = json!({ "space": cast.board, "takt": "none" });
        plain(cast, who, "boards/reveal", args).await
    })),
    row("spaces/door", [SIGN_IN, NO, NO, NO, NO, Fine, NO, NO], |cast, who| Box::pin(async move {
        let args = json!({ "space": cast.board });
        plain(cast, who, "spaces/door", args).await
    })),
    row("spaces/door of the catalogue", [SIGN_IN, NO, NO, NO, NO, NO, NO, NO], |cast, who| {
        plain(cast, who, "spaces/door", json!({ "space": "catalogue" }))
    }),
    row("spaces/found a game", [SIGN_IN, NO, NO, NO, Fine, Fine, Fine, NO], |cast, who| {
        plain(cast, who, "spaces/found", json!({ "kind": "game", "head": { "title": "Ещё игра" } }))
    }),
    row("spaces/found a survey", [SIGN_IN, NO, NO, NO, Fine, Fine, Fine, NO], |cast, who| {
        plain(cast, who, "spaces/found", json!({ "kind": "survey", "head": { "title": "Опрос", "questions": [] } }))
    }),
    row("spaces/door of a game", [SIGN_IN, NO, NO, NO, NO, Fine, NO, NO], |cast, who| Box::pin(async move {
        let args = json!({ "space": cast.game });
        plain(cast, who, "spaces/door", args).await
    })),
    row("sync/pull of a game", [SIGN_IN, NO, NO, Fine, NO, Fine, NO, NO], |cast, who| pull(cast, who, Target::Game)),
    row("(ws) of a game", [Shut, Shut, Shut, Fine, Shut, Fine, Shut, Shut], |cast, who| watch(cast, who, Target::Game)),
    row("games/given", [SIGN_IN, NO, NO, NO, NO, Fine, NO, NO], |cast, who| Box::pin(async move {
        let args = json!({ "space": cast.game });
        plain(cast, who, "games/given", args).await
    })),
    row("games/given of the board", [SIGN_IN, NO, NO, NO, NO, NO, NO, NO], |cast, who| Box::pin(async move {
        let args = json!({ "space": cast.board });
        plain(cast, who, "games/given", args).await
    })),
    row("games/reveal", [SIGN_IN, NO, NO, NO, NO, Fine, NO, NO], |cast, who| Box::pin(async move {
        let args = json!({ "space": cast.game, "turn": cast.turn });
        plain(cast, who, "games/reveal", args).await
    })),
    row("games/reveal of a turn that is none", [SIGN_IN, NO, NO, NO, NO, MISSING, NO, NO], |cast, who| Box::pin(async move {
        let args = json!({ "space": cast.game, "turn": "turn:1:g-none" });
        plain(cast, who, "games/reveal", args).await
    })),
    for_all("surveys/behind", |cast, who| Box::pin(async move {
        let args = json!({ "code": cast.survey });
        plain(cast, who, "surveys/behind", args).await
    })),
    row("surveys/behind a code that is none", [MISSING; 8], |cast, who| plain(cast, who, "surveys/behind", json!({ "code": "нет такого" }))),
    for_all("surveys/answer", |cast, who| Box::pin(async move {
        let key = cast.fresh().replace('~', "0123456789abcdef");
        let args = json!({ "code": cast.survey, "key": key, "replies": { "q": 5 } });
        plain(cast, who, "surveys/answer", args).await
    })),
    row("surveys/answer by a code that is none", [MISSING; 8], |cast, who| {
        plain(cast, who, "surveys/answer", json!({ "code": "нет такого", "key": "k", "replies": {} }))
    }),
    row("centre/set_demo", [SIGN_IN, NO, NO, NO, NO, NO, Fine, NO], |cast, who| plain(cast, who, "centre/set_demo", json!({ "on": true }))),
    row("centre/set_demo off", [SIGN_IN, NO, NO, NO, NO, NO, Fine, NO], |cast, who| plain(cast, who, "centre/set_demo", json!({ "on": false }))),

    for_all("session/sign_out", |cast, who| plain(cast, who, "session/sign_out", json!({}))),
    for_all("spaces/join", |cast, who| Box::pin(async move {
        // The door was opened anew by the row above: the code that the cast began with is dead.
        let owner = cast.centre.karta.people.open_door(&cast.board).await.expect("a door");
        plain(cast, who, "spaces/join", json!({ "code": owner.code, "name": "Имя" })).await
    })),
];

enum Target {
    Catalogue,
    Board,
    Trajectory,
    Game,
    Round,
    OwnNotes,
    OthersNotes,
    NoBoard,
    NoSpace,
}

fn space_of(cast: &mut Cast, who: &str, target: &Target) -> SpaceId {
    match target {
        Target::Catalogue => "catalogue".into(),
        Target::Board => cast.board.clone(),
        Target::Trajectory => cast.trajectory.clone(),
        Target::Game => cast.game.clone(),
        Target::Round => cast.round.clone(),
        Target::OwnNotes => notes_of(&cast.browser(who).principal()),
        Target::OthersNotes => notes_of(&cast.spare.principal()),
        Target::NoBoard => "board:none".into(),
        Target::NoSpace => "nothing:at-all".into(),
    }
}

fn token_of(cast: &Cast) -> String {
    cast.spare_slip.path.rsplit('/').next().unwrap_or_default().to_owned()
}

fn came_to<T>(called: Called<T>) -> Expected {
    called.map_or_else(Expected::Fails, |_| Fine)
}

fn plain<'a>(cast: &'a mut Cast, who: &'a str, function: &'static str, args: Value) -> Calling<'a> {
    Box::pin(async move { came_to(cast.browser(who).call::<Value>(function, args).await) })
}

/// A function that takes the owner's trajectory.
fn around<'a>(cast: &'a mut Cast, who: &'a str, function: &'static str) -> Calling<'a> {
    Box::pin(async move {
        let args = json!({ "space": cast.trajectory });
        plain(cast, who, function, args).await
    })
}

/// A function that takes the owner's round.
fn of_round<'a>(cast: &'a mut Cast, who: &'a str, function: &'static str, mut args: Value) -> Calling<'a> {
    args["space"] = json!(cast.round);
    plain(cast, who, function, args)
}

fn pull<'a>(cast: &'a mut Cast, who: &'a str, target: Target) -> Calling<'a> {
    Box::pin(async move {
        // A visitor's own notes are nobody's.
        let space = space_of(cast, who, &target);
        came_to(cast.browser(who).pull(&space, None).await)
    })
}

fn push<'a>(cast: &'a mut Cast, who: &'a str, target: Target) -> Calling<'a> {
    Box::pin(async move {
        let (id, space) = (cast.fresh(), space_of(cast, who, &target));
        let record = id.replace('~', "-");
        let batch = match target {
            Target::Catalogue => {
                create(&id, &record, "role_card", json!({ "title": "Новая роль", "order": place() }))
            }
            Target::Trajectory => create(&id, &record, "goal", json!({ "title": "Цель", "order": place() })),
            Target::Round => {
                create(&id, &record, "round_subject", json!({ "name": "Имя", "sort": "person" }))
            }
            _ => card(&id, &record, "Мысль"),
        };
        match cast.browser(who).push(&space, vec![batch]).await {
            Ok(verdicts) => codes(&verdicts)[0].map_or(Fine, Expected::Refused),
            Err(code) => Expected::Fails(code),
        }
    })
}

fn history<'a>(cast: &'a mut Cast, who: &'a str, target: Target, record: &'static str) -> Calling<'a> {
    Box::pin(async move {
        let space = space_of(cast, who, &target);
        came_to(cast.browser(who).history(&space, record).await)
    })
}

fn watch<'a>(cast: &'a mut Cast, who: &'a str, target: Target) -> Calling<'a> {
    Box::pin(async move {
        let (space, addr) = (space_of(cast, who, &target), cast.addr.clone());
        let mut socket = cast.browser(who).watch(&addr, &space, None).await;
        match socket.next().await {
            Some(FromServer::Caught(_)) => Fine,
            Some(FromServer::Closed { code: CloseCode::NotAllowed, .. }) => Shut,
            other => panic!("{who}: {other:?}"),
        }
    })
}
