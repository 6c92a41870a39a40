//! What became of one's own proposals: reword and send again, or take back.

use karta_core::sync::RecordId;
use leptos::prelude::*;

use super::{ExpertWord, StateTag, editor::ProposalEditor, place::PlaceLine, texts::ProposalTexts};
use crate::{
    platform::body,
    store::proposals::Proposals,
    ui::{Button, ButtonLink, EmptyState, Glyph, Toasts, Variant},
};

/// All that this person has proposed, newest first.
#[component]
pub fn Mine(proposals: Proposals) -> impl IntoView {
    let ids =
        Memo::new(move |_| proposals.mine().into_iter().map(|filed| filed.proposal.id).collect::<Vec<_>>());
    view! {
        <ul class="proposals">
            <For each=move || ids.get() key=RecordId::clone let:id>
                <Own proposals=proposals id=id />
            </For>
        </ul>
        <Show when=move || ids.with(Vec::is_empty)>
            <EmptyState glyph=Glyph::Pencil title="Вы пока ничего не предлагали"
                text="Откройте карточку и нажмите «Предложить правку»: исправьте любую формулировку, методист увидит её и решит.">
                <ButtonLink href="/catalogue" variant=Variant::Primary>"К картотеке"</ButtonLink>
            </EmptyState>
        </Show>
    }
}

#[component]
fn Own(proposals: Proposals, id: RecordId) -> impl IntoView {
    let key = StoredValue::new(id.clone());
    let editing = RwSignal::new(false);
    let filed = Memo::new(move |_| {
        key.with_value(|id| proposals.mine().into_iter().find(|filed| &filed.proposal.id == id))
    });
    // The editor keeps its field while its own words come back as the record.
    let edits = Memo::new(move |_| {
        editing.get() && filed.with(|filed| filed.as_ref().is_some_and(|filed| filed.proposal.is_open()))
    });
    let proposal = Memo::new(move |_| filed.get().map(|filed| filed.proposal));
    let open = Memo::new(move |_| proposal.with(|one| one.as_ref().is_some_and(|one| one.is_open())));
    let head = move || {
        filed.get().map(|filed| view! {
        <header>
            <PlaceLine proposals=proposals target=filed.proposal.target.clone() field=filed.proposal.field.clone() />
            <StateTag proposal=filed.proposal.clone() />
            <small>{body::local_time(filed.touched_ms)}</small>
        </header>
        {(!filed.proposal.word.is_empty()).then(|| view! { <ExpertWord label="Слово методиста: " word=filed.proposal.word.clone() /> })}
    })
    };
    view! {
        <li class="sheet proposal">
            {head}
            {move || if edits.get() {
                untrack(|| proposal.get()).map(|one| view! {
                    <ProposalEditor proposals=proposals target=one.target.clone() field=one.field.clone() label="Предлагаемый текст" />
                }.into_any())
            } else {
                proposal.get().map(|one| view! { <ProposalTexts proposals=proposals proposal=one /> }.into_any())
            }}
            <Show when=move || open.get()>
                <OwnActions proposals=proposals id=key.get_value() editing=editing />
            </Show>
        </li>
    }
}

#[component]
fn OwnActions(proposals: Proposals, id: RecordId, editing: RwSignal<bool>) -> impl IntoView {
    let toasts = Toasts::expect();
    let withdraw = move || {
        proposals.withdraw(&id);
        let back = id.clone();
        toasts.offer("Предложение отозвано", "Вернуть", move || {
            proposals.bring_back(&back)
        });
    };
    view! {
        <div class="actions">
            <Button glyph=Glyph::Pencil on_press=move || editing.update(|editing| *editing = !*editing)>
                {move || if editing.get() { "Готово" } else { "Изменить текст" }}
            </Button>
            <Button variant=Variant::Quiet glyph=Glyph::Undo on_press=withdraw>"Отозвать"</Button>
        </div>
    }
}
