//! «График роста»: how a person sees the growth of their mastery along the years, drawn by hand or put down
//! point by point; the plan leads on from it.

mod chart;
mod easel;
mod frame;
mod legend;
mod pad;
mod points;
mod sheet;

pub use chart::{GrowthChart, Picture};
pub use easel::Easel;
pub use sheet::picture_of;

use leptos::prelude::*;

use crate::{
    store::{OpenTrajectory, trajectory::Growth},
    ui::{EmptyState, Glyph},
};
use legend::{GrowthWords, Sharing};
use pad::Pad;
use points::{AddPoint, PointFields, PointRows};
use sheet::YearsField;

#[component]
pub fn GrowthPart(open: OpenTrajectory) -> impl IntoView {
    let growth = Growth::of(open);
    let draws = Memo::new(move |_| growth.may_draw());
    view! {
        <section class="growth stack">
            <h2>"График роста"</h2>
            <Show when=move || draws.get() fallback=move || view! { <Seen growth=growth /> }>
                <Drawn growth=growth />
            </Show>
        </section>
    }
}

/// For its owner.
#[component]
fn Drawn(growth: Growth) -> impl IntoView {
    let easel = Easel::new(growth);
    view! {
        <p class="lead">"Проведите линию пальцем, пером или мышью: как росло ваше мастерство по годам. Коснитесь поля, чтобы поставить точку и подписать ключевой момент."</p>
        <Sharing growth=growth />
        <Pad easel=easel />
        <p class="hint" id="growth-keys">"С клавиатуры: ← → выбирают точку, ↑ ↓ двигают её выше и ниже, Shift + ← → раньше и позже, Delete убирает."</p>
        <p class="hidden-text" role="status">{move || easel.told()}</p>
        <PointFields easel=easel />
        <div class="growth-tools"><YearsField easel=easel /><AddPoint easel=easel /></div>
        <GrowthWords growth=growth />
        <PointRows easel=easel />
    }
}

/// For those to whom its owner shows it.
#[component]
fn Seen(growth: Growth) -> impl IntoView {
    let picture = picture_of(growth);
    let empty = move || growth.curve.with(Vec::is_empty);
    view! {
        <Show when=move || !empty() fallback=|| view! {
            <EmptyState glyph=Glyph::Trend title="График не показан" text=Some("Его видит только хозяин траектории, пока не откроет другим.".to_owned()) />
        }>
            <div class="growth-pad seen"><GrowthChart picture=picture /></div>
            <GrowthWords growth=growth />
        </Show>
    }
}
