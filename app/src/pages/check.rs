//! «Проверка картотеки»: what is amiss in the whole catalogue, card by card, with a way to each place.

use karta_core::{
    domain::{
        check::{Finding, Gap},
        role::RoleCard,
    },
    sync::RecordId,
};
use leptos::prelude::*;

use crate::{
    components::card::tile::color_of,
    store::{Catalogue, karta},
    ui::{ButtonLink, ChipGroup, Choice, EmptyState, Glyph, PageHeader, Sign},
};

#[component]
pub fn CheckPage() -> impl IntoView {
    let karta = karta();
    karta.title.set("Проверка картотеки".into());
    let catalogue = karta.catalogue;
    let may = Memo::new(move |_| catalogue.may_edit());
    view! {
        <section class="page page-narrow">
            <PageHeader title="Проверка картотеки" back=("/catalogue", "Картотека")
                lead="Подсказывает, что поправить. Ничего не запрещает и меняется сразу, как правится текст." />
            <Show when=move || may.get() fallback=|| view! { <NotForReaders /> }><Findings /></Show>
        </section>
    }
}

#[component]
fn NotForReaders() -> impl IntoView {
    let ready = karta().catalogue.is_ready();
    let text = if ready {
        "Картотеку правят методисты."
    } else {
        "Картотека ещё не загружена на это устройство."
    };
    view! {
        <EmptyState glyph=Glyph::Lock title="Проверка — для тех, кто правит картотеку" text=text>
            <ButtonLink href="/catalogue">"К картотеке"</ButtonLink>
        </EmptyState>
    }
}

#[component]
fn Findings() -> impl IntoView {
    let catalogue = karta().catalogue;
    let findings = Memo::new(move |_| catalogue.findings());
    let kinds = RwSignal::new(Vec::<String>::new());
    let choices = move || findings.with(|findings| choices_of(findings));
    // A kind that has been mended to the last leaves the filter too.
    let chosen = move || {
        let there = choices();
        kinds
            .get()
            .into_iter()
            .filter(|kind| there.iter().any(|choice| &choice.value == kind))
            .collect::<Vec<_>>()
    };
    let by_card = Memo::new(move |_| {
        let chosen = chosen();
        let fits = |finding: &&Finding| chosen.is_empty() || chosen.contains(&key_of(finding.gap));
        let fitting: Vec<Finding> = findings.with(|findings| findings.iter().filter(fits).cloned().collect());
        let cards: Vec<RecordId> =
            fitting.chunk_by(|a, b| a.card == b.card).map(|of_card| of_card[0].card.clone()).collect();
        (cards, fitting)
    });
    let cards = move || by_card.with(|(cards, _)| cards.clone());
    let clear = move || findings.with(Vec::is_empty);
    let sum = move || {
        by_card.with(|(cards, findings)| format!("Замечаний: {}. Карточек: {}.", findings.len(), cards.len()))
    };
    view! {
        <Show when=move || !clear() fallback=|| view! { <EmptyState glyph=Glyph::Check title="Всё в порядке" text="Замечаний нет ни на одной карточке." /> }>
            <div class="stack">
                <ChipGroup id="check-kinds" label="Показать только" choices=Signal::derive(choices) chosen=Signal::derive(chosen) on_change=move |chosen| kinds.set(chosen) />
                <p class="hint" role="status">{sum}</p>
                <For each=cards key=RecordId::clone let:card>
                    <OfCard card=card findings=Signal::derive(move || by_card.with(|(_, findings)| findings.clone())) />
                </For>
            </div>
        </Show>
    }
}

/// The stored name of a kind of gap, for the filter.
fn key_of(gap: Gap) -> String {
    format!("{gap:?}")
}

fn choices_of(findings: &[Finding]) -> Vec<Choice> {
    let counted =
        Gap::ALL.iter().map(|gap| (gap, findings.iter().filter(|finding| finding.gap == *gap).count()));
    counted
        .filter(|(_, count)| *count > 0)
        .map(|(gap, count)| Choice::new(key_of(*gap), gap.title()).count(count))
        .collect()
}

#[component]
fn OfCard(card: RecordId, findings: Signal<Vec<Finding>>) -> impl IntoView {
    let catalogue = karta().catalogue;
    let key = card.clone();
    let head = Memo::new(move |_| catalogue.card(&key));
    let own = move || {
        let own = findings.get().into_iter().filter(|finding| finding.card == card);
        own.map(|finding| (subject_of(catalogue, &finding), finding)).collect::<Vec<_>>()
    };
    let title = move || head.with(|head| head.as_ref().map(|card| card.title.clone()).unwrap_or_default());
    let color = move || head.with(|head| head.as_ref().map(color_of).unwrap_or_default());
    let sign = move |card: &RoleCard| Glyph::of_name(&card.sign).unwrap_or(Glyph::Drawer);
    let glyph = move || head.with(|head| head.as_ref().map_or(Glyph::Drawer, sign));
    view! {
        <section class="sheet findings">
            <h2><Sign glyph=Signal::derive(glyph) color=Signal::derive(color) /><span>{title}</span></h2>
            <ul class="rows">
                <For each=own key=|(subject, finding)| (subject.clone(), finding.record.clone(), finding.text.clone()) let:line>
                    <li><FindingLine subject=line.0 finding=line.1 /></li>
                </For>
            </ul>
        </section>
    }
}

/// What it is said of: the wording of a level or an indicator, where there is one.
fn subject_of(catalogue: Catalogue, finding: &Finding) -> Option<String> {
    let record = catalogue.space().record(&finding.record).filter(|record| record.id != finding.card)?;
    let text =
        record.text("text").or_else(|| record.text("summary")).filter(|text| !text.trim().is_empty())?;
    Some(format!("«{text}»"))
}

#[component]
fn FindingLine(subject: Option<String>, finding: Finding) -> impl IntoView {
    let place = if finding.field.is_empty() {
        String::new()
    } else {
        format!("#{}-{}", finding.record, finding.field)
    };
    let href = format!("/catalogue/{}?edit=1{place}", finding.card);
    view! {
        <div class="finding">
            <div>
                <p>{finding.text}</p>
                {subject.map(|subject| view! { <p class="own-words">{subject}</p> })}
            </div>
            <ButtonLink href=href glyph=Glyph::Pencil>"Поправить"</ButtonLink>
        </div>
    }
}
