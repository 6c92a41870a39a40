//! Short words to the person that go by themselves, and how any component says one.

use leptos::prelude::*;

use crate::platform::page;

/// How long a word stays, milliseconds: long enough to read twelve words slowly.
const STAYS_MS: u32 = 6_000;

#[derive(Clone)]
struct Word {
    id: u32,
    text: String,
}

/// Says short words; in context below the frame.
#[derive(Clone, Copy)]
pub struct Words {
    list: RwSignal<Vec<Word>>,
    next: StoredValue<u32>,
}

impl Words {
    pub fn new() -> Self {
        Self { list: RwSignal::new(Vec::new()), next: StoredValue::new(0) }
    }

    pub fn say(self, text: impl Into<String>) {
        let id = self.next.get_value();
        self.next.set_value(id.wrapping_add(1));
        self.list.update(|list| list.push(Word { id, text: text.into() }));
        page::after(STAYS_MS, move || self.take_away(id)).keep();
    }

    fn take_away(self, id: u32) {
        self.list.update(|list| list.retain(|word| word.id != id));
    }
}

impl Default for Words {
    fn default() -> Self {
        Self::new()
    }
}

/// Says a word from anywhere below the frame.
pub fn words() -> Words {
    expect_context::<Words>()
}

/// Where the words appear.
#[component]
pub fn WordList() -> impl IntoView {
    let words = words();
    view! {
        <div class="words" role="status" aria-live="polite">
            <For each=move || words.list.get() key=|word| word.id let:word>
                <p class="word">
                    {word.text}
                    <button class="quiet" aria-label="Закрыть" on:click=move |_| words.take_away(word.id)>"×"</button>
                </p>
            </For>
        </div>
    }
}
