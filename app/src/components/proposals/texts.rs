//! The texts of a proposal: the difference, and where the wording has changed meanwhile all three of them.

use karta_core::domain::proposal::{Proposal, Since};
use leptos::prelude::*;

use super::difference::Difference;
use crate::{
    store::proposals::Proposals,
    ui::{Glyph, Icon},
};

/// What a proposal would change, against what stands now.
#[component]
pub fn ProposalTexts(proposals: Proposals, proposal: Proposal) -> impl IntoView {
    let (seen, text, why) = (proposal.seen.clone(), proposal.text.clone(), proposal.why.clone());
    // What was decided is not compared with what stands today.
    let open = proposal.is_open();
    let since = Memo::new(move |_| {
        if open { proposal.since(proposals.target(&proposal.target).as_ref()) } else { Since::Unchanged }
    });
    let body = move || match since.get() {
        Since::Unchanged => view! { <Difference old=seen.clone() new=text.clone() /> }.into_any(),
        Since::Changed(now) => {
            view! { <ThreeTexts seen=seen.clone() now=now text=text.clone() /> }.into_any()
        }
        Since::Gone => view! { <GoneText seen=seen.clone() text=text.clone() /> }.into_any(),
    };
    view! {
        <div class="proposal-texts">
            {body}
            {(!why.is_empty()).then(|| view! { <p class="proposal-why"><b>"Почему: "</b>{why}</p> })}
        </div>
    }
}

#[component]
fn GoneText(seen: String, text: String) -> impl IntoView {
    view! {
        <Notice>"Записи, к которой предложена правка, больше нет: её удалили. Принять правку нельзя."</Notice>
        <Difference old=seen new=text />
    }
}

#[component]
fn Notice(children: Children) -> impl IntoView {
    view! { <p class="proposal-notice" role="note"><Icon glyph=Glyph::Warning size="small" /><span>{children()}</span></p> }
}

/// The wording as its author saw it, as it stands now, and as it is proposed.
#[component]
fn ThreeTexts(seen: String, now: String, text: String) -> impl IntoView {
    let already = now == text;
    view! {
        <Notice>{if already {
            "Этот текст уже стоит в карточке: его изменили так же."
        } else {
            "С тех пор как правку предложили, текст изменили. Правка сравнивается с нынешним."
        }}</Notice>
        <dl class="three-texts">
            <div><dt>"Было, когда предлагали"</dt><dd>{blank(seen)}</dd></div>
            <div><dt>"Стоит сейчас"</dt><dd>{blank(now.clone())}</dd></div>
            <div class="proposed"><dt>"Предложено"</dt><dd><Difference old=now new=text /></dd></div>
        </dl>
    }
}

/// An empty text, said in a word.
fn blank(text: String) -> AnyView {
    if text.is_empty() {
        view! { <span class="muted">"пусто"</span> }.into_any()
    } else {
        view! { <span class="kept-lines">{text}</span> }.into_any()
    }
}
