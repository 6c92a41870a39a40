//! The script of 90 minutes, for after lessons.

use super::{Part, Script};
use crate::domain::board::takt::Begin;

pub(super) const SCRIPT: Script = Script {
    name: "short",
    purpose: "Короткий цикл после уроков: один горизонт, главные тренды, два–три проекта.",
    template: "time_map",
    parts: &[
        Part {
            title: "Рамка",
            hint: "Назовите тему и год, в который смотрим. Правило одно: одна карточка — одна мысль. Скажите, чем встреча закончится.",
            minutes: 5,
            ..Part::TALK
        },
        Part {
            title: "Тренды: каждый сам",
            hint: "Три перемены, которые вы уже видите у детей, родителей, коллег. Пишем молча, карточки видит только автор.",
            minutes: 10,
            begins: Begin::Author,
            adds: &["trend"],
            ..Part::OPEN
        },
        Part {
            title: "Тренды: карта",
            hint: "Раскройте карточки, когда время выйдет. Поставьте их на годы и дорожки, близкие соберите в кластеры.",
            minutes: 15,
            adds: &["trend", "cluster"],
            reveals: true,
            ..Part::OPEN
        },
        Part {
            title: "Угрозы и возможности",
            hint: "Чем тренды грозят нашей работе и что в них можно использовать? Добавьте технологии, форматы и события, без которых картина неполна.",
            minutes: 15,
            adds: &["threat", "chance", "technology", "format", "event", "joker"],
            ..Part::OPEN
        },
        Part {
            title: "Образ будущего и связи",
            hint: "Опишите одной фразой, к чему хотите прийти. Проведите связи: что к этому ведёт, что мешает, где придётся выбирать?",
            minutes: 15,
            adds: &["goal", "fork", "link"],
            ..Part::OPEN
        },
        Part {
            title: "Голосование",
            hint: "У каждого три точки, по одной на карточку. Отметьте то, на что стоит тратить силы уже в этом году.",
            minutes: 5,
            closed: true,
            vote: Some((3, 1)),
            ..Part::OPEN
        },
        Part {
            title: "Проекты",
            hint: "Два–три проекта по тому, что набрало больше голосов. Назовите срок и ответственного и соедините проект с образом будущего.",
            minutes: 20,
            adds: &["project", "role", "link"],
            ..Part::OPEN
        },
        Part {
            title: "Первый шаг",
            hint: "Каждый называет один шаг, который сделает до конца месяца. Поблагодарите друг друга и сохраните протокол.",
            minutes: 5,
            ..Part::TALK
        },
    ],
};
