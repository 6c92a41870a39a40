//! Over the groups: which wave, which roles, and what is done with the whole proposal.

use karta_core::sync::RecordId;
use leptos::prelude::*;

use super::GroupDesk;
use crate::{
    components::card::tile::color_of,
    store::diagnostic::collective::groups::roles_of,
    ui::{Button, ChipGroup, Choice, ConfirmDialog, Glyph, SelectField, Tag, Toasts, Variant},
};

const NOT_EDITOR: &str = "группы записывает в каталог методист";

#[component]
pub fn Bench(desk: GroupDesk) -> impl IntoView {
    let immersion = desk.immersion;
    let collective = immersion.collective;
    let choices = Memo::new(move |_| {
        let roles = roles_of(collective);
        roles
            .iter()
            .map(|role| Choice::new(role.id.as_str(), role.title.clone()).color(color_of(role)))
            .collect::<Vec<_>>()
    });
    let chosen = Memo::new(move |_| {
        immersion.plan.with(|plan| plan.roles.iter().map(ToString::to_string).collect::<Vec<_>>())
    });
    let confirmed = Memo::new(move |_| immersion.is_confirmed());
    let choose =
        move |roles: Vec<String>| immersion.set_roles(roles.into_iter().map(RecordId::new).collect());
    view! {
        <div class="row row-apart no-print">
            <h2>{move || format!("Группы «погружения», волна {}", immersion.wave.get())}</h2>
            {move || if confirmed.get() {
                view! { <Tag glyph=Glyph::Check>"подтверждены"</Tag> }.into_any()
            } else {
                view! { <Tag glyph=Glyph::Info>"предложение, решает человек"</Tag> }.into_any()
            }}
        </div>
        <p class="hint no-print">"На каждую роль одна группа с ведущим. Учтены уровни, пожелания и прежние волны. Чтобы переставить человека, перетащите его или нажмите на имя."</p>
        <details class="sheet no-print">
            <summary>"Волна и её роли"</summary>
            <div class="stack">
                <Waves desk />
                <ChipGroup id="immersion-roles" label="Роли этой волны" choices=choices chosen=chosen
                    on_change=choose />
            </div>
        </details>
        <Deeds desk confirmed />
    }
}

#[component]
fn Waves(desk: GroupDesk) -> impl IntoView {
    let immersion = desk.immersion;
    let waves = move || {
        let most = immersion.circles.with(|all| all.iter().filter_map(|one| one.wave).max()).unwrap_or(1);
        let most = most.max(immersion.wave.get());
        (1..=most).map(|wave| Choice::new(wave.to_string(), format!("волна {wave}"))).collect::<Vec<_>>()
    };
    view! {
        <SelectField id="immersion-wave" label="Волна" value=Signal::derive(move || immersion.wave.get().to_string()) choices=Signal::derive(waves)
            on_change=move |wave: String| if let Ok(wave) = wave.parse() { immersion.show_wave(wave) } />
    }
}

#[component]
fn Deeds(desk: GroupDesk, confirmed: Memo<bool>) -> impl IntoView {
    let (immersion, toasts) = (desk.immersion, Toasts::expect());
    let asking = RwSignal::new(false);
    let by_hand = Memo::new(move |_| immersion.plan.with(|plan| !plan.by_hand.is_empty()));
    let blocked = move || (!immersion.collective.open.catalogue.may_edit()).then(|| NOT_EDITOR.to_owned());
    let confirm = move || {
        immersion.confirm();
        toasts.done("Группы подтверждены: они появились в мастерских своих ролей.");
    };
    view! {
        <div class="actions no-print">
            {move || if confirmed.get() {
                view! { <Button variant=Variant::Primary glyph=Glyph::Right on_press=move || immersion.next_wave()>"Следующая волна"</Button> }.into_any()
            } else {
                view! {
                    <Button variant=Variant::Primary glyph=Glyph::Check blocked=Signal::derive(blocked) on_press=confirm>"Подтвердить группы"</Button>
                }.into_any()
            }}
            <Show when=move || by_hand.get()>
                <Button glyph=Glyph::People on_press=move || immersion.settle_others()>"Пересчитать остальных"</Button>
            </Show>
            <Button glyph=Glyph::Restore on_press=move || asking.set(true)>"Предложить заново"</Button>
        </div>
        <ConfirmDialog id="immersion-anew" title="Предложить группы заново?" text="Перестановки, сделанные вручную, пропадут из этой волны. Отменить можно."
            confirm="Предложить заново" open=asking on_confirm=move || immersion.begin_anew() on_close=move || asking.set(false) />
    }
}
