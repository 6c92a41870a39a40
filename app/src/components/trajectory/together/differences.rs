//! Two plans side by side, record by record and field by field: words that went are struck, those that came are
//! underlined, and both are named for those who do not see it.

use karta_core::{
    domain::trajectory::{
        comparison::{Changed, FieldChange, How, Part},
        version::Snapshot,
    },
    sync::RecordId,
};
use leptos::prelude::*;

use super::versions::NOW;
use crate::{
    components::proposals::difference::shown,
    store::trajectory::together::Together,
    ui::{Glyph, Tag},
};

/// Nothing until an old version is chosen.
#[component]
pub fn Differences(
    together: Together,
    #[prop(into)] old: Signal<String>,
    #[prop(into)] new: Signal<String>,
) -> impl IntoView {
    let plan = move |chosen: &str| -> Option<Snapshot> {
        match chosen {
            "" => None,
            NOW => Some(together.plan()),
            id => together.version(&RecordId::from(id)).map(|version| version.plan),
        }
    };
    let changed = Memo::new(move |_| {
        let (old, new) = (old.with(|old| plan(old))?, new.with(|new| plan(new))?);
        Some(together.compare(&old, &new))
    });
    move || {
        changed.get().map(|changed| {
            if changed.is_empty() {
                return view! { <p class="differences-none" role="status">"Различий нет."</p> }.into_any();
            }
            let count = changed.len();
            view! {
                <p class="hint" role="status">"Записей с изменениями: "{count}</p>
                <ul class="differences">{changed.into_iter().map(one).collect_view()}</ul>
            }
            .into_any()
        })
    }
}

fn one(changed: Changed) -> impl IntoView {
    let (glyph, words) = match &changed.how {
        How::Added => (Glyph::Plus, "добавлено"),
        How::Removed => (Glyph::Trash, "убрано"),
        How::Changed(_) => (Glyph::Pencil, "изменено"),
    };
    let part = match changed.part {
        Part::Head => "Титул",
        Part::Goal => "Цель",
        Part::Step => "Шаг",
    };
    let how = match changed.how {
        How::Added => "added",
        How::Removed => "removed",
        How::Changed(_) => "changed",
    };
    let fields = match changed.how {
        How::Changed(fields) => fields,
        How::Added | How::Removed => Vec::new(),
    };
    let fields =
        (!fields.is_empty()).then(|| view! { <dl>{fields.into_iter().map(field).collect_view()}</dl> });
    view! {
        <li data-how=how>
            <h3><small>{part}</small>" "{changed.title}" "<Tag glyph>{words}</Tag></h3>
            {fields}
        </li>
    }
}

fn field(change: FieldChange) -> impl IntoView {
    view! { <div><dt>{change.title}</dt><dd class="difference">{change.runs.into_iter().map(shown).collect_view()}</dd></div> }
}
