//! A player's own card: drawn by chance, once again, or chosen where the host lets choose.

use karta_core::{domain::game::turn::Turn, sync::RecordId};
use leptos::prelude::*;

use super::drawn::DrawnCard;
use crate::{
    store::OpenGame,
    ui::{Button, Choice, Glyph, SelectField, Size, Toasts, Variant},
};

#[component]
pub fn OwnHand(open: OpenGame) -> impl IntoView {
    let turn = Memo::new(move |_| open.my_turn());
    let has = Memo::new(move |_| turn.with(Option::is_some));
    let may = Memo::new(move |_| open.may_draw());
    let chooses =
        Memo::new(move |_| open.head.with(|head| head.as_ref().is_some_and(|game| game.free_choice)));
    let again = Memo::new(move |_| turn.get().is_some_and(|turn| open.repeated(&turn)));
    let shows = move || !open.is_closed() && (has.get() || may.get());
    view! {
        <Show when=shows>
            <section class="sheet stack own-hand" aria-labelledby="own-hand">
                <h2 id="own-hand">{move || if has.get() { "Моя роль" } else { "Вытяните роль" }}</h2>
                <DrawnCard open=open turn=turn back=Signal::stored("Роль и кейс".to_owned()) />
                <Show when=move || again.get()>
                    <p class="slip" role="status">"Эту роль за столом вытянули дважды: пока не было связи, каждый тянул сам. Потяните ещё раз, попытка не пропадёт."</p>
                </Show>
                <Draws open=open has=has may=may chooses=chooses />
                <Show when=move || has.get()><CaseChoice open=open turn=turn /></Show>
            </section>
        </Show>
    }
}

#[component]
fn Draws(open: OpenGame, has: Memo<bool>, may: Memo<bool>, chooses: Memo<bool>) -> impl IntoView {
    let toasts = Toasts::expect();
    let empty = Memo::new(move |_| open.deck().is_empty());
    let blocked = move || empty.get().then(|| "В колоде нет ролей".to_owned());
    let draw = move || {
        let before = untrack(|| open.my_turn()).map(|turn| turn.draws.len());
        open.draw();
        if untrack(|| open.my_turn()).map(|turn| turn.draws.len()) == before {
            toasts.warn("Других ролей в колоде нет.");
        }
    };
    let choices = move || {
        open.deck().into_iter().map(|id| Choice::new(id.as_str(), open.role_title(&id))).collect::<Vec<_>>()
    };
    let take = move |id: String| {
        if !id.is_empty() {
            open.take(RecordId::new(id));
        }
    };
    view! {
        <Show when=move || may.get() && !chooses.get()>
            {move || if has.get() {
                view! { <div><Button glyph=Glyph::Turn blocked=Signal::derive(blocked) on_press=draw>"Потянуть другую"</Button></div> }.into_any()
            } else {
                view! { <Button variant=Variant::Primary size=Size::Large glyph=Glyph::Gametech blocked=Signal::derive(blocked) on_press=draw>"Вытянуть роль"</Button> }.into_any()
            }}
        </Show>
        <Show when=move || may.get() && chooses.get()>
            <SelectField id="take-role" label="Выберите роль" nothing="не выбрана" value="" choices=Signal::derive(choices) on_change=take />
        </Show>
        <Show when=move || may.get() && !has.get()>
            <p class="hint">"Тянете напечатанную карточку? Наведите на её код камеру: роль попадёт сюда."</p>
        </Show>
    }
}

/// Another case of the drawn role.
#[component]
fn CaseChoice(open: OpenGame, turn: Memo<Option<Turn>>) -> impl IntoView {
    let cases = Memo::new(move |_| {
        let role = turn.with(|turn| turn.as_ref().and_then(|turn| turn.role().cloned()));
        role.map(|role| open.cases(&role)).unwrap_or_default()
    });
    let several = Memo::new(move |_| cases.with(|cases| cases.len() > 1));
    let none = Memo::new(move |_| cases.with(Vec::is_empty));
    let choices = move || {
        cases.with(|cases| {
            cases.iter().map(|case| Choice::new(case.id.as_str(), case.title.clone())).collect::<Vec<_>>()
        })
    };
    let value = move || {
        let case = turn.with(|turn| turn.as_ref().and_then(|turn| turn.case.clone()));
        case.map(|id| id.to_string()).unwrap_or_default()
    };
    let choose = move |id: String| {
        if !id.is_empty() {
            open.choose_case(&RecordId::new(id));
        }
    };
    view! {
        <Show when=move || several.get()>
            <div class="hand-case">
                <SelectField id="case" label="Кейс" nothing="без кейса" value=Signal::derive(value) choices=Signal::derive(choices) on_change=choose />
                <Button glyph=Glyph::Turn on_press=move || open.draw_case()>"Другой кейс"</Button>
            </div>
        </Show>
        <Show when=move || none.get()>
            <p class="hint">"Кейсов в мастерской этой роли пока нет: возьмите случай из своей практики."</p>
        </Show>
    }
}
