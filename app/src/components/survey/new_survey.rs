//! A new survey: after which event, with names or without.

use karta_core::{
    domain::activity::{self, Activity},
    limits::TITLE_CHARS,
    sync::RecordId,
};
use leptos::{prelude::*, task::spawn_local};
use leptos_router::hooks::use_location;

use crate::{
    commands::Desk,
    store::{karta, survey::make_survey},
    ui::{Button, CheckField, Choice, Glyph, SelectField, TextField, Toasts, Variant},
};

/// Events that are offered, the latest first.
const EVENTS: usize = 60;

#[component]
pub fn NewSurvey() -> impl IntoView {
    let (karta, desk, toasts) = (karta(), expect_context::<Desk>(), Toasts::expect());
    let asked = use_location().query.with_untracked(|query| query.get("about")).unwrap_or_default();
    let about = RwSignal::new(asked);
    let title = RwSignal::new(String::new());
    let nameless = RwSignal::new(true);
    let busy = RwSignal::new(false);
    let events = Memo::new(move |_| {
        let mut events: Vec<Activity> = karta.catalogue.space().all(activity::KIND);
        events.retain(|event| !event.archived);
        events.sort_by_key(|event| std::cmp::Reverse(event.days.map(|days| days.from)));
        events
    });
    let choices = move || {
        let chosen = about.get();
        events.with(|events| {
            let near =
                events.iter().enumerate().filter(|(at, one)| *at < EVENTS || one.id.as_str() == chosen);
            near.map(|(_, one)| Choice::new(one.id.as_str(), one.title.clone())).collect::<Vec<_>>()
        })
    };
    let suggested = move || {
        let chosen = about.get();
        events.with(|events| events.iter().find(|one| one.id.as_str() == chosen).map(|one| one.title.clone()))
    };
    let make = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        busy.set(true);
        let typed = title.get_untracked().trim().to_owned();
        let named =
            if typed.is_empty() { untrack(suggested).unwrap_or_else(|| "Опрос".into()) } else { typed };
        let about = Some(about.get_untracked()).filter(|id| !id.is_empty()).map(RecordId::new);
        spawn_local(async move {
            match make_survey(&named, nameless.get_untracked(), about.as_ref()).await {
                Ok(space) => desk.go.run(format!("/survey/{space}")),
                Err(failure) => {
                    toasts.fail(failure.text);
                    _ = busy.try_set(false);
                }
            }
        });
    };
    view! {
        <form class="sheet form" on:submit=make>
            <h2>"Новый опрос"</h2>
            <SelectField id="survey-about" label="После какого события" nothing="без события" value=about choices=Signal::derive(choices)
                on_change=move |id: String| about.set(id) />
            <TextField id="title" label="Название опроса" value=title on_input=move |text: String| title.set(text)
                hint="Если не написать, опрос назовётся как событие." limit=TITLE_CHARS optional=true />
            <CheckField id="nameless" label="Без имён" checked=nameless on_change=move |on: bool| nameless.set(on)
                hint="Кто ответил, не хранится нигде. Потом это не изменить." />
            <Button variant=Variant::Primary glyph=Glyph::Plus submit=true busy=busy>"Создать опрос"</Button>
        </form>
    }
}
