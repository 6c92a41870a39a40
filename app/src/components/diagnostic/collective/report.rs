//! «Аналитическая справка»: the sheet as it will be printed, what its author concludes, and the files in which it
//! leaves.

mod outputs;
mod paper;

use std::collections::BTreeMap;

use karta_core::{
    domain::{
        assessment::report::{Facts, report},
        diagnostic::report_words::{self, ReportWords},
        document::Document,
    },
    limits::TEXT_CHARS,
    sync::{
        record::fields,
        replica::{Draft, Manner},
    },
};
use leptos::{prelude::*, task::spawn_local};

use super::growth::Earlier;
use crate::{
    components::{
        activities::today,
        live_text::{LiveText, Writes},
    },
    store::{
        OpenRound,
        diagnostic::collective::{conferred, groups::circles, growth::Comparison, mastery},
    },
    ui::CheckField,
};
use outputs::Outputs;
use paper::Paper;

#[component]
pub fn ReportView() -> impl IntoView {
    let open = OpenRound::here();
    let comparison = Comparison::of(open);
    let named = RwSignal::new(true);
    let document = document_of(comparison, named);
    view! {
        <div class="report-part stack">
            <h2 class="no-print">"Аналитическая справка"</h2>
            <Outputs comparison named />
            <div class="filter-row no-print">
                <Earlier comparison />
                <CheckField id="report-named" label="с именами людей" checked=named on_change=move |on: bool| named.set(on) />
            </div>
            <Words open />
            <Paper document />
        </div>
    }
}

fn document_of(comparison: Comparison, named: RwSignal<bool>) -> Memo<Option<Document>> {
    let open = comparison.open;
    let levels = RwSignal::new(BTreeMap::new());
    spawn_local(async move { _ = levels.try_set(conferred(open).await) });
    let map = Memo::new(move |_| {
        let mut map = comparison.after.with(|of| of.as_ref().map(|of| of.map()))?;
        map.confer(levels.get());
        Some(Counted(map))
    });
    let levels = move |people: &_, roles: &_| {
        map.with(|map| map.as_ref().map(|map| map.0.levels_by_person(people, roles)).unwrap_or_default())
    };
    let mastery = mastery::watched(open, levels);
    let circles = circles(open.catalogue.space());
    Memo::new(move |_| {
        let of = comparison.after.get()?;
        let (before, catalogue) = (comparison.before.get(), open.catalogue.all_indicators());
        let roles: Vec<_> = of.cards.iter().map(|card| card.card.clone()).collect();
        let mut circles = circles.get();
        circles.retain(|member| roles.contains(&member.role));
        map.with(|map| {
            mastery.with(|mastery| {
                let facts = Facts {
                    of: &of,
                    map: &map.as_ref()?.0,
                    day: today(),
                    named: named.get(),
                    mastery: mastery.as_ref().map(|(mastery, _)| mastery),
                    circles: &circles,
                    before: before.as_ref().map(|before| (&**before, &catalogue)),
                };
                Some(report(facts))
            })
        })
    })
}

/// A map is drawn anew whenever the round is.
struct Counted(karta_core::domain::assessment::heat::HeatMap);

impl PartialEq for Counted {
    fn eq(&self, _: &Self) -> bool {
        false
    }
}

/// What the figures mean is written by a person. The record is made with the first words.
#[component]
fn Words(open: OpenRound) -> impl IntoView {
    let field = move |(field, label): (&'static str, &'static str)| {
        let begin = Callback::new(move |text: String| {
            let (record, kind) = (ReportWords::record(), report_words::KIND.into());
            let draft = Draft::Create { record, kind, fields: fields([(field, text.into())]) };
            open.space().make(vec![draft], Manner::Typing);
        });
        view! {
            <LiveText courier=open.courier record=ReportWords::record() field label writes=Writes::Text most=TEXT_CHARS
                begin among_others=true />
        }
    };
    view! {
        <details class="sheet no-print" open="">
            <summary>"Выводы и рекомендации"</summary>
            <div class="stack">{report_words::PARTS.map(field).into_iter().collect_view()}</div>
        </details>
    }
}
