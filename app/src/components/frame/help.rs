//! Which key does what, from the same list as everything else.

use leptos::prelude::*;

use crate::{
    commands::Command,
    ui::{Button, Dialog, Kbd, Variant},
};

#[component]
pub fn Help(open: RwSignal<bool>) -> impl IntoView {
    let foot = move || view! { <Button variant=Variant::Primary on_press=move || open.set(false)>"Понятно"</Button> };
    let rows = || {
        let commands = Command::ALL.into_iter().filter_map(|command| Some((command, command.shortcut()?)));
        commands.map(|(command, key)| view! {
            <tr><td><Kbd>{key.shown}</Kbd></td><th scope="row">{command.label()}</th><td>{command.hint()}</td></tr>
        })
    };
    view! {
        <Dialog id="help" title="Клавиши" open=open on_close=move || open.set(false) foot=foot>
            <table class="table"><tbody>{rows().collect_view()}</tbody></table>
            <p class="hint">"Клавиши работают в любой раскладке. Всё, что делают клавиши, есть и кнопками."</p>
        </Dialog>
    }
}
