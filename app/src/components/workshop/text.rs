//! A material as it is read.

use karta_core::domain::{link, material::Material};
use leptos::prelude::*;

use super::{
    naming::Byline,
    sorts::{Field, fields_of},
};
use crate::store::Workshop;

#[component]
pub fn MaterialText(workshop: Workshop, material: Memo<Option<Material>>) -> impl IntoView {
    move || {
        material.get().map(|material| {
            let fields = fields_of(material.sort).iter().filter_map(|field| part(*field, &material));
            view! {
                <div class="material-text">
                    <dl>{fields.collect_view()}</dl>
                    <Byline workshop material=material.clone() />
                </div>
            }
        })
    }
}

/// One field under its title; nothing where it is empty or stands over the text already.
fn part(field: Field, material: &Material) -> Option<AnyView> {
    let body = match field.name {
        "text" => paragraphs(&material.text)?,
        "task" => paragraphs(&material.task)?,
        "look_at" if !material.look_at.is_empty() => {
            let lines = material.look_at.iter().map(|line| view! { <li>{line.clone()}</li> });
            view! { <ul class="look-at">{lines.collect_view()}</ul> }.into_any()
        }
        "link" if link::is_safe(&material.link) => {
            let shown = material.link.clone();
            view! { <a href=material.link.clone() target="_blank" rel="noopener noreferrer">{shown}</a> }
                .into_any()
        }
        _ => return None,
    };
    Some(view! { <div><dt>{field.title}</dt><dd>{body}</dd></div> }.into_any())
}

fn paragraphs(text: &str) -> Option<AnyView> {
    let lines: Vec<_> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let shown = |line: &str| {
        match timed(line) {
        Some((time, what)) => {
            view! { <p class="timed"><b class="nowrap">{time.to_owned()}</b><span>{what.to_owned()}</span></p> }
                .into_any()
        }
        None => view! { <p>{line.to_owned()}</p> }.into_any(),
    }
    };
    (!lines.is_empty()).then(|| lines.into_iter().map(shown).collect_view().into_any())
}

/// A step of a scenario: its minutes and what happens, as in «0–5. Встреча».
fn timed(line: &str) -> Option<(&str, &str)> {
    let (time, what) = line.split_once(". ")?;
    let of_time = |c: char| c.is_ascii_digit() || "–—-−: ".contains(c);
    let is_time = time.contains(['–', '—', '-']) && time.chars().all(of_time);
    is_time.then_some((time, what))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_minutes_of_a_step_are_told_from_the_text() {
        assert_eq!(timed("0–5. Встреча. Рассадка."), Some(("0–5", "Встреча. Рассадка.")));
        assert_eq!(timed("−60–0. Проверка"), Some(("−60–0", "Проверка")));
        for plain in ["Цель: одно предложение. Один глагол.", "5. Пятый пункт", "0–5 Встреча"]
        {
            assert_eq!(timed(plain), None, "{plain}");
        }
    }
}
