//! A card opened by the code on its printed copy while a game goes on: it can be taken as the drawn role.

use karta_core::sync::{RecordId, SpaceId};
use leptos::prelude::*;

use crate::{
    commands::Desk,
    store::OpenGame,
    ui::{Button, ButtonLink, Glyph, Variant},
};

#[component]
pub fn GameOffer(space: SpaceId, role: RecordId) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let open = OpenGame::open(space);
    let key = StoredValue::new(role);
    let goes_on = Memo::new(move |_| open.head.with(Option::is_some) && !open.is_closed());
    let title =
        move || open.head.with(|head| head.as_ref().map(|head| head.title.clone())).unwrap_or_default();
    let offered = Memo::new(move |_| {
        let in_deck = key.with_value(|role| open.deck().contains(role));
        let has = open.my_turn().and_then(|turn| turn.role().cloned());
        in_deck && open.may_draw() && key.with_value(|role| has.as_ref() != Some(role))
    });
    let path = move || format!("/game/{}", open.id());
    let take = move || {
        open.take(key.get_value());
        desk.go.run(path());
    };
    view! {
        <Show when=move || goes_on.get()>
            <aside class="sheet game-offer no-print" aria-label="Игра">
                <p>"Идёт игра: "<b>{title}</b></p>
                <div class="actions">
                    <Show when=move || offered.get()>
                        <Button variant=Variant::Primary glyph=Glyph::Gametech on_press=take>"Взять эту роль"</Button>
                    </Show>
                    <ButtonLink href=path() glyph=Glyph::Right>"К игре"</ButtonLink>
                </div>
            </aside>
        </Show>
    }
}
