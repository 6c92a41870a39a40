//! Writing a new card where it is to lie: a sort, a thought, Enter. Many lines become many cards.

use karta_core::{
    domain::board::{
        card::{SORTS, sort_of},
        lines::Pasted,
        place::Place,
    },
    limits::FIELD_BYTES,
    sync::RecordId,
};
use leptos::{ev::KeyboardEvent, prelude::*};

use super::{camera::Point, desk::Desk};
use crate::{
    platform::page,
    store::OpenBoard,
    ui::{Button, Choice, Glyph, SelectField, TextArea, Toasts, Variant},
};

const TEXT: &str = "map-new-text";

/// A card that is being written: what was typed stays when the form is closed.
#[derive(Clone, Copy)]
pub struct Draft {
    pub text: RwSignal<String>,
    pub sort: RwSignal<String>,
}

impl Draft {
    pub fn new() -> Self {
        Self { text: RwSignal::new(String::new()), sort: RwSignal::new("trend".to_owned()) }
    }
}

/// Sorts of cards that may be added now, as choices.
pub fn sort_choices(open: OpenBoard) -> Vec<Choice> {
    let may = SORTS.iter().filter(|(name, _)| open.blocked(name).is_none());
    may.map(|(name, title)| Choice::new(*name, *title)).collect()
}

/// Makes cards of a text and says what came of it. What did not fit is given back.
pub fn add(
    open: OpenBoard,
    toasts: Toasts,
    text: &str,
    sort: &str,
    place: Option<Place>,
) -> (Vec<RecordId>, String) {
    let (made, Pasted { cards, split, rest }) = open.add_lines(text, sort, place);
    if !rest.trim().is_empty() && cards.is_empty() {
        toasts.warn("Строка слишком длинная для карточек: она осталась у вас. Разделите её на части.");
    } else if !rest.trim().is_empty() {
        toasts.warn(format!(
            "Добавлено карточек: {}. Остальной текст за один раз не помещается: он остался у вас.",
            cards.len()
        ));
    } else if split > 0 {
        toasts.say(format!(
            "Добавлено карточек: {}. Длинные строки разделены: на карточке до 400 знаков.",
            cards.len()
        ));
    } else if cards.len() > 1 {
        toasts.done(format!("Добавлено карточек: {}.", cards.len()));
    }
    (made, rest)
}

/// What did not fit is gone on with in the form; more than a field takes is offered as a file.
pub fn keep_rest(desk: Desk, draft: Draft, toasts: Toasts, at: Point, rest: String) {
    if rest.trim().is_empty() {
        return;
    }
    if rest.len() <= FIELD_BYTES {
        draft.text.set(rest);
        return desk.composing.set(Some(at));
    }
    let save = move || page::download("Не поместилось на карту.txt", &rest);
    toasts.offer("Остального слишком много для поля.", "Сохранить остальное файлом", save);
}

/// The form over the map, at the point it is for.
#[component]
pub fn Compose(desk: Desk, draft: Draft) -> impl IntoView {
    view! {
        <Show when=move || desk.composing.with(Option::is_some)><Form desk=desk draft=draft /></Show>
    }
}

#[component]
fn Form(desk: Desk, draft: Draft) -> impl IntoView {
    let toasts = Toasts::expect();
    let Draft { text, sort } = draft;
    let choices = Memo::new(move |_| sort_choices(desk.open));
    let known = Memo::new(move |_| {
        let wished = sort.get();
        choices.with(|all| {
            let there = all.iter().find(|choice| choice.value == wished).or(all.first());
            there.map(|choice| choice.value.clone()).unwrap_or_default()
        })
    });
    let hint = Signal::derive(move || sort_of(&known.get()).map(|sort| sort.hint.to_owned()));
    let close = move || desk.composing.set(None);
    let submit = move || {
        let Some(point) = desk.composing.get_untracked() else { return };
        if text.with_untracked(|text| text.trim().is_empty()) {
            return close();
        }
        let sort = known.get_untracked();
        let (made, rest) =
            add(desk.open, toasts, &text.get_untracked(), &sort, Some(desk.place_under(point)));
        if rest.trim().is_empty() {
            close();
            desk.view.selected.set(made);
        }
        text.set(rest);
    };
    let keys = move |event: KeyboardEvent| match event.code().as_str() {
        "Enter" | "NumpadEnter" if !event.shift_key() && page_field(&event) => {
            event.prevent_default();
            submit();
        }
        "Escape" => {
            event.stop_propagation();
            close();
        }
        _ => {}
    };
    page::focus_when_there(TEXT);
    view! {
        <form
            class="map-note sheet"
            style:left=move || beside(desk, desk.composing.get()).0
            style:top=move || beside(desk, desk.composing.get()).1
            on:keydown=keys
            on:submit=move |event| { event.prevent_default(); submit() }
        >
            <SelectField id="map-new-sort" label="Вид карточки" value=known choices=choices hint=hint on_change=move |chosen: String| sort.set(chosen) />
            <TextArea id=TEXT label="Одна карточка — одна мысль" value=text rows=2 on_input=move |typed: String| text.set(typed) />
            <div class="actions">
                <Button variant=Variant::Primary glyph=Glyph::Plus submit=true>"Положить на карту"</Button>
                <Button variant=Variant::Quiet on_press=close>"Отмена"</Button>
            </div>
        </form>
    }
}

fn page_field(event: &KeyboardEvent) -> bool {
    use leptos::{wasm_bindgen::JsCast, web_sys::Element};
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| target.id() == TEXT)
}

/// Pixels of a note over the map.
const NOTE: (f64, f64) = (340.0, 330.0);

/// The upper left corner of a note for a point of the map, all of it on the screen.
pub fn beside(desk: Desk, point: Option<(f64, f64)>) -> (String, String) {
    let (width, height) = desk.screen.get();
    let (x, y) = desk.camera.get().to_screen(point.unwrap_or_default());
    let inside = |at: f64, room: f64, size: f64| at.clamp(8.0, (room - size).max(8.0));
    (format!("{}px", inside(x, width, NOTE.0)), format!("{}px", inside(y, height, NOTE.1)))
}
