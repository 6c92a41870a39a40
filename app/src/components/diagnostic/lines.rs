//! Rounds in lists: those that wait for this person first.

use karta_core::domain::{
    day::{Day, Period},
    grants::Function,
};
use leptos::prelude::*;

use crate::{
    components::activities::days_text,
    ui::{ButtonLink, Glyph, Size, Tag, Variant},
    wire::rounds::RoundLine,
};

#[component]
pub fn RoundRow(line: RoundLine) -> impl IntoView {
    let owner = line.functions.contains(&Function::Owner);
    let days = line
        .days
        .as_ref()
        .and_then(|(from, to)| Period::new(Day::from_iso(from)?, Day::from_iso(to)?).map(days_text));
    let state = match (line.begun, line.closed) {
        (_, true) => "завершён",
        (true, false) => "идёт",
        (false, false) => "готовится",
    };
    let asked = (line.asked > 0 && line.begun).then(|| format!("отвечено {} из {}", line.done, line.asked));
    let facts: Vec<String> = [Some(state.to_owned()), days, asked].into_iter().flatten().collect();
    let waits = line.waits();
    let (round, answer) = (format!("/round/{}", line.space), format!("/answer/{}", line.space));
    view! {
        <li>
            <span><a href=round><b>{line.title}</b></a><br /><small>{facts.join(" · ")}</small></span>
            {owner.then(|| view! { <Tag>"ваш раунд"</Tag> })}
            {waits.then(|| view! {
                <ButtonLink href=answer size=Size::Small variant=Variant::Primary glyph=Glyph::Right>"Ответить"</ButtonLink>
            })}
        </li>
    }
}
