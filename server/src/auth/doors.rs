//! Doors: how guests join a space. One per space, with six digits for typing and a long token for the
//! QR; making it anew kills the former one.

use app::wire::{Door, trajectory::LookLink};
use karta_core::sync::SpaceId;

use super::{
    People, PeopleError,
    limits::{DOOR_MS, RETRIES},
    secrets,
};
use crate::persistence::accounts::StoredDoor;

/// Path of joining, before the token.
pub const JOIN_PATH: &str = "/join/";
/// Path of coming to look, before the token.
const LOOK_PATH: &str = "/look/";

const CODE_DIGITS: usize = 6;

impl People {
    /// Opens the space's door anew, for seven days. The caller has decided that the person may.
    pub async fn open_door(&self, space: &SpaceId) -> Result<Door, PeopleError> {
        let code = self.free_code().await?;
        let token = secrets::token();
        let path = format!("{JOIN_PATH}{token}");
        let door =
            StoredDoor { space: space.clone(), code: code.clone(), token, made_ms: self.clock.now_ms() };
        self.accounts.set_door(&door).await?;
        Ok(Door { code, path, origin: None })
    }

    /// Opens the space's door anew for those who come by its long link alone: there is no code to type or guess.
    pub async fn open_link(&self, space: &SpaceId) -> Result<LookLink, PeopleError> {
        let token = secrets::token();
        let door =
            StoredDoor { space: space.clone(), code: token.clone(), token, made_ms: self.clock.now_ms() };
        self.accounts.set_door(&door).await?;
        Ok(link_of(&door))
    }

    /// The space's link, while its door is open.
    pub async fn link(&self, space: &SpaceId) -> Result<Option<LookLink>, PeopleError> {
        Ok(self.still_open(self.accounts.door_of(space).await?).as_ref().map(link_of))
    }

    /// The space's door as it stands open; opened where it does not. The caller has decided that the person
    /// may.
    pub async fn door(&self, space: &SpaceId) -> Result<Door, PeopleError> {
        match self.still_open(self.accounts.door_of(space).await?) {
            Some(door) => {
                Ok(Door { path: format!("{JOIN_PATH}{}", door.token), code: door.code, origin: None })
            }
            None => self.open_door(space).await,
        }
    }

    /// Nobody joins the space any more; those within stay.
    pub async fn close_door(&self, space: &SpaceId) -> Result<(), PeopleError> {
        Ok(self.accounts.close_door(space).await?)
    }

    /// The space behind a code (digits, however spaced) or a QR's token. Wrong codes are counted for all
    /// people together; tokens are too long to guess and are not.
    pub async fn find_door(&self, code: &str) -> Result<SpaceId, PeopleError> {
        let typed: String = code.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
        let door = if typed.len() == CODE_DIGITS && typed.bytes().all(|b| b.is_ascii_digit()) {
            self.wrong_codes
                .take(&(), self.clock.now_ms())
                .map_err(|seconds| PeopleError::TooManyCodes { seconds })?;
            let door = self.still_open(self.accounts.door_by_code(&typed).await?);
            if door.is_some() {
                self.wrong_codes.give_back(&());
            }
            door
        } else {
            self.still_open(self.accounts.door_by_token(&typed).await?)
        };
        door.map(|door| door.space).ok_or(PeopleError::NoDoor)
    }

    fn still_open(&self, door: Option<StoredDoor>) -> Option<StoredDoor> {
        door.filter(|door| self.clock.now_ms() < door.made_ms.saturating_add(DOOR_MS))
    }

    async fn free_code(&self) -> Result<String, PeopleError> {
        for _ in 0..RETRIES {
            let code = secrets::code();
            if self.accounts.door_by_code(&code).await?.is_none() {
                return Ok(code);
            }
        }
        Err(PeopleError::Contention)
    }
}

fn link_of(door: &StoredDoor) -> LookLink {
    let path = format!("{LOOK_PATH}{}", door.token);
    LookLink { path, until_ms: door.made_ms.saturating_add(DOOR_MS) }
}
