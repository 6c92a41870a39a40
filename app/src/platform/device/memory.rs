//! A device in memory, for native tests and the simulation: with a budget, and able to fail or lose power.

use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
    future::ready,
};

use super::{BUDGET, Device, DeviceError, DeviceState, Health, Soon, Write};

type Pairs = BTreeMap<String, String>;

/// Storage that forgets everything when dropped.
#[derive(Debug)]
pub struct MemoryDevice {
    local: RefCell<Pairs>,
    mirrored: RefCell<Pairs>,
    budget: usize,
    failure: Cell<Option<DeviceError>>,
}

impl Default for MemoryDevice {
    fn default() -> Self {
        Self::with_budget(BUDGET)
    }
}

impl MemoryDevice {
    /// Room for so many bytes, counted as the browser's.
    pub fn with_budget(budget: usize) -> Self {
        let (local, mirrored) = Default::default();
        Self { local, mirrored, budget, failure: Cell::new(None) }
    }

    /// From now on every write fails so; `None` mends it.
    pub fn fail_with(&self, failure: Option<DeviceError>) {
        self.failure.set(failure);
    }

    /// A kill of the browser: what localStorage held since the former state is gone, the mirror stays.
    pub fn lose_local(&self, back_to: Vec<(String, String)>) {
        self.local.replace(back_to.into_iter().collect());
    }

    fn failing(&self) -> Result<(), DeviceError> {
        self.failure.get().map_or(Ok(()), Err)
    }
}

/// Bytes that a pair takes of the budget.
fn cost(key: &str, text: &str) -> usize {
    2 * (key.encode_utf16().count() + text.encode_utf16().count())
}

fn beginning(pairs: &RefCell<Pairs>, prefix: &str) -> Vec<(String, String)> {
    let pairs = pairs.borrow();
    let from = pairs.range(prefix.to_owned()..).take_while(|(key, _)| key.starts_with(prefix));
    from.map(|(key, text)| (key.clone(), text.clone())).collect()
}

impl Device for MemoryDevice {
    fn state(&self) -> DeviceState {
        let health = Health::after(self.failing(), Health::Works);
        DeviceState { local: health, mirror: health, used: self.used("") }
    }

    fn get(&self, key: &str) -> Option<String> {
        self.local.borrow().get(key).cloned()
    }

    fn put(&self, key: &str, text: &str) -> Result<(), DeviceError> {
        self.failing()?;
        let former = self.get(key).map_or(0, |former| cost(key, &former));
        if self.used("") - former + cost(key, text) > self.budget {
            return Err(DeviceError::Full);
        }
        self.local.borrow_mut().insert(key.to_owned(), text.to_owned());
        Ok(())
    }

    fn remove(&self, key: &str) {
        self.local.borrow_mut().remove(key);
    }

    fn read_where(&self, prefix: &str, keep: &dyn Fn(&str) -> bool) -> Vec<(String, String)> {
        beginning(&self.local, prefix).into_iter().filter(|(key, _)| keep(key)).collect()
    }

    fn used(&self, prefix: &str) -> usize {
        beginning(&self.local, prefix).iter().map(|(key, text)| cost(key, text)).sum()
    }

    fn mirror(&self, writes: Vec<Write>) -> Soon<Result<(), DeviceError>> {
        let result = self.failing();
        if result.is_ok() {
            let mut mirrored = self.mirrored.borrow_mut();
            for write in writes {
                match write {
                    Write::Put(key, text) => mirrored.insert(key, text),
                    Write::Remove(key) => mirrored.remove(&key),
                };
            }
        }
        Box::pin(ready(result))
    }

    fn mirror_read_all(&self, prefix: &str) -> Soon<Result<Vec<(String, String)>, DeviceError>> {
        Box::pin(ready(Ok(beginning(&self.mirrored, prefix))))
    }

    fn request_persist(&self) -> Soon<bool> {
        Box::pin(ready(false))
    }
}

#[cfg(test)]
mod tests {
    use super::{super::SchemaFit, *};

    #[test]
    fn a_full_device_frees_what_the_caller_chooses_and_keeps_the_rest() {
        let device = MemoryDevice::with_budget(100);
        device.put("k/a/old/r/1", "давно").unwrap();
        device.put("k/a/new/p/1", "ждёт").unwrap();
        assert_eq!(device.put("k/a/new/r/2", &"x".repeat(40)), Err(DeviceError::Full));
        let mut spaces = vec!["k/a/old/"];
        let mut free = || spaces.pop().map(|space| device.drop_prefix(space)).is_some();
        assert_eq!(device.put_freeing("k/a/new/r/2", &"x".repeat(40), &mut free), Err(DeviceError::Full));
        assert_eq!(device.put_freeing("k/a/new/r/2", "x", &mut || false), Ok(()));
        let left: Vec<_> = device.read_all("k/a/").into_iter().map(|(key, _)| key).collect();
        assert_eq!(left, ["k/a/new/p/1", "k/a/new/r/2"]);
    }

    #[test]
    fn a_newer_schema_is_told_from_an_older_and_a_malformed_one() {
        let device = MemoryDevice::default();
        assert_eq!(device.schema_fit(2), SchemaFit::Fresh);
        device.set_schema(2).unwrap();
        assert_eq!(device.schema_fit(2), SchemaFit::Same);
        assert_eq!(device.schema_fit(1), SchemaFit::Newer(2));
        assert_eq!(device.schema_fit(3), SchemaFit::Older(2));
        device.put("k/schema", "?").unwrap();
        assert_eq!(device.schema_fit(3), SchemaFit::Older(0));
    }
}
