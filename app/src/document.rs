//! The HTML document around the app, rendered on the server: whole for public pages, empty-bodied for the
//! shell that the service worker keeps.
//!
//! The body holds only public data: no session is looked at here.

use karta_core::sync::protocol::PullReply;
use leptos::prelude::*;
use leptos_router::location::RequestUrl;

use crate::{app::App, store::Karta};

/// A rendered page.
pub struct Page {
    pub html: String,
    /// Whether there is what the address names; a page that lacks it says so in words.
    pub found: bool,
}

/// A page as a visitor sees it: readable before, and without, any script.
pub fn page(path: &str, build: &str, catalogue: Option<PullReply>) -> Page {
    let owner = Owner::new_root(None);
    let page = owner.with(|| {
        provide_context(RequestUrl::new(path));
        let karta = Karta::for_visitor(catalogue);
        provide_context(karta);
        let body = view! { <App /> }.to_html();
        Page {
            html: document(build, "page", &karta.title.get_untracked(), &body),
            found: !karta.absent.get_untracked(),
        }
    });
    owner.unset();
    page
}

/// The document that every navigation gets once the service worker is installed.
pub fn empty_shell(build: &str) -> String {
    document(build, "shell", "", "")
}

/// The program begins to come with the page, not when `start.js` has looked at the browser and the scripts after it
/// have run. A browser that is too old fetches it in vain.
const PROGRAM: &str = "<link rel=\"preload\" as=\"fetch\" crossorigin href=\"/pkg/karta.wasm\">\
     <link rel=\"modulepreload\" href=\"/boot.js\">\
     <link rel=\"modulepreload\" href=\"/pkg/karta.js\">\
     <link rel=\"modulepreload\" href=\"/pkg/rooms.js\">";

/// What the page cannot do without a script, said where there is none.
const WITHOUT_SCRIPTS: &str = "<noscript><div class=\"start-notice\"><p class=\"start-notice-text\">\
     Читать можно и так. Чтобы искать, войти и писать, включите в браузере JavaScript.</p></div></noscript>";

fn document(build: &str, render: &str, title: &str, body: &str) -> String {
    let title = if title.is_empty() {
        String::from("Карта")
    } else {
        format!("{} · Карта", escape(title))
    };
    format!(
        "<!DOCTYPE html>\
         <html lang=\"ru\" data-render=\"{render}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1, viewport-fit=cover\">\
         <meta name=\"karta-build\" content=\"{build}\">\
         <meta name=\"description\" content=\"Роли, траектории и карта будущего для педагогов и методистов\">\
         <meta name=\"theme-color\" content=\"#fffdf8\">\
         <title>{title}</title>\
         <script src=\"/start.js\"></script>\
         <link rel=\"stylesheet\" href=\"/pkg/karta.css\">\
         {PROGRAM}\
         <link rel=\"icon\" href=\"/favicon.svg\" type=\"image/svg+xml\">\
         <link rel=\"apple-touch-icon\" href=\"/apple-touch-icon.png\">\
         <link rel=\"manifest\" href=\"/manifest.webmanifest\">\
         </head><body>{WITHOUT_SCRIPTS}<div id=\"rendered\" style=\"display:contents\">{body}</div></body></html>"
    )
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
