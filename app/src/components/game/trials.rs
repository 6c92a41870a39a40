//! What this person kept of games, beside their own levels: on the card of the role, in a trajectory, in the
//! list of games.

use karta_core::{domain::game::trial::RoleTrial, sync::RecordId};
use leptos::prelude::*;

use crate::{
    store::{
        game::trials::{forget, kept, told},
        karta,
    },
    ui::{Button, Glyph, Size, Toasts, Variant},
};

/// The trials of one role; nothing where there are none.
#[component]
pub fn RoleTrials(#[prop(into)] role: RecordId) -> impl IntoView {
    let all = kept(karta());
    let own = Memo::new(move |_| {
        all.with(|all| all.iter().filter(|one| one.role == role).cloned().collect::<Vec<_>>())
    });
    view! {
        <Show when=move || own.with(|own| !own.is_empty())>
            <section class="sheet sheet-sunken stack stack-tight role-trials">
                <h3>"Вы пробовали эту роль в игре"</h3>
                <For each=move || own.get() key=RoleTrial::clone let:trial><TrialLines trial=trial /></For>
                <p class="hint">"Видите только вы. На уровень не влияет."</p>
            </section>
        </Show>
    }
}

/// Every role that was tried on.
#[component]
pub fn OwnTrials() -> impl IntoView {
    let karta = karta();
    let all = kept(karta);
    let row = move |trial: RoleTrial| {
        let title =
            karta.catalogue.card(&trial.role).map_or_else(|| "роль удалена".to_owned(), |card| card.title);
        let href = format!("/catalogue/{}", trial.role);
        view! { <li><div class="stack stack-tight"><a href=href>{title}</a><TrialLines trial=trial /></div></li> }
    };
    view! {
        <Show when=move || all.with(|all| !all.is_empty())>
            <h2 class="ruled">"Мои пробы"</h2>
            <ul class="plain-list"><For each=move || all.get() key=RoleTrial::clone let:trial>{row(trial.clone())}</For></ul>
        </Show>
    }
}

#[component]
fn TrialLines(trial: RoleTrial) -> impl IntoView {
    let karta = karta();
    let toasts = Toasts::expect();
    let id = trial.id.clone();
    let remove = move || {
        forget(karta, &id);
        toasts.done("Запись убрана из вашего профиля.");
    };
    let lines = [
        ("Получилось: ", trial.worked.clone()),
        ("Трудно: ", trial.hard.clone()),
        ("Научиться: ", trial.next.clone()),
    ];
    let line = |(name, words): (&'static str, String)| {
        (!words.trim().is_empty()).then(|| view! { <p><b>{name}</b>{words}</p> })
    };
    view! {
        <div class="row row-apart">
            <div class="stack stack-tight">{told(&trial).map(|words| view! { <p>{words}</p> })}{lines.map(line)}</div>
            <Button variant=Variant::Quiet size=Size::Small glyph=Glyph::Trash on_press=remove>"Убрать"</Button>
        </div>
    }
}
