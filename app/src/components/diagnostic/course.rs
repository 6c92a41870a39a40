//! «Ход»: who has answered how much. What they answered is not shown.

use karta_core::domain::{assessment::asking::Progress, diagnostic::assignment::Part};
use leptos::prelude::*;

use super::ends::Ends;
use crate::{
    store::{OpenRound, diagnostic::keeping::Course},
    ui::{EmptyState, Glyph, Meter},
};

#[component]
pub fn CoursePart() -> impl IntoView {
    let open = OpenRound::here();
    let courses = Memo::new(move |_| open.courses());
    let whole = Memo::new(move |_| courses.with(|all| whole(all)));
    view! {
        <div class="stack">
            <Ends open />
            <h2 class="hidden-text">"Ход"</h2>
            <Show when=move || open.has_begun() fallback=|| view! {
                <EmptyState glyph=Glyph::Clock title="Раунд ещё не начат" text="После начала здесь видно, кто сколько ответил.".to_owned() />
            }>
                <Meter label="Отвечено всего" value=Signal::derive(move || f64::from(whole.get().0)) max=Signal::derive(move || f64::from(whole.get().1.max(1)))
                    text=Signal::derive(move || format!("{} из {}", whole.get().0, whole.get().1)) />
                <p class="hint">"Видно, сколько отвечено, но не что."</p>
                <table class="table folding round-course">
                    <thead><tr><th scope="col">"Кто"</th><th scope="col">"О себе"</th><th scope="col">"О коллегах"</th><th scope="col">"Как эксперт"</th></tr></thead>
                    <tbody>
                        <For each=move || courses.get() key=|course| format!("{course:?}") let:course><CourseRow course /></For>
                    </tbody>
                </table>
            </Show>
        </div>
    }
}

/// Cards answered, of all that are asked of everybody.
fn whole(courses: &[Course]) -> (u32, u32) {
    let all = courses.iter().flat_map(|course| &course.duties);
    all.fold((0, 0), |(done, asked), (_, progress)| (done + progress.cards_done, asked + progress.cards))
}

/// The duties of one part in words: «3 из 7 карточек», «2 из 3 человек».
fn told(course: &Course, part: Part) -> String {
    let of_part: Vec<Progress> =
        course.duties.iter().filter(|(duty, _)| duty.part == part).map(|(_, progress)| *progress).collect();
    match (part, of_part.as_slice()) {
        (_, []) => "—".to_owned(),
        (Part::Own, [one, ..]) if one.is_done() => "готово".to_owned(),
        (Part::Own, [one, ..]) => format!("{} из {}", one.cards_done, one.cards),
        (_, many) => {
            let done = many.iter().filter(|progress| progress.is_done()).count();
            if done == many.len() {
                format!("готово: {done}")
            } else {
                format!("{done} из {}", many.len())
            }
        }
    }
}

#[component]
fn CourseRow(course: Course) -> impl IntoView {
    let cell = |part: Part, label: &'static str| view! { <td data-label=label>{told(&course, part)}</td> };
    let cells =
        [cell(Part::Own, "О себе"), cell(Part::Colleague, "О коллегах"), cell(Part::Expert, "Как эксперт")];
    view! { <tr><th scope="row">{course.name.clone()}</th>{cells}</tr> }
}

#[cfg(test)]
mod tests {
    use karta_core::domain::assessment::duty::Duty;

    use super::*;

    #[test]
    fn the_course_tells_how_much_and_adds_up_over_people() {
        let duty = |part, subject: &str| Duty { part, subject: subject.into() };
        let far = |done, cards| Progress { cards, cards_done: done, ..Progress::default() };
        let course = Course {
            person: "a-anna".into(),
            name: "Анна".into(),
            duties: vec![
                (duty(Part::Own, "s-1"), far(3, 7)),
                (duty(Part::Colleague, "s-2"), far(7, 7)),
                (duty(Part::Colleague, "s-3"), far(0, 7)),
            ],
        };
        assert_eq!(told(&course, Part::Own), "3 из 7");
        assert_eq!(told(&course, Part::Colleague), "1 из 2");
        assert_eq!(told(&course, Part::Expert), "—");
        assert_eq!(whole(&[course]), (10, 21));
    }
}
