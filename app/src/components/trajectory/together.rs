//! The people around a trajectory: who follows it, what was offered and agreed, versions side by side, levels
//! confirmed.

mod accord;
mod confirm;
mod confirmed;
mod differences;
mod invite;
mod link;
pub mod people;
mod said;
mod steps;
mod versions;
mod word;

use karta_core::domain::{grants::Action, trajectory::Trajectory};
use leptos::prelude::*;

use self::{
    accord::AccordPart, confirmed::Confirmed, link::LinkPart, people::PeoplePart, said::SaidOfSteps,
    steps::StepsGoing, versions::Versions,
};
use super::going::talk::TalkAbout;
use crate::store::{
    OpenTrajectory,
    trajectory::{going::Talk, together::Together},
};

#[component]
pub fn TogetherPart(open: OpenTrajectory) -> impl IntoView {
    let together = Together::of(open);
    let talk = Talk::about(open, Trajectory::head());
    view! {
        <div class="beside together">
            <div class="stack stack-wide">
                <AccordPart together />
                <Show when=move || open.may(Action::Contribute)>
                    <section class="stack stack-tight">
                        <h2 class="ruled">"Разговор"</h2>
                        <TalkAbout talk hint="О траектории в целом. Видят владелец, тьюторы и эксперты." />
                        <SaidOfSteps open />
                    </section>
                </Show>
                <StepsGoing open />
                <Versions together />
                <Confirmed together />
            </div>
            <aside class="stack">
                <PeoplePart together />
                <Show when=move || open.may(Action::ManageMembers)><LinkPart open /></Show>
            </aside>
        </div>
    }
}
