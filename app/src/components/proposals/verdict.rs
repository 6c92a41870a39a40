//! The expert's decision: accept in one tap; return or decline with a word to the author.

use karta_core::{
    domain::{
        proposal::{Proposal, Since},
        review::Review,
        wording::value_of,
    },
    limits::LINE_CHARS,
    sync::RecordId,
};
use leptos::prelude::*;

use crate::{
    store::proposals::Proposals,
    ui::{Button, Dialog, DialogSize, Glyph, TextArea, Toasts, Variant},
};

/// Three buttons under a proposal that waits. They stay while its author rewords it.
#[component]
pub fn Verdict(proposals: Proposals, id: RecordId, proposal: Memo<Option<Proposal>>) -> impl IntoView {
    let toasts = Toasts::expect();
    let asked = RwSignal::new(None::<Review>);
    let since = Memo::new(move |_| {
        proposal.with(|one| {
            one.as_ref().map_or(Since::Gone, |one| one.since(proposals.target(&one.target).as_ref()))
        })
    });
    // What stands and would be replaced; an empty text is nothing to lose.
    let replaces = move || match since.get() {
        Since::Changed(now) => {
            let text = proposal.with(|one| one.as_ref().map(|one| one.text.clone()));
            !now.is_empty() && Some(now) != text
        }
        Since::Unchanged | Since::Gone => false,
    };
    let blocked = move || proposal.with(|one| why_not(proposals, one.as_ref()?, &since.get()));
    let accepted = id.clone();
    let accept = move || {
        let replaced = untrack(replaces);
        match proposals.accept(&accepted) {
            Ok(()) if replaced => toasts.done("Принято. Текст, который стоял, остался в истории."),
            Ok(()) => toasts.done("Принято: теперь в карточке так."),
            Err(word) => toasts.fail(word),
        }
    };
    view! {
        <div class="actions">
            <Button variant=Variant::Primary glyph=Glyph::Check blocked=blocked on_press=accept>
                {move || if replaces() { "Принять вместо нынешнего текста" } else { "Принять" }}
            </Button>
            <Button glyph=Glyph::Undo on_press=move || asked.set(Some(Review::Returned))>"Вернуть с пометкой"</Button>
            <Button variant=Variant::Quiet glyph=Glyph::Close on_press=move || asked.set(Some(Review::Declined))>"Отклонить"</Button>
        </div>
        <WordDialog proposals=proposals id=id asked=asked />
    }
}

/// Why it cannot be accepted; `None` where it can.
fn why_not(proposals: Proposals, proposal: &Proposal, since: &Since) -> Option<String> {
    match since {
        Since::Gone => Some("Записи больше нет".into()),
        _ => {
            let target = proposals.target(&proposal.target)?;
            match value_of(target.kind.as_str(), &proposal.field, &proposal.text) {
                Some(Ok(_)) => None,
                Some(Err(word)) => Some(word),
                None => Some("К этому полю правки не предлагают".into()),
            }
        }
    }
}

#[component]
fn WordDialog(proposals: Proposals, id: RecordId, asked: RwSignal<Option<Review>>) -> impl IntoView {
    let toasts = Toasts::expect();
    let word = RwSignal::new(String::new());
    let returns = move || asked.get() == Some(Review::Returned);
    let open = Memo::new(move |_| asked.with(Option::is_some));
    let blocked = move || {
        let length = word.with(|word| word.trim().chars().count());
        match length {
            0 => Some("Напишите слово автору".to_owned()),
            length if length > LINE_CHARS => Some(format!("Не больше {LINE_CHARS} знаков")),
            _ => None,
        }
    };
    let field = format!("{id}-verdict");
    let dialog = format!("{id}-verdict-dialog");
    let key = StoredValue::new(id);
    let decide = move || {
        if let Some(to) = asked.get_untracked() {
            key.with_value(|id| proposals.decide(id, to, &word.get_untracked()));
            toasts.done(if to == Review::Returned {
                "Возвращено автору."
            } else {
                "Отклонено, автор увидит почему."
            });
        }
        asked.set(None);
        word.set(String::new());
    };
    let foot = move || {
        view! {
            <Button on_press=move || asked.set(None)>"Не сейчас"</Button>
            <Button variant=Variant::Primary blocked=blocked on_press=decide>{move || if returns() { "Вернуть автору" } else { "Отклонить" }}</Button>
        }
    };
    view! {
        <Dialog id=dialog title=move || if returns() { "Вернуть с пометкой".to_owned() } else { "Отклонить правку".to_owned() }
            size=DialogSize::Narrow open=open on_close=move || asked.set(None) foot=foot>
            <TextArea id=field.clone() limit=LINE_CHARS value=word on_input=move |text: String| word.set(text)
                label=move || if returns() { "Что поправить".to_owned() } else { "Почему нет".to_owned() }
                hint="Автор увидит это слово рядом со своей правкой." />
        </Dialog>
    }
}
