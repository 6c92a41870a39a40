//! «Голоса с руки»: a helper counts raised hands of those who have no device.

use karta_core::{domain::board::BoardCard, limits::VOTE_HANDS};
use leptos::prelude::*;

use super::{bar::Window, vote::VoteRow};
use crate::{
    store::{OpenBoard, Session, board::votes::Votes},
    ui::{Dialog, DialogSize, FieldKind, Glyph, IconButton, TextField},
};

#[component]
pub fn HandsDialog(session: Session, window: RwSignal<Option<Window>>) -> impl IntoView {
    let open = session.open;
    let votes = Votes::of(open);
    let close = Callback::new(move |()| window.set(None));
    let shown = Memo::new(move |_| window.get() == Some(Window::Hands) && votes.takt.with(Option::is_some));
    let people = Signal::derive(move || votes.hands().map_or(0, |(ballot, _)| ballot.people).to_string());
    let left = move || votes.hands().map_or(0, |(ballot, vote)| ballot.left(vote));
    view! {
        <Dialog id="hands" title="Голоса с руки" size=DialogSize::Wide open=shown on_close=close>
            <p class="hint">"Для тех, кто без телефона: сколько их, и сколько рук поднято за каждую карточку."</p>
            <TextField id="hands-people" label="Сколько человек без устройства" kind=FieldKind::Number value=people
                on_commit=move |text: String| votes.count_hands(text.trim().parse().unwrap_or_default())
                hint=Some(format!("Не больше {VOTE_HANDS}.")) />
            <p role="status"><b>{move || format!("Осталось голосов: {}", left())}</b></p>
            <ul class="vote-list">
                <For each=move || open.cards.get() key=|card| (card.id.clone(), card.number, card.text.clone()) let:card>
                    <HandRow open=open votes=votes card=card />
                </For>
            </ul>
        </Dialog>
    }
}

#[component]
fn HandRow(open: OpenBoard, votes: Votes, card: BoardCard) -> impl IntoView {
    let id = StoredValue::new(card.id.clone());
    let on = Memo::new(move |_| {
        let ballot = votes.hands().map(|(ballot, _)| ballot);
        ballot.and_then(|ballot| id.with_value(|id| ballot.dots.get(id).copied())).unwrap_or_default()
    });
    let blocked = move || {
        let none = votes.hands().is_none_or(|(ballot, vote)| ballot.left(vote) == 0 && on.get() == 0);
        (none && open.head.with(Option::is_some)).then(|| "Голосов не осталось".to_owned())
    };
    view! {
        <VoteRow card=card>
            <b class="vote-hands" role="status">{on}</b>
            <IconButton glyph=Glyph::Plus label="Ещё рука за эту карточку" blocked=blocked on_press=move || id.with_value(|id| votes.tap_hands(id)) />
        </VoteRow>
    }
}
