//! The name under a material: shown to all by its author's own consent, else to experts alone.

use karta_core::domain::material::Material;
use leptos::prelude::*;

use super::bench::Bench;
use crate::{
    store::{Workshop, karta},
    ui::{Button, Glyph, Size, Variant},
};

/// Who wrote a material, for whoever may know it.
#[component]
pub fn Byline(workshop: Workshop, material: Material) -> impl IntoView {
    move || {
        let credit = workshop.credit(&material).filter(|credit| !credit.name.is_empty())?;
        let public = credit.stands_under(&material);
        let expert = workshop.catalogue.may_edit();
        (public || expert).then(|| {
            view! {
                <p class="byline">
                    "Автор: "<b>{credit.name}</b>
                    {(!public).then_some(" · имя видят только автор и эксперты")}
                </p>
            }
        })
    }
}

/// The author's own word on their name: one tap either way.
#[component]
pub fn Naming(bench: Bench, material: Memo<Option<Material>>) -> impl IntoView {
    let workshop = bench.workshop;
    let shown = Memo::new(move |_| {
        let material = material.get()?;
        Some(workshop.credit(&material).is_some_and(|credit| credit.consent))
    });
    let set = move |to_all: bool| {
        if let Some(material) = material.get_untracked() {
            workshop.show_name(&material.id, to_all);
        }
    };
    let name = karta().me.with_value(|me| me.as_ref().map(|me| me.name.clone()).unwrap_or_default());
    move || {
        let name = name.clone();
        if shown.get()? {
            Some(view! {
                <div class="naming">
                    <p>"Под материалом стоит ваше имя: "<b>{name}</b>". Его видят все, кто открывает картотеку."</p>
                    <Button size=Size::Small glyph=Glyph::EyeOff on_press=move || set(false)>"Убрать моё имя"</Button>
                </div>
            }.into_any())
        } else {
            Some(view! {
                <div class="naming">
                    <p>"Ваше имя видят только эксперты. Если согласитесь, под принятым материалом его увидят все, кто открывает картотеку."</p>
                    <Button size=Size::Small variant=Variant::Quiet glyph=Glyph::Eye on_press=move || set(true)>"Показать моё имя всем"</Button>
                </div>
            }.into_any())
        }
    }
}
