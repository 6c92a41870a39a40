//! A new trajectory: its title and school year, empty or from a template.

use karta_core::{
    domain::{
        day::{Day, SchoolYear},
        space::SpaceKind,
        trajectory::days::Days,
    },
    limits::TITLE_CHARS,
    sync::record::fields,
};
use leptos::{ev::SubmitEvent, prelude::*, task::spawn_local};

use super::plan::template_choices;
use crate::{
    commands::Desk,
    components::activities::today,
    store::{
        karta, people,
        trajectory::templates::{Templates, start},
    },
    ui::{Button, Choice, Glyph, SelectField, TextField, Toasts, Variant},
};

#[component]
pub fn NewTrajectory() -> impl IntoView {
    let (karta, desk) = (karta(), expect_context::<Desk>());
    let toasts = Toasts::expect();
    let templates = Templates::here();
    let present = today().map(Day::school_year).unwrap_or(SchoolYear(2026));
    let title = RwSignal::new(String::new());
    let year = RwSignal::new(present.0.to_string());
    let template = RwSignal::new(String::new());
    let busy = RwSignal::new(false);
    let years = [present, SchoolYear(present.0 + 1)]
        .map(|year| Choice::new(year.0.to_string(), year.to_string()))
        .to_vec();
    let about = move || {
        let chosen = template.with(|id| templates.get(id));
        chosen.map(|one| one.about).filter(|about| !about.is_empty())
    };
    let blocked =
        move || title.with(|title| title.trim().is_empty()).then(|| "Назовите траекторию".to_owned());
    let make = move |event: SubmitEvent| {
        event.prevent_default();
        if untrack(blocked).is_some() {
            return;
        }
        busy.set(true);
        let year = SchoolYear(year.get_untracked().parse().unwrap_or(present.0));
        let chosen = untrack(|| templates.get(&template.get()));
        let name = karta.me.with_value(|me| me.as_ref().map(|me| me.name.clone()));
        let mut head = fields([
            ("title", title.get_untracked().trim().into()),
            ("person", name.unwrap_or_default().into()),
        ]);
        head.extend(whole(year).map(|days| ("period".into(), days)));
        spawn_local(async move {
            match people::found(SpaceKind::Trajectory, head).await {
                Ok(space) => {
                    if let Some(chosen) = chosen {
                        start(karta.space(&space).space, &chosen, year, (None, None));
                    }
                    desk.go.run(format!("/trajectory/{space}"));
                }
                Err(failure) => {
                    busy.set(false);
                    toasts.fail(failure.text);
                }
            }
        });
    };
    view! {
        <form class="sheet form" on:submit=make>
            <h2>"Новая траектория"</h2>
            <TextField id="title" label="Название" value=title on_input=move |text: String| title.set(text)
                placeholder="Моя траектория на учебный год" limit=TITLE_CHARS required=true />
            <div class="field-row">
                <SelectField id="trajectory-year" label="Учебный год" value=year choices=years on_change=move |chosen: String| year.set(chosen) />
                <SelectField id="trajectory-template" label="С чего начать" nothing="с чистого листа" value=template
                    choices=Signal::derive(move || template_choices(templates)) hint=Signal::derive(about) on_change=move |chosen: String| template.set(chosen) />
            </div>
            <div><Button variant=Variant::Primary glyph=Glyph::Plus submit=true busy=busy blocked=Signal::derive(blocked)>"Составить"</Button></div>
        </form>
    }
}

/// The period of a whole school year, as it is stored.
fn whole(year: SchoolYear) -> Option<serde_json::Value> {
    let (from, to) = (Day::new(year.0, 9, 1)?, Day::new(year.0 + 1, 8, 31)?);
    Some(Days::typed(from, to))
}
