//! What ends with its owner: listeners, timers, leases. Everything in `platform` that goes on gives a [`Guard`].
//!
//! A guard is a number into a table of the page's only thread, so that it may be kept in any signal,
//! stored value or context, though what it undoes cannot leave that thread.

use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
};

type Undo = Box<dyn FnOnce()>;

thread_local! {
    static NEXT: Cell<u32> = const { Cell::new(1) };
    static UNDOS: RefCell<BTreeMap<u32, Undo>> = const { RefCell::new(BTreeMap::new()) };
}

/// Dropped, it ends what it stands for.
#[must_use = "dropping a guard ends what it stands for"]
#[derive(Debug)]
pub struct Guard(u32);

impl Guard {
    /// A guard that runs `undo` when dropped.
    pub fn new(undo: impl FnOnce() + 'static) -> Self {
        let id = NEXT.replace(NEXT.get() + 1);
        UNDOS.with_borrow_mut(|undos| undos.insert(id, Box::new(undo)));
        Self(id)
    }

    /// A guard of nothing.
    pub fn idle() -> Self {
        Self(0)
    }

    /// Several guards as one.
    pub fn all(guards: impl IntoIterator<Item = Self>) -> Self {
        let guards: Vec<Self> = guards.into_iter().collect();
        Self::new(move || drop(guards))
    }

    /// Lets it go on as long as the page lives.
    pub fn keep(self) {
        std::mem::forget(self);
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        let undo = UNDOS.try_with(|undos| undos.borrow_mut().remove(&self.0));
        if let Ok(Some(undo)) = undo {
            undo();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;

    #[test]
    fn a_guard_undoes_once_and_a_kept_one_never() {
        let undone = Rc::new(Cell::new(0));
        let count = |undone: &Rc<Cell<u32>>| {
            let undone = undone.clone();
            Guard::new(move || undone.set(undone.get() + 1))
        };
        drop(count(&undone));
        drop(Guard::all([count(&undone), count(&undone), Guard::idle()]));
        count(&undone).keep();
        assert_eq!(undone.get(), 3);
    }
}
