//! The questions under their author's hands. From the first answer on they stand: an answer is to what was asked.

use karta_core::{
    domain::{
        diagnostic::inquiry::{Asked, Sort},
        survey::Survey,
    },
    limits::{INQUIRY_QUESTIONS, LINE_CHARS, SURVEY_ADVICE},
    sync::RecordId,
};
use leptos::prelude::*;

use crate::{
    platform::random_id,
    store::OpenSurvey,
    ui::{Button, Choice, Glyph, IconButton, SelectField, SortItem, SortableList, TextField},
};

#[component]
pub fn QuestionEditor(open: OpenSurvey) -> impl IntoView {
    let questions = Memo::new(move |_| open.head.get().map(|survey| survey.questions).unwrap_or_default());
    let items = move || {
        questions.with(|all| {
            all.iter().map(|one| SortItem::new(one.id.as_str(), one.text.clone())).collect::<Vec<_>>()
        })
    };
    let move_one = move |(from, to): (usize, usize)| {
        let mut all = questions.get_untracked();
        if from < all.len() && to < all.len() {
            let one = all.remove(from);
            all.insert(to, one);
            open.ask(&all);
        }
    };
    let add = move || {
        let mut all = questions.get_untracked();
        all.push(Asked {
            id: RecordId::new(random_id(6)), sort: Sort::Scale, text: "Новый вопрос".into()
        });
        open.ask(&all);
    };
    let full = move || {
        (questions.with(Vec::len) >= INQUIRY_QUESTIONS)
            .then(|| format!("Не больше {INQUIRY_QUESTIONS} вопросов"))
    };
    let advice = move || {
        let long = open.head.with(|head| head.as_ref().is_some_and(|survey: &Survey| !survey.is_short()));
        long.then(|| {
            format!("Лучше от {} до {} вопросов: так отвечают все.", SURVEY_ADVICE.0, SURVEY_ADVICE.1)
        })
    };
    view! {
        <SortableList id="survey-order" label="Вопросы по порядку" items=Signal::derive(items)
            row=move |id: String| view! { <Row open=open questions=questions id=RecordId::new(id) /> }.into_any() on_move=move_one />
        <p class="hint">{advice}</p>
        <div><Button glyph=Glyph::Plus blocked=Signal::derive(full) on_press=add>"Вопрос"</Button></div>
    }
}

#[component]
fn Row(open: OpenSurvey, questions: Memo<Vec<Asked>>, id: RecordId) -> impl IntoView {
    let key = StoredValue::new(id.clone());
    let own = Memo::new(move |_| {
        questions.with(|all| key.with_value(|id| all.iter().find(|one| one.id == *id).cloned()))
    });
    let change = move |change: &dyn Fn(&mut Asked)| {
        let mut all = questions.get_untracked();
        if let Some(one) = all.iter_mut().find(|one| key.with_value(|id| one.id == *id)) {
            change(one);
            open.ask(&all);
        }
    };
    let text = move || own.get().map(|one| one.text).unwrap_or_default();
    let sort = move || own.get().map(|one| one.sort.name().to_owned()).unwrap_or_default();
    let rename = move |words: String| {
        let words: String = words.trim().chars().take(LINE_CHARS).collect();
        if !words.is_empty() {
            change(&|one| one.text.clone_from(&words));
        }
    };
    let sorts = [Sort::Scale, Sort::Text].map(|sort| Choice::new(sort.name(), sort.title())).to_vec();
    let resort = move |name: String| {
        if let Some(sort) = Sort::ALL.into_iter().find(|sort| sort.name() == name) {
            change(&|one| one.sort = sort);
        }
    };
    let remove = move || {
        let mut all = questions.get_untracked();
        all.retain(|one| key.with_value(|id| one.id != *id));
        open.ask(&all);
    };
    view! {
        <div class="survey-row">
            <TextField id=format!("ask-{id}") label="Вопрос" value=Signal::derive(text) on_commit=rename limit=LINE_CHARS />
            <SelectField id=format!("sort-{id}") label="Ответ" value=Signal::derive(sort) choices=sorts on_change=resort />
            <IconButton glyph=Glyph::Trash label="Убрать вопрос" danger=true on_press=remove />
        </div>
    }
}
