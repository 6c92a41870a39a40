//! Fields of every kind, with hints, errors and counts.

use leptos::prelude::*;

use super::Shelf;
use crate::ui::{CheckField, Choice, CodeField, FieldKind, SelectField, TextArea, TextField};

#[component]
pub(super) fn Fields() -> impl IntoView {
    let title = RwSignal::new("Модератор".to_owned());
    let password = RwSignal::new("мой-пароль".to_owned());
    let phrase = RwSignal::new("Держит цель и время, даёт слово каждому".to_owned());
    let text = RwSignal::new(
        "Ведёт обсуждение так, что у группы остаётся общий итог.\nПоле растёт вместе с текстом.".to_owned(),
    );
    let code = RwSignal::new("4827".to_owned());
    let wrong = RwSignal::new("000000".to_owned());
    view! {
        <Shelf title="Поля">
            <TextField id="f-title" label="Название" value=title on_input=move |text| title.set(text) hint="Как на карточке" />
            <TextField
                id="f-empty"
                label="Логин"
                value=""
                error="Такого логина нет. Проверьте раскладку клавиатуры."
                hint="Его выдал администратор"
            />
            <TextField id="f-phrase" label="Назначение" value=phrase on_input=move |text| phrase.set(text) limit=42 optional=true />
            <TextField id="f-pass" label="Пароль" kind=FieldKind::Password value=password on_input=move |text| password.set(text) />
            <TextField id="f-read" label="Организация" value="Информационно-образовательный центр" readonly=true />
            <TextArea id="f-text" label="Описание" value=text on_input=move |typed| text.set(typed) rows=2 />
            <div class="row">
                <CodeField id="f-code" label="Код встречи" value=code on_input=move |typed| code.set(typed) hint="Шесть цифр с экрана" />
                <CodeField id="f-wrong" label="Код встречи" value=wrong on_input=move |typed| wrong.set(typed) error="Встречи с таким кодом нет" />
            </div>
            <Chosen />
        </Shelf>
    }
}

#[component]
fn Chosen() -> impl IntoView {
    let form = RwSignal::new(String::new());
    let consent = RwSignal::new(true);
    let forms = vec![
        Choice::new("intern", "Стажировка"),
        Choice::new("class", "Мастер-класс"),
        Choice::new("self", "Самообразование"),
    ];
    view! {
        <SelectField id="f-form" label="Форма" choices=forms value=form on_change=move |chosen| form.set(chosen) nothing="Пока не выбрана" />
        <div>
            <CheckField id="f-consent" label="Можно показывать моё имя под опытом" checked=consent on_change=move |on| consent.set(on) />
            <CheckField id="f-young" label="Мне до 35 лет" checked=false hint="По желанию: нужно для отчёта центра" />
            <CheckField id="f-off" label="Войти на этом устройстве надолго" checked=false disabled=true />
        </div>
    }
}
