//! A value that arrives once: the bridge from the browser's callbacks to futures.
//!
//! The mirror of the device and its requests use it. Whoever drops the last [`Teller`] untold leaves the
//! future waiting for ever, so every path must tell. Later tellings are ignored.

#![cfg_attr(not(target_arch = "wasm32"), allow(dead_code))]

use std::{
    cell::RefCell,
    future::Future,
    pin::Pin,
    rc::Rc,
    task::{Context, Poll, Waker},
};

struct Slot<T> {
    value: Option<T>,
    told: bool,
    waker: Option<Waker>,
}

/// The end that gives the value.
pub struct Teller<T>(Rc<RefCell<Slot<T>>>);

/// The end that awaits it.
pub struct Answer<T>(Rc<RefCell<Slot<T>>>);

pub fn answer<T>() -> (Teller<T>, Answer<T>) {
    let slot = Rc::new(RefCell::new(Slot { value: None, told: false, waker: None }));
    (Teller(slot.clone()), Answer(slot))
}

impl<T> Clone for Teller<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T> Teller<T> {
    pub fn tell(&self, value: T) {
        let mut slot = self.0.borrow_mut();
        if slot.told {
            return;
        }
        slot.told = true;
        slot.value = Some(value);
        let waker = slot.waker.take();
        drop(slot);
        if let Some(waker) = waker {
            waker.wake();
        }
    }
}

impl<T> Future for Answer<T> {
    type Output = T;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<T> {
        let mut slot = self.0.borrow_mut();
        match slot.value.take() {
            Some(value) => Poll::Ready(value),
            None => {
                slot.waker = Some(context.waker().clone());
                Poll::Pending
            }
        }
    }
}
