//! Cards, levels and bars of progress.

use leptos::prelude::*;

use super::Shelf;
use crate::ui::{Button, Card, Glyph, LevelMeter, Menu, MenuItem, Meter, Tag, Variant};

const SCALE: [&str; 5] =
    ["не пробовал(а)", "по образцу", "самостоятельно", "проектирую под задачу", "развиваю и передаю другим"];

struct Sample {
    color: &'static str,
    glyph: Glyph,
    number: &'static str,
    title: &'static str,
    aim: &'static str,
    rows: [&'static str; 3],
    level: u8,
}

const SAMPLES: &[Sample] = &[
    Sample {
        color: "game",
        glyph: Glyph::Game,
        number: "1",
        title: "Игромастер",
        aim: "Придумывает и ведёт игры, в которых взрослые учатся.",
        rows: ["сценарий и правила", "ведение и разбор", "карточки, поле, квест"],
        level: 2,
    },
    Sample {
        color: "online",
        glyph: Glyph::Online,
        number: "2",
        title: "Координатор образовательной онлайн-платформы",
        aim: "Держит в порядке курс, доступы и связь с каждым слушателем.",
        rows: ["расписание и материалы", "ответы и напоминания", "кто отстаёт и почему"],
        level: 1,
    },
    Sample {
        color: "tutor",
        glyph: Glyph::Tutor,
        number: "4",
        title: "Тьютор",
        aim: "Помогает человеку увидеть свой путь и идти по нему.",
        rows: ["беседа и запрос", "карта ресурсов", "рефлексия шагов"],
        level: 3,
    },
    Sample {
        color: "project",
        glyph: Glyph::Project,
        number: "5",
        title: "Организатор проектной деятельности",
        aim: "Доводит группу от проблемы до продукта.",
        rows: ["паспорт проекта", "контрольные точки", "защита"],
        level: 4,
    },
    Sample {
        color: "path",
        glyph: Glyph::Path,
        number: "6",
        title: "Разработчик образовательных траекторий",
        aim: "Складывает из программ и встреч путь под человека.",
        rows: ["от дефицита к ресурсу", "варианты и сроки", "пересмотр по данным"],
        level: 0,
    },
];

#[component]
pub(super) fn Cards() -> impl IntoView {
    view! {
        <Shelf title="Карточки">
            <div class="cards">
                {SAMPLES.iter().map(|sample| view! { <SampleCard sample /> }).collect_view()}
                <OpenCard />
                <Card
                    title="Менеджер публичных программ"
                    color="public"
                    glyph=Some(Glyph::Public)
                    number="7"
                    aim="Готовит события, на которые хочется прийти."
                    dimmed=true
                    foot=|| view! { <Tag glyph=Glyph::Archive>"в архиве"</Tag> }
                />
            </div>
        </Shelf>
    }
}

#[component]
fn SampleCard(sample: &'static Sample) -> impl IntoView {
    let level = sample.level;
    let foot = move || view! { <LevelMeter level label=SCALE[usize::from(level)] /> };
    let menu = move || {
        let items = vec![
            MenuItem::new("Переименовать", || ()).glyph(Glyph::Pencil),
            MenuItem::new("В архив", || ()).glyph(Glyph::Archive),
            MenuItem::new("Удалить", || ()).glyph(Glyph::Trash).danger().parted(),
        ];
        view! { <Menu id=["card-menu-", sample.color].concat() label=["Действия: ", sample.title].concat() items /> }
    };
    view! {
        <Card
            title=sample.title
            color=sample.color
            glyph=Some(sample.glyph)
            number=sample.number
            href="#card"
            aim=sample.aim
            menu
            foot
        >
            <ul class="rows">{sample.rows.iter().map(|row| view! { <li>{*row}</li> }).collect_view()}</ul>
        </Card>
    }
}

#[component]
fn OpenCard() -> impl IntoView {
    let foot = || {
        view! {
            <Button variant=Variant::Primary>"Отметить уровень"</Button>
            <Button glyph=Glyph::Trajectory>"В траекторию"</Button>
        }
    };
    view! {
        <Card title="Модератор" color="moderator" glyph=Some(Glyph::Moderator) number="3" open=true foot>
            <p class="card-aim">"Ведёт обсуждение так, что у группы остаётся общий итог."</p>
            <div class="stack stack-tight">
                <LevelMeter level=2 label="самостоятельно" large=true />
                <Meter label="Показатели следующего уровня" value=3.0 max=4.0 text="3 из 4" />
            </div>
        </Card>
    }
}
