//! Who may write what: the questions the judge asks before a change touches its record.

use serde::Deserialize;
use serde_json::Value;

use super::refusal;
use crate::{
    domain::{
        grants::Action,
        kinds::{FieldRule, KindRule},
    },
    sync::{
        audience::{Audience, Viewer},
        change::FieldPatch,
        ids::{PrincipalId, RecordId},
        record::{AUDIENCE, NAME, NUMBER, Record},
        verdict::{Refusal, RefusalCode},
    },
};

/// Whether the viewer may change, delete or restore the record as it stands.
pub(super) fn may_change(rule: &KindRule, record: &Record, by: &Viewer) -> Result<(), Refusal> {
    if by.standing.may(rule.edit) {
        return Ok(());
    }
    if !by.is(&record.author) || !by.standing.may(rule.edit_own) {
        return Err(refusal(RefusalCode::NotAllowed, "Эту запись вы менять не можете."));
    }
    if rule.own_while.is_some_and(|holds| !holds(record)) {
        let word = "Это уже рассмотрено. Если нужно изменить, предложите заново.";
        return Err(refusal(RefusalCode::NotAllowed, word));
    }
    Ok(())
}

/// Whether a record that is one per person is its author's, by its id (rule R-3).
pub(super) fn names_its_owner(id: &RecordId, rule: &KindRule, author: &PrincipalId) -> bool {
    let rest = id.as_str().strip_prefix(rule.kind).and_then(|rest| rest.strip_prefix(':'));
    rest.and_then(|rest| rest.strip_suffix(author.as_str())).is_some_and(|about| about.ends_with(':'))
}

pub(super) fn check_patch(
    rule: &KindRule,
    name: &str,
    patch: &FieldPatch,
    by: &Viewer,
) -> Result<(), Refusal> {
    match rule.field(name) {
        Some(field) if patch.value.is_null() && !field.required => may_write(field, by),
        _ => check_field(rule, name, &patch.value, by),
    }
}

pub(super) fn check_field(rule: &KindRule, name: &str, value: &Value, by: &Viewer) -> Result<(), Refusal> {
    if name == AUDIENCE {
        return check_audience(rule, value, by);
    }
    if name == NUMBER {
        return Err(refusal(RefusalCode::NotAllowed, "Номер даёт сервер."));
    }
    if name == NAME && rule.signed {
        return Err(refusal(RefusalCode::NotAllowed, "Имя автора ставит сервер."));
    }
    let field = rule.field(name).ok_or_else(|| {
        Refusal::new(RefusalCode::UnknownField, format!("Поля «{name:.40}» у этой записи нет."))
    })?;
    may_write(field, by)?;
    field.shape.check(value).map_err(|text| Refusal::new(RefusalCode::BadValue, text))
}

/// Rule W-1.
fn may_write(field: &FieldRule, by: &Viewer) -> Result<(), Refusal> {
    if field.needs.is_none_or(|action| by.standing.may(action)) {
        return Ok(());
    }
    let word = "Это решают те, кто ведёт этот раздел: вам доступно остальное в этой записи.";
    Err(refusal(RefusalCode::NotAllowed, word))
}

fn check_audience(rule: &KindRule, value: &Value, by: &Viewer) -> Result<(), Refusal> {
    if rule.audience.is_some() {
        let word = "Кто видит эту запись, следует из неё самой.";
        return Err(refusal(RefusalCode::NotAllowed, word));
    }
    if !by.standing.may(Action::Steer) {
        return Err(refusal(RefusalCode::NotAllowed, "Кто видит запись, решает ведущий."));
    }
    Audience::deserialize(value)
        .map(drop)
        .map_err(|_| refusal(RefusalCode::BadValue, "Неизвестно, кому показать запись."))
}
