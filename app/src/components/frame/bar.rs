//! The bar: brand, rooms, state of saving, the person.

use karta_core::domain::account::AccountKind;
use leptos::prelude::*;
use leptos_router::components::A;

use super::state_line::StateLine;
use crate::{
    commands::{Command, Desk},
    components::notice::words,
    platform::{body, page},
    store::karta,
};

#[component]
pub fn Bar() -> impl IntoView {
    let karta = karta();
    let me = karta.me.get_value();
    view! {
        <header class="bar">
            <A href="/" attr:class="brand">"Карта"</A>
            <nav aria-label="Комнаты">
                <A href="/catalogue">"Картотека"</A>
                <A href="/boards">"Карта будущего"</A>
            </nav>
            <div class="bar-end">
                <UndoRedo />
                <StateLine />
                {match me {
                    Some(me) => view! { <PersonMenu name=me.name kind=me.kind /> }.into_any(),
                    None => view! { <A href="/sign-in" attr:class="button">"Войти"</A> }.into_any(),
                }}
            </div>
        </header>
    }
}

#[component]
fn UndoRedo() -> impl IntoView {
    let karta = karta();
    let desk = expect_context::<Desk>();
    let button = move |command: Command, sign: &'static str| {
        view! {
            <button
                class="icon-button"
                aria-label=command.label()
                title=command.label()
                disabled=move || !command.is_enabled(karta)
                on:click=move |_| command.run(karta, desk)
            >
                <span aria-hidden="true">{sign}</span>
            </button>
        }
    };
    view! {
        <Show when=move || karta.signed_in()>
            <span class="undo-redo">{button(Command::Undo, "↶")} {button(Command::Redo, "↷")}</span>
        </Show>
    }
}

#[component]
fn PersonMenu(name: String, kind: AccountKind) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let karta = karta();
    let initials: String = name.split_whitespace().filter_map(|word| word.chars().next()).take(2).collect();
    let leaving = RwSignal::new(false);
    let links = [Command::GoReturned, Command::GoBin, Command::OpenPalette, Command::OpenHelp];
    view! {
        <details class="menu">
            <summary class="avatar" aria-label=format!("{name}, {}", kind.title())>{initials}</summary>
            <div class="menu-list" role="group">
                <p class="menu-head"><b>{name.clone()}</b><br /><small>{kind.title()}</small></p>
                {links.map(|command| view! {
                    <button on:click=move |_| { close_menus(); command.run(karta, desk) }>{command.label()}</button>
                })}
                {(kind == AccountKind::Admin).then(|| view! {
                    <button on:click=move |_| { close_menus(); desk.go.run("/accounts".into()) }>"Люди центра"</button>
                })}
                <ThemeChoice />
                <button on:click=move |_| { close_menus(); leaving.set(true) }>"Выйти"</button>
            </div>
        </details>
        <Show when=move || leaving.get()><Leaving open=leaving /></Show>
    }
}

/// Closes the bar's menu after a choice.
fn close_menus() {
    body::close_details(".menu[open]");
}

#[component]
fn ThemeChoice() -> impl IntoView {
    let themes = [(None, "Как в системе"), (Some("light"), "Светлая"), (Some("dark"), "Тёмная"), (Some("projector"), "Проектор")];
    view! {
        <fieldset class="themes">
            <legend>"Тема"</legend>
            {themes.map(|(theme, label)| view! {
                <button class="chip" on:click=move |_| page::set_theme(theme)>{label}</button>
            })}
        </fieldset>
    }
}

/// Signing out with a queue on the device: send, keep under this name, or save a file.
#[component]
fn Leaving(open: RwSignal<bool>) -> impl IntoView {
    let karta = karta();
    let words = words();
    let unsent = karta.unsent();
    let leave = move |_| {
        leptos::task::spawn_local(async move {
            if let Err(failure) = karta.sign_out().await {
                words.say(format!("Выйти не получилось: {}", failure.text));
            }
        });
    };
    let save = move |_| page::download("карта-правки.json", &karta.own_words_file());
    view! {
        <div class="dialog-back">
            <section class="dialog" role="dialog" aria-modal="true" aria-labelledby="leaving-title">
                <h2 id="leaving-title">"Выйти?"</h2>
                {if unsent == 0 {
                    view! { <p>"Все правки на сервере. С устройства будет убрано то, что видно только вам."</p> }.into_any()
                } else {
                    view! {
                        <p>{format!("Ещё не отправлено правок: {unsent}. Они останутся на устройстве под вашим именем и уйдут, когда вы войдёте снова.")}</p>
                        <button on:click=save>"Сохранить правки в файл"</button>
                    }.into_any()
                }}
                <div class="actions">
                    <button class="primary" on:click=leave>"Выйти"</button>
                    <button on:click=move |_| open.set(false)>"Остаться"</button>
                </div>
            </section>
        </div>
    }
}
