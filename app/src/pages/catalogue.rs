//! The drawer: all cards, with a search and filters.

use karta_core::domain::role::{FOR_WHOM, RoleCard};
use leptos::prelude::*;

use crate::{
    commands::{Command, Desk},
    components::card::{for_whom, tile::CardTile},
    store::{Catalogue, karta},
};

#[component]
pub fn CataloguePage() -> impl IntoView {
    let karta = karta();
    karta.title.set("Картотека".into());
    let catalogue = karta.catalogue;
    let sought = RwSignal::new(String::new());
    let whom = RwSignal::new(None::<&'static str>);
    let archived = RwSignal::new(false);
    let found = Memo::new(move |_| {
        let words: Vec<String> = sought.get().to_lowercase().split_whitespace().map(str::to_owned).collect();
        let fits = |card: &RoleCard| {
            (archived.get() || !card.archived)
                && whom.get().is_none_or(|whom| card.for_whom.iter().any(|one| one == whom))
                && words.iter().all(|word| full_text(catalogue, card).contains(word))
        };
        catalogue.cards.get().into_iter().filter(fits).collect::<Vec<_>>()
    });
    view! {
        <section class="page drawer">
            <aside class="filters">
                <h1>"Картотека"</h1>
                <input id="find-card" type="search" placeholder="Роль, умение, показатель…" aria-label="Найти карточку"
                    on:input=move |event| sought.set(event_target_value(&event)) />
                <fieldset>
                    <legend>"Для кого"</legend>
                    <div class="chips">
                        {FOR_WHOM.iter().map(|one| view! {
                            <button class="chip" aria-pressed=move || (whom.get() == Some(*one)).to_string()
                                on:click=move |_| whom.update(|whom| *whom = (*whom != Some(*one)).then_some(*one))>{for_whom(one)}</button>
                        }).collect_view()}
                    </div>
                </fieldset>
                <label class="check"><input type="checkbox" on:change=move |event| archived.set(event_target_checked(&event)) />"Показать архив"</label>
                <p class="hint" role="status">{move || format!("Показано {} из {}", found.with(Vec::len), catalogue.cards.with(Vec::len))}</p>
                <AddCard />
            </aside>
            <Cards found=found />
        </section>
    }
}

fn full_text(catalogue: Catalogue, card: &RoleCard) -> String {
    let mut text = [card.title.as_str(), &card.purpose, &card.description, &card.when].join("\n");
    for line in card.tasks.iter().chain(&card.tools) {
        text.push('\n');
        text.push_str(line);
    }
    for level in catalogue.levels(&card.id) {
        text.push_str(&level.summary);
        for indicator in catalogue.indicators(&level.id) {
            text.push('\n');
            text.push_str(&indicator.text);
        }
    }
    text.to_lowercase()
}

#[component]
fn AddCard() -> impl IntoView {
    let karta = karta();
    let desk = expect_context::<Desk>();
    view! {
        <Show when=move || karta.catalogue.may_edit()>
            <button on:click=move |_| Command::AddCard.run(karta, desk)>{Command::AddCard.label()}</button>
        </Show>
    }
}

#[component]
fn Cards(found: Memo<Vec<RoleCard>>) -> impl IntoView {
    let catalogue = karta().catalogue;
    let empty = move || found.with(Vec::is_empty);
    let reason = move || {
        if !catalogue.is_ready() {
            "Картотека ещё не загружена на это устройство. Нужна связь с сервером хотя бы один раз."
        } else if catalogue.cards.with(Vec::is_empty) {
            "В картотеке пока нет карточек."
        } else {
            "Ничего не нашлось. Попробуйте другое слово или уберите отбор."
        }
    };
    view! {
        <div class="cards">
            <For each=move || found.get() key=|card| card.clone() let:card>
                <CardTile card=card />
            </For>
            <Show when=empty><p class="empty">{reason}</p></Show>
        </div>
    }
}
