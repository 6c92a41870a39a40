//! From gaps to goals: what is missing on the one side, what is to be reached on the other.

mod cards;
mod list;
mod roles;
mod words;

use cards::Competences;
use leptos::prelude::*;
use list::GoalList;
use roles::Roles;
use words::OwnWords;

use crate::store::OpenTrajectory;

#[component]
pub fn GoalsPart(open: OpenTrajectory) -> impl IntoView {
    let own = Memo::new(move |_| open.is_own());
    view! {
        <div class="goals-desk" data-own=move || own.get().then_some("")>
            <Show when=move || own.get()>
                <section class="goals-gaps stack" aria-labelledby="gaps-title">
                    <h2 class="ruled" id="gaps-title">"Чего не хватает"</h2>
                    <OwnWords open />
                    <Roles open />
                    <Competences open />
                </section>
            </Show>
            <section class="goals-goals stack" aria-labelledby="goals-title">
                <h2 class="ruled" id="goals-title">"Цели"</h2>
                <GoalList open own />
            </section>
        </div>
    }
}
