//! People of the centre, for its administrator: accounts, one-time links, closing.

use karta_core::domain::account::AccountKind;
use leptos::{prelude::*, task::spawn_local};

use crate::{
    failure::Failure,
    platform::{body, page},
    store::{karta, people},
    ui::{Button, ChipGroup, Choice, ErrorState, Glyph, Loading, Pick, TextField, Toasts, Variant},
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
        <section class="page page-narrow stack">
            <h1>"Люди центра"</h1>
            <AddPerson slips=slips reload=reload />
            <SlipList slips=slips />
            {move || match list.get() {
                None => view! { <Loading label="Загружаем список" /> }.into_any(),
                Some(Err(failure)) => view! { <ErrorState title="Список не открылся" text=failure.text /> }.into_any(),
                Some(Ok(lines)) => view! {
                    <ul class="plain-list">
                        {lines.into_iter().map(|line| view! { <Person line=line slips=slips reload=reload /> }).collect_view()}
                    </ul>
                }.into_any(),
            }}
            <p><a href="/tablet.html" rel="external">"Планшеты центра: как работать без сети"</a></p>
        </section>
    }
}

#[component]
fn AddPerson(slips: RwSignal<Vec<Slip>>, reload: Callback<()>) -> impl IntoView {
    let toasts = Toasts::expect();
    let name = RwSignal::new(String::new());
    let kind = RwSignal::new(AccountKind::Teacher);
    let kinds: Vec<Choice> =
        AccountKind::GIVEN.iter().map(|kind| Choice::new(kind.title(), kind.title())).collect();
    let chosen = move || vec![kind.get().title().to_owned()];
    let choose = move |titles: Vec<String>| {
        let named =
            AccountKind::GIVEN.into_iter().find(|kind| titles.iter().any(|title| title == kind.title()));
        named.into_iter().for_each(|named| kind.set(named));
    };
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        spawn_local(async move {
            match people::add_account(name.get_untracked(), kind.get_untracked()).await {
                Ok(slip) => {
                    slips.update(|slips| slips.insert(0, slip));
                    name.set(String::new());
                    reload.run(());
                }
                Err(failure) => toasts.fail(failure.text),
            }
        });
    };
    view! {
        <form class="sheet form" on:submit=add>
            <TextField id="name" label="Имя и фамилия" value=name on_input=move |text: String| name.set(text) required=true />
            <ChipGroup id="kind" label="Кто это" pick=Pick::One choices=kinds chosen=chosen on_change=choose />
            <Button variant=Variant::Primary glyph=Glyph::Plus submit=true>"Добавить и получить ссылку"</Button>
        </form>
    }
}

/// One-time links to hand out: shown once, printed as slips.
#[component]
fn SlipList(slips: RwSignal<Vec<Slip>>) -> impl IntoView {
    let toasts = Toasts::expect();
    let copy = move |link: String| {
        page::copy(&link, move |done| {
            toasts.say(if done {
                "Ссылка скопирована."
            } else {
                "Скопировать не получилось: выделите ссылку сами."
            });
        })
    };
    view! {
        <For each=move || slips.get() key=|slip| slip.path.clone() let:slip>
            <section class="sheet stack slip-sheet">
                <p><b>{slip.name.clone()}</b>", "{slip.kind.title()}". Ссылка работает один раз, передайте её лично."</p>
                {{
                    let link = format!("{}{}", page::origin(), slip.path);
                    let copied = link.clone();
                    view! { <code>{link}</code> <Button glyph=Glyph::Copy on_press=move || copy(copied.clone())>"Скопировать"</Button> }
                }}
            </section>
        </For>
    }
}

#[component]
fn Person(line: AccountLine, slips: RwSignal<Vec<Slip>>, reload: Callback<()>) -> impl IntoView {
    let toasts = Toasts::expect();
    let (principal, closed) = (StoredValue::new(line.principal), line.closed);
    let close = move || {
        spawn_local(async move {
            match people::close_account(principal.get_value(), !closed).await {
                Ok(()) => reload.run(()),
                Err(failure) => toasts.fail(failure.text),
            }
        })
    };
    let renew = move || {
        spawn_local(async move {
            match people::renew_slip(principal.get_value()).await {
                Ok(slip) => slips.update(|slips| slips.insert(0, slip)),
                Err(failure) => toasts.fail(failure.text),
            }
        })
    };
    let about = if line.login.is_empty() { "ещё не начал(а)".into() } else { line.login };
    view! {
        <li class:archived=closed>
            <span><b>{line.name}</b><br /><small>{line.kind.title()}" · "{about}{closed.then_some(" · закрыта")}</small></span>
            <span class="row">
                <Button on_press=renew>"Новая ссылка"</Button>
                <Button variant=Variant::Quiet on_press=close>{if closed { "Открыть" } else { "Закрыть" }}</Button>
            </span>
        </li>
    }
}
