//! A new game: its title, how many tables, how long a turn takes.

use karta_core::{
    domain::game::session::Minutes,
    limits::{GAME_TABLES, TITLE_CHARS},
};
use leptos::{prelude::*, task::spawn_local};

use super::deck::MinutesFields;
use crate::{
    commands::Desk,
    store::{game::making::make_game, karta},
    ui::{Button, Choice, Glyph, SelectField, TextField, Toasts, Variant},
};

#[component]
pub fn NewGame() -> impl IntoView {
    let (karta, desk, toasts) = (karta(), expect_context::<Desk>(), Toasts::expect());
    let title = RwSignal::new(String::new());
    let tables = RwSignal::new("1".to_owned());
    let minutes = RwSignal::new(Minutes::default());
    let busy = RwSignal::new(false);
    let make = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        busy.set(true);
        spawn_local(async move {
            let count = tables.get_untracked().parse().unwrap_or(1);
            match make_game(karta, &title.get_untracked(), count, minutes.get_untracked()).await {
                Ok(space) => desk.go.run(format!("/game/{space}")),
                Err(failure) => {
                    toasts.fail(failure.text);
                    _ = busy.try_set(false);
                }
            }
        });
    };
    let counts =
        (1..=GAME_TABLES).map(|count| Choice::new(count.to_string(), count.to_string())).collect::<Vec<_>>();
    view! {
        <form class="sheet form" on:submit=make>
            <h2>"Новая игра"</h2>
            <TextField id="title" label="Название новой игры" value=title on_input=move |text: String| title.set(text)
                placeholder="Примерь на себя роль модератора" limit=TITLE_CHARS required=true />
            <SelectField id="tables" label="Столов" value=tables choices=counts on_change=move |count: String| tables.set(count)
                hint="За столом удобно по 4–6 человек: каждый покажет роль, остальные отметят." />
            <MinutesFields minutes=minutes.into() on_change=move |changed: Minutes| minutes.set(changed) />
            <Button variant=Variant::Primary glyph=Glyph::Plus submit=true busy=busy>"Создать игру"</Button>
        </form>
    }
}
