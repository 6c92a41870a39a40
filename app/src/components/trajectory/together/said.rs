//! What was said of steps lately, so that nobody has to open each.

use leptos::prelude::*;

use super::super::going::talk::name_of;
use crate::{
    platform::body,
    store::{
        OpenTrajectory,
        trajectory::going::{me_in, said_of_steps},
    },
};

/// Turns shown; the others are found in their steps.
const SHOWN: usize = 5;

#[component]
pub fn SaidOfSteps(open: OpenTrajectory) -> impl IntoView {
    let said = Memo::new(move |_| said_of_steps(open));
    let me = StoredValue::new(me_in(open));
    let lines = move || {
        let shown = said.get().into_iter().take(SHOWN);
        shown
            .map(|(step, comment)| {
                let mine = me.with_value(|me| me == &comment.author);
                let when = body::local_time(comment.written_ms);
                view! {
                    <li>
                        <small><b>{name_of(&comment, mine)}</b>" · "{when}" · шаг «"{step.title}"»"</small>
                        <p class="kept-lines">{comment.text}</p>
                    </li>
                }
            })
            .collect_view()
    };
    view! {
        <Show when=move || !said.with(Vec::is_empty)>
            <h3>"О шагах, последнее"</h3>
            <ul class="talk">{lines}</ul>
        </Show>
    }
}
