//! Findings of a step by itself.

use super::{Asked, Finding, Flaw, finding};
use crate::{
    domain::{
        activity::Activity,
        plural::counted,
        trajectory::{source::Source, step::Step},
    },
    limits::{ACTIVITY_HOURS, COURSE_HOURS_LEAST, RETRAINING_HOURS_LEAST},
};

pub(super) const HOURS: [&str; 3] = ["час", "часа", "часов"];

pub(super) fn step(asked: &Asked, step: &Step) -> Vec<Finding> {
    let mut found = Vec::new();
    if step.days.is_some_and(|days| days.reversed) {
        let text = "Конец раньше начала: срок читается наоборот.";
        found.push(finding(Flaw::ReversedDays, &step.id, "days", text.into()));
    }
    if step.status.counts() {
        found.extend(hours(step));
        found.extend(course(step));
    }
    if step.status.is_ahead() {
        found.extend(days(asked, step));
        found.extend(step.source.as_ref().and_then(|source| register(asked, step, source)));
    }
    found
}

fn hours(step: &Step) -> Option<Finding> {
    let hours = step.hours.unwrap_or_default();
    if hours == 0 {
        return Some(finding(
            Flaw::NoHours,
            &step.id,
            "hours",
            "Не сказано, сколько часов займёт шаг.".into(),
        ));
    }
    (i64::from(hours) > ACTIVITY_HOURS).then(|| {
        let text = format!("{}: больше, чем бывает в самых долгих программах. Нет ли опечатки?", told(hours));
        finding(Flaw::TooManyHours, &step.id, "hours", text)
    })
}

/// The least hours hold for whole programmes alone (DOMAIN.md, section 3): a module of one may be short.
fn course(step: &Step) -> Option<Finding> {
    let (least, what) = match step.form {
        "qualification_course" => (COURSE_HOURS_LEAST, "Программа повышения квалификации"),
        "retraining" => (RETRAINING_HOURS_LEAST, "Программа переподготовки"),
        _ => return None,
    };
    let hours = step.hours.filter(|hours| (1..least).contains(hours))?;
    let text = format!("{what} длится не меньше {least} часов, а здесь {}.", told(hours));
    Some(finding(Flaw::CourseTooShort, &step.id, "hours", text))
}

fn days(asked: &Asked, step: &Step) -> Vec<Finding> {
    let Some(period) = step.period() else {
        return vec![finding(Flaw::NoDays, &step.id, "days", "Не назван срок.".into())];
    };
    let mut found = Vec::new();
    if step.is_late(asked.today) {
        let text =
            format!("Срок прошёл {}: отметьте, что шаг выполнен, или перенесите его.", period.to.russian());
        found.push(finding(Flaw::Late, &step.id, "days", text));
    }
    let whole = asked.head.and_then(|head| head.period).map(|days| days.period);
    if let Some(whole) = whole.filter(|whole| period.from < whole.from || period.to > whole.to) {
        let text = format!("Срок выходит за период траектории ({}).", whole.russian());
        found.push(finding(Flaw::OutsidePeriod, &step.id, "days", text));
    }
    found
}

fn register(asked: &Asked, step: &Step, source: &Source) -> Option<Finding> {
    let Some(activity) = asked.register?.get(&source.activity).filter(|activity| !activity.archived) else {
        let text = "Мероприятия больше нет в навигационной базе. Шаг хранит то, что было в ней сказано.";
        return Some(finding(Flaw::ActivityGone, &step.id, "source", text.into()));
    };
    let changed = changes(source, activity);
    (!changed.is_empty()).then(|| {
        let text = format!("В навигационной базе изменилось: {}.", changed.join("; "));
        finding(Flaw::ActivityChanged, &step.id, "source", text)
    })
}

/// What an activity says otherwise than its copy, for what a person plans by.
fn changes(source: &Source, activity: &Activity) -> Vec<String> {
    let mut changed = Vec::new();
    if source.days != activity.days {
        let now = activity.days.map_or("снят".into(), |days| days.russian());
        changed.push(format!("срок — {now}"));
    }
    if source.hours != activity.hours {
        changed.push(format!("часы — {}", activity.hours.map_or("не названы".into(), told)));
    }
    if source.place != activity.place {
        let now = activity.place.trim();
        changed.push(format!("место — {}", if now.is_empty() { "не названо" } else { now }));
    }
    if source.price != activity.price {
        let now = match activity.price {
            None => "не названа".into(),
            Some(0) => "бесплатно".into(),
            Some(price) => counted(u64::from(price), ["рубль", "рубля", "рублей"]),
        };
        changed.push(format!("цена — {now}"));
    }
    changed
}

pub(super) fn told(hours: u32) -> String {
    counted(u64::from(hours), HOURS)
}
