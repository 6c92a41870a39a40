//! The app: one context, the frame around every page, and the routes.

use leptos::prelude::*;
use leptos_router::{
    components::{Route, Router, Routes},
    path,
};

use crate::{components::frame::Frame, pages, platform::{body, page}, store::Karta};

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
                </Routes>
            </Frame>
        </Router>
    }
}

/// How long a page that the server rendered may stay before the app takes over with what it has, milliseconds.
const PATIENCE_MS: u32 = 4_000;

/// Mounts the app over what the server rendered, once there is something to show in its place.
pub fn mount_when_ready() {
    let owner = Owner::new();
    owner.set();
    let karta = Karta::wake();
    provide_context(karta);
    let mounted = StoredValue::new(false);
    let mount = move || {
        if !mounted.get_value() {
            mounted.set_value(true);
            body::clear();
            leptos::mount::mount_to_body(move || {
                provide_context(karta);
                view! { <App /> }
            });
        }
    };
    Effect::new(move |_| {
        if karta.catalogue.is_ready() {
            mount();
        }
    });
    if !body::was_rendered() {
        mount();
    }
    page::after(PATIENCE_MS, mount).keep();
    std::mem::forget(owner);
}
