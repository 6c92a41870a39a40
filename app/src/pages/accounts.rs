//! People of the centre, for its administrator: accounts, one-time links, closing.

use karta_core::domain::account::AccountKind;
use leptos::{prelude::*, task::spawn_local};

use crate::{
    components::notice::words,
    failure::Failure,
    platform::{body, page},
    store::{karta, people},
    wire::{AccountLine, Slip},
};

#[component]
pub fn AccountsPage() -> impl IntoView {
    karta().title.set("Люди центра".into());
    let list = RwSignal::new(None::<Result<Vec<AccountLine>, Failure>>);
    let slips = RwSignal::new(Vec::<Slip>::new());
    let load = move || spawn_local(async move { list.set(Some(people::accounts().await)) });
    if body::is_here() {
        load();
    }
    let reload = Callback::new(move |()| load());
    view! {
        <section class="page narrow">
            <h1>"Люди центра"</h1>
            <AddPerson slips=slips reload=reload />
            <SlipList slips=slips />
            {move || match list.get() {
                None => view! { <p class="hint">"Загружаем список…"</p> }.into_any(),
                Some(Err(failure)) => view! { <p class="banner bad">{failure.text}</p> }.into_any(),
                Some(Ok(lines)) => view! {
                    <ul class="plain-list">
                        {lines.into_iter().map(|line| view! { <Person line=line slips=slips reload=reload /> }).collect_view()}
                    </ul>
                }.into_any(),
            }}
        </section>
    }
}

#[component]
fn AddPerson(slips: RwSignal<Vec<Slip>>, reload: Callback<()>) -> impl IntoView {
    let words = words();
    let name = RwSignal::new(String::new());
    let kind = RwSignal::new(AccountKind::Teacher);
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        spawn_local(async move {
            match people::add_account(name.get_untracked(), kind.get_untracked()).await {
                Ok(slip) => {
                    slips.update(|slips| slips.insert(0, slip));
                    name.set(String::new());
                    reload.run(());
                }
                Err(failure) => words.say(failure.text),
            }
        });
    };
    view! {
        <form class="form row-form" on:submit=add>
            <label>"Имя и фамилия"
                <input name="name" required prop:value=move || name.get() on:input=move |event| name.set(event_target_value(&event)) />
            </label>
            <fieldset>
                <legend>"Кто это"</legend>
                <div class="chips">
                    {AccountKind::GIVEN.map(|one| view! {
                        <button type="button" class="chip" aria-pressed=move || (kind.get() == one).to_string() on:click=move |_| kind.set(one)>{one.title()}</button>
                    })}
                </div>
            </fieldset>
            <button class="primary">"Добавить и получить ссылку"</button>
        </form>
    }
}

/// One-time links to hand out: shown once, printed as slips.
#[component]
fn SlipList(slips: RwSignal<Vec<Slip>>) -> impl IntoView {
    let words = words();
    let copy = move |link: String| page::copy(&link, move |done| {
        words.say(if done { "Ссылка скопирована." } else { "Скопировать не получилось: выделите ссылку сами." });
    });
    view! {
        <For each=move || slips.get() key=|slip| slip.path.clone() let:slip>
            <section class="slip">
                <p><b>{slip.name.clone()}</b>", "{slip.kind.title()}". Ссылка работает один раз, передайте её лично."</p>
                {{
                    let link = format!("{}{}", page::origin(), slip.path);
                    let copied = link.clone();
                    view! { <code>{link}</code> <button on:click=move |_| copy(copied.clone())>"Скопировать"</button> }
                }}
            </section>
        </For>
    }
}

#[component]
fn Person(line: AccountLine, slips: RwSignal<Vec<Slip>>, reload: Callback<()>) -> impl IntoView {
    let words = words();
    let (principal, closed) = (StoredValue::new(line.principal), line.closed);
    let close = move |_| spawn_local(async move {
        match people::close_account(principal.get_value(), !closed).await {
            Ok(()) => reload.run(()),
            Err(failure) => words.say(failure.text),
        }
    });
    let renew = move |_| spawn_local(async move {
        match people::renew_slip(principal.get_value()).await {
            Ok(slip) => slips.update(|slips| slips.insert(0, slip)),
            Err(failure) => words.say(failure.text),
        }
    });
    let about = if line.login.is_empty() { "ещё не начал(а)".into() } else { line.login };
    view! {
        <li class:archived=closed>
            <span><b>{line.name}</b><br /><small>{line.kind.title()}" · "{about}{closed.then_some(" · закрыта")}</small></span>
            <span class="row-actions">
                <button on:click=renew>"Новая ссылка"</button>
                <button class="quiet" on:click=close>{if closed { "Открыть" } else { "Закрыть" }}</button>
            </span>
        </li>
    }
}
