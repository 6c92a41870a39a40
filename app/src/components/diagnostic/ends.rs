//! Where a round stands, and its owner's next move: begin, close, send the results, open anew.

use leptos::{prelude::*, task::spawn_local};

use crate::{
    store::{
        OpenRound,
        diagnostic::{asked, keeping::NO_PEOPLE},
    },
    ui::{Banner, Button, ConfirmDialog, Glyph, Toasts, Tone, Variant},
};

#[component]
pub fn Ends(open: OpenRound) -> impl IntoView {
    let begun = Memo::new(move |_| open.has_begun());
    let closed = Memo::new(move |_| open.is_closed());
    move || match (begun.get(), closed.get()) {
        (false, _) => view! { <Beginning open /> }.into_any(),
        (true, false) => view! { <Going open /> }.into_any(),
        (true, true) => view! { <Closed open /> }.into_any(),
    }
}

#[component]
fn Beginning(open: OpenRound) -> impl IntoView {
    let toasts = Toasts::expect();
    let blocked = move || open.subjects.with(Vec::is_empty).then(|| NO_PEOPLE.to_owned());
    let begin = move || match open.begin() {
        Ok(cards) => toasts.done(format!("Раунд начат, карточек: {cards}. Их слова теперь не изменятся.")),
        Err(word) => toasts.fail(word),
    };
    let action = move || {
        view! { <Button variant=Variant::Primary glyph=Glyph::Play blocked=Signal::derive(blocked) on_press=begin>"Начать раунд"</Button> }
    };
    view! {
        <Banner title=Some("Раунд готовится".to_owned()) action=action>
            "Когда люди названы, начните: слова карточек сохранятся такими, какие они сейчас, и раунд откроется для ответов."
        </Banner>
    }
}

#[component]
fn Going(open: OpenRound) -> impl IntoView {
    let toasts = Toasts::expect();
    let asks = RwSignal::new(false);
    let close = move || {
        open.set_closed(true);
        toasts.done("Раунд завершён: ответы больше не принимаются.");
    };
    let action = move || view! { <Button glyph=Glyph::Check on_press=move || asks.set(true)>"Завершить раунд"</Button> };
    view! {
        <Banner title=Some("Раунд идёт".to_owned()) action=action>"Завершите его, когда ответов достаточно: после этого их не примут."</Banner>
        <ConfirmDialog id="round-close" title="Завершить раунд?" text="Ответы перестанут приниматься. Раунд можно будет открыть снова."
            confirm="Завершить" open=asks on_confirm=close on_close=move || asks.set(false) />
    }
}

#[component]
fn Closed(open: OpenRound) -> impl IntoView {
    let toasts = Toasts::expect();
    let busy = RwSignal::new(false);
    let sent = Memo::new(move |_| open.digests.with(Vec::len));
    let send = move || {
        busy.set(true);
        spawn_local(async move {
            match asked::send_results(open.id()).await {
                Ok(0) => toasts.say("Новых итогов нет: меньше трёх оценок никому не показывают."),
                Ok(count) => toasts.done(format!("Итоги отправлены, людей: {count}.")),
                Err(failure) => toasts.fail(failure.text),
            }
            busy.set(false);
        });
    };
    let words = move || {
        match sent.get() {
        0 => "Людям ещё не показано, что о них сказали другие. Итоги отправляют один раз: без имён и от трёх оценок.".to_owned(),
        count => format!("Итоги отправлены, людей: {count}. Если открыть раунд снова, отправленное не изменится."),
    }
    };
    let action = move || {
        view! {
            <Show when=move || sent.get() == 0>
                <Button variant=Variant::Primary glyph=Glyph::Upload busy=busy on_press=send>"Отправить людям итоги"</Button>
            </Show>
            <Button glyph=Glyph::Undo on_press=move || open.set_closed(false)>"Открыть снова"</Button>
        }
    };
    view! { <Banner tone=Tone::Ok title=Some("Раунд завершён".to_owned()) action=action>{words}</Banner> }
}
