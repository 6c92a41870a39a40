//! A file that the server makes, as a button.

use leptos::prelude::*;

use crate::{
    store::{Connection, courier::Courier},
    ui::{Button, Glyph, Icon},
};

/// Fetches the file from `address`; without a connection it cannot be had, and the button says so.
#[component]
pub fn ServerFile(
    courier: Courier,
    #[prop(into)] address: Signal<String>,
    words: &'static str,
) -> impl IntoView {
    let reached = Memo::new(move |_| courier.connection.with(Connection::is_reached));
    move || {
        if reached.get() {
            view! { <a class="button" href=move || address.get() download=""><Icon glyph=Glyph::Download />{words}</a> }.into_any()
        } else {
            view! { <Button glyph=Glyph::Download blocked=Some("нужна связь с сервером".to_owned())>{words}</Button> }.into_any()
        }
    }
}
