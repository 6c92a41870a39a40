//! Choosing one's own group.

use karta_core::{domain::grants::Action, sync::GroupId};
use leptos::prelude::*;

use super::bar::Window;
use crate::{
    components::session::asking::ask,
    store::Session,
    ui::{Button, Dialog, DialogSize, Toasts},
};

/// Asks whoever has no group yet which one they sit in.
#[component]
pub fn GroupChoice(session: Session) -> impl IntoView {
    let asks = Memo::new(move |_| {
        let none = session.my_group().is_none_or(|id| session.group_title(&id).is_none());
        none && session.may_choose_group() && !session.steers.get()
    });
    let muted = Memo::new(move |_| session.me.with(Option::is_some) && !session.open.may(Action::Contribute));
    view! {
        <Show when=move || asks.get()>
            <section class="sheet group-choice no-print">
                <h2>"В какой вы группе?"</h2>
                <GroupButtons session=session then=Callback::new(|()| ()) />
            </section>
        </Show>
        <Show when=move || muted.get()>
            <p class="hint no-print" role="status">"Вы здесь зритель: карточки видны, писать и голосовать можно, когда ведущий даст слово."</p>
        </Show>
    }
}

/// The same, for whoever wants another one before the work begins.
#[component]
pub fn GroupDialog(session: Session, window: RwSignal<Option<Window>>) -> impl IntoView {
    let close = Callback::new(move |()| window.set(None));
    view! {
        <Dialog id="own-group" title="Ваша группа" size=DialogSize::Narrow open=Signal::derive(move || window.get() == Some(Window::Group)) on_close=close>
            <GroupButtons session=session then=close />
        </Dialog>
    }
}

#[component]
fn GroupButtons(session: Session, then: Callback<()>) -> impl IntoView {
    let toasts = Toasts::expect();
    let busy = RwSignal::new(false);
    let choose = move |group: GroupId| {
        ask(toasts, busy, session.join_group(group), "");
        then.run(());
    };
    view! {
        <div class="row">
            <For each=move || session.groups.get() key=|group| (group.id.clone(), group.title.clone()) let:group>
                {
                    let id = group.id.clone();
                    view! { <Button busy=busy on_press=move || choose(id.clone())>{group.title.clone()}</Button> }
                }
            </For>
        </div>
    }
}
