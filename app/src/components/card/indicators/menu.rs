//! What is done with an indicator as a whole.

use karta_core::sync::RecordId;
use leptos::prelude::*;

use super::Tools;
use crate::{
    components::card::succeed::Succession,
    store::karta,
    ui::{Glyph, Menu, MenuItem, Toasts},
};

#[component]
pub fn IndicatorMenu(id: RecordId, tools: Tools) -> impl IntoView {
    let catalogue = karta().catalogue;
    let toasts = Toasts::expect();
    let menu_id = format!("{id}-more");
    let me = StoredValue::new(id);
    let succeed = move |split: bool| {
        Callback::new(move |()| tools.succession.set(Some(Succession { id: me.get_value(), split })))
    };
    let archive = Callback::new(move |()| me.with_value(|me| catalogue.archive(me, true)));
    let delete = Callback::new(move |()| {
        let id = me.get_value();
        catalogue.space().delete(&id);
        toasts.offer("Показатель в корзине", "Вернуть", move || {
            catalogue.space().restore(&id)
        });
    });
    let to_levels = move || {
        let own = me.with_value(|me| {
            let levels = tools.levels.get();
            levels.into_iter().find(|level| catalogue.standing(&level.id).iter().any(|one| &one.id == me))
        });
        let others = tools
            .levels
            .get()
            .into_iter()
            .filter(move |level| Some(&level.id) != own.as_ref().map(|own| &own.id));
        others.enumerate().map(move |(at, level)| {
            let number = level.level;
            let carry = Callback::new(move |()| {
                me.with_value(|me| catalogue.place_indicator(me, &level.id, usize::MAX));
                toasts.done(format!("Показатель теперь на уровне {number}"));
            });
            let item = MenuItem::new(format!("На уровень {number}"), carry).glyph(Glyph::Right);
            if at == 0 { item.parted() } else { item }
        })
    };
    let items = move || {
        let mut items = vec![
            MenuItem::new("Заменить формулировку", succeed(false))
                .glyph(Glyph::Pencil)
                .hint("Прежняя уйдёт в архив"),
            MenuItem::new("Разделить на два", succeed(true)).glyph(Glyph::Fork),
        ];
        items.extend(to_levels());
        items.push(MenuItem::new("В архив", archive).glyph(Glyph::Archive).parted());
        items.push(MenuItem::new("Удалить", delete).glyph(Glyph::Trash).danger());
        items
    };
    view! { <Menu id=menu_id label="Действия с показателем" items=items /> }
}
