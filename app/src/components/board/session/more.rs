//! «Ещё»: everything but the one large button.

use karta_core::domain::grants::Action;
use leptos::prelude::*;

use super::bar::Window;
use crate::{
    components::session::{
        asking::ask,
        clock::{is_heard, set_heard},
    },
    store::{
        Session,
        board::{view::Sight, votes::Votes},
    },
    ui::{Glyph, Menu, MenuItem, Toasts},
};

#[component]
pub fn More(session: Session, window: RwSignal<Option<Window>>) -> impl IntoView {
    let toasts = Toasts::expect();
    let heard = RwSignal::new(is_heard());
    let busy = RwSignal::new(false);
    let votes = Votes::of(session.open);
    let shows = move |label: &str, glyph, which| {
        MenuItem::new(label, Callback::new(move |()| window.set(Some(which)))).glyph(glyph)
    };
    let path = StoredValue::new(format!("/board/{}", session.open.id()));
    let leads = move |label: &str, glyph, part: &str| {
        MenuItem::link(label, path.with_value(|path| format!("{path}/{part}"))).glyph(glyph)
    };
    let sight = use_context::<Sight>();
    let host = move || {
        let head = session.open.head.get();
        let (locked, hidden) = head.map_or((false, false), |head| (head.locked, head.authors_hidden));
        let all = Callback::new(move |()| ask(toasts, busy, session.show_all(), "Все карточки раскрыты."));
        let sounds = Callback::new(move |()| {
            set_heard(!heard.get_untracked());
            heard.set(is_heard());
        });
        let lock = Callback::new(move |()| session.set_fact("locked", !locked));
        let hide = Callback::new(move |()| session.set_fact("authors_hidden", !hidden));
        let bring = Callback::new(move |()| {
            if let Some(here) = sight.and_then(Sight::here) {
                session.bring(here);
                toasts.done("Все смотрят туда же, куда и вы.");
            }
        });
        let bring = MenuItem::new("Все сюда", bring).glyph(Glyph::Eye).hint("Карта у всех станет как у вас");
        let mut items = vec![
            shows("Код для входа", Glyph::Qr, Window::Door),
            shows("Люди и группы", Glyph::People, Window::People),
            shows("Ход и дорожки", Glyph::Task, Window::Course),
            shows("Перейти к такту", Glyph::Clock, Window::Jump),
            leads("Показ в зале", Glyph::Projector, "screen").parted(),
            leads("Пульт", Glyph::Device, "remote"),
            MenuItem::new("Раскрыть всё скрытое", all).glyph(Glyph::Eye).parted(),
            MenuItem::new("Только смотреть", lock).checked(locked).hint("Участники не пишут и не двигают"),
            MenuItem::new("Скрыть авторов", hide).checked(hidden),
            MenuItem::new("Звук в конце такта", sounds).checked(heard.get()),
        ];
        if sight.is_some_and(Sight::is_told) {
            items.insert(4, bring);
        }
        items
    };
    let items = move || {
        let mut items = if session.steers.get() { host() } else { Vec::new() };
        if votes.takt.with(Option::is_some) && session.open.may(Action::EditContent) {
            items.push(shows("Голоса с руки", Glyph::Star, Window::Hands));
        }
        if !session.steers.get() {
            items.extend(
                session.may_choose_group().then(|| shows("Сменить группу", Glyph::People, Window::Group)),
            );
            items.push(leads("На весь экран", Glyph::Projector, "screen"));
        }
        items.push(leads("Итоги", Glyph::Print, "outcomes").parted());
        items
    };
    view! { <Menu id="session-more" label="Ещё" items=Signal::derive(items) trigger_class="button" trigger=|| "Ещё" /> }
}
