//! The state of saving, as it is.

use leptos::prelude::*;

use crate::store::{SaveState, karta};

#[component]
pub fn StateLine() -> impl IntoView {
    let karta = karta();
    let whole = Memo::new(move |_| karta.connection());
    let words = move || match whole.get().save_state() {
        SaveState::Saved if karta.signed_in() => ("ok", "Сохранено на сервере".to_owned()),
        SaveState::Saved => ("ok", "На связи".to_owned()),
        SaveState::Saving => ("wait", "Сохраняется".to_owned()),
        SaveState::Offline(0) => ("wait", "Нет связи".to_owned()),
        SaveState::Offline(waiting) if whole.get().stored => ("wait", format!("Нет связи, в очереди {waiting}")),
        SaveState::Offline(_) => ("wait", "Сохраняется на устройстве".to_owned()),
        SaveState::Attention => ("bad", "Нужно внимание".to_owned()),
    };
    view! {
        <span class=move || format!("state {}", words().0) role="status" data-state=move || words().0>
            <span class="state-text">{move || words().1}</span>
        </span>
    }
}
