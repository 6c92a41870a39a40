//! Roles: the own level beside the one that is wanted; one tap makes a goal of the difference.

use karta_core::{
    domain::{game::trial::RoleTrial, gap::Gap, level::SCALE, role::RoleCard, trajectory::goal::begun_from},
    sync::RecordId,
};
use leptos::prelude::*;

use crate::{
    components::card::tile::{color_of, sign_of},
    store::{
        OpenTrajectory,
        game::trials::{kept, told},
        karta,
    },
    ui::{Button, Choice, Glyph, Icon, SelectField, Size, Tag, Toasts},
};

/// The top of the scale.
const TOP: u8 = 4;

#[component]
pub(super) fn Roles(open: OpenTrajectory) -> impl IntoView {
    // Those of the list of the programme, and where the person has placed themselves already.
    let near = Memo::new(move |_| of(open, true));
    let far = Memo::new(move |_| of(open, false));
    view! {
        <section class="stack stack-tight" aria-labelledby="gap-roles">
            <h3 id="gap-roles">"Роли"</h3>
            <p class="hint">"Отметьте, где вы сейчас и к какому уровню идёте. Отметку «сейчас» видите только вы."</p>
            <ul class="gap-list">
                <For each=move || near.get() key=RecordId::clone let:id><RoleGap open id /></For>
            </ul>
            <Show when=move || far.with(|far| !far.is_empty())>
                <details class="gap-more">
                    <summary>"Другие роли"</summary>
                    <ul class="gap-list">
                        <For each=move || far.get() key=RecordId::clone let:id><RoleGap open id /></For>
                    </ul>
                </details>
            </Show>
        </section>
    }
}

fn of(open: OpenTrajectory, near: bool) -> Vec<RecordId> {
    let roles = open.catalogue.of_family(false, |card| (card.listed == near).then(|| card.id.clone()));
    roles.into_iter().flatten().collect()
}

#[component]
fn RoleGap(open: OpenTrajectory, id: RecordId) -> impl IntoView {
    let key = StoredValue::new(id.clone());
    let card = Memo::new(move |_| key.with_value(|id| open.catalogue.card(id)));
    let now = Memo::new(move |_| key.with_value(|id| open.catalogue.own_level(id)));
    let wish = RwSignal::new(None::<u8>);
    let wanted = Memo::new(move |_| {
        let next = now.get().map_or(1, |level| (level + 1).min(TOP));
        wish.get().filter(|wish| *wish >= next).unwrap_or(next)
    });
    let place = move |level: String| match level.parse() {
        Ok(level) => key.with_value(|id| open.catalogue.place_self(id, level)),
        Err(_) => key.with_value(|id| open.catalogue.forget_own_level(id)),
    };
    let summary = move || {
        let levels = key.with_value(|id| open.catalogue.levels(id));
        let level = levels.into_iter().find(|level| level.level == wanted.get())?;
        (!level.summary.is_empty()).then_some(level.summary)
    };
    let head = move |card: RoleCard| {
        let (color, glyph) = (color_of(&card), sign_of(&card));
        view! { <h4 class="gap-title" data-color=color><Icon glyph />{card.title}</h4> }
    };
    view! {
        <li class="gap-item">
            {move || card.get().map(head)}
            <div class="gap-levels">
                <SelectField id=format!("{id}-now") label="Сейчас" nothing="не сказано" choices=scale(0)
                    value=Signal::derive(move || now.get().map(|level| level.to_string()).unwrap_or_default()) on_change=place />
                <SelectField id=format!("{id}-wish") label="Хочу" choices=Signal::derive(move || scale(now.get().map_or(1, |level| (level + 1).min(TOP))))
                    value=Signal::derive(move || wanted.get().to_string()) on_change=move |level: String| wish.set(level.parse().ok()) />
                <IntoGoals open key wanted reached=Signal::derive(move || now.get() == Some(TOP)) />
            </div>
            <p class="hint">{summary}</p>
            <Tried open key />
        </li>
    }
}

/// What the person kept of a game in this role; a wish to learn becomes a goal in one tap.
#[component]
fn Tried(open: OpenTrajectory, key: StoredValue<RecordId>) -> impl IntoView {
    let toasts = Toasts::expect();
    let all = kept(karta());
    let own = Memo::new(move |_| {
        all.with(|all| {
            all.iter().filter(|one| key.with_value(|id| one.role == *id)).cloned().collect::<Vec<_>>()
        })
    });
    let row = move |trial: RoleTrial| {
        let marks = told(&trial).unwrap_or_else(|| "без отметок".to_owned());
        let wish = trial.next.trim().to_owned();
        let gap = Gap::Words(wish.clone());
        let there = {
            let gap = gap.clone();
            Memo::new(move |_| open.has_goal_from(&gap))
        };
        let (words, asked) = (wish.clone(), !wish.is_empty());
        let add = move || {
            open.add_goal(&words, Some(&gap));
            toasts.done("Цель добавлена.");
        };
        view! {
            <li>
                <span>{format!("Пробовали в игре: {marks}.")}{asked.then(|| format!(" Хотели научиться: {wish}"))}</span>
                {asked.then(|| view! {
                    <Show when=move || !there.get() fallback=|| view! { <Tag glyph=Glyph::Check>"уже в целях"</Tag> }>
                        <Button size=Size::Small glyph=Glyph::Plus on_press=add.clone()>"Желание в цели"</Button>
                    </Show>
                })}
            </li>
        }
    };
    view! {
        <Show when=move || own.with(|own| !own.is_empty())>
            <ul class="gap-tried"><For each=move || own.get() key=RoleTrial::clone let:trial>{row(trial)}</For></ul>
        </Show>
    }
}

/// Levels from this one up.
fn scale(from: u8) -> Vec<Choice> {
    (from..=TOP)
        .map(|level| Choice::new(level.to_string(), format!("{level} · {}", SCALE[usize::from(level)])))
        .collect()
}

#[component]
fn IntoGoals(
    open: OpenTrajectory,
    key: StoredValue<RecordId>,
    wanted: Memo<u8>,
    reached: Signal<bool>,
) -> impl IntoView {
    let toasts = Toasts::expect();
    let gap = move || Gap::Level { card: key.get_value(), level: wanted.get() };
    let there = Memo::new(move |_| open.has_goal_from(&gap()));
    let blocked = move || reached.get().then(|| "Это высший уровень".to_owned());
    let add = move || {
        let gap = untrack(gap);
        open.add_goal(&untrack(|| begun_from(&gap, |card| Some(open.card_title(card)))), Some(&gap));
        toasts.done("Цель добавлена.");
    };
    let name = move || format!(": {}", key.with_value(|id| open.card_title(id)));
    view! {
        <Show when=move || there.get() fallback=move || view! {
            <Button size=Size::Small glyph=Glyph::Plus blocked=Signal::derive(blocked) on_press=add>"В цели"<span class="hidden-text">{name}</span></Button>
        }>
            <Tag glyph=Glyph::Check>"уже в целях"</Tag>
        </Show>
    }
}
