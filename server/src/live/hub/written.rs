//! News as text: each item is written once, however many are told of it. Frames put such items together: after a
//! reveal no two guests lack the same, for each has had their own cards, and yet each lacks hundreds of the same.

use std::collections::HashMap;

use serde_json::value::{RawValue, to_raw_value};

use crate::live::room::{
    News,
    news::{Sight, Told},
};

/// The items of some news, as far as anybody was told of them.
pub(super) struct Written<'n> {
    news: &'n News,
    items: HashMap<(usize, Told), Box<RawValue>>,
}

impl<'n> Written<'n> {
    pub fn new(news: &'n News) -> Self {
        Self { news, items: HashMap::new() }
    }

    /// The items for this sight, in the order of the log; `None` where one cannot be written.
    pub fn items(&mut self, sight: &Sight) -> Option<Vec<&RawValue>> {
        for (at, told) in sight.told() {
            if !self.items.contains_key(&(at, told)) {
                self.write(at, told)?;
            }
        }
        sight.told().map(|place| self.items.get(&place).map(Box::as_ref)).collect()
    }

    fn write(&mut self, at: usize, told: Told) -> Option<()> {
        let item = to_raw_value(&self.news.item(at, told)?)
            .inspect_err(|error| tracing::error!(%error, "news cannot be written"))
            .ok()?;
        self.items.insert((at, told), item);
        Some(())
    }
}
