//! A new board: its title, what it is about, the script, the years it looks at.

use karta_core::{
    domain::board::{
        head::{HORIZONS, Horizons, TEMPLATES},
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
    // What the script is drawn as, until the host chooses by hand.
    let wished = RwSignal::new(None::<String>);
    let template = Memo::new(move |_| {
        let own = script.with(|name| script_of(name).map_or("time_map", |script| script.template));
        wished.get().unwrap_or_else(|| own.to_owned())
    });
    let horizons = RwSignal::new(Horizons::from_year(this_year()));
    let busy = RwSignal::new(false);
    let make = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(script) = script.with_untracked(|name| script_of(name)) else { return };
        busy.set(true);
        spawn_local(async move {
            let (title, topic) = (title.get_untracked(), topic.get_untracked());
            let (template, horizons) = (template.get_untracked(), horizons.get_untracked());
            match make_board(karta, &title, &topic, &template, script, horizons).await {
                Ok(space) => desk.go.run(format!("/board/{space}")),
                Err(failure) => {
                    toasts.fail(failure.text);
                    _ = busy.try_set(false);
                }
            }
        });
    };
    let scripts = SCRIPTS.iter().map(|script| Choice::new(script.name, script.title())).collect::<Vec<_>>();
    let templates =
        TEMPLATES.iter().map(|(name, title)| Choice::new(*name, capital(title))).collect::<Vec<_>>();
    let looks = move || Some(look_of(&template.get()).to_owned());
    let has_time =
        Memo::new(move |_| template.with(|name| matches!(name.as_str(), "time_map" | "three_horizons")));
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
            <SelectField id="template" label="Вид доски" value=template choices=templates hint=Signal::derive(looks)
                on_change=move |name: String| wished.set(Some(name)) />
            <Show when=move || has_time.get()><Years horizons=horizons /></Show>
            <Button variant=Variant::Primary glyph=Glyph::Plus submit=true busy=busy>"Создать"</Button>
        </form>
    }
}

/// What a template is good for.
fn look_of(template: &str) -> &'static str {
    match template {
        "time_map" => "Годы слева направо, дорожки сверху вниз.",
        "three_horizons" => "Что уходит, что меняется и что приходит — на одной оси времени.",
        "futures_wheel" => {
            "Одно изменение в середине и его последствия трёх порядков: проводите связи «причина → следствие»."
        }
        "swot" => "Четыре поля: сильное, слабое, возможности, угрозы.",
        _ => "Пустой лист: дорожки добавите сами.",
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
