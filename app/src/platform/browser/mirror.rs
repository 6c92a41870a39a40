//! The queue before IndexedDB: writes go in the order in which they were asked for, one transaction at a
//! time; what gathers meanwhile shares the next one.

use std::{
    cell::{Cell, RefCell},
    future::Future,
};

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::StorageManager;

use super::{database, property};
use crate::platform::{
    answer::{Answer, Teller, answer},
    device::{DeviceError, Health, Write},
};

type Done = Result<(), DeviceError>;

struct Job {
    writes: Vec<Write>,
    teller: Teller<Done>,
}

thread_local! {
    static QUEUE: RefCell<Vec<Job>> = const { RefCell::new(Vec::new()) };
    static BUSY: Cell<bool> = const { Cell::new(false) };
    static HEALTH: Cell<Health> = const { Cell::new(Health::Unknown) };
}

pub fn health() -> Health {
    HEALTH.get()
}

/// Takes the writes at once; the answer comes when they are on the disk.
pub fn enqueue(writes: Vec<Write>) -> Answer<Done> {
    let (teller, answer) = answer();
    QUEUE.with_borrow_mut(|queue| queue.push(Job { writes, teller }));
    if !BUSY.replace(true) {
        spawn_local(work());
    }
    answer
}

async fn work() {
    loop {
        let jobs = QUEUE.take();
        if jobs.is_empty() {
            BUSY.set(false);
            return;
        }
        let writes: Vec<&Write> = jobs.iter().flat_map(|job| &job.writes).collect();
        let result = if writes.is_empty() { Ok(()) } else { note(database::write(&writes).await) };
        for job in &jobs {
            job.teller.tell(result);
        }
    }
}

fn note<T>(result: Result<T, DeviceError>) -> Result<T, DeviceError> {
    HEALTH.set(Health::after(result.as_ref().map(|_| ()).map_err(|error| *error), HEALTH.get()));
    result
}

/// Reads after all writes asked for before the call.
pub fn read_all(prefix: String) -> impl Future<Output = Result<Vec<(String, String)>, DeviceError>> {
    let before = enqueue(Vec::new());
    async move {
        before.await?;
        note(database::read(&prefix).await)
    }
}

/// Insecure contexts have no manager of storage.
pub async fn request_persist() -> bool {
    let navigator = web_sys::window().map(|window| window.navigator());
    let manager = navigator.and_then(|navigator| property(&navigator, "storage"));
    let asked = manager.and_then(|manager| manager.unchecked_into::<StorageManager>().persist().ok());
    match asked {
        Some(promise) => JsFuture::from(promise).await.is_ok_and(|agreed| agreed == true),
        None => false,
    }
}
