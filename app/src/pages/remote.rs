//! «Пульт»: the same person's phone turns what the hall sees.

use karta_core::domain::level::SCALE;
use leptos::prelude::*;

use super::show::pack_of;
use crate::{
    components::card::tile::color_of,
    store::{
        karta,
        screen::{HallScreen, Spot},
    },
    ui::{Button, ButtonLink, EmptyState, FieldKind, Glyph, PageHeader, TextField, Variant},
};

#[component]
pub fn RemotePage() -> impl IntoView {
    let karta = karta();
    karta.title.set("Пульт".into());
    if !karta.signed_in() {
        return view! {
            <section class="page page-narrow">
                <h1 class="hidden-text">"Пульт"</h1>
                <EmptyState glyph=Glyph::Device title="Пульт работает под вашим именем"
                    text=Some("Войдите так же, как на компьютере с проектором.".to_owned())>
                    <ButtonLink href="/sign-in">"Войти"</ButtonLink>
                </EmptyState>
            </section>
        }
        .into_any();
    }
    let screen = HallScreen::of(karta);
    view! {
        <section class="page page-narrow">
            <PageHeader title="Пульт" lead=Some("Листает то, что видит зал.".to_owned()) />
            <div class="remote">
                <Now screen=screen />
                <Buttons screen=screen />
                <Cards screen=screen />
            </div>
        </section>
    }
    .into_any()
}

#[component]
fn Now(screen: HallScreen) -> impl IntoView {
    let catalogue = karta().catalogue;
    let shown = move || {
        let spot = screen.spot()?;
        let card = catalogue.card(&spot.card)?;
        let face = match spot.step {
            0 => "лицо карточки".to_owned(),
            level => format!("уровень {level}: {}", SCALE[usize::from(level.min(4))]),
        };
        Some((card, face))
    };
    view! {
        <div role="status">
            {move || match shown() {
                Some((card, face)) => view! {
                    <div class="sheet remote-now" data-color=color_of(&card)><b>{card.title.clone()}</b><br />{face}</div>
                }.into_any(),
                None => view! { <p class="hint">"В зале пока ничего не показано. Выберите карточку."</p> }.into_any(),
            }}
        </div>
    }
}

#[component]
fn Buttons(screen: HallScreen) -> impl IntoView {
    let catalogue = karta().catalogue;
    let turned = move |next: bool| {
        let pack = pack_of(catalogue);
        match screen.spot() {
            Some(spot) if next => spot.next(&pack),
            Some(spot) => spot.back(&pack),
            None => pack.first().cloned().map(Spot::front).filter(|_| next),
        }
    };
    let press =
        move |next: bool| move || untrack(|| turned(next)).into_iter().for_each(|spot| screen.show(spot));
    let blocked =
        move |next: bool, word: &'static str| move || turned(next).is_none().then(|| word.to_owned());
    view! {
        <div class="remote-pair">
            <Button glyph=Glyph::Left blocked=blocked(false, "Это начало") on_press=press(false)>"Назад"</Button>
            <Button variant=Variant::Primary glyph=Glyph::Right blocked=blocked(true, "Это конец") on_press=press(true)>"Дальше"</Button>
        </div>
    }
}

#[component]
fn Cards(screen: HallScreen) -> impl IntoView {
    let catalogue = karta().catalogue;
    let sought = RwSignal::new(String::new());
    let found = move || {
        let sought = sought.get().to_lowercase();
        let cards = catalogue.cards.get().into_iter();
        cards.filter(|card| !card.archived && card.title.to_lowercase().contains(&sought)).collect::<Vec<_>>()
    };
    let now = Memo::new(move |_| screen.spot().map(|spot| spot.card));
    view! {
        <TextField id="remote-find" label="Показать карточку" kind=FieldKind::Search value=sought on_input=move |text: String| sought.set(text) />
        <ul class="remote-list">
            <For each=found key=|card| card.clone() let:card>
                {
                    let (id, own) = (card.id.clone(), card.id.clone());
                    view! {
                        <li data-color=color_of(&card)>
                            <button type="button" aria-current=move || (now.get().as_ref() == Some(&own)).then_some("true")
                                on:click=move |_| screen.show(Spot::front(id.clone()))>{card.title.clone()}</button>
                        </li>
                    }
                }
            </For>
        </ul>
    }
}
