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
                    {fields.collect_view()}
                    <Byline workshop material=material.clone() />
                </div>
            }
        })
    }
}

/// One field under its title; nothing where it is empty.
fn part(field: Field, material: &Material) -> Option<AnyView> {
    let body = match field.name {
        "text" => paragraphs(&material.text)?,
        "task" => paragraphs(&material.task)?,
        "minutes" => {
            let minutes = material.minutes?;
            view! { <p>{minutes}" мин"</p> }.into_any()
        }
        "look_at" if !material.look_at.is_empty() => {
            let lines = material.look_at.iter().map(|line| view! { <li>{line.clone()}</li> });
            view! { <ul class="indicators">{lines.collect_view()}</ul> }.into_any()
        }
        "link" if link::is_safe(&material.link) => {
            let shown = material.link.clone();
            view! { <p><a href=material.link.clone() target="_blank" rel="noopener noreferrer">{shown}</a></p> }
                .into_any()
        }
        _ => return None,
    };
    Some(view! { <section><h5>{field.title}</h5>{body}</section> }.into_any())
}

fn paragraphs(text: &str) -> Option<AnyView> {
    let lines: Vec<_> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    (!lines.is_empty())
        .then(|| lines.into_iter().map(|line| view! { <p>{line.to_owned()}</p> }).collect_view().into_any())
}
