//! The drawer: all cards, with a search and filters.

use karta_core::domain::role::{FOR_WHOM, RoleCard};
use leptos::prelude::*;

use crate::{
    commands::{Command, Desk},
    components::card::{for_whom, tile::CardTile},
    store::{Catalogue, karta},
    ui::{Button, ButtonLink, CheckField, ChipGroup, Choice, EmptyState, FieldKind, Glyph, TextField},
};

#[component]
pub fn CataloguePage() -> impl IntoView {
    let karta = karta();
    karta.title.set("Картотека".into());
    let catalogue = karta.catalogue;
    let sought = RwSignal::new(String::new());
    let whom = RwSignal::new(Vec::<String>::new());
    let archived = RwSignal::new(false);
    let found = Memo::new(move |_| {
        let words: Vec<String> = sought.get().to_lowercase().split_whitespace().map(str::to_owned).collect();
        let fits = |card: &RoleCard| {
            (archived.get() || !card.archived)
                && whom.with(|whom| whom.is_empty() || card.for_whom.iter().any(|one| whom.contains(one)))
                && words.iter().all(|word| full_text(catalogue, card).contains(word))
        };
        catalogue.cards.get().into_iter().filter(fits).collect::<Vec<_>>()
    });
    let choices = FOR_WHOM.iter().map(|one| Choice::new(*one, for_whom(one))).collect::<Vec<_>>();
    view! {
        <section class="page">
            <div class="drawer">
                <aside class="stack filters no-print">
                    <h1>"Картотека"</h1>
                    <TextField id="find-card" label="Найти карточку" kind=FieldKind::Search bare=true
                        placeholder="Роль, умение, показатель…" value=sought on_input=move |text: String| sought.set(text) />
                    <ChipGroup id="whom" label="Для кого" choices=choices chosen=whom on_change=move |chosen| whom.set(chosen) />
                    <CheckField id="archived" label="Показать архив" checked=archived on_change=move |on| archived.set(on) />
                    <p class="hint" role="status">{move || format!("Показано {} из {}", found.with(Vec::len), catalogue.cards.with(Vec::len))}</p>
                    <AddCard />
                </aside>
                <Cards found=found />
            </div>
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
            <Button glyph=Glyph::Plus on_press=move || Command::AddCard.run(karta, desk)>{Command::AddCard.label()}</Button>
            <ButtonLink href="/catalogue/check" glyph=Glyph::Task>{Command::GoCheck.label()}</ButtonLink>
        </Show>
    }
}

#[component]
fn Cards(found: Memo<Vec<RoleCard>>) -> impl IntoView {
    let catalogue = karta().catalogue;
    let empty = move || found.with(Vec::is_empty);
    let reason = move || {
        if !catalogue.is_ready() {
            ("Картотеки пока нет на этом устройстве", "Нужна связь с сервером хотя бы один раз.")
        } else if catalogue.cards.with(Vec::is_empty) {
            ("В картотеке пока нет карточек", "Методист может добавить первую.")
        } else {
            ("Ничего не нашлось", "Попробуйте другое слово или уберите отбор.")
        }
    };
    view! {
        <div>
            <div class="cards">
                <For each=move || found.get() key=|card| card.clone() let:card>
                    <CardTile card=card />
                </For>
            </div>
            <Show when=empty>
                <EmptyState glyph=Glyph::Drawer title=move || reason().0.to_owned() text=move || Some(reason().1.to_owned()) />
            </Show>
        </div>
    }
}
