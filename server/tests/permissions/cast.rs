//! The callers of the table, and the spaces they call for.

use std::collections::HashMap;

use app::wire::{Door, Slip};
use karta_core::{
    domain::{account::AccountKind, game::turn::Turn, space::notes_of},
    sync::{RecordId, SpaceId},
};
use serde_json::json;

use crate::centre::{Browser, Centre, card, create};

/// The columns of the table.
pub const CALLERS: [&str; 8] =
    ["visitor", "guest", "other guest", "teacher", "methodist", "owner", "admin", "former"];

/// Everybody, with a board of `owner` that `guest` joined and `former` was taken out of, and another
/// board of `methodist` that `other guest` joined.
pub struct Cast {
    pub centre: Centre,
    pub addr: String,
    browsers: HashMap<&'static str, Browser>,
    pub board: SpaceId,
    /// Of `owner`, with nobody else in it.
    pub trajectory: SpaceId,
    /// Of `owner`, which `teacher` joined, with one turn of theirs.
    pub game: SpaceId,
    pub turn: RecordId,
    /// The code of a survey without names, of `owner`.
    pub survey: String,
    /// A round of diagnostics of `owner`, with nobody else in it.
    pub round: SpaceId,
    /// A teacher whom nobody misses.
    pub spare: Browser,
    pub spare_slip: Slip,
    counter: u64,
}

impl Cast {
    pub async fn gather() -> Self {
        let mut centre = Centre::new().await;
        let mut owner = centre.account(AccountKind::Methodist, "owner").await;
        let mut methodist = centre.account(AccountKind::Methodist, "methodist").await;
        let mut teacher = centre.account(AccountKind::Teacher, "teacher").await;
        let spare = centre.account(AccountKind::Teacher, "spare").await;
        let (board, door) = board_of(&mut owner).await;
        let (_, other_door) = board_of(&mut methodist).await;
        let head = json!({ "kind": "trajectory", "head": { "title": "Путь" } });
        let trajectory: SpaceId = owner.call("spaces/found", head).await.unwrap();
        let (game, survey) = game_and_survey(&mut owner).await;
        let turn = plays(&mut owner, &mut teacher, &game).await;
        let guest = centre.guest(&door, "Гость").await;
        let raters = json!({ "own": true, "colleagues": 3, "assigns": "lot", "expert": false });
        let head = json!({ "kind": "round", "head": { "title": "Раунд", "raters": raters, "closed": true } });
        let round: SpaceId = owner.call("spaces/found", head).await.unwrap();
        let other_guest = centre.guest(&other_door, "Сосед").await;
        let former = centre.guest(&door, "Бывший").await;
        let removal = json!({ "space": board, "person": former.principal() });
        owner.call::<()>("spaces/remove_member", removal).await.unwrap();
        owner.push(&board, vec![card("owner~1", "shown", "Видно владельцу")]).await.unwrap();
        let slip = json!({ "name": "Запасной", "kind": AccountKind::Teacher });
        let spare_slip = centre.admin.call("accounts/add", slip).await.unwrap();
        let addr = centre.serve().await;
        let browsers = [
            ("visitor", centre.visitor()),
            ("guest", guest),
            ("other guest", other_guest),
            ("teacher", teacher),
            ("methodist", methodist),
            ("owner", owner),
            ("admin", centre.admin.clone()),
            ("former", former),
        ];
        let browsers = browsers.into();
        let mut cast = Self {
            centre,
            addr,
            browsers,
            board,
            trajectory,
            round,
            game,
            turn,
            survey,
            spare,
            spare_slip,
            counter: 0,
        };
        cast.keep_notes().await;
        cast
    }

    /// Somebody's notes, so that there is something to be kept from others.
    async fn keep_notes(&mut self) {
        let notes = notes_of(&self.spare.principal());
        // No kind of record is for notes yet: the push alone makes the space.
        let note = create("spare~1", "n", "board_card", json!({ "text": "Моё", "sort": "trend" }));
        self.spare.push(&notes, vec![note]).await.unwrap();
    }

    pub fn browser(&mut self, caller: &str) -> &mut Browser {
        self.browsers.get_mut(caller).expect("a caller of the table")
    }

    /// A change id that nobody used.
    pub fn fresh(&mut self) -> String {
        self.counter += 1;
        format!("table~{}", self.counter)
    }
}

async fn game_and_survey(owner: &mut Browser) -> (SpaceId, String) {
    let game = json!({ "kind": "game", "head": { "title": "Игра" } });
    let game: SpaceId = owner.call("spaces/found", game).await.unwrap();
    let head = json!({ "title": "Опрос", "questions": [], "anonymous": true });
    let survey: SpaceId =
        owner.call("spaces/found", json!({ "kind": "survey", "head": head })).await.unwrap();
    let door: Door = owner.call("spaces/door", json!({ "space": survey })).await.unwrap();
    (game, door.code)
}

/// Joins the game and draws a role.
async fn plays(owner: &mut Browser, player: &mut Browser, game: &SpaceId) -> RecordId {
    let door: Door = owner.call("spaces/door", json!({ "space": game })).await.unwrap();
    let joining = json!({ "code": door.code, "name": "Игрок" });
    player.call::<serde_json::Value>("spaces/join", joining).await.unwrap();
    let turn = Turn::id_of(1, &player.principal());
    let fields = json!({ "table": "table", "draws": ["role"] });
    player.push(game, vec![create("plays~1", turn.as_str(), "turn", fields)]).await.unwrap();
    turn
}

async fn board_of(owner: &mut Browser) -> (SpaceId, Door) {
    let board: SpaceId =
        owner.call("spaces/found", json!({ "kind": "board", "head": { "title": "Доска" } })).await.unwrap();
    let door = owner.call("spaces/open_door", json!({ "space": board })).await.unwrap();
    (board, door)
}
