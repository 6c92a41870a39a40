//! Tabs: one stop of the Tab key, arrows inside, a panel for each.

use leptos::{ev::KeyboardEvent, prelude::*, wasm_bindgen::JsCast};

use super::{choice::Choice, icon::Icon};

/// The row of tabs. Panels are [`TabPanel`]s with the same `id`.
#[component]
pub fn Tabs(
    #[prop(into)] id: String,
    #[prop(into)] label: Signal<String>,
    #[prop(into)] tabs: Signal<Vec<Choice>>,
    /// The value of the open tab.
    #[prop(into)]
    chosen: Signal<String>,
    #[prop(into)] on_choose: Callback<String>,
) -> impl IntoView {
    let group = StoredValue::new(id.clone());
    let values =
        Memo::new(move |_| tabs.with(|tabs| tabs.iter().map(|tab| tab.value.clone()).collect::<Vec<_>>()));
    let step = move |event: KeyboardEvent| {
        let values = values.get_untracked();
        let now =
            values.iter().position(|value| chosen.with_untracked(|chosen| chosen == value)).unwrap_or(0);
        let next = match event.code().as_str() {
            "ArrowRight" => (now + 1) % values.len().max(1),
            "ArrowLeft" => now.checked_sub(1).unwrap_or(values.len().saturating_sub(1)),
            "Home" => 0,
            "End" => values.len().saturating_sub(1),
            _ => return,
        };
        if let Some(value) = values.get(next) {
            event.prevent_default();
            on_choose.run(value.clone());
            group.with_value(|group| focus(&tab_id(group, value)));
        }
    };
    view! {
        <div class="tabs" role="tablist" id=id aria-label=move || label.get() on:keydown=step>
            <For each=move || values.get() key=String::clone let:value>
                <Tab group value tabs chosen on_choose />
            </For>
        </div>
    }
}

#[component]
fn Tab(
    group: StoredValue<String>,
    value: String,
    tabs: Signal<Vec<Choice>>,
    chosen: Signal<String>,
    on_choose: Callback<String>,
) -> impl IntoView {
    let own = value.clone();
    let tab = Memo::new(move |_| {
        tabs.with(|tabs| tabs.iter().find(|tab| tab.value == own).cloned()).unwrap_or_default()
    });
    let value = StoredValue::new(value);
    let on = move || chosen.with(|chosen| value.with_value(|value| value == chosen));
    let id = value.with_value(|value| group.with_value(|group| tab_id(group, value)));
    view! {
        <button
            type="button"
            class="tab"
            role="tab"
            aria-controls=[&id, "-panel"].concat()
            id=id
            data-color=move || tab.get().color
            aria-selected=move || if on() { "true" } else { "false" }
            tabindex=move || if on() { "0" } else { "-1" }
            on:click=move |_| on_choose.run(value.get_value())
        >
            {tab.with_untracked(|tab| tab.glyph).map(|glyph| view! { <Icon glyph size="small" /> })}
            {move || tab.get().label}
            {move || tab.get().count.map(|count| view! { <span class="count">{count}</span> })}
        </button>
    }
}

/// What one tab shows. `of` is the id of its [`Tabs`]. All panels are in the page; one is shown.
#[component]
pub fn TabPanel(
    #[prop(into)] of: String,
    #[prop(into)] value: String,
    #[prop(into)] chosen: Signal<String>,
    children: Children,
) -> impl IntoView {
    let tab = tab_id(&of, &value);
    view! {
        <section
            class="tab-panel"
            role="tabpanel"
            id=[&tab, "-panel"].concat()
            aria-labelledby=tab
            tabindex="0"
            hidden=move || chosen.with(|chosen| *chosen != value)
        >
            {children()}
        </section>
    }
}

fn tab_id(group: &str, value: &str) -> String {
    [group, "-", value].concat()
}

fn focus(id: &str) {
    let found = document().get_element_by_id(id);
    if let Some(element) = found.and_then(|element| element.dyn_into::<leptos::web_sys::HtmlElement>().ok()) {
        // What cannot take the focus is still open for a tap.
        let _ = element.focus();
    }
}
