//! Findings of steps among each other and of the whole.

use super::{Asked, Finding, Flaw, alone::told, finding};
use crate::{
    domain::{
        plural::counted,
        trajectory::{Trajectory, circles::Dependencies, load::Load, status::Status, step::Step},
    },
    limits::MONTH_HOURS_ADVICE,
    sync::ids::RecordId,
};

/// Forms that go on beside others and at one's own time, so that their days may run across anything (свод).
const BESIDE: [&str; 8] = [
    "mentoring",
    "peer_learning",
    "tutorial",
    "publication",
    "self_education",
    "network_community",
    "service",
    "role_trial",
];

pub(super) fn whole(asked: &Asked, found: &mut Vec<Finding>) {
    let head = Trajectory::head();
    if asked.head.and_then(|head| head.period).is_some_and(|days| days.reversed) {
        let text = "Период траектории кончается раньше, чем начинается: он читается наоборот.";
        found.push(finding(Flaw::ReversedDays, &head, "period", text.into()));
    }
    let ahead = asked.today.calendar_month();
    for (month, hours) in Load::of(asked.steps).months {
        if month >= ahead && hours > MONTH_HOURS_ADVICE {
            let text = format!(
                "{} {} набирается {}: это много, если совмещать с работой.",
                capital(&month.within()),
                month.year(),
                told(hours)
            );
            let others = asked.steps.iter().filter(|step| touches(step, month)).map(|step| step.id.clone());
            let others = others.collect();
            found.push(Finding { others, ..finding(Flaw::Overload, &head, "", text) });
        }
    }
}

fn touches(step: &Step, month: crate::domain::month::Month) -> bool {
    let within = |days: crate::domain::day::Period| {
        (days.from.calendar_month()..=days.to.calendar_month()).contains(&month)
    };
    step.status.counts() && step.period().is_some_and(within)
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// Puts what concerns two steps with the one that is to be mended; `found` has a list for each step.
pub(super) fn between(steps: &[Step], found: &mut [Vec<Finding>]) {
    let dependencies = Dependencies::among(steps);
    for circle in dependencies.circles() {
        let first = circle[0];
        let text = match circle.as_slice() {
            [_] => "Шаг ждёт сам себя.".into(),
            _ => format!("Эти шаги ждут друг друга по кругу: {}.", titles(steps, circle.iter().copied())),
        };
        let others = circle[1..].iter().map(|at| steps[*at].id.clone()).collect();
        let circle = finding(Flaw::DependsInCircle, &steps[first].id, "depends", text);
        found[first].push(Finding { others, ..circle });
    }
    for (at, step) in steps.iter().enumerate().filter(|(_, step)| step.status.is_ahead()) {
        let (mut early, mut dropped) = (Vec::new(), Vec::new());
        for on in dependencies.awaited(at) {
            let other = &steps[on];
            match other.status {
                Status::Dropped | Status::Postponed => dropped.push(on),
                Status::Done => {}
                Status::Planned | Status::Going if begins_too_early(step, other) => early.push(on),
                Status::Planned | Status::Going => {}
            }
        }
        let ids = |list: &[usize]| list.iter().map(|on| steps[*on].id.clone()).collect();
        if !early.is_empty() {
            let text = format!("Начинается раньше, чем закончится {}.", titles(steps, early.iter().copied()));
            let early = ids(&early);
            found[at]
                .push(Finding { others: early, ..finding(Flaw::BeginsTooEarly, &step.id, "days", text) });
        }
        if !dropped.is_empty() {
            let text =
                format!("Ждёт того, что отложено или снято: {}.", titles(steps, dropped.iter().copied()));
            let others = ids(&dropped);
            found[at].push(Finding { others, ..finding(Flaw::DependsOnDropped, &step.id, "depends", text) });
        }
    }
    overlaps(steps, found);
}

fn begins_too_early(step: &Step, other: &Step) -> bool {
    matches!((step.period(), other.period()), (Some(days), Some(before)) if days.from <= before.to)
}

/// One finding a step, with the one that begins later: with all that it runs across.
fn overlaps(steps: &[Step], found: &mut [Vec<Finding>]) {
    let dated = |(at, step): (usize, &Step)| {
        let asks_presence = step.status.is_ahead() && !BESIDE.contains(&step.form);
        step.period().filter(|_| asks_presence).map(|days| (days, at))
    };
    let mut dated: Vec<_> = steps.iter().enumerate().filter_map(dated).collect();
    dated.sort_by_key(|(days, at)| (days.from, *at));
    let mut running: Vec<(crate::domain::day::Period, usize)> = Vec::new();
    for (days, at) in dated {
        running.retain(|(other, _)| other.to >= days.from);
        if !running.is_empty() {
            let mut others: Vec<usize> = running.iter().map(|(_, other)| *other).collect();
            others.sort_unstable();
            let text = format!("Идёт в те же дни, что и {}.", titles(steps, others.iter().copied()));
            let others: Vec<RecordId> = others.iter().map(|other| steps[*other].id.clone()).collect();
            found[at].push(Finding { others, ..finding(Flaw::Overlap, &steps[at].id, "days", text) });
        }
        running.push((days, at));
    }
}

/// Up to three titles, the rest counted.
fn titles(steps: &[Step], list: impl Iterator<Item = usize>) -> String {
    const NAMED: usize = 3;
    let all: Vec<String> = list.map(|at| format!("«{}»", steps[at].title.trim())).collect();
    let rest = all.len().saturating_sub(NAMED);
    let named = all[..all.len() - rest].join(", ");
    match rest {
        0 => named,
        rest => format!("{named} и ещё {}", counted(rest as u64, ["шаг", "шага", "шагов"])),
    }
}

pub(super) fn goals(asked: &Asked, found: &mut Vec<Finding>) {
    for goal in asked.goals {
        let mut own = asked.steps.iter().filter(|step| step.goal.as_ref() == Some(&goal.id));
        if !own.any(|step| step.status.counts()) {
            let text = "К этой цели пока не ведёт ни один шаг.";
            found.push(finding(Flaw::GoalWithoutSteps, &goal.id, "", text.into()));
        }
    }
}
