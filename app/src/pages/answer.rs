//! Answering a round: about whom, card by card. The address names the person and the card, so that Back works.

use karta_core::{
    domain::assessment::duty::Duty,
    sync::{RecordId, SpaceId},
};
use leptos::prelude::*;
use leptos_router::hooks::{use_location, use_params_map};

use crate::{
    components::diagnostic::answering::{AnswerDesk, Colleagues, Duties, Nothing},
    platform::body,
    store::{OpenRound, diagnostic::answering::Answering, karta, recent},
    ui::{EmptyState, Glyph, Loading, PageHeader},
};

#[component]
pub fn AnswerPage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("space").unwrap_or_default()));
    move || {
        if body::is_here() {
            view! { <Opened id=SpaceId::new(id.get()) /> }.into_any()
        } else {
            view! { <section class="page stack"><Loading label="Открываем раунд" /></section> }.into_any()
        }
    }
}

#[component]
fn Opened(id: SpaceId) -> impl IntoView {
    let karta = karta();
    let open = OpenRound::open(id.clone());
    provide_context(open);
    karta.work_in(open.space());
    let title = Memo::new(move |_| open.head.with(|head| head.as_ref().map(|head| head.title.clone())));
    let place = format!("/answer/{id}");
    Effect::new(move |_| {
        if let Some(title) = title.get() {
            recent::visited(&place, &title);
            karta.title.set(title);
        }
    });
    let absent = move || title.with(Option::is_none) && open.space().is_ready();
    let word = move || {
        open.head
            .with(|head| head.as_ref().map(|head| head.word.clone()))
            .filter(|word| !word.trim().is_empty())
    };
    view! {
        <section class="page stack diagnostic answer-page">
            <PageHeader title=Signal::derive(move || title.get().unwrap_or_else(|| "Диагностика".into())) back=("/rounds", "Диагностика") lead=Signal::derive(word) />
            <Show when=absent>
                <EmptyState glyph=Glyph::Diagnostics title="Этого раунда здесь нет" text="Его удалили, или вас к нему не пригласили.".to_owned() />
            </Show>
            <Show when=move || title.with(Option::is_some)><Asked open /></Show>
        </section>
    }
}

#[component]
fn Asked(open: OpenRound) -> impl IntoView {
    let query = use_location().query;
    let duties = Memo::new(move |_| open.duties());
    let about = Memo::new(move |_| query.with(|query| query.get("about")));
    let card = Memo::new(move |_| query.with(|query| query.get("card")).map(RecordId::new));
    // What was open stays open when it is all answered: the person goes on by themselves.
    let duty = Memo::new(move |before: Option<&Option<Duty>>| {
        let duties = duties.get();
        let named = about.get().and_then(|id| duties.iter().find(|it| it.subject.as_str() == id).cloned());
        let kept = before.cloned().flatten().filter(|it| duties.contains(it));
        let unfinished = || untrack(|| duties.iter().find(|it| !open.progress(it).is_done()).cloned());
        named.or(kept).or_else(unfinished).or_else(|| duties.first().cloned())
    });
    let going = Memo::new(move |_| open.has_begun() && !open.is_closed());
    view! {
        <Show when=move || !open.is_closed()><Colleagues open /></Show>
        <Show when=move || going.get() && duty.with(Option::is_some) fallback=move || view! { <Nothing open /> }>
            <Duties open duties chosen=duty />
            {move || duty.get().map(|duty| {
                let answering = Answering::of(open, duty);
                view! { <AnswerDesk answering card /> }
            })}
        </Show>
    }
}
