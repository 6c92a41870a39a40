//! What is said under a live text: why it is not sent, that somebody writes here too, that it is deleted.

use leptos::prelude::*;

use super::hand::Hand;
use crate::ui::{Button, Glyph, Icon, Size};

#[component]
pub(super) fn Notes(
    id: String,
    hand: Hand,
    amiss: Memo<Option<String>>,
    gone: &'static str,
) -> impl IntoView {
    let overwritten = move || amiss.try_get().flatten().is_none() && hand.is_overwritten();
    let count = move || hand.length().map(|(length, most)| format!("{length} из {most}"));
    view! {
        <div id=id class="live-notes">
            {move || count().map(|count| view! { <small class="field-count">{count}</small> })}
            {move || amiss.try_get().flatten().map(|why| view! {
                <p class="field-error" role="alert">
                    <Icon glyph=Glyph::Warning size="small" />
                    <span>{why}" Правка не отправлена, текст остаётся здесь."</span>
                </p>
            })}
            <Show when=overwritten>
                <p class="field-note">"Кто-то сейчас пишет здесь другое. Ваш текст уйдёт в историю, если его не дописать."</p>
            </Show>
            <Show when=move || hand.is_gone()><Gone hand=hand gone=gone /></Show>
        </div>
    }
}

/// Deleted by somebody: where the text is now, and the way back.
#[component]
fn Gone(hand: Hand, gone: &'static str) -> impl IntoView {
    let kept = move || {
        if hand.set_aside().is_some() {
            view! { <span>"Ваш текст сохранён в "<a href="/returned">"«Не принято»"</a>"."</span> }.into_any()
        } else {
            view! { <span>"Текст лежит вместе с ним в "<a href="/bin">"«Корзине»"</a>"."</span> }.into_any()
        }
    };
    view! {
        <p class="field-error" role="alert">
            <Icon glyph=Glyph::Trash size="small" />
            <span>{gone}" "{kept}</span>
        </p>
        <Button size=Size::Small glyph=Glyph::Restore on_press=move || hand.restore()>"Восстановить"</Button>
    }
}
