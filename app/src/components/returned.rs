//! «Не принято» of one space: what is decided on at once stands together, with one way on for all of it.

pub mod file;

use karta_core::sync::{
    SpaceId,
    replica::{Returned, Why},
};
use leptos::prelude::*;
use leptos_router::components::A;

use super::record_words::{own_words, subject};
use crate::{
    platform::body,
    store::{
        SpaceStore,
        courier::Courier,
        karta,
        returned::{Group, grouped},
    },
    ui::{Button, Glyph, Toasts, Variant},
};

/// The groups of one space under its name; nothing where it has none.
#[component]
pub fn ReturnedSpace(id: SpaceId, courier: Courier) -> impl IntoView {
    let karta = karta();
    let space = courier.space;
    let groups = Memo::new(move |_| space.watch(|replica| grouped(replica.returned())));
    let newest_first = move || groups.get().into_iter().rev().collect::<Vec<_>>();
    let path = karta.space_path(&id);
    let title = Signal::derive(move || karta.space_title(&id));
    view! {
        <Show when=move || groups.with(|groups| !groups.is_empty())>
            <section class="stack stack-tight">
                <h2><A href=path.clone()>{move || title.get()}</A></h2>
                <ul class="plain-list returned">
                    <For each=newest_first key=|group| group.ids() let:group>
                        <GroupRow space=space group=group />
                    </For>
                </ul>
            </section>
        </Show>
    }
}

#[component]
fn GroupRow(space: SpaceStore, group: Group) -> impl IntoView {
    let toasts = Toasts::expect();
    let ids = StoredValue::new(group.ids());
    let again = move || {
        let left = ids.with_value(|ids| {
            ids.iter().for_each(|id| space.retry(id));
            space.peek(|replica| {
                replica.returned().iter().any(|one| one.batch.id().is_some_and(|id| ids.contains(id)))
            })
        });
        if left {
            toasts.warn("Внести нечего: этой записи больше нет, или в ней уже так и написано.");
        }
    };
    let dismiss = move || ids.with_value(|ids| ids.iter().for_each(|id| space.dismiss(id)));
    let why = reason(&group.head.why);
    let rest = group.rest.len();
    let what = space.peek(|replica| subject(&group.head.batch, replica));
    view! {
        <li>
            <div class="stack stack-tight">
                <small>{body::local_time(group.head.at_ms)}{what.map(|what| format!(" · {what}"))}</small>
                <p><b>{why.clone()}</b></p>
                <Words of=group.head />
                {(rest > 0).then(|| view! {
                    <p class="hint">{format!("Вместе с этим не внесено: {rest}")}</p>
                    <div class="dependents">{group.rest.into_iter().map(|one| view! { <Dependent of=one head=why.clone() /> }).collect_view()}</div>
                })}
            </div>
            <span class="row">
                <Button glyph=Glyph::Redo on_press=again>"Попробовать снова"</Button>
                <Button variant=Variant::Quiet glyph=Glyph::Trash on_press=dismiss>"Убрать"</Button>
            </span>
        </li>
    }
}

/// Its reason is said where it is another than the head's.
#[component]
fn Dependent(of: Returned, head: String) -> impl IntoView {
    let other = Some(reason(&of.why)).filter(|why| *why != head);
    view! { <Words of=of />{other.map(|why| view! { <small>{why}</small> })} }
}

#[component]
fn Words(of: Returned) -> impl IntoView {
    own_words(&of.batch).into_iter().map(|line| view! { <p class="own-words">{line}</p> }).collect_view()
}

fn reason(why: &Why) -> String {
    match why {
        Why::Refused(refusal) => refusal.text.clone(),
        Why::Overtaken(_) => "Одновременно писали двое: стоит более поздний текст, ваш — в истории.".into(),
    }
}
