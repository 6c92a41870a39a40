//! Dependencies as lines over the chart: from the end of a step to the beginning of the one that waits for it.
//! Lines are of one height, so a place is a number of lines and the picture is stretched over them.

use std::{collections::HashMap, fmt::Write};

use karta_core::{
    domain::trajectory::{circles::Dependencies, step::Step, timeline::Timeline},
    sync::RecordId,
};
use leptos::prelude::*;

use super::{chart::Line, desk::PlanDesk};

/// Units of the picture for one line of the chart.
const ROW: f64 = 10.0;

/// Paths of one look: the lines, and the dots in which they end.
#[derive(Debug, Default, Clone, PartialEq)]
struct Drawn {
    lines: String,
    dots: String,
}

#[component]
pub(super) fn Lines(desk: PlanDesk, lines: Memo<Vec<Line>>) -> impl IntoView {
    let drawn = Memo::new(move |_| {
        lines.with(|lines| desk.open.steps.with(|steps| draw(steps, lines, desk.line.get())))
    });
    let height = Memo::new(move |_| lines.with(Vec::len));
    let picture = move |clash: bool| {
        let of = move |part: fn(&Drawn) -> &String| {
            move || drawn.with(|(calm, clashing)| part(if clash { clashing } else { calm }).clone())
        };
        view! {
            <g data-clash=clash.then_some("")>
                <path d=of(|drawn| &drawn.lines)></path>
                <path class="dots" d=of(|drawn| &drawn.dots)></path>
            </g>
        }
    };
    view! {
        <svg class="timeline-lines" aria-hidden="true" preserveAspectRatio="none"
            viewBox=move || format!("0 0 12 {}", height.get().max(1) as f64 * ROW)>
            {picture(false)}
            {picture(true)}
        </svg>
    }
}

/// Calm lines, and those whose steps stand the wrong way round. Steps beyond the year in sight have none, nor
/// do circles: they order nothing.
fn draw(steps: &[Step], lines: &[Line], line: Timeline) -> (Drawn, Drawn) {
    let (mut calm, mut clashing) = (Drawn::default(), Drawn::default());
    if steps.iter().all(|step| step.depends.is_empty()) {
        return (calm, clashing);
    }
    let places: HashMap<&RecordId, usize> = lines
        .iter()
        .enumerate()
        .filter_map(|(at, line)| if let Line::Step(id) = line { Some((id, at)) } else { None })
        .collect();
    let middle = |step: &Step| Some((*places.get(&step.id)? as f64 + 0.5) * ROW);
    let dependencies = Dependencies::among(steps);
    for (at, step) in steps.iter().enumerate() {
        let Some((days, y)) = step.period().zip(middle(step)) else { continue };
        let Ok(span) = line.span(days) else { continue };
        for before in dependencies.awaited(at).map(|on| &steps[on]) {
            let Some((earlier, from_y)) = before.period().zip(middle(before)) else { continue };
            let Ok(end) = line.span(earlier).map(|span| span.to) else { continue };
            let drawn = if days.from <= earlier.to { &mut clashing } else { &mut calm };
            let bend = (end + 0.25).min(12.0);
            let into = (span.from - 0.25).max(0.0);
            // Writing into a string cannot fail.
            let _ = write!(
                drawn.lines,
                "M{end:.3} {from_y}C{bend:.3} {from_y} {into:.3} {y} {:.3} {y}",
                span.from
            );
            let _ = write!(drawn.dots, "M{:.3} {y}h.001", span.from);
        }
    }
    (calm, clashing)
}
