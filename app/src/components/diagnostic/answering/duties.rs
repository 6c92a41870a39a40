//! About whom this person is asked; and what is said where there is nothing to answer.

use karta_core::domain::{assessment::duty::Duty, diagnostic::assignment::Part};
use leptos::prelude::*;

use crate::{
    store::OpenRound,
    ui::{ButtonLink, Choice, ChoiceLink, ChoiceLinks, EmptyState, Glyph, LinkDress, Variant},
};

/// A duty in words: «О себе», «Анна Ким».
pub(super) fn told(open: OpenRound, duty: &Duty) -> String {
    let name = || open.subject(&duty.subject).map_or_else(|| "кто-то".to_owned(), |it| it.name);
    let own_account = open.subject(&duty.subject).is_some_and(|it| !it.is_organisation);
    match duty.part {
        Part::Own if own_account => "О себе".to_owned(),
        Part::Own | Part::Colleague => name(),
        Part::Expert => format!("{} (эксперт)", name()),
    }
}

#[component]
pub fn Duties(open: OpenRound, duties: Memo<Vec<Duty>>, chosen: Memo<Option<Duty>>) -> impl IntoView {
    let path = format!("/answer/{}", open.id());
    let links = Memo::new(move |_| {
        let link = |duty: &Duty| {
            let mut choice = Choice::new(duty.subject.as_str(), told(open, duty));
            if open.progress(duty).is_done() {
                choice = choice.glyph(Glyph::Check);
                choice.label.push_str(" — готово");
            }
            ChoiceLink::new(choice, format!("{path}?about={}", duty.subject))
        };
        duties.with(|duties| duties.iter().map(link).collect::<Vec<_>>())
    });
    let here =
        move || chosen.with(|duty| duty.as_ref().map(|duty| duty.subject.to_string()).unwrap_or_default());
    view! {
        <Show when=move || duties.with(|duties| duties.len() > 1)>
            <ChoiceLinks label="О ком вы отвечаете" links=links chosen=Signal::derive(here) dress=LinkDress::Chips />
        </Show>
    }
}

/// The round is over, not begun, or asks nothing of this person.
#[component]
pub fn Nothing(open: OpenRound) -> impl IntoView {
    let result = format!("/round/{}/result", open.id());
    let words = Memo::new(move |_| match (open.has_begun(), open.is_closed()) {
        (_, true) => ("Раунд завершён", "Ответы больше не принимаются. Свой результат можно посмотреть."),
        (false, false) => ("Раунд ещё не начат", "Когда ведущий раунда его начнёт, здесь появятся вопросы."),
        (true, false) => ("Вас ни о чём не спрашивают", "Вы есть в раунде, но отвечать вам не поручено."),
    });
    view! {
        <EmptyState glyph=Glyph::Diagnostics title=Signal::derive(move || words.get().0.to_owned()) text=Signal::derive(move || Some(words.get().1.to_owned()))>
            <Show when=move || open.is_closed() && open.myself().is_some()>
                <ButtonLink href=result.clone() variant=Variant::Primary>"Мой результат"</ButtonLink>
            </Show>
        </EmptyState>
    }
}
