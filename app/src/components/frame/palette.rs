//! All commands in a list with a search: two taps to anything.

use leptos::{html::Input, prelude::*};

use crate::{
    commands::{Command, Desk},
    store::karta,
};

#[component]
pub fn Palette(open: RwSignal<bool>) -> impl IntoView {
    view! { <Show when=move || open.get()><PaletteBox open=open /></Show> }
}

#[component]
fn PaletteBox(open: RwSignal<bool>) -> impl IntoView {
    let karta = karta();
    let desk = expect_context::<Desk>();
    let sought = RwSignal::new(String::new());
    let field = NodeRef::<Input>::new();
    Effect::new(move |_| {
        if let Some(field) = field.get() {
            // A field that cannot take the focus is still there for a tap.
            let _ = field.focus();
        }
    });
    let fitting = move || {
        let sought = sought.get().to_lowercase();
        let commands = Command::ALL.into_iter().filter(move |command| {
            *command != Command::OpenPalette && command.label().to_lowercase().contains(&sought)
        });
        commands.filter(|command| command.is_enabled(karta)).collect::<Vec<_>>()
    };
    let run = move |command: Command| {
        open.set(false);
        command.run(karta, desk);
    };
    let first = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        fitting().into_iter().next().into_iter().for_each(run);
    };
    let close_on_escape = move |event: leptos::ev::KeyboardEvent| {
        if event.code() == "Escape" {
            open.set(false);
        }
    };
    view! {
        <div class="dialog-back" on:keydown=close_on_escape>
            <section class="dialog palette" role="dialog" aria-modal="true" aria-label="Все команды">
                <form on:submit=first>
                    <input
                        node_ref=field
                        type="search"
                        aria-label="Найти команду"
                        placeholder="Что сделать?"
                        on:input=move |event| sought.set(event_target_value(&event))
                    />
                </form>
                <ul>
                    <For each=fitting key=|command| command.label() let:command>
                        <li>
                            <button on:click=move |_| run(command)>
                                <span><b>{command.label()}</b><small>{command.hint()}</small></span>
                                {command.shortcut().map(|key| view! { <kbd>{key.shown}</kbd> })}
                            </button>
                        </li>
                    </For>
                </ul>
                <button class="quiet" on:click=move |_| open.set(false)>"Закрыть"</button>
            </section>
        </div>
    }
}
