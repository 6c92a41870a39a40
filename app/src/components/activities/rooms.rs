//! The row of links between the register, one's own plan and the list of who holds what.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::store::karta;

/// Links over the pages of events, for those with an account: a visitor has the register alone.
#[component]
pub fn EventRooms() -> impl IntoView {
    let location = use_location();
    let has_account = karta().has_account();
    let link = move |href: &'static str, words: &'static str| {
        let here = move || {
            let path = location.pathname.get();
            let seen = if location.search.with(|search| search.contains("view=all")) {
                path + "?view=all"
            } else {
                path
            };
            (seen == href).then_some("page")
        };
        view! { <a class="room-link" href=href aria-current=here>{words}</a> }
    };
    has_account.then(|| {
        view! {
            <nav class="room-links no-print" aria-label="События и план">
                {link("/activities", "Реестр событий")}
                {link("/plan", "Мой план на год")}
                {link("/plan?view=all", "Кто что проводит")}
            </nav>
        }
    })
}
