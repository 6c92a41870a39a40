//! Accepted materials by sort, with a filter in the address and the button that offers one.

use karta_core::{
    domain::{material, review::Review, shape::title_of},
    sync::RecordId,
};
use leptos::prelude::*;
use leptos_router::hooks::{use_location, use_query_map};

use super::{
    bench::Bench,
    item::MaterialBody,
    sorts::{SORTS, SortWords},
};
use crate::ui::{
    Choice, ChoiceLink, ChoiceLinks, EmptyState, Glyph, Icon, LinkDress, Menu, MenuItem, MenuPlace,
};

mod actions;

use actions::ListActions;

#[component]
pub fn Materials(bench: Bench) -> impl IntoView {
    let query = use_query_map();
    let sort = Memo::new(move |_| query.with(|query| query.get("sort")).unwrap_or_default());
    let shown =
        move || SORTS.iter().filter(move |words| sort.with(|sort| sort.is_empty() || sort == words.name));
    let none = Memo::new(move |_| shown().all(|words| standing(bench, words.name, false).is_empty()));
    view! {
        <section class="stack">
            <div class="row row-apart">
                <h2>"Материалы"</h2>
                <Show when=move || bench.workshop.may_offer()><Offer bench /></Show>
            </div>
            <Filter bench sort />
            {move || shown().map(|words| view! { <Group bench words /> }).collect_view()}
            <Show when=move || none.get()>
                <EmptyState glyph=Glyph::Drawer title="Здесь пока пусто" text="Кейсы, инструменты, сценарии, опыт и ссылки предлагает каждый, у кого есть вход. Эксперт принимает, и материал видят все.".to_owned() />
            </Show>
        </section>
    }
}

/// Accepted materials of a sort, or those of them that are archived.
fn standing(bench: Bench, sort: &str, archived: bool) -> Vec<RecordId> {
    bench.workshop.materials.with(|materials| {
        let of_sort = materials.iter().filter(|one| one.sort == sort && one.archived == archived);
        of_sort.filter(|one| one.state == Review::Accepted).map(|one| one.id.clone()).collect()
    })
}

#[component]
fn Offer(bench: Bench) -> impl IntoView {
    let items = SORTS
        .iter()
        .map(|words| {
            let offer = Callback::new(move |()| {
                let id = bench.workshop.offer(words.name);
                bench.edit(id, "title", true);
            });
            let title = title_of(&material::SORTS, words.name);
            MenuItem::new(title, offer).glyph(words.glyph).hint(words.hint)
        })
        .collect::<Vec<_>>();
    let trigger = || view! { <Icon glyph=Glyph::Plus />"Предложить материал" };
    view! {
        <Menu id="offer-material" label="Предложить материал" items=items trigger=trigger trigger_class="button"
            place=MenuPlace::End />
    }
}

#[component]
fn Filter(bench: Bench, sort: Memo<String>) -> impl IntoView {
    let links = move || {
        let base = format!("/catalogue/{}/workshop", bench.workshop.role());
        let counts: Vec<usize> = SORTS.iter().map(|words| standing(bench, words.name, false).len()).collect();
        let all = Choice::new("", "Все").count(counts.iter().sum());
        let sorts = SORTS.iter().zip(counts).map(|(words, count)| {
            let choice = Choice::new(words.name, words.many).glyph(words.glyph).count(count);
            ChoiceLink::new(choice, format!("{base}?sort={}", words.name))
        });
        std::iter::once(ChoiceLink::new(all, base.clone())).chain(sorts).collect::<Vec<_>>()
    };
    view! { <ChoiceLinks label="Какие материалы" links=Signal::derive(links) chosen=sort dress=LinkDress::Chips /> }
}

#[component]
fn Group(bench: Bench, words: &'static SortWords) -> impl IntoView {
    let live = Memo::new(move |_| standing(bench, words.name, false));
    let archived =
        Memo::new(move |_| if bench.decides() { standing(bench, words.name, true) } else { Vec::new() });
    view! {
        <Show when=move || live.with(|live| !live.is_empty())>
            <h3 class="ruled material-group"><Icon glyph=words.glyph />{words.many}</h3>
            <ul class="materials">
                <For each=move || live.get() key=RecordId::clone let:id><Listed bench id /></For>
            </ul>
        </Show>
        <Show when=move || archived.with(|archived| !archived.is_empty())>
            <details class="shelved no-print">
                <summary>{move || format!("{}: архив ({})", words.many, archived.with(Vec::len))}</summary>
                <ul class="materials">
                    <For each=move || archived.get() key=RecordId::clone let:id><Listed bench id /></For>
                </ul>
            </details>
        </Show>
    }
}

/// One material, folded to its title and first words; a link to it opens it.
#[component]
fn Listed(bench: Bench, id: RecordId) -> impl IntoView {
    let own = StoredValue::new(id.clone());
    let material = Memo::new(move |_| own.with_value(|id| bench.workshop.material(id)));
    let hash = use_location().hash;
    let anchor = id.to_string();
    let place = format!("#{anchor}");
    let aimed = Memo::new(move |_| hash.with(|hash| *hash == place));
    let title = move || material.with(|one| one.as_ref().map(|one| one.title.clone()));
    let minutes = move || material.with(|one| one.as_ref()?.minutes.map(|minutes| format!("{minutes} мин")));
    let teaser = move || {
        material.with(|one| {
            let one = one.as_ref()?;
            let first = if one.sort == "case" || one.task.is_empty() { &one.text } else { &one.task };
            first.lines().next().map(str::to_owned)
        })
    };
    view! {
        <li id=anchor class:aimed=move || aimed.get()>
            <details class="material sheet" open=move || aimed.get()>
                <summary>
                    <h4>{title}</h4>
                    <small class="nowrap">{minutes}</small>
                    <span class="teaser">{teaser}</span>
                </summary>
                <MaterialBody bench id=id.clone() material />
                <ListActions bench id material />
            </details>
        </li>
    }
}
