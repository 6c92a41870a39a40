//! The trajectories that this person follows as a тьютор, an expert or an observer: what is late, what waits for
//! a word.

use karta_core::domain::{day::Day, grants::Function, plural::genitive};
use leptos::{prelude::*, task::spawn_local};

use super::{overview::may_see, together::people::functions_text};
use crate::{
    failure::Failure,
    platform::body,
    store::{karta, trajectory::overview},
    ui::{ButtonLink, ErrorState, Glyph, Loading, Meter, Tag, Variant},
    wire::trajectory::FollowedLine,
};

/// Nothing for who follows nobody; for методисты the way to the counts.
#[component]
pub fn FollowedPeople() -> impl IntoView {
    let list = RwSignal::new(None::<Result<Vec<FollowedLine>, Failure>>);
    let load = move || spawn_local(async move { list.set(Some(overview::followed().await)) });
    if body::is_here() {
        load();
    }
    view! {
        {move || match list.get() {
            None => view! { <Loading label="Загружаем тех, кого вы сопровождаете" /> }.into_any(),
            Some(Err(failure)) => view! {
                <ErrorState title="Список сопровождения не открылся" text=failure.text on_retry=Callback::new(move |()| load()) />
            }.into_any(),
            Some(Ok(lines)) if lines.is_empty() => ().into_any(),
            Some(Ok(lines)) => view! { <Followed lines=in_order(lines) /> }.into_any(),
        }}
        {may_see(karta()).then(|| view! {
            <div><ButtonLink glyph=Glyph::Trend href="/trajectories/overview">"Траектории центра в числах"</ButtonLink></div>
        })}
    }
}

/// What waits for this person's word comes first, then what is late, then by name.
fn in_order(mut lines: Vec<FollowedLine>) -> Vec<FollowedLine> {
    lines.sort_by_cached_key(|line| {
        let late = std::cmp::Reverse(line.following.late.len());
        (!waits_for_me(line), late, line.following.person.to_lowercase(), line.space.clone())
    });
    lines
}

fn waits_for_me(line: &FollowedLine) -> bool {
    line.following.waits && line.functions.contains(&Function::Tutor)
}

#[component]
fn Followed(lines: Vec<FollowedLine>) -> impl IntoView {
    let waiting = lines.iter().filter(|line| waits_for_me(line)).count();
    view! {
        <section class="stack stack-tight">
            <h2 class="ruled">"Кого я сопровождаю"</h2>
            {(waiting > 0).then(|| view! { <p class="lead">"Ждут вашего слова: "{waiting}</p> })}
            <ul class="followed">{lines.into_iter().map(|line| view! { <FollowedOne line /> }).collect_view()}</ul>
        </section>
    }
}

#[component]
fn FollowedOne(line: FollowedLine) -> impl IntoView {
    let path = format!("/trajectory/{}", line.space);
    let waits = waits_for_me(&line);
    let one = line.following;
    let steps = one.steps as u64;
    let done = format!("{} из {steps} {}", one.done, genitive(steps, ["шага", "шагов"]));
    let late = (!one.late.is_empty()).then(|| {
        let (count, titles) = (one.late.len(), one.late.join("; "));
        view! { <p class="followed-late"><Tag glyph=Glyph::Warning>"просрочено: "{count}</Tag>" "{titles}</p> }
    });
    let next = one.next.map(|(title, due)| {
        let due = due.as_deref().and_then(Day::from_iso).map(|day| format!(", до {}", day.russian()));
        view! { <p class="hint">"Дальше: "{title}{due}</p> }
    });
    let word = waits.then(|| {
        let href = format!("{path}/together");
        view! { <ButtonLink variant=Variant::Primary glyph=Glyph::Tutor href=href>"Сказать слово"</ButtonLink> }
    });
    view! {
        <li class="sheet">
            <div class="followed-head">
                <h3><a href=path>{one.person}</a></h3>
                <small>{one.title}" · вы "{functions_text(&line.functions)}</small>
            </div>
            <Meter label=one.state value=one.done as f64 max=(steps.max(1)) as f64 text=done />
            {late}
            {next}
            {word}
        </li>
    }
}

#[cfg(test)]
mod tests {
    use karta_core::domain::trajectory::following::Following;

    use super::*;

    fn line(person: &str, function: Function, late: usize, waits: bool) -> FollowedLine {
        let following = Following {
            title: "Путь".into(),
            person: person.into(),
            state: "выполняется".into(),
            steps: 4,
            done: 1,
            late: vec!["Шаг".to_owned(); late],
            next: None,
            waits,
        };
        FollowedLine { space: person.into(), functions: [function].into(), following }
    }

    #[test]
    fn what_waits_for_ones_word_comes_first_and_an_expert_is_not_waited_for() {
        let lines = vec![
            line("Анна", Function::Tutor, 0, false),
            line("Вера", Function::Tutor, 2, false),
            line("Олег", Function::Tutor, 0, true),
            line("Юна", Function::Expert, 0, true),
        ];
        let names: Vec<_> = in_order(lines).into_iter().map(|line| line.following.person).collect();
        assert_eq!(names, ["Олег", "Вера", "Анна", "Юна"]);
    }
}
