//! A person's own words as a whole, over all spaces of this device: sent before leaving, saved to a file,
//! brought back from one.

use std::collections::BTreeMap;

use karta_core::{
    domain::{foundation::Foundation, space::SpaceKind},
    sync::{Batch, SpaceId},
};
use leptos::prelude::*;
use serde_json::json;

use super::{
    Karta, SpaceStore, Trouble, on_device, recent,
    words_file::{self, OwnWords, Pairs, SpaceWords},
};
use crate::{
    api,
    failure::{Failure, FailureCode},
    platform::{
        device::this_device,
        keys::{self, Key},
    },
};

impl Karta {
    /// Whether the server has every gesture of this person on this device.
    pub async fn all_sent(self) -> bool {
        let stored = on_device::spaces(&self.principal(), &[]).await;
        let waiting = untrack(|| self.connection()).waiting;
        waiting == 0 && stored.values().all(|kept| kept.waiting == 0)
    }

    /// Opens every space in which something waits, and offers it. Fails at once where the server cannot be
    /// reached or knows somebody else.
    pub async fn send_all(self) -> Result<(), Failure> {
        let there = api::session::me().await?;
        if there.is_none_or(|there| there.principal != self.principal()) {
            return Err(Failure::new(FailureCode::SignInNeeded, Trouble::SignInNeeded.text()));
        }
        for (space, kept) in on_device::spaces(&self.principal(), &[]).await {
            if kept.waiting > 0 {
                self.space(&space);
            }
        }
        untrack(|| self.open_spaces()).into_iter().for_each(|(_, courier)| courier.push());
        Ok(())
    }

    /// What a space is called. Tracks its title where it is open.
    pub fn space_title(self, space: &SpaceId) -> String {
        let path = self.space_path(space);
        let open = self.open_spaces().into_iter().find(|(id, _)| id == space);
        let kind = SpaceKind::of(space);
        let head = kind.and_then(Foundation::of).map(|foundation| foundation.head_id());
        let known = || {
            let (head, (_, courier)) = (head?, open?);
            courier.space.record(&head)?.text("title").map(str::to_owned)
        };
        let seen = || recent::places().into_iter().find(|place| place.path == path).map(|place| place.title);
        let of_kind = match kind {
            Some(SpaceKind::Catalogue) => return "Картотека".into(),
            Some(SpaceKind::Notes) => return "Личные записи".into(),
            Some(SpaceKind::Board) => "Доска",
            Some(SpaceKind::Trajectory) => "Траектория",
            Some(SpaceKind::Round) => "Диагностика",
            Some(SpaceKind::Game) => "Игра",
            Some(SpaceKind::Survey) => "Опрос",
            None => "Другой раздел",
        };
        known().or_else(seen).unwrap_or_else(|| of_kind.into())
    }

    /// Where a space is opened.
    pub fn space_path(self, space: &SpaceId) -> String {
        match SpaceKind::of(space) {
            Some(SpaceKind::Board) => format!("/board/{space}"),
            Some(SpaceKind::Trajectory) => format!("/trajectory/{space}"),
            Some(SpaceKind::Game) => format!("/game/{space}"),
            Some(SpaceKind::Survey) => format!("/survey/{space}"),
            _ => "/catalogue".into(),
        }
    }

    /// This person's own words as a file to keep: what lies on the device, and what only this page holds.
    pub fn own_words_file(self) -> String {
        let me = self.principal();
        let stored = this_device().read_all(&keys::principal_prefix(me.as_str()));
        let own = |key: &str| Key::parse(key).is_some_and(|key| key.is_own_word());
        let mut words: BTreeMap<String, String> = stored.into_iter().filter(|(key, _)| own(key)).collect();
        for (space, courier) in untrack(|| self.open_spaces()) {
            // The very last keystroke counts, also where the browser keeps nothing.
            words.extend(held_by_page(me.as_str(), &space, courier.space));
        }
        let spaces: Vec<SpaceId> =
            words.keys().filter_map(|key| Some(SpaceId::from(Key::parse(key)?.space))).collect();
        let titles =
            spaces.into_iter().map(|space| (space.clone(), untrack(|| self.space_title(&space)))).collect();
        let name = self.me.with_value(|me| me.as_ref().map(|me| me.name.clone())).unwrap_or_default();
        words_file::written(&name, &titles, words.into_iter().collect())
    }

    /// Puts this person's words from a file back into the queue and under «Не принято»; gives how many keys
    /// were put back. What is on the device already is newer and stays as it is.
    pub async fn bring_back(self, words: &OwnWords) -> usize {
        let me = self.principal();
        let device = this_device();
        let mut count = 0;
        for part in words.of(&me) {
            let prefix = keys::space_prefix(me.as_str(), part.space.as_str());
            let mirrored = device.mirror_read_all(&prefix).await.unwrap_or_default();
            let is_kept =
                |key: &str| device.get(key).is_some() || mirrored.iter().any(|(kept, _)| kept == key);
            let fresh: Pairs = part.pairs.iter().filter(|(key, _)| !is_kept(key)).cloned().collect();
            for (key, text) in &fresh {
                // What the device does not keep is kept by this page, and its state line says so.
                let _ = device.put(key, text);
            }
            let _ = device.mirror_put(fresh.clone()).await;
            count += fresh.len();
            self.take_back(part, fresh);
        }
        count
    }

    fn take_back(self, part: &SpaceWords, pairs: Pairs) {
        let courier = self.space(&part.space);
        let prefix = keys::space_prefix(part.principal.as_str(), part.space.as_str());
        let relative =
            |(key, text): (String, String)| key.strip_prefix(&prefix).map(|key| (key.to_owned(), text));
        courier.space.take_back(pairs.into_iter().filter_map(relative).collect());
        courier.push();
    }
}

/// What an open space holds of a person's words, under the keys of the device.
fn held_by_page(me: &str, space: &SpaceId, store: SpaceStore) -> Vec<(String, String)> {
    let key = |part: &str, batch: &Batch| {
        let name = batch.id()?.to_string();
        Some(Key { principal: me, space: space.as_str(), part, name: &name }.to_string())
    };
    let waiting = store.with_replica(|replica| replica.offer(usize::MAX));
    let waiting = waiting.iter().zip(1u64..).filter_map(|(batch, order)| {
        Some((key("p", batch)?, json!({ "batch": batch, "order": order }).to_string()))
    });
    let returned = store.peek(|replica| replica.returned().to_vec());
    let returned =
        returned.iter().filter_map(|one| Some((key("x", &one.batch)?, serde_json::to_string(one).ok()?)));
    waiting.chain(returned).collect()
}
