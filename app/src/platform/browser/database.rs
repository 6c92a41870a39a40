//! One IndexedDB store of texts by keys, with strict durability, which neither the `idb` crate nor the
//! stable part of `web-sys` can ask for: that call goes by name.
//!
//! `mirror` calls it. A connection that the browser closed is opened anew at the next use.

use std::{cell::RefCell, future::Future};

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{IdbDatabase, IdbKeyRange, IdbRequest, IdbTransaction};

use super::{events::listen, page, property};
use crate::platform::{
    Guard,
    answer::answer,
    device::{DeviceError, Write},
};

const NAME: &str = "karta";
const STORE: &str = "mirror";
/// Some browsers never answer: give up then, and try again at the next use.
const PATIENCE_MS: u32 = 10_000;

type Settled = Result<JsValue, DeviceError>;

thread_local! {
    static DATABASE: RefCell<Option<IdbDatabase>> = const { RefCell::new(None) };
}

/// What a browser's exception means for storage.
pub fn error_of(error: &JsValue) -> DeviceError {
    let name = property(error, "name").and_then(|name| name.as_string()).unwrap_or_default();
    match name.as_str() {
        "QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED" => DeviceError::Full,
        "SecurityError" | "NotAllowedError" => DeviceError::Blocked,
        _ => DeviceError::Failed,
    }
}

/// Writes all or none; answers when they are on the disk.
pub async fn write(writes: &[&Write]) -> Result<(), DeviceError> {
    let transaction = begin("readwrite").await?;
    let done = completed(&transaction);
    let store = transaction.object_store(STORE).map_err(|error| error_of(&error))?;
    for write in writes {
        let asked = match write {
            Write::Put(key, text) => store.put_with_key(&JsValue::from_str(text), &JsValue::from_str(key)),
            Write::Remove(key) => store.delete(&JsValue::from_str(key)),
        };
        if let Err(error) = asked {
            drop(transaction.abort());
            return Err(error_of(&error));
        }
    }
    done.await.map(drop)
}

/// All pairs whose keys begin so, sorted by key.
pub async fn read(prefix: &str) -> Result<Vec<(String, String)>, DeviceError> {
    let transaction = begin("readonly").await?;
    let (keys, texts) = ask_range(&transaction, prefix).map_err(|error| error_of(&error))?;
    let (keys, texts) = (settled(&keys), settled(&texts));
    let (keys, texts) = (Array::from(&keys.await?), Array::from(&texts.await?));
    let pairs = keys.iter().zip(texts.iter());
    Ok(pairs.filter_map(|(key, text)| key.as_string().zip(text.as_string())).collect())
}

fn ask_range(transaction: &IdbTransaction, prefix: &str) -> Result<(IdbRequest, IdbRequest), JsValue> {
    let store = transaction.object_store(STORE)?;
    let last = format!("{prefix}\u{ffff}");
    let range = IdbKeyRange::bound(&JsValue::from_str(prefix), &JsValue::from_str(&last))?;
    Ok((store.get_all_keys_with_key(&range)?, store.get_all_with_key(&range)?))
}

async fn begin(mode: &str) -> Result<IdbTransaction, DeviceError> {
    let former = DATABASE.with_borrow(Clone::clone);
    if let Some(database) = former {
        if let Ok(transaction) = transaction(&database, mode) {
            return Ok(transaction);
        }
        DATABASE.set(None);
    }
    let database = open().await?;
    let transaction = transaction(&database, mode).map_err(|error| error_of(&error))?;
    DATABASE.set(Some(database));
    Ok(transaction)
}

fn transaction(database: &IdbDatabase, mode: &str) -> Result<IdbTransaction, JsValue> {
    let options = Object::new();
    Reflect::set(&options, &"durability".into(), &"strict".into())?;
    let begin = Reflect::get(database, &"transaction".into())?.dyn_into::<Function>()?;
    begin.call3(database, &STORE.into(), &mode.into(), &options)?.dyn_into()
}

async fn open() -> Result<IdbDatabase, DeviceError> {
    let window = web_sys::window().ok_or(DeviceError::Blocked)?;
    let factory = window.indexed_db().ok().flatten().ok_or(DeviceError::Blocked)?;
    let request = factory.open_with_u32(NAME, 1).map_err(|_| DeviceError::Blocked)?;
    let target = request.clone();
    let upgrade = listen(
        &request,
        "upgradeneeded",
        Box::new(move |_| {
            let database = target.result().ok().and_then(|database| database.dyn_into::<IdbDatabase>().ok());
            drop(database.map(|database| database.create_object_store(STORE)));
        }),
    );
    let opened = settled(&request).await;
    drop(upgrade);
    // A private window of some browsers refuses here, by an error of its own choice.
    let database =
        opened.map_err(|error| if error == DeviceError::Full { error } else { DeviceError::Blocked })?;
    let database = database.dyn_into::<IdbDatabase>().map_err(|_| DeviceError::Failed)?;
    for event in ["close", "versionchange"] {
        let gone = database.clone();
        let forget = Box::new(move |_| {
            gone.close();
            DATABASE.set(None);
        });
        listen(&database, event, forget).keep();
    }
    Ok(database)
}

/// A request's result.
fn settled(request: &IdbRequest) -> impl Future<Output = Settled> + use<> {
    let (teller, answer) = answer();
    let (ok, failed, late) = (teller.clone(), teller.clone(), teller);
    let (source, fault) = (request.clone(), request.clone());
    let guards = Guard::all([
        listen(
            request,
            "success",
            Box::new(move |_| ok.tell(source.result().map_err(|error| error_of(&error)))),
        ),
        listen(
            request,
            "error",
            Box::new(move |_| {
                let error = fault.error().ok().flatten();
                failed.tell(Err(error.map_or(DeviceError::Failed, |error| error_of(&error))));
            }),
        ),
        page::after(PATIENCE_MS, move || late.tell(Err(DeviceError::Failed))),
    ]);
    async move {
        let result = answer.await;
        drop(guards);
        result
    }
}

/// A transaction's end.
fn completed(transaction: &IdbTransaction) -> impl Future<Output = Settled> + use<> {
    let (teller, answer) = answer();
    let (ok, failed) = (teller.clone(), teller);
    let source = transaction.clone();
    let guards = Guard::all([
        listen(transaction, "complete", Box::new(move |_| ok.tell(Ok(JsValue::UNDEFINED)))),
        listen(
            transaction,
            "abort",
            Box::new(move |_| {
                failed.tell(Err(source.error().map_or(DeviceError::Failed, |error| error_of(&error))));
            }),
        ),
    ]);
    async move {
        let result = answer.await;
        drop(guards);
        result
    }
}
