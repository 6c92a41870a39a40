//! A list whose rows can be put in another order: dragged by a handle, or moved by buttons and arrow keys.
//!
//! The list moves nothing by itself: it reports (from, to), and the caller gives the new order. Each row is
//! drawn once for its id, so what it shows should be read from signals.

mod across;
mod held;
mod row;

pub use across::{Landing, SortGroup};
use held::Held;
use leptos::{ev::PointerEvent, prelude::*};
use row::SortRow;

/// A row: its id, and its name for those who hear the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SortItem {
    pub id: String,
    pub label: String,
}

impl SortItem {
    pub fn new(id: impl Into<String>, label: impl Into<String>) -> Self {
        Self { id: id.into(), label: label.into() }
    }
}

/// What rows share.
#[derive(Clone, Copy)]
struct Shelf {
    list: StoredValue<String>,
    items: Signal<Vec<SortItem>>,
    held: RwSignal<Option<Held>>,
    node: NodeRef<leptos::html::Ol>,
    said: RwSignal<String>,
    on_move: Callback<(usize, usize)>,
    group: Option<SortGroup>,
}

impl Shelf {
    fn place(self, id: &str) -> Option<usize> {
        self.items.with(|items| items.iter().position(|item| item.id == id))
    }

    fn label(self, id: &str) -> String {
        self.items
            .with(|items| items.iter().find(|item| item.id == id).map(|item| item.label.clone()))
            .unwrap_or_default()
    }

    /// Reports a move and says the new place.
    fn shift(self, id: &str, from: usize, to: usize) {
        let count = self.items.with_untracked(Vec::len);
        if from == to || to >= count {
            return;
        }
        let label = untrack(|| self.label(id));
        self.on_move.run((from, to));
        self.said.set([&label, ": место ", &(to + 1).to_string(), " из ", &count.to_string()].concat());
    }
}

/// A list to be ordered. `row` draws what stands between the handle and the buttons.
#[component]
pub fn SortableList(
    #[prop(into)] id: String,
    #[prop(into)] label: Signal<String>,
    #[prop(into)] items: Signal<Vec<SortItem>>,
    #[prop(into)] row: Callback<String, AnyView>,
    #[prop(into)] on_move: Callback<(usize, usize)>,
    /// Other lists into which a row may be carried.
    #[prop(optional)]
    group: Option<SortGroup>,
) -> impl IntoView {
    let node = NodeRef::new();
    let list = StoredValue::new(id.clone());
    let said = RwSignal::new(String::new());
    let shelf = Shelf { list, items, held: RwSignal::new(None), node, said, on_move, group };
    let moved = move |event: PointerEvent| {
        if let Some(held) = shelf.held.get_untracked() {
            held::scroll_near_edges(&event);
            shelf.held.set(Some(held.moved_to(&event)));
            group.into_iter().for_each(|group| list.with_value(|list| group.look(list, &event)));
        }
    };
    let dropped = move |_| {
        if let Some(held) = shelf.held.get_untracked() {
            shelf.held.set(None);
            let id = items.with_untracked(|items| items.get(held.from).map(|item| item.id.clone()));
            if let Some(id) = id.filter(|id| !group.is_some_and(|group| group.drop_row(id))) {
                shelf.shift(&id, held.from, held.to);
            }
        }
    };
    let cancelled = move |_| {
        shelf.held.set(None);
        group.into_iter().for_each(SortGroup::forget);
    };
    let aimed = move || group.is_some_and(|group| list.with_value(|list| group.is_aimed(list)));
    view! {
        <div class="sortable-frame" data-carries=group.map(|_| "") data-aimed=move || aimed().then_some("")>
            <ol
                node_ref=node
                id=id
                class="sortable"
                aria-label=move || label.get()
                on:pointermove=moved
                on:pointerup=dropped
                on:pointercancel=cancelled
            >
                <For each=move || items.get() key=|item| item.id.clone() let:item>
                    <SortRow shelf id=item.id row />
                </For>
            </ol>
            <span class="hidden-text" role="status">{move || shelf.said.get()}</span>
        </div>
    }
}
