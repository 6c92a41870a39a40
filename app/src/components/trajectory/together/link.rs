//! A link and its QR for colleagues to look: revocable, for reading alone.

use leptos::{prelude::*, task::spawn_local};

use crate::{
    failure::Failure,
    platform::{body, page},
    store::{OpenTrajectory, trajectory::around},
    ui::{Button, ConfirmDialog, Glyph, Loading, Qr, Toasts, Variant},
    wire::trajectory::LookLink,
};

#[component]
pub fn LinkPart(open: OpenTrajectory) -> impl IntoView {
    let toasts = Toasts::expect();
    let link = RwSignal::new(None::<Result<Option<LookLink>, Failure>>);
    let load = move || {
        let space = open.id();
        spawn_local(async move { link.set(Some(around::link(space).await)) });
    };
    load();
    let make = move || {
        let space = open.id();
        spawn_local(async move {
            match around::open_link(space).await {
                Ok(opened) => link.set(Some(Ok(Some(opened)))),
                Err(failure) => toasts.fail(failure.text),
            }
        });
    };
    view! {
        <section class="sheet stack stack-tight">
            <h2>"Ссылка для просмотра"</h2>
            {move || match link.get() {
                None => view! { <Loading label="Проверяем ссылку" /> }.into_any(),
                Some(Err(failure)) => view! {
                    <p class="hint">{failure.text}</p><div><Button on_press=load>"Повторить"</Button></div>
                }.into_any(),
                Some(Ok(None)) => view! {
                    <p class="hint">"По ссылке коллега увидит траекторию без права писать, и без учётной записи тоже. Её можно отозвать."</p>
                    <div><Button glyph=Glyph::Link on_press=make>"Сделать ссылку"</Button></div>
                }.into_any(),
                Some(Ok(Some(opened))) => view! { <OpenLink open opened link /> }.into_any(),
            }}
        </section>
    }
}

#[component]
fn OpenLink(
    open: OpenTrajectory,
    opened: LookLink,
    link: RwSignal<Option<Result<Option<LookLink>, Failure>>>,
) -> impl IntoView {
    let toasts = Toasts::expect();
    let asks = RwSignal::new(false);
    let address = [page::origin(), opened.path].concat();
    let copied = address.clone();
    let copy = move || {
        page::copy(&copied, move |done| {
            toasts.say(if done {
                "Ссылка скопирована."
            } else {
                "Скопировать не получилось: выделите ссылку сами."
            });
        });
    };
    let revoke = move || {
        let space = open.id();
        spawn_local(async move {
            match around::close_link(space).await {
                Ok(()) => {
                    link.set(Some(Ok(None)));
                    toasts.done("Ссылка отозвана, вошедшие по ней вышли.");
                }
                Err(failure) => toasts.fail(failure.text),
            }
        });
    };
    view! {
        <div class="look-link">
            <Qr text=address.clone() label="QR-код ссылки для просмотра" />
            <code>{address}</code>
        </div>
        <p class="hint">{format!("Войти по ней можно до {}. Кто вошёл, смотрит, пока вы её не отзовёте.", body::local_time(opened.until_ms))}</p>
        <div class="actions">
            <Button glyph=Glyph::Copy on_press=copy>"Скопировать"</Button>
            <Button variant=Variant::Danger glyph=Glyph::Close on_press=move || asks.set(true)>"Отозвать"</Button>
        </div>
        <ConfirmDialog id="revoke-link" title="Отозвать ссылку?" text="Все, кто вошёл по ней, перестанут видеть траекторию. Новую ссылку можно сделать потом."
            confirm="Отозвать" danger=true open=asks on_confirm=revoke on_close=move || asks.set(false) />
    }
}
