//! Dialogs on the browser's own `<dialog>`: it keeps the focus inside, closes by Esc and gives the focus back.
//!
//! The content exists only while the dialog is open. The first thing in it that takes the focus gets it.

use leptos::prelude::*;

use super::{
    button::{Button, IconButton, Variant},
    choice::Tone,
    icon::Glyph,
};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DialogSize {
    Narrow,
    #[default]
    Medium,
    Wide,
}

impl DialogSize {
    fn as_str(self) -> &'static str {
        match self {
            Self::Narrow => "narrow",
            Self::Medium => "medium",
            Self::Wide => "wide",
        }
    }
}

/// A dialog. `on_close` must make `open` false; it is called by the cross and by Esc.
#[component]
pub fn Dialog(
    #[prop(into)] id: String,
    #[prop(into)] title: Signal<String>,
    #[prop(into)] open: Signal<bool>,
    #[prop(into)] on_close: Callback<()>,
    #[prop(optional)] size: DialogSize,
    #[prop(optional)] tone: Tone,
    /// Buttons at its foot: what one decides.
    #[prop(optional, into)]
    foot: ViewFn,
    children: ChildrenFn,
) -> impl IntoView {
    let dialog = NodeRef::<leptos::html::Dialog>::new();
    let open = Memo::new(move |_| open.get());
    Effect::new(move |_| {
        let Some(dialog) = dialog.get() else { return };
        match open.get() {
            // By the next frame the content is there and can take the focus.
            true => request_animation_frame(move || {
                if open.get_untracked()
                    && dialog.is_connected()
                    && !dialog.open()
                    && dialog.show_modal().is_err()
                {
                    on_close.run(());
                }
            }),
            false => dialog.close(),
        }
    });
    let title_id = [&id, "-title"].concat();
    let labelled_by = title_id.clone();
    let closed = move |_| {
        if open.get_untracked() {
            on_close.run(());
        }
    };
    view! {
        <dialog
            node_ref=dialog
            id=id
            class="dialog"
            data-size=size.as_str()
            data-tone=tone.as_str()
            aria-labelledby=labelled_by
            on:close=closed
        >
            {move || open.get().then(|| view! {
                <div class="dialog-frame">
                    <div class="dialog-head"><h2 id=title_id.clone()>{move || title.get()}</h2></div>
                    <div class="dialog-body">{children()}</div>
                    <div class="dialog-foot">{foot.run()}</div>
                    <div class="dialog-close">
                        <IconButton glyph=Glyph::Close label="Закрыть" on_press=move || on_close.run(()) />
                    </div>
                </div>
            })}
        </dialog>
    }
}

/// A question before something that is hard to take back. The focus begins on the way back.
#[component]
pub fn ConfirmDialog(
    #[prop(into)] id: String,
    #[prop(into)] title: Signal<String>,
    #[prop(into)] text: Signal<String>,
    /// The verb of what will happen, as «Удалить».
    #[prop(into)]
    confirm: Signal<String>,
    #[prop(optional, into)] cancel: Option<Signal<String>>,
    #[prop(optional)] danger: bool,
    #[prop(into)] open: Signal<bool>,
    #[prop(into)] on_confirm: Callback<()>,
    #[prop(into)] on_close: Callback<()>,
) -> impl IntoView {
    let back = move || cancel.map_or_else(|| "Оставить как есть".to_owned(), |cancel| cancel.get());
    let variant = if danger { Variant::Danger } else { Variant::Primary };
    let confirmed = move || {
        on_close.run(());
        on_confirm.run(());
    };
    let foot = move || {
        view! {
            <Button on_press=move || on_close.run(())>{back}</Button>
            <Button variant on_press=confirmed>{move || confirm.get()}</Button>
        }
    };
    view! {
        <Dialog
            id
            title
            open
            on_close
            size=DialogSize::Narrow
            tone=if danger { Tone::Bad } else { Tone::Info }
            foot
        >
            <p>{move || text.get()}</p>
        </Dialog>
    }
}
