//! Replay: the board as all saw it at each moment, on a slider, with jumps to такты.

mod reel;

use karta_core::domain::board::drawing::{Drawing, Scene, drawing};
use leptos::{prelude::*, task::spawn_local};

use super::Picture;
use crate::{
    failure::Failure,
    platform::{Guard, page},
    store::{
        Session,
        board::{asked, papers::this_year},
    },
    ui::{Button, EmptyState, ErrorState, Glyph, IconButton, Loading, Size},
};
use reel::Reel;

/// Milliseconds of one moment while the film runs by itself.
const PACE_MS: u32 = 700;

#[component]
pub fn ReplayPart(session: Session) -> impl IntoView {
    let reel = RwSignal::new(None::<Result<Reel, Failure>>);
    let fetch = move || {
        reel.set(None);
        spawn_local(async move {
            let film = asked::film(session.open.id()).await;
            _ = reel.try_set(Some(film.map(Reel::of)));
        });
    };
    fetch();
    move || match reel.get() {
        None => view! { <Loading label="Собираем ход сессии" /> }.into_any(),
        Some(Err(failure)) => view! {
            <ErrorState title="Повтор не открылся" text=failure.text />
            <div class="row"><Button glyph=Glyph::Turn on_press=fetch>"Попробовать снова"</Button></div>
        }
        .into_any(),
        Some(Ok(reel)) if reel.moments.is_empty() => {
            view! { <EmptyState glyph=Glyph::History title="Повторять пока нечего" /> }.into_any()
        }
        Some(Ok(reel)) => view! { <Player reel=StoredValue::new(reel) /> }.into_any(),
    }
}

#[component]
fn Player(reel: StoredValue<Reel>) -> impl IntoView {
    let last = reel.with_value(|reel| reel.moments.len() - 1);
    let at = RwSignal::new(last);
    let runs = RwSignal::new(None::<StoredValue<Guard>>);
    let stop = move || runs.set(None);
    let go = move |to: usize| at.set(to.min(last));
    let run = move || {
        if runs.with_untracked(Option::is_some) {
            return stop();
        }
        if at.get_untracked() == last {
            at.set(0);
        }
        let guard = page::every(PACE_MS, move || match at.try_get_untracked() {
            Some(now) if now < last => at.set(now + 1),
            Some(_) => stop(),
            None => {}
        });
        runs.set(Some(StoredValue::new(guard)));
    };
    let moment = Memo::new(move |_| reel.with_value(|reel| reel.moment(at.get())));
    let picture = Signal::derive(move || {
        moment.with(|moment| {
            let papers = moment.papers.as_ref()?;
            let room_for = reel.with_value(|reel| reel.most).max(1);
            Some::<Drawing>(drawing(&Scene { room_for, ..papers.scene(this_year()) }))
        })
    });
    let cards = Memo::new(move |_| {
        moment.with(|moment| moment.papers.as_ref().map_or(0, |papers| papers.cards.len()))
    });
    let time = move || moment.with(|moment| moment.time.clone());
    let takt = move || moment.with(|moment| moment.takt.clone());
    let slide = move |event: leptos::ev::Event| {
        stop();
        go(event_target_value(&event).parse().unwrap_or(0));
    };
    let playing = move || runs.with(Option::is_some);
    view! {
        <div class="replay sheet no-print" role="group" aria-label="Повтор сессии">
            <p class="replay-now" role="status"><b>{takt}</b><span>{time}</span><span>{move || moment.with(|moment| moment.news.clone())}</span></p>
            <div class="replay-line">
                <IconButton glyph=Glyph::Left label="На шаг назад" on_press=move || { stop(); go(at.get_untracked().saturating_sub(1)); } />
                {move || if playing() {
                    view! { <IconButton glyph=Glyph::Pause label="Пауза" on_press=run /> }.into_any()
                } else {
                    view! { <IconButton glyph=Glyph::Play label="Показать по порядку" on_press=run /> }.into_any()
                }}
                <IconButton glyph=Glyph::Right label="На шаг вперёд" on_press=move || { stop(); go(at.get_untracked() + 1); } />
                <label class="replay-slide"><span class="hidden-text">"Момент сессии"</span>
                    <input type="range" min="0" max=last.to_string() step="1" prop:value=move || at.get().to_string() aria-valuetext=move || format!("{}, {}", takt(), time()) on:input=slide />
                </label>
            </div>
            <Jumps reel=reel at=at go=Callback::new(move |to: usize| { stop(); go(to); }) />
        </div>
        <Picture drawing=picture cards=cards />
    }
}

/// Where each такт began.
#[component]
fn Jumps(reel: StoredValue<Reel>, at: RwSignal<usize>, go: Callback<usize>) -> impl IntoView {
    let jumps = reel.with_value(|reel| reel.jumps.clone());
    let here = Memo::new(move |_| {
        reel.with_value(|reel| reel.jumps.iter().rposition(|(moment, _)| *moment <= at.get()))
    });
    let jump = move |(which, (moment, title)): (usize, (usize, String))| {
        let current = move || (here.get() == Some(which)).then_some("step");
        view! { <li aria-current=current><Button size=Size::Small on_press=move || go.run(moment)>{title}</Button></li> }
    };
    view! { <ol class="replay-jumps" aria-label="Такты">{jumps.into_iter().enumerate().map(jump).collect_view()}</ol> }
}
