//! A proposal under its author's hands. The first keystroke makes the record from the wording as it is seen;
//! every other is kept in it at once. A text brought back to what stands takes the proposal back.

use karta_core::{
    domain::{proposal::Proposal, wording},
    limits::LINE_CHARS,
    sync::RecordId,
};
use leptos::prelude::*;

use super::difference::Difference;
use crate::{
    store::{karta, proposals::Proposals},
    ui::{Button, Glyph, Size, TextArea, Variant},
};

/// A field for the proposed text, the difference under it, and a reason. There is one open proposal of a
/// person for one wording: it goes on where it is there.
#[component]
pub fn ProposalEditor(
    proposals: Proposals,
    target: RecordId,
    #[prop(into)] field: String,
    #[prop(into)] label: String,
) -> impl IntoView {
    let desk = Desk::open(proposals, target, field);
    let id = desk.field_id();
    let input = move |text: String| desk.write(text);
    let leave = move |_| desk.leave();
    let difference = move || view! { <Difference old=desk.seen new=desk.text /> };
    view! {
        <div class="proposal-editor" on:focusout=leave on:focusin=move |_| desk.enter()>
            <TextArea id=id label=label value=desk.text on_input=input error=move || desk.fault()
                hint=move || desk.is_list().then(|| "По одной строке на пункт.".to_owned()) />
            <Show when=move || desk.changes()>{difference}</Show>
            <Moved desk=desk />
            <Show when=move || desk.proposal.with(Option::is_some)><Reason desk=desk /></Show>
        </div>
    }
}

/// What the editor holds.
#[derive(Clone, Copy)]
struct Desk {
    proposals: Proposals,
    target: StoredValue<RecordId>,
    field: StoredValue<String>,
    /// The record as it stands, once there is one.
    proposal: Memo<Option<Proposal>>,
    /// The wording from which the change is made.
    seen: RwSignal<String>,
    text: RwSignal<String>,
}

impl Desk {
    fn open(proposals: Proposals, target: RecordId, field: String) -> Self {
        let begun = untrack(|| proposals.open_for(&target, &field));
        let stands = untrack(|| proposals.wording(&target, &field)).unwrap_or_default();
        let (seen, text) =
            begun.map_or_else(|| (stands.clone(), stands.clone()), |begun| (begun.seen, begun.text));
        let (target, field) = (StoredValue::new(target), StoredValue::new(field));
        let proposal = Memo::new(move |_| {
            target.with_value(|target| field.with_value(|field| proposals.open_for(target, field)))
        });
        Self { proposals, target, field, proposal, seen: RwSignal::new(seen), text: RwSignal::new(text) }
    }

    fn field_id(self) -> String {
        self.target.with_value(|target| self.field.with_value(|field| format!("propose-{target}-{field}")))
    }

    fn write(self, text: String) {
        let stands = self.target.with_value(|target| {
            self.field.with_value(|field| untrack(|| self.proposals.wording(target, field)))
        });
        let was = self.text.get_untracked();
        if let Some(stands) =
            stands.filter(|stands| self.proposal.get_untracked().is_none() && *stands == was)
        {
            // The former proposal was accepted under these hands: the next one goes on from it.
            self.seen.set(stands);
        }
        self.text.set(text.clone());
        match self.proposal.get_untracked() {
            Some(proposal) => self.proposals.type_text(&proposal.id, "text", text),
            None if text == self.seen.get_untracked() => {}
            None => {
                let seen = self.seen.get_untracked();
                self.target.with_value(|target| {
                    self.field.with_value(|field| drop(self.proposals.begin(target, field, &seen, &text)));
                });
            }
        }
    }

    fn enter(self) {
        let editing = self.proposal.get_untracked().map(|proposal| proposal.id);
        karta().catalogue.courier.show_editing(editing);
    }

    fn leave(self) {
        let catalogue = karta().catalogue;
        catalogue.space().seal();
        catalogue.courier.show_editing(None);
        let proposal = self.proposal.get_untracked();
        if let Some(proposal) = proposal.filter(|one| one.text == one.seen && one.why.is_empty()) {
            self.proposals.withdraw(&proposal.id);
        }
    }

    fn changes(self) -> bool {
        self.text.with(|text| self.seen.with(|seen| text != seen))
    }

    fn is_list(self) -> bool {
        let kind = self.kind().unwrap_or_default();
        self.field
            .with_value(|field| wording::value_of(&kind, field, ""))
            .is_some_and(|value| value.is_ok_and(|value| value.is_array()))
    }

    fn kind(self) -> Option<String> {
        let target = self.target.with_value(|target| self.proposals.target(target))?;
        Some(target.kind.as_str().to_owned())
    }

    /// Why the text would not fit its place; said before it is sent.
    fn fault(self) -> Option<String> {
        let kind = self.kind()?;
        let value =
            self.text.with(|text| self.field.with_value(|field| wording::value_of(&kind, field, text)));
        value?.err()
    }

    /// The wording that stands, where it is not the one that the change was made from.
    fn moved_to(self) -> Option<String> {
        let now = self
            .target
            .with_value(|target| self.field.with_value(|field| self.proposals.wording(target, field)))?;
        self.seen.with(|seen| now != *seen).then_some(now)
    }

    fn rebase(self) {
        let Some(now) = untrack(|| self.moved_to()) else { return };
        if let Some(proposal) = self.proposal.get_untracked() {
            self.proposals.rebase(&proposal.id, now.clone());
        } else {
            self.text.set(now.clone());
        }
        self.seen.set(now);
    }
}

/// Said where somebody has changed the wording meanwhile.
#[component]
fn Moved(desk: Desk) -> impl IntoView {
    move || {
        desk.moved_to().map(|now| {
            view! {
                <div class="proposal-moved" role="status">
                    <p class="field-note">"Этот текст с тех пор изменили. Сейчас в карточке: «"{now}"»"</p>
                    <Button size=Size::Small variant=Variant::Quiet glyph=Glyph::Redo on_press=move || desk.rebase()>"Сравнивать с нынешним"</Button>
                </div>
            }
        })
    }
}

#[component]
fn Reason(desk: Desk) -> impl IntoView {
    let why = RwSignal::new(desk.proposal.get_untracked().map(|one| one.why).unwrap_or_default());
    let write = move |text: String| {
        why.set(text.clone());
        if let Some(proposal) = desk.proposal.get_untracked() {
            desk.proposals.type_text(&proposal.id, "why", text);
        }
    };
    let long = move || {
        let over = why.with(|why| why.chars().count() > LINE_CHARS);
        over.then(|| format!("Слишком длинно: не больше {LINE_CHARS} знаков."))
    };
    view! { <TextArea id=desk.field_id() + "-why" label="Почему" optional=true rows=1 limit=LINE_CHARS value=why on_input=write error=long /> }
}
