//! A new board: its title, what it is about, the script, the years it looks at.

use karta_core::{
    domain::board::{
        head::{HORIZONS, Horizons},
        script::{SCRIPTS, Script, script_of},
    },
    limits::{LINE_CHARS, TITLE_CHARS},
};
use leptos::{prelude::*, task::spawn_local};

use crate::{
    commands::Desk,
    platform::clock,
    store::{board::making::make_board, karta},
    ui::{Button, Choice, FieldKind, Glyph, SelectField, TextField, Toasts, Variant},
};

/// The script that a short meeting takes: most boards are made for one.
const USUAL: &str = "short";

#[component]
pub fn NewBoard() -> impl IntoView {
    let (karta, desk, toasts) = (karta(), expect_context::<Desk>(), Toasts::expect());
    let (title, topic) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let script = RwSignal::new(USUAL.to_owned());
    let horizons = RwSignal::new(Horizons::from_year(this_year()));
    let busy = RwSignal::new(false);
    let make = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(script) = script.with_untracked(|name| script_of(name)) else { return };
        busy.set(true);
        spawn_local(async move {
            let (title, topic) = (title.get_untracked(), topic.get_untracked());
            match make_board(karta, &title, &topic, script, horizons.get_untracked()).await {
                Ok(space) => desk.go.run(format!("/board/{space}")),
                Err(failure) => {
                    toasts.fail(failure.text);
                    _ = busy.try_set(false);
                }
            }
        });
    };
    let scripts = SCRIPTS.iter().map(|script| Choice::new(script.name, script.title())).collect::<Vec<_>>();
    let purpose = move || script.with(|name| script_of(name).map(purpose_of));
    view! {
        <form class="sheet form" on:submit=make>
            <h2>"Новая доска"</h2>
            <TextField id="title" label="Название новой доски" value=title on_input=move |text: String| title.set(text)
                placeholder="Педагог-2035" limit=TITLE_CHARS required=true />
            <TextField id="topic" label="О чём говорим" value=topic on_input=move |text: String| topic.set(text)
                placeholder="Каким будет учитель нашего города" limit=LINE_CHARS optional=true />
            <SelectField id="script" label="Сценарий" value=script choices=scripts hint=Signal::derive(purpose)
                on_change=move |name: String| script.set(name) />
            <Years horizons=horizons />
            <Button variant=Variant::Primary glyph=Glyph::Plus submit=true busy=busy>"Создать"</Button>
        </form>
    }
}

fn purpose_of(script: &'static Script) -> String {
    format!(
        "{} Тактов: {}, минут: {}. Потом всё можно изменить.",
        script.purpose,
        script.parts.len(),
        script.minutes()
    )
}

fn this_year() -> u16 {
    clock::today().get(..4).and_then(|year| year.parse().ok()).unwrap_or(2026)
}

/// The first year, and the last one of each horizon. Years that do not go in order are put in one.
#[component]
fn Years(horizons: RwSignal<Horizons>) -> impl IntoView {
    let set_first = move |text: String| {
        if let Ok(year) = text.trim().parse() {
            horizons.set(Horizons::from_year(year));
        } else {
            horizons.notify();
        }
    };
    let set_end = move |at: usize, text: String| {
        let now = horizons.get_untracked();
        let mut ends = now.ends;
        ends[at] = text.trim().parse().unwrap_or(ends[at]);
        horizons.set(Horizons::settled(now.from, ends));
    };
    let end = move |at: usize| {
        let value = Signal::derive(move || horizons.with(|horizons| horizons.ends[at].to_string()));
        view! {
            <TextField id=format!("horizon-{at}") label=format!("{} до", capital(HORIZONS[at])) kind=FieldKind::Number value=value
                on_commit=move |text: String| set_end(at, text) />
        }
    };
    let first = Signal::derive(move || horizons.with(|horizons| horizons.from.to_string()));
    view! {
        <details class="board-years">
            <summary>{move || { let now = horizons.get(); format!("Годы: {}–{}", now.from, now.ends[2]) }}</summary>
            <div class="field-pair">
                <TextField id="horizon-from" label="Первый год" kind=FieldKind::Number value=first on_commit=set_first />
                {(0..HORIZONS.len()).map(end).collect_view()}
            </div>
        </details>
    }
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
