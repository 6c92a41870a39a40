//! One event of the register: read by anyone, edited in place, put into one's own plan.

use karta_core::{
    domain::{
        activity::Activity,
        grants::Action,
        plan::{PlanItem, Planned},
    },
    sync::RecordId,
};
use leptos::prelude::*;

use super::{days_text, editor::ActivityEditor, today};
use crate::{
    components::card::tile::color_of,
    store::plan::Plan,
    ui::{Button, ButtonLink, Glyph, Icon, Menu, MenuItem, Size, Tag, Toasts, Variant},
};

#[component]
pub fn ActivityRow(plan: Plan, id: RecordId, editing: RwSignal<Option<RecordId>>) -> impl IntoView {
    let key = StoredValue::new(id);
    let activity = Memo::new(move |_| key.with_value(|id| plan.activity(id)));
    let edits = Memo::new(move |_| key.with_value(|id| editing.with(|now| now.as_ref() == Some(id))));
    let is_past = move || {
        activity.with(|one| {
            let days = one.as_ref().and_then(|one| one.days);
            days.zip(today()).is_some_and(|(days, today)| days.to < today)
        })
    };
    view! {
        <li class="activity" class:past=is_past class:editing=move || edits.get() id=key.with_value(ToString::to_string)>
            {move || if edits.get() {
                view! { <ActivityEditor plan=plan id=key.get_value() editing=editing /> }.into_any()
            } else {
                activity.get().map(|one| view! { <ActivityLine plan=plan activity=one past=is_past() editing=editing /> }).into_any()
            }}
        </li>
    }
}

#[component]
fn ActivityLine(
    plan: Plan,
    activity: Activity,
    past: bool,
    editing: RwSignal<Option<RecordId>>,
) -> impl IntoView {
    let when = activity.days.map_or_else(|| "без даты".to_owned(), days_text);
    let id = activity.id.clone();
    let may_edit = Memo::new(move |_| plan.catalogue().may_edit());
    let may_plan = Memo::new(move |_| plan.catalogue().may(Action::Contribute));
    let key = StoredValue::new(activity.id.clone());
    let planned = activity.clone();
    let title = StoredValue::new(activity.title.clone());
    view! {
        <p class="activity-when"><time>{when}</time>{past.then(|| view! { <small>"прошло"</small> })}</p>
        <div class="activity-body">
            <h3>{activity.title.clone()}</h3>
            <p class="activity-facts">
                <span>{activity.form_title()}</span>
                {facts(&activity).into_iter().map(|fact| view! { <span>{fact}</span> }).collect_view()}
                {activity.archived.then(|| view! { <Tag glyph=Glyph::Archive>"в архиве"</Tag> })}
            </p>
            {(!activity.text.is_empty()).then(|| view! { <p class="kept-lines prose">{activity.text.clone()}</p> })}
            {expected(&activity).into_iter().map(|line| view! { <p class="activity-facts">{line}</p> }).collect_view()}
            {(!activity.link.is_empty()).then(|| view! { <p><a href=activity.link.clone() rel="noopener noreferrer">{activity.link.clone()}</a></p> })}
            <RoleTags plan=plan roles=activity.roles.clone() />
            <HeldBy plan=plan activity=id />
        </div>
        <div class="actions no-print">
            <Show when=move || may_plan.get()><IntoPlan plan=plan activity=planned.clone() /></Show>
            <Show when=move || may_edit.get() && past>
                <ButtonLink href=key.with_value(|id| format!("/surveys?about={id}")) size=Size::Small variant=Variant::Quiet glyph=Glyph::Speech>
                    "Опрос"<span class="hidden-text">{title.with_value(|title| format!(": {title}"))}</span>
                </ButtonLink>
            </Show>
            <Show when=move || may_edit.get()>
                <Button size=Size::Small variant=Variant::Quiet glyph=Glyph::Pencil on_press=move || editing.set(Some(key.get_value()))>
                    "Править"<span class="hidden-text">{title.with_value(|title| format!(": {title}"))}</span>
                </Button>
            </Show>
        </div>
    }
}

/// What it is for, and where it stands in the programme.
fn expected(activity: &Activity) -> Vec<String> {
    let parts = [
        ("Результат", &activity.result),
        ("Показатель", &activity.indicator),
        ("Программа развития", &activity.programme),
    ];
    let told = parts.into_iter().filter(|(_, words)| !words.is_empty());
    told.map(|(name, words)| format!("{name}: {words}")).collect()
}

fn facts(activity: &Activity) -> Vec<String> {
    let mut facts = Vec::new();
    facts.extend((!activity.place.is_empty()).then(|| activity.place.clone()));
    facts.extend((!activity.organiser.is_empty()).then(|| activity.organiser.clone()));
    facts.extend(activity.hours.map(|hours| format!("{hours} ч")));
    facts.extend(activity.seats.map(|seats| format!("мест: {seats}")));
    facts.extend(
        activity.price.map(|price| if price == 0 { "бесплатно".into() } else { format!("{price} руб.") }),
    );
    facts
}

/// The roles of an event, each with its sign and colour, leading to its card.
#[component]
pub fn RoleTags(plan: Plan, roles: Vec<RecordId>) -> impl IntoView {
    let tag = move |id: RecordId| {
        plan.catalogue().card(&id).map(|card| {
            let glyph = Glyph::of_name(&card.sign).unwrap_or(Glyph::Drawer);
            let color = color_of(&card);
            view! {
                <li><a class="role-tag" data-color=color href=format!("/catalogue/{}", card.id)>
                    <Icon glyph=glyph size="small" />{card.title}
                </a></li>
            }
        })
    };
    (!roles.is_empty()).then(|| view! {
        <ul class="role-tags" aria-label="Роли">{move || roles.clone().into_iter().map(tag).collect_view()}</ul>
    })
}

/// Who holds the event, for those with an account: nobody else is sent it.
#[component]
fn HeldBy(plan: Plan, activity: RecordId) -> impl IntoView {
    let lines = Memo::new(move |_| {
        plan.items.with(|items| {
            let of_it =
                items.iter().filter(|item| item.activity == activity && item.state != Planned::Dropped);
            of_it.map(|item| who(plan, item)).collect::<Vec<_>>().join(", ")
        })
    });
    move || {
        lines.with(|lines| {
            (!lines.is_empty()).then(|| view! { <p class="held-by"><b>"Проводят: "</b>{lines.clone()}</p> })
        })
    }
}

fn who(plan: Plan, item: &PlanItem) -> String {
    let name = if item.name.is_empty() { "вы" } else { item.name.as_str() };
    format!("{name} ({})", plan.card_title(&item.role).to_lowercase())
}

/// «В мой план»: the roles of the event, or all of them where it names none.
#[component]
fn IntoPlan(plan: Plan, activity: Activity) -> impl IntoView {
    let toasts = Toasts::expect();
    let id = StoredValue::new(activity.id.clone());
    let label = format!("В мой план: {}", activity.title);
    let menu = format!("{}-plan", activity.id);
    let roles = activity.roles;
    let items = move || {
        let mut cards = plan.roles();
        if cards.iter().any(|card| roles.contains(&card.id)) {
            cards.retain(|card| roles.contains(&card.id));
        }
        let row = move |role: RecordId, title: String| {
            let planned = id.with_value(|id| plan.is_planned(id, &role));
            let add = Callback::new(move |()| {
                id.with_value(|id| drop(plan.add_item(id, &role)));
                toasts.done("Добавлено в ваш план.");
            });
            MenuItem::new(title, add).blocked(planned.then(|| "уже в вашем плане".to_owned()))
        };
        cards.into_iter().map(|card| row(card.id, card.title)).collect::<Vec<_>>()
    };
    view! {
        <Menu id=menu label=label items=items trigger_class="button" trigger=move || view! { <Icon glyph=Glyph::Plus /> "В мой план" }
            head=|| view! { <small>"В какой роли вы его проводите?"</small> } />
    }
}
