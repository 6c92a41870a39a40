//! A WebSocket to our own server. When to open one is `link`'s matter.

use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
    rc::Rc,
};

use wasm_bindgen::JsCast;
use web_sys::{MessageEvent, WebSocket};

use super::events::listen;
use crate::platform::Guard;
pub use crate::platform::SocketEvent;

thread_local! {
    static NEXT: Cell<u32> = const { Cell::new(0) };
    static SOCKETS: RefCell<BTreeMap<u32, (WebSocket, Guard)>> = const { RefCell::new(BTreeMap::new()) };
}

/// A connection; dropped, it is closed and says nothing more.
#[derive(Debug)]
pub struct Socket(u32);

impl Socket {
    /// Begins to connect to a path of this server. `None` where the browser refuses at once.
    pub fn open(path: &str, on_event: impl Fn(SocketEvent) + 'static) -> Option<Self> {
        let origin = web_sys::window()?.location().origin().ok()?;
        let socket = WebSocket::new(&format!("{}{path}", origin.replacen("http", "ws", 1))).ok()?;
        let told: Rc<dyn Fn(SocketEvent)> = Rc::new(on_event);
        let (opened, heard, closed) = (told.clone(), told.clone(), told);
        let guard = Guard::all([
            listen(&socket, "open", Box::new(move |_| opened(SocketEvent::Open))),
            listen(
                &socket,
                "message",
                Box::new(move |event| {
                    if let Some(text) = event.unchecked_into::<MessageEvent>().data().as_string() {
                        heard(SocketEvent::Text(text));
                    }
                }),
            ),
            listen(&socket, "close", Box::new(move |_| closed(SocketEvent::Closed))),
        ]);
        let id = NEXT.replace(NEXT.get() + 1);
        SOCKETS.with_borrow_mut(|sockets| sockets.insert(id, (socket, guard)));
        Some(Self(id))
    }

    /// Whether the text was taken; not whether it arrived.
    pub fn send(&self, text: &str) -> bool {
        let socket = SOCKETS.with_borrow(|sockets| sockets.get(&self.0).map(|(socket, _)| socket.clone()));
        socket.is_some_and(|socket| {
            socket.ready_state() == WebSocket::OPEN && socket.send_with_str(text).is_ok()
        })
    }
}

impl Drop for Socket {
    fn drop(&mut self) {
        let entry = SOCKETS.try_with(|sockets| sockets.borrow_mut().remove(&self.0));
        if let Ok(Some((socket, guard))) = entry {
            drop(guard);
            drop(socket.close());
        }
    }
}
