//! The start page: the rooms, joining by code, where the person left off.

use karta_core::domain::account::AccountKind;
use leptos::{prelude::*, task::spawn_local};
use leptos_router::components::A;

use crate::{
    commands::Desk,
    platform::body,
    store::{diagnostic::asked, elsewhere::Elsewhere, karta, people, recent},
    ui::{Button, Card, CodeField, Glyph, Toasts, Variant},
    wire::rounds::RoundLine,
};

#[component]
pub fn StartPage() -> impl IntoView {
    let karta = karta();
    karta.title.set(String::new());
    view! {
        <section class="page stack stack-wide start">
            <div class="beside">
                <header>
                    <h1>"Роли, траектории и карта будущего"</h1>
                    <p class="lead">"Для методистов, педагогов и ведущих. Работает и без сети: написанное сохранится на устройстве и само уйдёт на сервер."</p>
                </header>
                <JoinBox />
            </div>
            <div class="tiles">
                <Waiting />
                <Continue />
                <OwnWork />
            </div>
            <Rooms />
            <Show when=move || karta.is(AccountKind::Admin)><DemoSwitch /></Show>
        </section>
    }
}

#[component]
fn Rooms() -> impl IntoView {
    view! {
        <div class="cards start-rooms">
            <Card title="Картотека" color="moderator" glyph=Some(Glyph::Drawer) href=Some("/catalogue".to_owned())
                aim="Профессиональные роли: уровни, показатели, мой уровень." />
            <Card title="Диагностика" color="online" glyph=Some(Glyph::Diagnostics) href=Some("/rounds".to_owned())
                aim="Где я сейчас: самооценка, взгляд коллег, следующий шаг." />
            <Card title="Траектория" color="tutor" glyph=Some(Glyph::Trajectory) href=Some("/trajectories".to_owned())
                aim="Личный план роста: пробелы, цели и шаги по месяцам." />
            <Card title="Карта будущего" color="path" glyph=Some(Glyph::Board) href=Some("/boards".to_owned())
                aim="Доска форсайт-сессии: войти по коду, написать карточку, раскрыть общее." />
            <Card title="Игра «Примерь на себя»" color="gametech" glyph=Some(Glyph::Gametech) href=Some("/games".to_owned())
                aim="Вытянуть роль и кейс, показать их, получить отметки наблюдателей." />
            <Card title="Опросы" color="project" glyph=Some(Glyph::Speech) href=Some("/surveys".to_owned())
                aim="Несколько вопросов после события, ответ по коду, итоги сразу." />
        </div>
    }
}

/// Rounds of diagnostics that wait for this person's answers.
#[component]
fn Waiting() -> impl IntoView {
    let lines = RwSignal::new(Vec::<RoundLine>::new());
    if body::is_here() && karta().has_account() {
        spawn_local(async move {
            // Without a network the start page simply does not say it.
            let all = asked::own_rounds().await.unwrap_or_default();
            lines.set(all.into_iter().filter(RoundLine::waits).collect());
        });
    }
    let links = move || {
        let link = |line: RoundLine| {
            view! { <li><A href=format!("/answer/{}", line.space)>{line.title}</A></li> }
        };
        lines.get().into_iter().map(link).collect_view()
    };
    view! {
        <Show when=move || lines.with(|lines| !lines.is_empty())>
            <nav class="sheet" aria-labelledby="waiting-title">
                <h2 id="waiting-title">"Ждут ваших ответов"</h2>
                <ul class="waiting-links">{links}</ul>
            </nav>
        </Show>
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
        <form class="sheet form" on:submit=go>
            <CodeField id="join-code" label="Войти по коду" hint="Шесть цифр с экрана. Учётная запись не нужна."
                value=code on_input=move |digits: String| code.set(digits) />
            <Button variant=Variant::Primary submit=true>"Войти по коду"</Button>
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
            <nav class="sheet" aria-labelledby="continue-title">
                <h2 id="continue-title">"Продолжить"</h2>
                <ul class="rows">{links.collect_view()}</ul>
            </nav>
        }
    })
}

/// Where the person's own work stands, while it asks for something.
#[component]
fn OwnWork() -> impl IntoView {
    let karta = karta();
    let elsewhere = expect_context::<Elsewhere>();
    let returned = Memo::new(move |_| elsewhere.returned(karta));
    let unsent = Memo::new(move |_| elsewhere.unsent(karta));
    view! {
        <Show when=move || { karta.signed_in() && returned.get() + unsent.get() > 0 }>
            <section class="sheet stack stack-tight">
                <h2>"Мои правки"</h2>
                <Show when=move || { unsent.get() > 0 }>
                    <p>{move || format!("Ждут отправки: {}. Уйдут сами, когда будет связь.", unsent.get())}</p>
                </Show>
                <Show when=move || { returned.get() > 0 }>
                    <p>{move || format!("Не принято: {}.", returned.get())}" "<A href="/returned">"Посмотреть"</A></p>
                </Show>
            </section>
        </Show>
    }
}

/// One tap puts an example centre up; one takes it away entirely.
#[component]
fn DemoSwitch() -> impl IntoView {
    let toasts = Toasts::expect();
    let there = RwSignal::new(None::<bool>);
    spawn_local(async move { there.set(people::has_demo().await.ok()) });
    let switch = move |on: bool| {
        spawn_local(async move {
            match people::set_demo(on).await {
                Ok(()) => {
                    there.set(Some(on));
                    toasts.say(if on {
                        "Учебный пример добавлен: откройте «Карту будущего»."
                    } else {
                        "Учебный пример убран."
                    });
                }
                Err(failure) => toasts.fail(failure.text),
            }
        });
    };
    view! {
        <section class="sheet sheet-sunken stack stack-tight">
            <h2>"Учебный пример"</h2>
            <p>"Вымышленный центр с людьми и доской, чтобы попробовать. Убирается целиком, ваших данных не касается."</p>
            {move || there.get().map(|on| view! {
                <div><Button on_press=move || switch(!on)>{if on { "Убрать пример" } else { "Добавить пример" }}</Button></div>
            })}
        </section>
    }
}
