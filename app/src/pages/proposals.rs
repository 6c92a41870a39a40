//! «Предложения»: for experts what is to be decided over the whole catalogue, for authors what became of theirs.

use leptos::prelude::*;

use crate::{
    components::proposals::{
        mine::Mine,
        queue::{Queue, Settled},
    },
    store::{karta, proposals::Proposals},
    ui::{ButtonLink, Choice, EmptyState, Glyph, TabPanel, Tabs, Variant},
};

#[component]
pub fn ProposalsPage() -> impl IntoView {
    let karta = karta();
    karta.title.set("Предложения".into());
    let proposals = Proposals::here();
    let decides = Memo::new(move |_| karta.catalogue.may_edit());
    view! {
        <section class="page page-reading stack">
            <h1>"Предложения"</h1>
            {move || if !karta.has_account() {
                view! { <SignInFirst /> }.into_any()
            } else if decides.get() {
                view! { <Deciding proposals=proposals /> }.into_any()
            } else {
                view! { <Mine proposals=proposals /> }.into_any()
            }}
        </section>
    }
}

/// For a visitor: proposals have authors.
#[component]
pub fn SignInFirst() -> impl IntoView {
    view! {
        <EmptyState glyph=Glyph::User title="Сначала войдите" text="Эта страница — для тех, у кого есть учётная запись центра.">
            <ButtonLink href="/sign-in" variant=Variant::Primary>"Войти"</ButtonLink>
        </EmptyState>
    }
}

#[component]
fn Deciding(proposals: Proposals) -> impl IntoView {
    let chosen = RwSignal::new("waiting".to_owned());
    let has_own = Memo::new(move |_| !proposals.mine().is_empty());
    let waiting = Memo::new(move |_| proposals.waiting().len());
    let tabs = move || {
        let mut tabs = vec![
            Choice::new("waiting", "Ждут решения").count(waiting.get()),
            Choice::new("settled", "Рассмотренные"),
        ];
        if has_own.get() {
            tabs.push(Choice::new("mine", "Мои"));
        }
        tabs
    };
    view! {
        <div>
            <Tabs id="proposals" label="Предложения" tabs=tabs chosen=chosen on_choose=move |tab| chosen.set(tab) />
            <TabPanel of="proposals" value="waiting" chosen=chosen><Queue proposals=proposals /></TabPanel>
            <TabPanel of="proposals" value="settled" chosen=chosen><Settled proposals=proposals /></TabPanel>
            <Show when=move || has_own.get()>
                <TabPanel of="proposals" value="mine" chosen=chosen><Mine proposals=proposals /></TabPanel>
            </Show>
        </div>
    }
}
