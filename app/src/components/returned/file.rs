//! «Вернуть правки из файла»: what a saved file holds is shown first, then put back into the queue.

use leptos::{prelude::*, task::spawn_local};

use crate::{
    platform::page::{self, Picked},
    store::{
        karta,
        words_file::{self, FILE_BYTES, OwnWords},
    },
    ui::{Button, Dialog, DialogSize, Glyph, Toasts, Variant},
};

#[component]
pub fn BringBack() -> impl IntoView {
    let found = RwSignal::new(None::<OwnWords>);
    let error = RwSignal::new(None::<String>);
    let taken = move |picked: Picked| {
        let read = match picked {
            Picked::Text { text, .. } => words_file::read(&text).map_err(|bad| bad.to_string()),
            Picked::TooLarge => Err("Файл слишком велик: правки столько не занимают.".into()),
            Picked::Unreadable => Err("Файл не удалось прочитать.".into()),
        };
        match read {
            Ok(words) => found.set(Some(words)),
            Err(text) => error.set(Some(text)),
        }
    };
    let choose = move || {
        error.set(None);
        page::pick_text(".json,application/json", FILE_BYTES, taken);
    };
    view! {
        <section class="stack stack-tight">
            <div><Button glyph=Glyph::Upload on_press=choose>"Вернуть правки из файла"</Button></div>
            <p class="hint">"Файл с вашими правками, сохранённый раньше на этом или другом устройстве."</p>
            {move || error.get().map(|text| view! { <p class="field-error" role="alert">{text}</p> })}
            <Found found=found />
        </section>
    }
}

/// What the file holds, and the decision.
#[component]
fn Found(found: RwSignal<Option<OwnWords>>) -> impl IntoView {
    let karta = karta();
    let toasts = Toasts::expect();
    let mine =
        move || found.with(|found| found.as_ref().map_or(0, |words| words.of(&karta.principal()).count()));
    let bring = move || {
        let Some(words) = found.get_untracked() else { return };
        found.set(None);
        spawn_local(async move {
            match karta.bring_back(&words).await {
                0 => toasts.say("Все эти правки уже на устройстве."),
                count => toasts.done(format!("Возвращено правок: {count}.")),
            }
        });
    };
    let foot = move || {
        view! {
            <Show when=move || { mine() > 0 }>
                <Button variant=Variant::Primary on_press=bring>"Вернуть"</Button>
            </Show>
            <Button on_press=move || found.set(None)>"Не возвращать"</Button>
        }
    };
    view! {
        <Dialog id="bring-back" title="Правки из файла" size=DialogSize::Narrow open=Signal::derive(move || found.with(Option::is_some))
            on_close=move || found.set(None) foot=foot>
            {move || found.get().map(|words| view! { <Contents words=words /> })}
        </Dialog>
    }
}

#[component]
fn Contents(words: OwnWords) -> impl IntoView {
    let karta = karta();
    let me = karta.principal();
    let rows = words.of(&me).map(|part| {
        let title = part.title.clone().unwrap_or_else(|| untrack(|| karta.space_title(&part.space)));
        view! { <li>{title}": "<b>{part.gestures}</b></li> }
    });
    let rows: Vec<_> = rows.collect();
    let others = words.others(&me);
    let named = words.name.filter(|name| !name.is_empty());
    let whose = named
        .unwrap_or_else(|| if others == 0 { "ваши".into() } else { "имя не указано".into() });
    view! {
        <p>"Чьи правки: "<b>{whose}</b></p>
        {(!rows.is_empty()).then(|| view! {
            <ul class="rows">{rows.collect_view()}</ul>
            <p>"Они встанут в очередь и уйдут на сервер. Что есть на устройстве, не изменится."</p>
        })}
        {(others > 0).then(|| view! {
            <p>{format!("Правок другого человека: {others}. Вернуть их можно, только войдя под его именем.")}</p>
        })}
        {(words.spoiled > 0).then(|| view! { <p class="field-error">{format!("Не читается: {}.", words.spoiled)}</p> })}
    }
}
