//! The drawn card. It turns over when the role is drawn: from its back to the role and the case.

use karta_core::{domain::game::turn::Turn, sync::RecordId};
use leptos::prelude::*;

use crate::{
    components::card::tile::{color_of, sign_of},
    store::{OpenGame, karta},
    ui::{Glyph, Icon},
};

/// The card of a turn; its back while there is none. Drawn anew, it turns over again.
#[component]
pub fn DrawnCard(
    open: OpenGame,
    #[prop(into)] turn: Signal<Option<Turn>>,
    /// What is said on the back.
    #[prop(into)]
    back: Signal<String>,
) -> impl IntoView {
    let role = Memo::new(move |_| turn.with(|turn| turn.as_ref().and_then(|turn| turn.role().cloned())));
    move || match role.get() {
        Some(role) => view! { <Turned open=open role=role turn=turn /> }.into_any(),
        None => view! {
            <div class="drawn-card" data-side="back">
                <div class="drawn-back"><Icon glyph=Glyph::Gametech /><p>{move || back.get()}</p></div>
            </div>
        }
        .into_any(),
    }
}

#[component]
fn Turned(open: OpenGame, role: RecordId, turn: Signal<Option<Turn>>) -> impl IntoView {
    let catalogue = karta().catalogue;
    let key = StoredValue::new(role);
    let card = Memo::new(move |_| key.with_value(|role| catalogue.card(role)));
    let case = Memo::new(move |_| turn.get().and_then(|turn| open.case_of(&turn)));
    let color = move || card.with(|card| card.as_ref().map(color_of)).unwrap_or_default();
    let face = move || {
        card.get().map(|card| {
            let glyph = sign_of(&card);
            view! {
                <p class="drawn-role"><Icon glyph />{card.title}</p>
                <p class="drawn-aim">{card.purpose}</p>
            }
        })
    };
    let situation =
        move || {
            case.get().map(|case| view! {
            <div class="drawn-case">
                <p><b>"Кейс. "</b>{case.title}</p>
                {(!case.text.is_empty()).then(|| view! { <p class="kept-lines">{case.text.clone()}</p> })}
                {(!case.task.is_empty()).then(|| view! { <p><b>"Задание: "</b>{case.task.clone()}</p> })}
            </div>
        })
        };
    view! {
        <div class="drawn-card" data-side="front" data-color=color>
            <div class="drawn-turn">
                <div class="drawn-front">{face}{situation}</div>
                <div class="drawn-back" aria-hidden="true"><Icon glyph=Glyph::Gametech /></div>
            </div>
        </div>
    }
}
