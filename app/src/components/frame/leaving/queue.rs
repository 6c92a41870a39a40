//! The three ways to leave with a queue: send it, keep it under one's name, save it as a file.

use leptos::prelude::*;

use super::{Departure, Sending};
use crate::{
    platform::page,
    ui::{Button, Glyph, Meter, Variant},
};

#[component]
pub(super) fn Ways(departure: Departure) -> impl IntoView {
    let saved = RwSignal::new(false);
    let save = move || {
        page::download("карта-правки.json", &departure.karta.own_words_file());
        saved.set(true);
    };
    view! {
        <p><b>{move || format!("Ещё не отправлено правок: {}.", departure.unsent())}</b>" Что с ними сделать?"</p>
        <ul class="ways">
            <li>
                <Send departure=departure />
            </li>
            <li>
                <Button glyph=Glyph::Device busy=departure.busy on_press=move || departure.leave()>"Оставить под моим именем"</Button>
                <p class="hint">"Правки останутся на этом устройстве, других они не увидят. Уйдут, когда вы войдёте здесь снова."</p>
            </li>
            <li>
                <Button glyph=Glyph::Download on_press=save>"Сохранить файл"</Button>
                <p class="hint" role="status">
                    {move || if saved.get() {
                        "Файл сохранён. На устройстве правки тоже остались: теперь можно выйти, оставив их под своим именем."
                    } else {
                        "Из файла правки можно вернуть на странице «Не принято», здесь или на другом устройстве."
                    }}
                </p>
            </li>
        </ul>
    }
}

#[component]
fn Send(departure: Departure) -> impl IntoView {
    let asking = Signal::derive(move || {
        departure.busy.get()
            || departure.sending.with(|sending| matches!(sending, Sending::Asking | Sending::Going(_)))
    });
    let hint = move || match departure.sending.get() {
        Sending::Not => view! { <p class="hint">"Правки уйдут на сервер, и вы выйдете."</p> }.into_any(),
        Sending::Asking => view! { <p class="hint" role="status">"Ищем сервер…"</p> }.into_any(),
        Sending::Going(of) => view! { <Progress departure=departure of=of /> }.into_any(),
        Sending::Stopped(text) => view! { <p class="field-error" role="alert">{text}</p> }.into_any(),
    };
    view! {
        <Button variant=Variant::Primary glyph=Glyph::CloudUp busy=asking on_press=move || departure.send()>"Отправить сейчас"</Button>
        {hint}
    }
}

#[component]
fn Progress(departure: Departure, of: usize) -> impl IntoView {
    let sent = move || of.saturating_sub(departure.unsent());
    let text = move || format!("{} из {of}", sent());
    view! {
        <Meter label="Отправлено" value=Signal::derive(move || sent() as f64) max=of.max(1) as f64 text=Signal::derive(text) />
        <Show when=move || departure.offline()>
            <p class="hint" role="status">"Связь пропала. Отправка продолжится, когда она вернётся."</p>
        </Show>
    }
}
