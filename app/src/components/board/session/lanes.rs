//! Дорожки of the board: renamed, moved, added, taken away. Cards of one that is gone lie beside the map.

use karta_core::{
    domain::board::head::{Lane, lanes_value},
    limits::{BOARD_LANES, LANE_CHARS},
};
use leptos::prelude::*;

use crate::{
    platform::random_id,
    store::Session,
    ui::{Button, Glyph, IconButton, SortItem, SortableList, TextField},
};

#[component]
pub fn Lanes(session: Session) -> impl IntoView {
    let lanes = Memo::new(move |_| {
        session.open.head.with(|head| head.as_ref().map(|head| head.lanes.clone())).unwrap_or_default()
    });
    let change = Callback::new(move |change: Change| {
        let mut now = lanes.get_untracked();
        change.apply(&mut now);
        session.set_fact("lanes", lanes_value(&now));
    });
    let items = Signal::derive(move || {
        lanes.with(|lanes| {
            lanes.iter().map(|lane| SortItem::new(lane.id.clone(), lane.title.clone())).collect::<Vec<_>>()
        })
    });
    let row =
        Callback::new(move |id: String| view! { <LaneRow lanes=lanes id=id change=change /> }.into_any());
    let moved = Callback::new(move |(from, to): (usize, usize)| change.run(Change::Move(from, to)));
    let blocked =
        move || (lanes.with(Vec::len) >= BOARD_LANES).then(|| format!("Дорожек не больше {BOARD_LANES}"));
    view! {
        <h3>"Дорожки"</h3>
        <SortableList id="course-lanes" label="Дорожки" items=items row=row on_move=moved />
        <div class="row">
            <Button glyph=Glyph::Plus blocked=blocked on_press=move || change.run(Change::Add(random_id(5)))>"Дорожка"</Button>
        </div>
    }
}

/// One change of the lanes, which are stored as one value.
#[derive(Debug, Clone)]
enum Change {
    Add(String),
    Rename(String, String),
    Move(usize, usize),
    Remove(String),
}

impl Change {
    fn apply(self, lanes: &mut Vec<Lane>) {
        match self {
            Self::Add(id) => lanes.push(Lane { id, title: "Новая дорожка".into() }),
            Self::Rename(id, title) => {
                lanes.iter_mut().filter(|lane| lane.id == id).for_each(|lane| lane.title.clone_from(&title));
            }
            Self::Move(from, to) if from < lanes.len() && to < lanes.len() => {
                let lane = lanes.remove(from);
                lanes.insert(to, lane);
            }
            Self::Move(..) => {}
            Self::Remove(id) => lanes.retain(|lane| lane.id != id),
        }
    }
}

#[component]
fn LaneRow(lanes: Memo<Vec<Lane>>, id: String, change: Callback<Change>) -> impl IntoView {
    let field = format!("lane-{id}");
    let id = StoredValue::new(id);
    let title = Signal::derive(move || {
        lanes
            .with(|lanes| {
                id.with_value(|id| lanes.iter().find(|lane| lane.id == *id).map(|lane| lane.title.clone()))
            })
            .unwrap_or_default()
    });
    let error = RwSignal::new(None::<String>);
    let rename = move |text: String| {
        let text = text.trim().to_owned();
        let fits = !text.is_empty() && text.chars().count() <= LANE_CHARS;
        error.set((!fits).then(|| format!("От 1 до {LANE_CHARS} знаков.")));
        if fits && text != title.get_untracked() {
            change.run(Change::Rename(id.get_value(), text));
        }
    };
    let last = move || (lanes.with(Vec::len) < 2).then(|| "Одна дорожка нужна".to_owned());
    view! {
        <div class="takt-line">
            <div class="grow"><TextField id=field label="Название дорожки" bare=true value=title error=error on_commit=rename limit=LANE_CHARS /></div>
            <IconButton glyph=Glyph::Trash label="Убрать дорожку" danger=true blocked=last on_press=move || change.run(Change::Remove(id.get_value())) />
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use karta_core::domain::board::head::template_lanes;

    #[test]
    fn a_lane_keeps_its_cards_when_it_is_renamed_or_moved() {
        let mut lanes = template_lanes("swot");
        Change::Rename("threats".into(), "Риски".into()).apply(&mut lanes);
        Change::Move(3, 0).apply(&mut lanes);
        assert_eq!((lanes[0].id.as_str(), lanes[0].title.as_str()), ("threats", "Риски"));
        Change::Remove("strengths".into()).apply(&mut lanes);
        Change::Move(9, 0).apply(&mut lanes);
        assert_eq!(
            lanes.iter().map(|lane| lane.id.as_str()).collect::<Vec<_>>(),
            ["threats", "weaknesses", "chances"]
        );
    }
}
