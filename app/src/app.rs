//! The app: one context, the frame around every page, and the routes.

use leptos::prelude::*;
use leptos_router::{
    components::{FlatRoutes, Route, Router},
    path,
};

use crate::{
    components::frame::Frame,
    later, pages,
    platform::{body, page},
    store::{Karta, arrival::Arrival},
    ui::later::OnTheWay,
};

/// The whole interface. [`Karta`] must be in context. A room's code comes when it is first opened
/// ([`later!`]): a guest's phone does not fetch the catalogue's, nor a reader's the board's.
#[component]
pub fn App() -> impl IntoView {
    view! {
        <Router>
            <Frame>
                <FlatRoutes fallback=|| view! { <pages::absent::AbsentPage /> }.into_any()>
                    <Route path=path!("/") view=|| view! { <pages::start::StartPage /> }.into_any() />
                    <Route path=path!("/catalogue") view=later!(catalogue, pages::catalogue::CataloguePage) />
                    <Route path=path!("/catalogue/check") view=later!(works, pages::check::CheckPage) />
                    <Route path=path!("/catalogue/compare") view=later!(catalogue, pages::compare::ComparePage) />
                    <Route path=path!("/catalogue/:card/propose") view=later!(works, pages::propose::ProposePage) />
                    <Route path=path!("/catalogue/:card/:part?") view=later!(catalogue, pages::card::CardPage) />
                    <Route path=path!("/proposals") view=later!(works, pages::proposals::ProposalsPage) />
                    <Route path=path!("/activities") view=later!(works, pages::activities::ActivitiesPage) />
                    <Route path=path!("/plan") view=later!(works, pages::plan::PlanPage) />
                    <Route path=path!("/show") view=later!(hall, pages::show::ShowPage) />
                    <Route path=path!("/show/:card") view=later!(hall, pages::show::ShowPage) />
                    <Route path=path!("/remote") view=later!(hall, pages::remote::RemotePage) />
                    <Route path=path!("/print") view=later!(hall, pages::print::PrintPage) />
                    <Route path=path!("/boards") view=later!(board, pages::boards::BoardsPage) />
                    <Route path=path!("/board/:space") view=later!(board, pages::board::BoardPage) />
                    <Route path=path!("/board/:space/screen") view=later!(board, pages::board_screen::BoardScreenPage) />
                    <Route path=path!("/board/:space/remote") view=later!(board, pages::board_remote::BoardRemotePage) />
                    <Route path=path!("/board/:space/outcomes/:part?") view=later!(after, pages::board_outcomes::BoardOutcomesPage) />
                    <Route path=path!("/trajectories") view=later!(trajectory, pages::trajectories::TrajectoriesPage) />
                    <Route path=path!("/trajectories/overview") view=later!(trajectory, pages::trajectory_overview::OverviewPage) />
                    <Route path=path!("/trajectory/:space/:part?") view=later!(trajectory, pages::trajectory::TrajectoryPage) />
                    <Route path=path!("/look/:token") view=later!(trajectory, pages::look::LookPage) />
                    <Route path=path!("/games") view=later!(game, pages::games::GamesPage) />
                    <Route path=path!("/game/:space") view=later!(game, pages::game::GamePage) />
                    <Route path=path!("/game/:space/screen") view=later!(game, pages::game_screen::GameScreenPage) />
                    <Route path=path!("/game/:space/remote") view=later!(game, pages::game_remote::GameRemotePage) />
                    <Route path=path!("/game/:space/outcomes") view=later!(after, pages::game_outcomes::GameOutcomesPage) />
                    <Route path=path!("/surveys") view=later!(game, pages::surveys::SurveysPage) />
                    <Route path=path!("/survey/:space") view=later!(game, pages::survey::SurveyPage) />
                    <Route path=path!("/survey/:space/screen") view=later!(game, pages::survey_screen::SurveyScreenPage) />
                    <Route path=path!("/survey/by/:code") view=later!(game, pages::survey_answer::SurveyAnswerPage) />
                    <Route path=path!("/join") view=later!(people, pages::join::JoinPage) />
                    <Route path=path!("/join/:code") view=later!(people, pages::join::JoinPage) />
                    <Route path=path!("/rounds") view=later!(diagnostics, pages::rounds::RoundsPage) />
                    <Route path=path!("/instruments/:instrument?") view=later!(diagnostics, pages::instruments::InstrumentsPage) />
                    <Route path=path!("/round/:space/:part?") view=later!(diagnostics, pages::round::RoundPage) />
                    <Route path=path!("/answer/:space") view=later!(diagnostics, pages::answer::AnswerPage) />
                    <Route path=path!("/returned") view=later!(works, pages::returned::ReturnedPage) />
                    <Route path=path!("/bin") view=later!(works, pages::bin::BinPage) />
                    <Route path=path!("/sign-in") view=later!(people, pages::sign_in::SignInPage) />
                    <Route path=path!("/begin/:token") view=later!(people, pages::begin::BeginPage) />
                    <Route path=path!("/accounts") view=later!(people, pages::accounts::AccountsPage) />
                    <Route path=path!("/ui") view=later!(gallery, pages::gallery::GalleryPage) />
                </FlatRoutes>
            </Frame>
        </Router>
    }
}

/// How long a page that the server rendered may stay before the app takes over with what it has, milliseconds.
const PATIENCE_MS: u32 = 4_000;

/// What is mounted in the browser: the app, once there is something to show in place of what the server
/// rendered.
#[component]
pub fn Root(arrival: Arrival) -> impl IntoView {
    let karta = Karta::wake(arrival);
    provide_context(karta);
    let takes_over = RwSignal::new(!body::was_rendered());
    Effect::new(move |_| {
        if karta.catalogue.is_ready() {
            takes_over.set(true);
        }
    });
    page::after(PATIENCE_MS, move || takes_over.set(true)).keep();
    let on_the_way = OnTheWay::provide();
    view! { <Show when=move || takes_over.get()><App /><TakeOver on_the_way=on_the_way /></Show> }
}

/// Puts the app in the place of what the server rendered, once the open page's own code is there too.
#[component]
fn TakeOver(on_the_way: OnTheWay) -> impl IntoView {
    Effect::new(move |_| {
        if on_the_way.is_none() {
            body::take_over();
        }
    });
}
