//! Events from a table that people keep in a spreadsheet: what will become of each row is shown first, and
//! nothing is written before the word.

mod preview;

use karta_core::{
    domain::activity::{FORMS, import::Import},
    limits::IMPORT_BYTES,
};
use leptos::prelude::*;
use preview::Preview;

use crate::{
    platform::page::{self, Picked},
    store::plan::Plan,
    ui::{Button, Choice, Dialog, DialogSize, Glyph, SelectField, Toasts, Variant},
};

/// What was chosen: the text, read anew when the form for rows without one changes.
#[derive(Clone, Copy)]
struct Chosen {
    plan: Plan,
    open: RwSignal<bool>,
    text: RwSignal<Option<String>>,
    form: RwSignal<&'static str>,
    error: RwSignal<Option<String>>,
}

impl Chosen {
    fn table(self) -> Option<Import> {
        let form = self.form.get();
        let read = self.text.with(|text| Some(self.plan.read_table(text.as_ref()?, form)))?;
        read.ok()
    }

    fn take(self, picked: Picked) {
        let read = match picked {
            Picked::Text { text, .. } => match self.plan.read_table(&text, self.form.get_untracked()) {
                Ok(_) => Ok(text),
                Err(why) => Err(why.to_string()),
            },
            Picked::TooLarge => {
                Err("Файл слишком велик: больше 2 МБ. Разделите таблицу на части.".to_owned())
            }
            Picked::Unreadable => Err("Файл не удалось прочитать.".to_owned()),
        };
        self.error.set(read.as_ref().err().cloned());
        self.text.set(read.ok());
    }

    fn close(self) {
        self.open.set(false);
        self.text.set(None);
        self.error.set(None);
    }
}

/// For those who may edit the register.
#[component]
pub fn ImportTable(plan: Plan) -> impl IntoView {
    let toasts = Toasts::expect();
    let chosen = Chosen {
        plan,
        open: RwSignal::new(false),
        text: RwSignal::new(None),
        form: RwSignal::new("seminar"),
        error: RwSignal::new(None),
    };
    let table = Memo::new(move |_| chosen.table());
    let write = move || {
        if let Some(table) = table.get_untracked() {
            plan.write_table(&table);
            let [added, changed, ..] = table.counts();
            chosen.close();
            toasts.done(format!("Добавлено: {added}, изменено: {changed}."));
        }
    };
    let nothing = move || match table.with(|table| table.as_ref().map(Import::counts)) {
        None => Some("выберите файл".to_owned()),
        Some([0, 0, ..]) => Some("добавлять и менять нечего".to_owned()),
        Some(_) => None,
    };
    let words = move || match table.with(|table| table.as_ref().map(Import::counts)) {
        Some([added, changed, ..]) if changed > 0 => format!("Добавить {added}, изменить {changed}"),
        Some([added, ..]) => format!("Добавить {added}"),
        None => "Добавить".to_owned(),
    };
    let foot = move || {
        view! {
            <Button on_press=move || chosen.close()>"Закрыть"</Button>
            <Button variant=Variant::Primary glyph=Glyph::Plus blocked=Signal::derive(nothing) on_press=write>{words}</Button>
        }
    };
    view! {
        <div class="no-print"><Button glyph=Glyph::Upload on_press=move || chosen.open.set(true)>"Загрузить таблицу"</Button></div>
        <Dialog id="import-table" title="События из таблицы" open=chosen.open on_close=move || chosen.close() size=DialogSize::Wide foot=foot>
            <Choosing chosen=chosen />
            <Preview table=table />
        </Dialog>
    }
}

#[component]
fn Choosing(chosen: Chosen) -> impl IntoView {
    let forms = FORMS.map(|(name, title)| Choice::new(name, title)).to_vec();
    let choose = move || {
        page::pick_text(".csv,.txt,text/csv,text/plain", IMPORT_BYTES as u32, move |picked| {
            chosen.take(picked)
        });
    };
    let change = move |form: String| {
        let known = FORMS.iter().find(|(name, _)| *name == form);
        chosen.form.set(known.map_or("seminar", |(name, _)| *name));
    };
    view! {
        <div class="stack">
            <p>"Сохраните таблицу из редактора в формате CSV. В первой строке — названия столбцов: «Название» обязательно, ещё понимаются «Форма», «Начало», «Конец», «Место», «Кто организует», «Часы», «Места», «Цена», «Роли», «Развивает», «Описание», «Ссылка», «Результат», «Показатель»."</p>
            <p class="hint">"Даты: 01.09.2026 или 2026-09-01. До 2000 строк и 2 МБ. Кодировка UTF-8 или Windows-1251, разделитель — точка с запятой, запятая или табуляция."</p>
            <div class="field-row">
                <SelectField id="import-form" label="Форма там, где она не указана" value=move || chosen.form.get().to_owned() choices=forms on_change=change />
                <div class="import-choose"><Button glyph=Glyph::Upload on_press=choose>"Выбрать файл"</Button></div>
            </div>
            {move || chosen.error.get().map(|why| view! { <p class="field-error" role="alert">{why}</p> })}
        </div>
    }
}
