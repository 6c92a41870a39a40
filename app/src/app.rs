//! The app: one context, the frame around every page, and the routes.

use leptos::prelude::*;
use leptos_router::{
    components::{Route, Router, Routes},
    path,
};

use crate::{
    components::frame::Frame,
    pages,
    platform::{body, page},
    store::Karta,
    wire::Me,
};

/// The whole interface. [`Karta`] must be in context.
#[component]
pub fn App() -> impl IntoView {
    view! {
        <Router>
            <Frame>
                <Routes fallback=|| view! { <pages::absent::AbsentPage /> }.into_any()>
                    <Route path=path!("/") view=|| view! { <pages::start::StartPage /> }.into_any() />
                    <Route path=path!("/catalogue") view=|| view! { <pages::catalogue::CataloguePage /> }.into_any() />
                    <Route path=path!("/catalogue/:card") view=|| view! { <pages::card::CardPage /> }.into_any() />
                    <Route path=path!("/boards") view=|| view! { <pages::boards::BoardsPage /> }.into_any() />
                    <Route path=path!("/board/:space") view=|| view! { <pages::board::BoardPage /> }.into_any() />
                    <Route path=path!("/join") view=|| view! { <pages::join::JoinPage /> }.into_any() />
                    <Route path=path!("/join/:code") view=|| view! { <pages::join::JoinPage /> }.into_any() />
                    <Route path=path!("/returned") view=|| view! { <pages::returned::ReturnedPage /> }.into_any() />
                    <Route path=path!("/bin") view=|| view! { <pages::bin::BinPage /> }.into_any() />
                    <Route path=path!("/sign-in") view=|| view! { <pages::sign_in::SignInPage /> }.into_any() />
                    <Route path=path!("/begin/:token") view=|| view! { <pages::begin::BeginPage /> }.into_any() />
                    <Route path=path!("/accounts") view=|| view! { <pages::accounts::AccountsPage /> }.into_any() />
                    <Route path=path!("/catalogue/:card/propose") view=|| view! { <pages::propose::ProposePage /> }.into_any() />
                    <Route path=path!("/proposals") view=|| view! { <pages::proposals::ProposalsPage /> }.into_any() />
                    <Route path=path!("/activities") view=|| view! { <pages::activities::ActivitiesPage /> }.into_any() />
                    <Route path=path!("/plan") view=|| view! { <pages::plan::PlanPage /> }.into_any() />
                    <Route path=path!("/ui") view=|| view! { <pages::gallery::GalleryPage /> }.into_any() />
                </Routes>
            </Frame>
        </Router>
    }
}

/// How long a page that the server rendered may stay before the app takes over with what it has, milliseconds.
const PATIENCE_MS: u32 = 4_000;

/// What is mounted in the browser: the app, once there is something to show in place of what the server
/// rendered.
#[component]
pub fn Root(me: Option<Me>) -> impl IntoView {
    let karta = Karta::wake(me);
    provide_context(karta);
    let takes_over = RwSignal::new(!body::was_rendered());
    Effect::new(move |_| {
        if karta.catalogue.is_ready() {
            takes_over.set(true);
        }
    });
    page::after(PATIENCE_MS, move || takes_over.set(true)).keep();
    Effect::new(move |_| {
        if takes_over.get() {
            body::take_over();
        }
    });
    view! { <Show when=move || takes_over.get()><App /></Show> }
}
