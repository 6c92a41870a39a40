//! Own questions of an instrument: a statement, a scale, or a reply in words; in the order they are asked.

use karta_core::{
    domain::diagnostic::{
        inquiry::{Asked, Sort},
        instrument::Instrument,
    },
    limits::{INQUIRY_QUESTIONS, LINE_CHARS},
    sync::RecordId,
};
use leptos::{ev::SubmitEvent, prelude::*};

use crate::{
    store::diagnostic::bank::Bank,
    ui::{Button, Choice, Glyph, IconButton, SelectField, SortItem, SortableList, TextArea, TextField},
};

pub(super) fn sorts() -> Vec<Choice> {
    Sort::ALL.into_iter().map(|sort| Choice::new(sort.name(), sort.title())).collect()
}

pub(super) fn sort_named(name: &str) -> Sort {
    Sort::ALL.into_iter().find(|sort| sort.name() == name).unwrap_or(Sort::Statement)
}

#[component]
pub(super) fn Questions(
    bank: Bank,
    key: StoredValue<RecordId>,
    instrument: Memo<Option<Instrument>>,
) -> impl IntoView {
    let questions = Memo::new(move |_| {
        instrument.with(|it| it.as_ref().map(|it| it.questions.clone()).unwrap_or_default())
    });
    let items = Memo::new(move |_| {
        questions.with(|all| {
            all.iter().map(|it| SortItem::new(it.id.as_str(), it.text.clone())).collect::<Vec<_>>()
        })
    });
    let row = move |id: String| view! { <QuestionRow bank key questions id=RecordId::new(id) /> }.into_any();
    let shift = move |(from, to): (usize, usize)| {
        key.with_value(|id| {
            bank.change_questions(id, |all| {
                if from < all.len() && to < all.len() {
                    let one = all.remove(from);
                    all.insert(to, one);
                }
            })
        });
    };
    view! {
        <section class="sheet stack">
            <h2>"Свои вопросы"</h2>
            <p class="hint">"Их задают после карточек и только о себе самом."</p>
            <SortableList id="instrument-questions" label="Вопросы по порядку" items=items row=row on_move=shift />
            <NewQuestion bank key full=Signal::derive(move || questions.with(|all| all.len() >= INQUIRY_QUESTIONS)) />
        </section>
    }
}

#[component]
fn QuestionRow(
    bank: Bank,
    key: StoredValue<RecordId>,
    questions: Memo<Vec<Asked>>,
    id: RecordId,
) -> impl IntoView {
    let (text_id, sort_id) = (format!("{id}-text"), format!("{id}-sort"));
    let id = StoredValue::new(id);
    let this = Memo::new(move |_| {
        questions.with(|all| id.with_value(|id| all.iter().find(|it| it.id == *id).cloned()))
    });
    let change = move |change: &dyn Fn(&mut Asked)| {
        key.with_value(|instrument| {
            bank.change_questions(instrument, |all| {
                id.with_value(|id| all.iter_mut().filter(|it| it.id == *id).for_each(change));
            })
        });
    };
    let text =
        Signal::derive(move || this.with(|it| it.as_ref().map(|it| it.text.clone()).unwrap_or_default()));
    let sort = Signal::derive(move || this.with(|it| it.as_ref().map_or("", |it| it.sort.name()).to_owned()));
    let remove = move || {
        key.with_value(|instrument| {
            bank.change_questions(instrument, |all| id.with_value(|id| all.retain(|it| it.id != *id)));
        });
    };
    let fits = |text: &str| text.chars().count() <= LINE_CHARS && !text.trim().is_empty();
    let write = move |text: String| {
        if fits(&text) {
            change(&|it| it.text = text.replace('\n', " "));
        }
    };
    view! {
        <div class="question-row">
            <TextArea id=text_id label="Вопрос" rows=1 value=text limit=LINE_CHARS on_input=write />
            <SelectField id=sort_id label="Как отвечают" choices=sorts() value=sort
                on_change=move |name: String| change(&|it| it.sort = sort_named(&name)) />
            <IconButton glyph=Glyph::Trash label=Signal::derive(move || format!("Удалить вопрос: {}", text.get())) on_press=remove />
        </div>
    }
}

#[component]
fn NewQuestion(bank: Bank, key: StoredValue<RecordId>, full: Signal<bool>) -> impl IntoView {
    let text = RwSignal::new(String::new());
    let sort = RwSignal::new(Sort::Statement.name().to_owned());
    let too_long = move || text.with(|text| text.chars().count() > LINE_CHARS);
    let blocked = move || match (full.get(), text.with(|text| text.trim().is_empty())) {
        (true, _) => Some(format!("Вопросов уже {INQUIRY_QUESTIONS}: больше не помещается")),
        (_, true) => Some("Напишите вопрос".to_owned()),
        _ => too_long().then(|| format!("Короче: не больше {LINE_CHARS} знаков")),
    };
    let add = move |event: SubmitEvent| {
        event.prevent_default();
        if untrack(blocked).is_none() {
            let sort = sort_named(&sort.get_untracked());
            key.with_value(|id| bank.add_question(id, sort, &text.get_untracked()));
            text.set(String::new());
        }
    };
    view! {
        <form class="add-row" on:submit=add>
            <TextField id="question-new" label="Новый вопрос" value=text limit=LINE_CHARS on_input=move |now: String| text.set(now) />
            <SelectField id="question-new-sort" label="Как отвечают" choices=sorts() value=sort on_change=move |now: String| sort.set(now) />
            <Button submit=true glyph=Glyph::Plus blocked=Signal::derive(blocked)>"Добавить вопрос"</Button>
        </form>
    }
}
