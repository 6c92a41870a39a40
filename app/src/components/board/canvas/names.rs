//! Names of clusters over the map: always on top, never on one another, larger when cards are numbers alone.

use karta_core::domain::board::hall::{Detail, Named, Wanted, first_words, settle};
use leptos::prelude::*;

use super::{desk::Desk, picture::FRAME};

/// Characters of a cluster's name.
const NAME: usize = 32;
/// Pixels of its letters where cards are read, and where only numbers are.
const PX: (f64, f64) = (14.0, 19.0);

#[component]
pub fn ClusterNames(desk: Desk) -> impl IntoView {
    let far = Memo::new(move |_| desk.detail.get() == Detail::Numbers);
    let px = move || if far.get() { PX.1 } else { PX.0 };
    let names = Memo::new(move |_| named(desk, px()));
    let place = |name: &Named| format!("translate({:.1}px, {:.1}px)", name.x, name.y);
    view! {
        <div class="map-names" aria-hidden="true" style:--px=move || format!("{}px", px())>
            <For each=move || names.get() key=|name| (name.text.clone(), name.x as i64, name.y as i64) let:name>
                <span class="map-name" style:transform=place(&name)>{name.text.clone()}</span>
            </For>
        </div>
    }
}

/// In pixels of what is drawn, from the map's own corner. Names stay on the map.
fn named(desk: Desk, px: f64) -> Vec<Named> {
    let zoom = desk.drawn.with(|camera| camera.zoom);
    let (width, height) = desk.world.with(super::world::World::size);
    let laid = desk.laid.get();
    let wanted = desk.open.clusters.with(|clusters| {
        let name = |cluster: &karta_core::domain::board::cluster::Cluster| {
            let shown = cluster.cards.iter().filter(|card| desk.view.shows(card));
            let [left, top, right, bottom] = laid.around(shown)?.map(|at| at * zoom);
            let around = [left - FRAME, top - FRAME, right + FRAME, bottom + FRAME];
            let text = format!("{} · {}", first_words(&cluster.title, NAME), cluster.cards.len());
            Some(Wanted { text, around, weight: cluster.cards.len() })
        };
        clusters.iter().filter_map(name).collect()
    });
    settle(wanted, px, (width * zoom, height * zoom))
}
