//! Indicators that are not compared, and what became of them.

use karta_core::{
    domain::{
        assessment::growth::{Comparable, Unlike},
        diagnostic::round_card::FrozenIndicator,
    },
    sync::RecordId,
};
use leptos::prelude::*;

use crate::store::diagnostic::collective::growth::Comparison;

#[component]
pub fn UnlikeList(comparison: Comparison, same: Memo<Option<Comparable>>) -> impl IntoView {
    let unlike = move || same.with(|same| same.as_ref().map(|same| same.unlike.clone()).unwrap_or_default());
    let line = move |(card, indicator, why): (RecordId, FrozenIndicator, Unlike)| {
        let heirs = match &why {
            Unlike::Succeeded(heirs) => heirs.iter().filter_map(|id| worded(comparison, id)).collect(),
            _ => Vec::new(),
        };
        let heirs = (!heirs.is_empty()).then(|| format!(": «{}»", heirs.join("», «")));
        view! {
            <li><b>{title(comparison, &card)}</b>": «"{indicator.text}"» — "{why.title()}{heirs}</li>
        }
    };
    view! {
        <Show when=move || !unlike().is_empty()>
            <details class="sheet">
                <summary>{move || format!("Не сравниваются: {}", unlike().len())}</summary>
                <ul class="rows">{move || unlike().into_iter().map(line).collect_view()}</ul>
            </details>
        </Show>
    }
}

fn title(comparison: Comparison, card: &RecordId) -> String {
    let of = |all: Option<std::sync::Arc<karta_core::domain::assessment::collected::Collected>>| {
        all.and_then(|all| all.cards.iter().find(|it| it.card == *card).map(|it| it.title.clone()))
    };
    of(comparison.after.get()).or_else(|| of(comparison.before.get())).unwrap_or_default()
}

/// The wording of an indicator in the later round.
fn worded(comparison: Comparison, id: &RecordId) -> Option<String> {
    let after = comparison.after.get()?;
    let mut all = after.cards.iter().flat_map(|card| card.indicators());
    all.find(|(_, it)| it.id == *id).map(|(_, it)| it.text.clone())
}
