//! The start page: three rooms, joining by code, where the person left off.

use karta_core::domain::account::AccountKind;
use leptos::{prelude::*, task::spawn_local};
use leptos_router::components::A;

use crate::{
    commands::Desk,
    components::notice::words,
    store::{karta, people, recent},
};

#[component]
pub fn StartPage() -> impl IntoView {
    let karta = karta();
    karta.title.set(String::new());
    view! {
        <section class="page start">
            <h1>"Роли, траектории и карта будущего"</h1>
            <p class="lead">"Для методистов, педагогов и ведущих. Работает и без сети: всё, что вы напишете, сохранится на устройстве и уйдёт на сервер само."</p>
            <div class="rooms">
                <Room href="/catalogue" color="moderator" title="Картотека" text="Профессиональные роли: уровни, показатели, мой уровень." />
                <Room href="/boards" color="path" title="Карта будущего" text="Доска форсайт-сессии: войти по коду, написать карточку, раскрыть общее." />
                <section class="room coming">
                    <h2>"Траектория"</h2>
                    <p>"Личный план роста по шагам. Эта комната ещё строится."</p>
                </section>
            </div>
            <div class="start-row">
                <JoinBox />
                <Continue />
            </div>
            <Show when=move || karta.is(AccountKind::Admin)><DemoSwitch /></Show>
        </section>
    }
}

#[component]
fn Room(href: &'static str, color: &'static str, title: &'static str, text: &'static str) -> impl IntoView {
    view! {
        <article class="room role-card" data-color=color>
            <h2><A href=href>{title}</A></h2>
            <p>{text}</p>
        </article>
    }
}

/// The six digits from the projector.
#[component]
fn JoinBox() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let code = RwSignal::new(String::new());
    let go = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let digits: String = code.get_untracked().chars().filter(char::is_ascii_digit).collect();
        desk.go.run(if digits.is_empty() { "/join".into() } else { format!("/join/{digits}") });
    };
    view! {
        <form class="join-box" on:submit=go>
            <label for="join-code">"Войти по коду"</label>
            <div class="row">
                <input id="join-code" inputmode="numeric" autocomplete="off" maxlength="7" placeholder="000 000"
                    on:input=move |event| code.set(event_target_value(&event)) />
                <button class="primary">"Войти"</button>
            </div>
            <p class="hint">"Шесть цифр с экрана. Учётная запись не нужна."</p>
        </form>
    }
}

/// «Продолжить»: the pages this person opened last on this device.
#[component]
fn Continue() -> impl IntoView {
    let places = recent::places();
    (!places.is_empty()).then(|| {
        let links = places.into_iter().map(|place| view! { <li><A href=place.path>{place.title}</A></li> });
        view! {
            <nav class="continue" aria-labelledby="continue-title">
                <h2 id="continue-title">"Продолжить"</h2>
                <ul>{links.collect_view()}</ul>
            </nav>
        }
    })
}

/// One tap puts an example centre up; one takes it away entirely.
#[component]
fn DemoSwitch() -> impl IntoView {
    let words = words();
    let there = RwSignal::new(None::<bool>);
    spawn_local(async move { there.set(people::has_demo().await.ok()) });
    let switch = move |on: bool| {
        spawn_local(async move {
            match people::set_demo(on).await {
                Ok(()) => {
                    there.set(Some(on));
                    words.say(if on { "Учебный пример добавлен: откройте «Карту будущего»." } else { "Учебный пример убран." });
                }
                Err(failure) => words.say(failure.text),
            }
        });
    };
    view! {
        <section class="demo">
            <h2>"Учебный пример"</h2>
            <p>"Вымышленный центр с людьми и доской, чтобы попробовать. Убирается целиком, ваших данных не касается."</p>
            {move || there.get().map(|on| view! {
                <button on:click=move |_| switch(!on)>{if on { "Убрать пример" } else { "Добавить пример" }}</button>
            })}
        </section>
    }
}
