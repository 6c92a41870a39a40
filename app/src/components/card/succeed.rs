//! A new wording in an indicator's place, or two: the former one goes to the archive and names them.

use karta_core::{limits::LINE_CHARS, sync::RecordId};
use leptos::prelude::*;

use crate::{
    store::karta,
    ui::{Button, Dialog, TextArea, Toasts, Variant},
};

/// For which indicator, and whether it becomes two.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Succession {
    pub id: RecordId,
    pub split: bool,
}

/// What was typed is there again when the dialog is opened for the same indicator.
#[component]
pub fn SucceedDialog(asked: RwSignal<Option<Succession>>) -> impl IntoView {
    let catalogue = karta().catalogue;
    let toasts = Toasts::expect();
    let texts = RwSignal::new(Vec::<String>::new());
    let former = Memo::new(move |_| {
        let id = asked.get()?.id;
        catalogue.space().record(&id)?.text("text").map(str::to_owned)
    });
    let last = StoredValue::new(None::<Succession>);
    Effect::new(move |_| {
        let Some(now) = asked.get().filter(|now| last.get_value().as_ref() != Some(now)) else { return };
        let former = former.get_untracked().unwrap_or_default();
        texts.set(if now.split { vec![former, String::new()] } else { vec![former] });
        last.set_value(Some(now));
    });
    let is_split = move || asked.with(|asked| asked.as_ref().is_some_and(|asked| asked.split));
    let title = move || {
        if is_split() {
            "Разделить показатель"
        } else {
            "Заменить формулировку"
        }
        .to_owned()
    };
    let close = move || asked.set(None);
    let amiss = Signal::derive(move || texts.with(|texts| reason_against(texts, former.get().as_deref())));
    let done = move || {
        let Some(Succession { id, split }) = asked.get_untracked() else { return };
        let texts = texts.get_untracked();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        if catalogue.succeed(&id, &texts) {
            last.set_value(None);
            let word = if split {
                "Показатель разделён"
            } else {
                "Формулировка заменена"
            };
            toasts.done(format!("{word}, прежняя в архиве"));
        } else {
            toasts.warn("Этого показателя уже нет: его удалили или убрали в архив");
        }
        close();
    };
    let foot = move || {
        view! {
            <Button on_press=close>"Оставить как есть"</Button>
            <Button variant=Variant::Primary blocked=amiss on_press=done>{move || if is_split() { "Разделить" } else { "Заменить" }}</Button>
        }
    };
    view! {
        <Dialog id="succeed" title=title open=Signal::derive(move || asked.with(Option::is_some)) on_close=close foot=foot>
            <p class="hint">"Прежняя формулировка уйдёт в архив и будет указывать на новую: когда сравнивают раунды диагностики, видно, что осталось прежним, а что сменилось. Чтобы поправить опечатку, пишите прямо в показателе."</p>
            <blockquote class="former">{move || former.get()}</blockquote>
            <Show when=is_split fallback=move || view! { <Wording at=0 label="Новая формулировка" texts=texts /> }>
                <Wording at=0 label="Первый показатель" texts=texts />
                <Wording at=1 label="Второй показатель" texts=texts />
            </Show>
        </Dialog>
    }
}

#[component]
fn Wording(at: usize, label: &'static str, texts: RwSignal<Vec<String>>) -> impl IntoView {
    let value = move || texts.with(|texts| texts.get(at).cloned().unwrap_or_default());
    let write = move |text: String| {
        texts.update(|texts| {
            if let Some(place) = texts.get_mut(at) {
                *place = text.replace('\n', " ");
            }
        });
    };
    view! { <TextArea id=format!("succeed-{at}") label=label value=Signal::derive(value) rows=2 limit=LINE_CHARS on_input=write /> }
}

/// Why these wordings cannot take the place of the former one.
fn reason_against(texts: &[String], former: Option<&str>) -> Option<String> {
    let reason = if texts.iter().any(|text| text.trim().is_empty()) {
        "Напишите, что делает человек"
    } else if texts.iter().any(|text| text.chars().count() > LINE_CHARS) {
        "Слишком длинно"
    } else if texts.len() == 1 && texts.first().map(|text| text.trim()) == former.map(str::trim) {
        "Пока то же самое"
    } else if texts.windows(2).any(|pair| pair[0].trim() == pair[1].trim()) {
        "Два одинаковых показателя"
    } else {
        return None;
    };
    Some(reason.to_owned())
}
