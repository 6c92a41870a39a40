//! Buttons in every variant and state; chips and tags.

use leptos::prelude::*;

use super::Shelf;
use crate::ui::{
    Button, ButtonLink, Chip, ChipGroup, Choice, Glyph, IconButton, Kbd, Pick, Size, Tag, Variant,
};

#[component]
pub(super) fn Buttons() -> impl IntoView {
    let busy = RwSignal::new(true);
    view! {
        <Shelf title="Кнопки">
            <div class="row">
                <Button variant=Variant::Primary glyph=Glyph::Plus>"Новая карточка"</Button>
                <Button glyph=Glyph::Pencil>"Изменить"</Button>
                <Button variant=Variant::Quiet>"Позже"</Button>
                <Button variant=Variant::Danger glyph=Glyph::Trash>"Удалить"</Button>
            </div>
            <div class="row">
                <Button variant=Variant::Primary busy on_press=move || busy.set(false)>"Отправляется"</Button>
                <Button blocked="Сначала дайте карточке название">"Опубликовать"</Button>
                <ButtonLink href="#link" glyph=Glyph::Link>"Ссылка-кнопка"</ButtonLink>
            </div>
            <div class="row">
                <Button size=Size::Small>"Малая"</Button>
                <Button>"Обычная"</Button>
                <Button size=Size::Large variant=Variant::Primary>"Крупная"</Button>
            </div>
            <Button size=Size::Wide variant=Variant::Primary>"Положить на карту группы"</Button>
            <IconButtons />
        </Shelf>
    }
}

#[component]
fn IconButtons() -> impl IntoView {
    let seen = RwSignal::new(true);
    view! {
        <div class="row">
            <IconButton glyph=Glyph::Undo label="Отменить" />
            <IconButton glyph=Glyph::Redo label="Вернуть" blocked="Возвращать нечего" />
            <IconButton
                glyph=Glyph::Eye
                label="Показывать всем"
                pressed=Signal::derive(move || Some(seen.get()))
                on_press=move || seen.update(|seen| *seen = !*seen)
            />
            <IconButton glyph=Glyph::Trash label="Удалить" danger=true />
            <span class="hint">"Отменить "<Kbd>"Ctrl"</Kbd>" + "<Kbd>"Z"</Kbd></span>
        </div>
    }
}

#[component]
pub(super) fn Chips() -> impl IntoView {
    let whom = RwSignal::new(vec!["methodist".to_owned()]);
    let level = RwSignal::new(vec!["2".to_owned()]);
    let kind = RwSignal::new(vec!["technology".to_owned()]);
    let archived = RwSignal::new(false);
    let people = vec![
        Choice::new("methodist", "методист").count(7),
        Choice::new("teacher", "педагог").count(5),
        Choice::new("leader", "руководитель").count(3),
    ];
    let levels = vec![
        Choice::new("0", "не пробовал(а)"),
        Choice::new("1", "по образцу"),
        Choice::new("2", "самостоятельно"),
        Choice::new("3", "проектирую"),
        Choice::new("4", "передаю"),
    ];
    let kinds = vec![
        Choice::new("technology", "технология").glyph(Glyph::Technology).color("k-technology"),
        Choice::new("format", "формат").glyph(Glyph::Format).color("k-format"),
        Choice::new("law", "нормативный акт").glyph(Glyph::Law).color("k-law"),
        Choice::new("threat", "угроза").glyph(Glyph::Threat).color("k-threat"),
    ];
    view! {
        <Shelf title="Выбор">
            <ChipGroup id="whom" label="Для кого" choices=people chosen=whom on_change=move |all| whom.set(all) />
            <ChipGroup id="level" label="Мой уровень" pick=Pick::One dense=true choices=levels chosen=level on_change=move |all| level.set(all) />
            <ChipGroup id="kind" label="О чём карточка" pick=Pick::One choices=kinds chosen=kind on_change=move |all| kind.set(all) />
            <div class="row">
                <Chip pressed=archived glyph=Glyph::Archive on_toggle=move |on| archived.set(on)>"Вместе с архивом"</Chip>
                <Tag>"методист"</Tag>
                <Tag color=Some("tutor".to_owned()) glyph=Glyph::Tutor>"тьютор"</Tag>
                <Tag color=Some("k-threat".to_owned()) glyph=Glyph::Threat>"угроза"</Tag>
            </div>
        </Shelf>
    }
}
