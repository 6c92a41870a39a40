//! The share of педагоги who use a trajectory, with its exact formula, and the same by organisation.

use karta_core::limits::TRAJECTORY_TARGET_PERCENT;
use leptos::prelude::*;

use crate::{
    ui::{Glyph, Meter, Tag},
    wire::trajectory::{OverviewReport, ShareLine},
};

#[component]
pub fn Shares(report: OverviewReport) -> impl IntoView {
    let all = report.all;
    let percent = report.percent.map_or_else(|| "—".to_owned(), |percent| format!("{percent} %"));
    let text = format!("{} из {}", all.using, all.people);
    let reached = report.reaches_target.then(|| view! { <Tag glyph=Glyph::Check>"цель достигнута"</Tag> });
    let others = (report.others > 0)
        .then(|| view! { <p class="hint">"Ещё траектории ведут методисты и администраторы: "{report.others}". В долю они не входят."</p> });
    view! {
        <section class="sheet stack stack-tight share">
            <h2>"Педагоги с траекторией"</h2>
            <p class="share-figure"><b class="number">{percent}</b><span>{format!("цель программы: {TRAJECTORY_TARGET_PERCENT} %")}</span>{reached}</p>
            <Meter label="Ведут траекторию" value=all.using as f64 max=all.people.max(1) as f64 text />
            <p class="hint">"Из них с согласованной версией: "{all.agreed}</p>
            {others}
            <details class="formula">
                <summary>"Как считается"</summary>
                <p>"Доля = педагоги с траекторией ÷ все педагоги × 100 %, с округлением вниз. Педагог — открытая учётная запись вида «педагог», в которую человек уже входил. С траекторией — если в его траектории есть хотя бы один шаг, который запланирован, идёт или выполнен; отложенные и снятые не считаются. Несколько траекторий одного человека считаются за одну."</p>
            </details>
        </section>
        <ByOrganisation organisations=report.organisations />
    }
}

#[component]
fn ByOrganisation(organisations: Vec<ShareLine>) -> impl IntoView {
    let line = |one: ShareLine| {
        let name =
            if one.organisation.is_empty() { "не указана".to_owned() } else { one.organisation };
        let percent =
            (one.using * 100).checked_div(one.people).map_or_else(|| "—".to_owned(), |it| format!("{it} %"));
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td data-label="Педагогов">{one.people}</td>
                <td data-label="Ведут траекторию">{one.using}</td>
                <td data-label="Доля">{percent}</td>
                <td data-label="С согласованной версией">{one.agreed}</td>
            </tr>
        }
    };
    view! {
        <section class="stack stack-tight">
            <h2 class="ruled">"По организациям"</h2>
            <p class="hint">"Организация — как она написана на титуле траектории. Кто траектории не начал или организацию не назвал, стоит в строке «не указана»."</p>
            <table class="table folding">
                <thead><tr>
                    <th scope="col">"Организация"</th><th scope="col">"Педагогов"</th><th scope="col">"Ведут траекторию"</th>
                    <th scope="col">"Доля"</th><th scope="col">"С согласованной версией"</th>
                </tr></thead>
                <tbody>{organisations.into_iter().map(line).collect_view()}</tbody>
            </table>
        </section>
    }
}
