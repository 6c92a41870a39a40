//! A list to be ordered, a menu, dialogs.

use leptos::prelude::*;

use super::Shelf;
use crate::ui::{
    Button, ConfirmDialog, Dialog, Glyph, Menu, MenuItem, MenuPlace, SortItem, SortableList, TextField,
    Toasts, Variant,
};

#[component]
pub(super) fn Lists() -> impl IntoView {
    let steps = [
        "Ведёт часть обсуждения по сценарию",
        "Держит цель и время, даёт слово каждому, фиксирует итоги так, что их видно всей группе",
        "Подбирает метод под группу",
        "Готовит модераторов",
    ];
    let items =
        steps.iter().enumerate().map(|(id, label)| SortItem::new(id.to_string(), *label)).collect::<Vec<_>>();
    let items = RwSignal::new(items);
    let shift = Callback::new(move |(from, to): (usize, usize)| {
        items.update(|items| {
            let item = items.remove(from);
            items.insert(to, item);
        });
    });
    let row = move |id: String| {
        let label =
            move || items.with(|all| all.iter().find(|item| item.id == id).map(|item| item.label.clone()));
        view! { <span>{label}</span> }.into_any()
    };
    view! {
        <Shelf title="Порядок">
            <SortableList id="steps" label="Показатели" items row on_move=shift />
            <Openers />
        </Shelf>
    }
}

#[component]
fn Openers() -> impl IntoView {
    let toasts = Toasts::expect();
    let editing = RwSignal::new(false);
    let asking = RwSignal::new(false);
    let act = move |word: &'static str| move || toasts.say(word);
    let items = vec![
        MenuItem::new("Переименовать", act("Переименовано")).glyph(Glyph::Pencil).keys("F2"),
        MenuItem::new("Сделать копию", act("Скопировано")).glyph(Glyph::Copy),
        MenuItem::new("Показывать архив", act("Архив показан")).checked(true),
        MenuItem::new("Опубликовать", act(""))
            .glyph(Glyph::Public)
            .blocked(Some("Нужно право эксперта".into())),
        MenuItem::new("Удалить", move || asking.set(true)).glyph(Glyph::Trash).danger().parted(),
    ];
    view! {
        <div class="row">
            <Button on_press=move || editing.set(true)>"Открыть окно"</Button>
            <Button variant=Variant::Danger on_press=move || asking.set(true)>"Удалить…"</Button>
            <Menu id="g-menu" label="Ещё действия" items trigger_class="button" trigger=|| "Ещё" place=MenuPlace::Start />
        </div>
        <Editor open=editing />
        <ConfirmDialog
            id="g-confirm"
            title="Удалить карточку «Модератор»?"
            text="Она уйдёт в корзину вместе с уровнями. Оттуда её можно вернуть."
            confirm="Удалить"
            danger=true
            open=asking
            on_close=move || asking.set(false)
            on_confirm=move || toasts.offer("Карточка в корзине", "Отменить", move || toasts.done("Карточка снова в ящике"))
        />
    }
}

#[component]
fn Editor(open: RwSignal<bool>) -> impl IntoView {
    let name = RwSignal::new("Модератор".to_owned());
    let foot = move || {
        view! {
            <Button on_press=move || open.set(false)>"Закрыть"</Button>
            <Button variant=Variant::Primary on_press=move || open.set(false)>"Готово"</Button>
        }
    };
    view! {
        <Dialog id="g-editor" title="Название карточки" open on_close=move || open.set(false) foot>
            <p>"Пока окно открыто, клавиша Tab ходит только внутри него, а Esc его закрывает."</p>
            <TextField id="g-name" label="Название" value=name on_input=move |text| name.set(text) autofocus=true />
        </Dialog>
    }
}
