//! Deleting a round: it goes to «Корзина» as a whole and comes back from there.

use leptos::prelude::*;

use crate::{
    commands::Desk,
    store::OpenRound,
    ui::{Button, ConfirmDialog, Glyph, Toasts, Variant},
};

#[component]
pub(super) fn RemoveRound(open: OpenRound) -> impl IntoView {
    let (toasts, desk) = (Toasts::expect(), expect_context::<Desk>());
    let asks = RwSignal::new(false);
    let remove = move || {
        open.delete();
        toasts.done("Раунд в «Корзине»: оттуда его можно вернуть вместе с ответами.");
        desk.go.run("/rounds".to_owned());
    };
    view! {
        <div class="actions">
            <Button variant=Variant::Quiet glyph=Glyph::Trash on_press=move || asks.set(true)>"Удалить раунд"</Button>
        </div>
        <ConfirmDialog id="round-remove" title="Удалить раунд?" text="Его не увидит никто из участников, ответы перестанут приниматься. Вернуть его можно из «Корзины»."
            confirm="Удалить" open=asks on_confirm=remove on_close=move || asks.set(false) />
    }
}
