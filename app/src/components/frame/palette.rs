//! All commands in a list with a search: two taps to anything.

use leptos::prelude::*;

use crate::{
    commands::{Command, Desk},
    store::karta,
    ui::{Dialog, FieldKind, Kbd, TextField},
};

#[component]
pub fn Palette(open: RwSignal<bool>) -> impl IntoView {
    view! {
        <Dialog id="palette" title="Все команды" open=open on_close=move || open.set(false)>
            <PaletteList open=open />
        </Dialog>
    }
}

#[component]
fn PaletteList(open: RwSignal<bool>) -> impl IntoView {
    let karta = karta();
    let desk = expect_context::<Desk>();
    let sought = RwSignal::new(String::new());
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
    view! {
        <form class="palette" on:submit=first>
            <TextField id="palette-find" label="Найти команду" kind=FieldKind::Search bare=true placeholder="Что сделать?"
                value=sought on_input=move |text: String| sought.set(text) />
            <ul>
                <For each=fitting key=|command| command.label() let:command>
                    <li>
                        <button type="button" class="palette-row" on:click=move |_| run(command)>
                            <span><b>{command.label()}</b><small>{command.hint()}</small></span>
                            {command.shortcut().map(|key| view! { <Kbd>{key.shown}</Kbd> })}
                        </button>
                    </li>
                </For>
            </ul>
        </form>
    }
}
