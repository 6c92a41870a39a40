//! Which key does what, from the same list as everything else.

use leptos::prelude::*;

use crate::commands::Command;

#[component]
pub fn Help(open: RwSignal<bool>) -> impl IntoView {
    let close_on_escape = move |event: leptos::ev::KeyboardEvent| {
        if event.code() == "Escape" {
            open.set(false);
        }
    };
    let rows = || {
        Command::ALL.into_iter().filter_map(|command| {
            let key = command.shortcut()?;
            Some(view! { <tr><td><kbd>{key.shown}</kbd></td><th scope="row">{command.label()}</th><td>{command.hint()}</td></tr> })
        })
    };
    view! {
        <Show when=move || open.get()>
            <div class="dialog-back" on:keydown=close_on_escape>
                <section class="dialog" role="dialog" aria-modal="true" aria-labelledby="help-title">
                    <h2 id="help-title">"Клавиши"</h2>
                    <table class="plain-table"><tbody>{rows().collect_view()}</tbody></table>
                    <p class="hint">"Клавиши работают в любой раскладке. Всё, что делают клавиши, есть и кнопками."</p>
                    <div class="actions"><button class="primary" autofocus on:click=move |_| open.set(false)>"Понятно"</button></div>
                </section>
            </div>
        </Show>
    }
}
