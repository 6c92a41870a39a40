//! Files of a round of diagnostics: the «аналитическая справка» for a word processor, its tables for a spreadsheet.
//! For whoever holds the round: they alone are sent everybody's answers.

use std::collections::{BTreeMap, BTreeSet};

use app::failure::{Failure, FailureCode};
use axum::{
    extract::{Path, Query, State},
    response::Response,
};
use karta_core::{
    domain::{
        account::AccountKind,
        assessment::{
            collected::Collected,
            heat::HeatMap,
            mastery::{Mastery, mastery},
            report::{Facts, report, table},
        },
        circle::{self, CircleMember},
        day::Day,
        grants::Action,
        level::{self, Indicator},
        plan::{self, PlanItem, holders},
        role::{self, RoleCard},
        space::{SpaceKind, catalogue},
    },
    sync::{PrincipalId, Record, RecordId, SpaceId},
};
use serde::Deserialize;
use tower_sessions::Session;

use super::{DOCX, Made, answer, no_file, seen, seen_as, word_file, xlsx};
use crate::{
    backend::{caller_of, rounds::conferred},
    live::room::Caller,
    state::Karta,
};

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// What is asked of a file.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// An earlier round to compare with.
    with: Option<SpaceId>,
    /// «0» for a report without names.
    names: Option<String>,
    /// The asker's calendar day in ISO text.
    day: Option<String>,
}

/// `GET /round-files/{space}/{name}`.
pub async fn round(
    State(karta): State<Karta>,
    session: Session,
    Path((space, name)): Path<(SpaceId, String)>,
    Query(asked): Query<Asked>,
) -> Response {
    answer(&name, made(&karta, &session, &space, &name, &asked).await)
}

async fn made(
    karta: &Karta,
    session: &Session,
    space: &SpaceId,
    name: &str,
    asked: &Asked,
) -> Result<Made, Failure> {
    let who = karta.people.who(session).await?;
    let caller = caller_of(who.clone());
    let of = held(karta, space, caller.clone()).await?;
    let before = match &asked.with {
        Some(other) => Some(held(karta, other, caller.clone()).await?),
        None => None,
    };
    let shelf = Shelf::of(&seen(karta, &catalogue(), caller).await?, &of);
    let mut map = of.map();
    if let Some(who) = &who {
        map.confer(conferred(karta, who, &of.subjects).await?);
    }
    let mastery = counted(karta, &shelf, &map).await?;
    let facts = Facts {
        of: &of,
        map: &map,
        day: asked.day.as_deref().and_then(Day::from_iso),
        named: asked.names.as_deref() != Some("0"),
        mastery: Some(&mastery),
        circles: &shelf.circles,
        before: before.as_ref().map(|before| (before, &shelf.indicators)),
    };
    let title = of.round.title.clone();
    match name {
        "report.docx" => Ok((DOCX, title, word_file(&report(facts), space)?)),
        "tables.xlsx" => {
            let sheets = table::sheets(&map, &report(Facts { named: true, ..facts }));
            Ok((XLSX, title, xlsx::written(&sheets)))
        }
        _ => Err(no_file()),
    }
}

/// A round that the caller holds.
async fn held(karta: &Karta, space: &SpaceId, caller: Caller) -> Result<Collected, Failure> {
    let nothing = || Failure::new(FailureCode::NotFound, "Такого раунда здесь нет.");
    if SpaceKind::of(space) != Some(SpaceKind::Round) {
        return Err(nothing());
    }
    let (standing, records) = seen_as(karta, space, caller).await?;
    if !standing.may(Action::EditContent) {
        return Err(Failure::new(FailureCode::NotAllowed, "Справку видит тот, кто ведёт раунд."));
    }
    Collected::of(&records).ok_or_else(nothing)
}

/// What the report takes from the catalogue, as the asker may see it.
struct Shelf {
    indicators: BTreeMap<RecordId, Indicator>,
    circles: Vec<CircleMember>,
    items: Vec<PlanItem>,
    listed: BTreeSet<RecordId>,
}

impl Shelf {
    fn of(records: &[Record], round: &Collected) -> Self {
        let living = |kind: &'static str| {
            records.iter().filter(move |record| record.is_alive() && record.kind.as_str() == kind)
        };
        let cards = living(role::KIND).filter_map(|record| RoleCard::try_from(record).ok());
        let indicators = living(level::INDICATOR).filter_map(|record| Indicator::try_from(record).ok());
        let mut circles: Vec<CircleMember> =
            living(circle::KIND).filter_map(|record| CircleMember::try_from(record).ok()).collect();
        circles.retain(|member| round.cards.iter().any(|card| card.card == member.role));
        circles.sort_by(|a, b| (&a.name, &a.id).cmp(&(&b.name, &b.id)));
        let there: BTreeSet<&RecordId> =
            living(karta_core::domain::activity::KIND).map(|record| &record.id).collect();
        let items = living(plan::KIND).filter_map(|record| PlanItem::try_from(record).ok());
        Self {
            indicators: indicators.map(|it| (it.id.clone(), it)).collect(),
            circles,
            items: items.filter(|item| there.contains(&item.activity)).collect(),
            listed: cards.filter(|card| card.listed).map(|card| card.id).collect(),
        }
    }
}

/// The programme's indicator over all методисты of the centre.
async fn counted(karta: &Karta, shelf: &Shelf, map: &HeatMap) -> Result<Mastery, Failure> {
    let accounts = karta.people.open_accounts().await?.into_iter();
    let methodists = accounts.filter(|account| account.kind == AccountKind::Methodist);
    let methodists: BTreeSet<PrincipalId> = methodists.map(|account| account.principal).collect();
    let levels = map.levels_by_person(&methodists, &shelf.listed);
    Ok(mastery(&methodists, &levels, &holders(&shelf.items), &shelf.listed))
}
