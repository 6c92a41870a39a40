//! Answering by the code alone. Nobody learns who: there is no name to give, and none is sent.

use karta_core::{
    domain::diagnostic::inquiry::{self, Asked, Replies, Reply},
    limits::REPLY_CHARS,
};
use leptos::{prelude::*, task::spawn_local};

use super::answering::{Given, Questions};
use crate::{
    failure::{Failure, FailureCode},
    platform::page,
    store::{
        karta,
        survey::voice::{self, Voice},
    },
    ui::{Button, ButtonLink, EmptyState, ErrorState, Glyph, Loading, Size, Variant},
    wire::live::SurveyAsk,
};

#[component]
pub fn ByCode(code: String) -> impl IntoView {
    let karta = karta();
    karta.title.set("Опрос".into());
    let code = StoredValue::new(code);
    let asked = RwSignal::new(None::<Result<Option<SurveyAsk>, Failure>>);
    let look = move || {
        asked.set(None);
        spawn_local(async move {
            let found = voice::behind(code.get_value()).await;
            _ = asked.try_set(Some(found));
        });
    };
    look();
    move || {
        match asked.get() {
        None => view! { <Loading label="Открываем опрос" /> }.into_any(),
        Some(Err(failure)) => {
            view! { <ErrorState title="Опрос не открылся" text=failure.text on_retry=look /> }.into_any()
        }
        Some(Ok(Some(ask))) if ask.anonymous && !ask.closed => {
            view! { <Sheet code=code.get_value() ask=ask /> }.into_any()
        }
        Some(Ok(Some(ask))) if ask.closed => {
            view! { <EmptyState glyph=Glyph::Speech title="Опрос завершён" text=Some("Ответы больше не принимаются.".to_owned()) /> }.into_any()
        }
        Some(Ok(_)) => view! {
            <EmptyState glyph=Glyph::Speech title="На этот опрос отвечают под именем">
                <ButtonLink href=format!("/join/{}", code.get_value())>"Войти"</ButtonLink>
            </EmptyState>
        }
        .into_any(),
    }
    }
}

#[component]
fn Sheet(code: String, ask: SurveyAsk) -> impl IntoView {
    let questions: Vec<Asked> = inquiry::questions(Some(&ask.questions));
    let code = StoredValue::new(code);
    let voice = StoredValue::new(Voice::of(&code.get_value()));
    let replies = RwSignal::new(voice.with_value(Voice::replies));
    let sent = RwSignal::new(voice.with_value(|voice| voice.sent));
    let error = RwSignal::new(None::<String>);
    let waits = RwSignal::new(false);
    let busy = RwSignal::new(false);
    let send = Callback::new(move |()| {
        busy.set(true);
        error.set(None);
        spawn_local(async move {
            match voice::send(code.get_value(), voice.get_value()).await {
                Ok(kept) => {
                    voice.set_value(kept);
                    _ = waits.try_set(false);
                    _ = sent.try_set(true);
                }
                Err(failure) if failure.code == FailureCode::Offline => _ = waits.try_set(true),
                Err(failure) => _ = error.try_set(Some(failure.text)),
            }
            _ = busy.try_set(false);
        });
    });
    // What could not go goes by itself as soon as there is a network.
    let back = page::on_connection(move |online| {
        if online && waits.try_get_untracked() == Some(true) {
            send.run(());
        }
    });
    let _held = StoredValue::new_local(back);
    let reply = move |(question, reply): Given| {
        replies.update(|replies| match reply {
            Some(reply) => _ = replies.insert(question, reply),
            None => _ = replies.remove(&question),
        });
        replies.with_untracked(|replies| voice.update_value(|voice| voice.keep(&code.get_value(), replies)));
    };
    let blocked = move || {
        replies.with(|replies| match replies {
            none if none.is_empty() => Some("Ответьте хотя бы на один вопрос".to_owned()),
            all if all.values().any(too_long) => Some("Один из ответов слишком длинный".to_owned()),
            _ => None,
        })
    };
    let again = move || {
        voice.set_value(Voice::new());
        replies.set(Replies::new());
        sent.set(false);
    };
    view! {
        <Show when=move || !sent.get() fallback=move || view! { <Thanks again=Callback::new(move |()| again()) /> }>
            <section class="sheet stack">
                <p class="hint">"Ответы без имён: кто ответил, не хранится нигде."</p>
                <Questions questions=Signal::stored(questions.clone()) replies=replies on_reply=reply />
                {move || error.get().map(|text| view! { <p class="field-error" role="alert">{text}</p> })}
                <Show when=move || waits.get()><p class="slip" role="status">"Нет связи. Ответ лежит на этом устройстве и уйдёт сам, когда связь появится."</p></Show>
                <Button variant=Variant::Primary size=Size::Wide busy=busy blocked=Signal::derive(blocked) on_press=send>"Отправить ответ"</Button>
            </section>
        </Show>
    }
}

fn too_long(reply: &Reply) -> bool {
    matches!(reply, Reply::Words(words) if words.chars().count() > REPLY_CHARS)
}

#[component]
fn Thanks(again: Callback<()>) -> impl IntoView {
    view! {
        <EmptyState glyph=Glyph::Check title="Спасибо, ответ принят" text=Some("Он сохранён без имени и с этого устройства стёрт.".to_owned())>
            <Button on_press=again>"Ответит другой человек"</Button>
        </EmptyState>
    }
}
