//! What the experts are to decide on, gathered by card; and what was decided.

use karta_core::{
    domain::{proposal::Proposal, review::Review},
    sync::RecordId,
};
use leptos::prelude::*;

use super::{ExpertWord, StateTag, place::PlaceLine, texts::ProposalTexts, verdict::Verdict};
use crate::{
    platform::body,
    store::{
        karta,
        proposals::{Filed, Proposals},
    },
    ui::{Choice, EmptyState, Glyph, Icon, SelectField},
};

/// Decided ones that are shown; older ones are in the history of their cards.
const SETTLED_SHOWN: usize = 50;

/// The queue over the whole catalogue: by card, in each the newest first.
#[component]
pub fn Queue(proposals: Proposals) -> impl IntoView {
    let of_card = RwSignal::new(String::new());
    let waiting = Memo::new(move |_| proposals.waiting());
    let card_id = move |filed: &Filed| {
        let card = proposals.card_of(&filed.proposal.target);
        card.map(|card| card.id.to_string()).unwrap_or_default()
    };
    let cards = Memo::new(move |_| waiting.with(|all| count_by_card(proposals, all)));
    let shown = Memo::new(move |_| {
        let places = cards.get();
        let place = |filed: &Filed| places.iter().position(|choice| choice.value == card_id(filed));
        let mut shown = waiting.get();
        of_card.with(|card| shown.retain(|filed| card.is_empty() || *card == card_id(filed)));
        shown.sort_by_key(place);
        shown.into_iter().map(|filed| filed.proposal.id).collect::<Vec<_>>()
    });
    view! {
        <Show when=move || { cards.with(Vec::len) > 1 }>
            <div class="filter-row no-print">
                <SelectField id="queue-card" label="Карточка" nothing="все карточки" value=of_card choices=cards
                    on_change=move |card: String| of_card.set(card) />
            </div>
        </Show>
        <ul class="proposals">
            <For each=move || shown.get() key=RecordId::clone let:id>
                <Waiting proposals=proposals id=id />
            </For>
        </ul>
        <Show when=move || shown.with(Vec::is_empty)>
            <EmptyState glyph=Glyph::Check title="Всё рассмотрено" text="Новые предложения педагогов появятся здесь сами." />
        </Show>
    }
}

/// The cards with something to decide, those with the newest first, and how much each has.
fn count_by_card(proposals: Proposals, waiting: &[Filed]) -> Vec<Choice> {
    let mut cards: Vec<Choice> = Vec::new();
    for filed in waiting {
        let card = proposals.card_of(&filed.proposal.target);
        let (id, title) = card.map_or_else(
            || (String::new(), "Карточка удалена".to_owned()),
            |card| (card.id.to_string(), card.title),
        );
        match cards.iter_mut().find(|choice| choice.value == id) {
            Some(choice) => choice.count = choice.count.map(|count| count + 1),
            None => cards.push(Choice::new(id, title).count(1)),
        }
    }
    for choice in &mut cards {
        choice.label = format!("{} ({})", choice.label, choice.count.unwrap_or_default());
    }
    cards
}

#[component]
fn Waiting(proposals: Proposals, id: RecordId) -> impl IntoView {
    let writer = {
        let id = id.clone();
        let connection = karta().catalogue.courier.connection;
        move || connection.with(|now| now.people.iter().any(|one| one.editing.as_ref() == Some(&id)))
    };
    let writes = Memo::new(move |_| writer());
    let proposal = {
        let id = id.clone();
        Memo::new(move |_| proposals.one(&id))
    };
    view! {
        <li class="sheet proposal">
            {move || proposal.get().map(|proposal| view! { <Offered proposals=proposals proposal=proposal /> })}
            <Show when=move || writes.get()>
                <p class="proposal-notice" role="status"><Icon glyph=Glyph::Pencil size="small" /><span>"Автор сейчас дописывает эту правку."</span></p>
            </Show>
            <Verdict proposals=proposals id=id proposal=proposal />
        </li>
    }
}

#[component]
fn Offered(proposals: Proposals, proposal: Proposal) -> impl IntoView {
    let word = (proposal.state == Review::Returned).then(|| proposal.word.clone());
    view! {
        <header>
            <PlaceLine proposals=proposals target=proposal.target.clone() field=proposal.field.clone() />
            <StateTag proposal=proposal.clone() />
            <Author name=proposal.name.clone() />
        </header>
        <ProposalTexts proposals=proposals proposal=proposal />
        {word.map(|word| view! { <ExpertWord label="Ваша пометка была: " word=word /> })}
    }
}

#[component]
fn Author(name: String) -> impl IntoView {
    let name =
        if name.is_empty() { "имя ещё не пришло с сервера".to_owned() } else { name };
    view! { <span class="proposal-author"><Icon glyph=Glyph::User size="small" />{name}</span> }
}

/// What was decided lately, with the word that was said.
#[component]
pub fn Settled(proposals: Proposals) -> impl IntoView {
    let settled = Memo::new(move |_| {
        let mut settled = proposals.settled();
        settled.truncate(SETTLED_SHOWN);
        settled
    });
    view! {
        <ul class="proposals">
            <For each=move || settled.get() key=|filed| (filed.proposal.id.clone(), filed.touched_ms) let:filed>
                <li class="sheet proposal">
                    <header>
                        <PlaceLine proposals=proposals target=filed.proposal.target.clone() field=filed.proposal.field.clone() />
                        <StateTag proposal=filed.proposal.clone() />
                        <Author name=filed.proposal.name.clone() />
                        <small>{body::local_time(filed.touched_ms)}</small>
                    </header>
                    <ProposalTexts proposals=proposals proposal=filed.proposal.clone() />
                    {(!filed.proposal.word.is_empty()).then(|| view! { <ExpertWord label="Слово автору: " word=filed.proposal.word.clone() /> })}
                </li>
            </For>
        </ul>
        <Show when=move || settled.with(Vec::is_empty)>
            <EmptyState glyph=Glyph::History title="Пока ничего не рассмотрено" />
        </Show>
    }
}
