//! Who rates in a round: oneself, colleagues (how many, who chooses them), an expert.

use karta_core::{
    domain::diagnostic::{
        digest::RATERS_LEAST,
        round::{Assigns, Scheme},
    },
    limits::ROUND_RATERS,
};
use leptos::prelude::*;

use crate::ui::{CheckField, Choice, SelectField};

/// How many colleagues are offered; fewer than three are never shown to the assessed.
const OFFERED: [u8; 7] = [0, 2, 3, 4, 5, 7, 10];

#[component]
pub fn SchemeFields(
    id: &'static str,
    #[prop(into)] scheme: Signal<Scheme>,
    #[prop(into)] on_change: Callback<Scheme>,
) -> impl IntoView {
    let change = move |change: &dyn Fn(&mut Scheme)| {
        let mut now = scheme.get_untracked();
        change(&mut now);
        on_change.run(now);
    };
    let counts = move || {
        let now = scheme.get().colleagues;
        let mut counts: Vec<u8> = OFFERED.into_iter().filter(|n| u64::from(*n) <= ROUND_RATERS).collect();
        if !counts.contains(&now) {
            counts.push(now);
            counts.sort_unstable();
        }
        let title = |n: u8| if n == 0 { "не оценивают".to_owned() } else { n.to_string() };
        counts.into_iter().map(|n| Choice::new(n.to_string(), title(n))).collect::<Vec<_>>()
    };
    let few = move || {
        let n = u16::from(scheme.get().colleagues);
        (n > 0 && n < RATERS_LEAST)
            .then(|| "Меньше трёх оценок человеку не показывают: по двум видно, кто что сказал.".to_owned())
    };
    let chooses: Vec<Choice> =
        Assigns::ALL.into_iter().map(|it| Choice::new(it.name(), it.title())).collect();
    let assigns_of = |name: &str| Assigns::ALL.into_iter().find(|it| it.name() == name).unwrap_or_default();
    view! {
        <fieldset class="scheme">
            <legend class="label">"Кто отвечает"</legend>
            <CheckField id=format!("{id}-own") label="Сам человек — о себе" checked=Signal::derive(move || scheme.get().own)
                on_change=move |on: bool| change(&|it| it.own = on) />
            <CheckField id=format!("{id}-expert") label="Эксперт" checked=Signal::derive(move || scheme.get().expert)
                on_change=move |on: bool| change(&|it| it.expert = on) />
            <div class="field-row">
                <SelectField id=format!("{id}-colleagues") label="Коллеги: сколько на человека" choices=Signal::derive(counts) hint=Signal::derive(few)
                    value=Signal::derive(move || scheme.get().colleagues.to_string())
                    on_change=move |n: String| change(&|it| it.colleagues = n.parse().unwrap_or_default()) />
                <Show when=move || { scheme.get().colleagues > 0 }>
                    <SelectField id=format!("{id}-assigns") label="Кто их выбирает" choices=chooses.clone()
                        value=Signal::derive(move || scheme.get().assigns.name().to_owned())
                        on_change=move |name: String| change(&|it| it.assigns = assigns_of(&name)) />
                </Show>
            </div>
        </fieldset>
    }
}
