//! A script for each kind of meeting that the programme names (direction 3, task 3): for talking to each
//! other, for seeing where people stand, for learning, and on request.

use super::{Part, Script};
use crate::domain::board::takt::Begin;

pub(super) const COMMUNICATION: Script = Script {
    name: "communication",
    purpose: "Люди из разных организаций знакомятся, находят общее и договариваются о связях. Два часа.",
    template: "time_map",
    parts: &[
        Part {
            title: "Знакомство",
            hint: "Рассадите людей так, чтобы в каждой группе были из разных организаций. Каждый называет себя и то, чем может помочь другим.",
            minutes: 15,
            ..Part::TALK
        },
        Part {
            title: "Кто здесь действует",
            hint: "Назовите субъектов: людей, организации, сообщества, от которых зависит тема. Не забудьте тех, кого сегодня нет в зале.",
            minutes: 20,
            begins: Begin::Group,
            adds: &["subject"],
            ..Part::OPEN
        },
        Part {
            title: "Что нас касается",
            hint: "Сборщики поднимают карточки на общую карту. Добавьте тренды, которые замечают сразу несколько организаций.",
            minutes: 25,
            adds: &["subject", "trend"],
            reveals: true,
            ..Part::OPEN
        },
        Part {
            title: "Чем мы полезны друг другу",
            hint: "Проведите связи: кто кого усиливает, кому кто нужен, кто кому мешает. Где связи нет, но она нужна, запишите возможность.",
            minutes: 25,
            adds: &["link", "chance", "threat"],
            ..Part::OPEN
        },
        Part {
            title: "Голосование",
            hint: "У каждого три точки. Отметьте возможности, в которых вы готовы участвовать сами, а не те, которые нравятся издалека.",
            minutes: 10,
            closed: true,
            vote: Some((3, 1)),
            ..Part::OPEN
        },
        Part {
            title: "Договорённости",
            hint: "Запишите общие дела как проекты: срок и ответственный, хотя бы двое из разных организаций. Обменяйтесь адресами.",
            minutes: 25,
            adds: &["project", "link"],
            ..Part::OPEN
        },
    ],
};

pub(super) const DIAGNOSTIC: Script = Script {
    name: "diagnostic",
    purpose: "Где мы сейчас и чего нам не хватает: сильные и слабые стороны, запросы, роли. Полтора часа.",
    template: "swot",
    parts: &[
        Part {
            title: "О чём спрашиваем себя",
            hint: "Назовите вопрос встречи и договоритесь: оцениваем дело, а не людей. Скажите, кто и как использует итоги.",
            minutes: 10,
            ..Part::TALK
        },
        Part {
            title: "Сильное и слабое: каждый сам",
            hint: "Две карточки о том, что получается, и две о том, что мешает. Пишем честно: пока их видит только автор.",
            minutes: 15,
            begins: Begin::Author,
            adds: &["chance", "threat", "trend"],
            ..Part::OPEN
        },
        Part {
            title: "Общая картина",
            hint: "Раскройте карточки без имён. Разложите их по четырём полям и соберите похожие в кластеры. Что удивило?",
            minutes: 20,
            adds: &["chance", "threat", "trend", "cluster"],
            reveals: true,
            ..Part::OPEN
        },
        Part {
            title: "Что важнее",
            hint: "У каждого пять точек. Отметьте то, что сильнее всего сказывается на детях и на нашей работе.",
            minutes: 10,
            closed: true,
            vote: Some((5, 2)),
            ..Part::OPEN
        },
        Part {
            title: "Причины и роли",
            hint: "Для главного спросите «почему?» не меньше трёх раз и проведите связи. Какие роли и умения нужны, чтобы справиться?",
            minutes: 20,
            adds: &["link", "role", "event", "law"],
            ..Part::OPEN
        },
        Part {
            title: "Запросы и шаги",
            hint: "Запишите, чему нужно научиться и чья помощь нужна. Каждый запрос — проект со сроком и ответственным.",
            minutes: 15,
            adds: &["project", "role", "link"],
            ..Part::OPEN
        },
    ],
};

pub(super) const EDUCATIONAL: Script = Script {
    name: "educational",
    purpose: "Учимся видеть последствия: разбираем одно изменение кругами и осваиваем метод. Два часа.",
    template: "futures_wheel",
    parts: &[
        Part {
            title: "Метод на примере",
            hint: "Покажите колесо будущего на простом примере: изменение в середине, вокруг прямые последствия, дальше последствия последствий.",
            minutes: 20,
            ..Part::TALK
        },
        Part {
            title: "Изменение в середине",
            hint: "Группа выбирает одно изменение, которое касается её работы, и записывает его одной фразой: что, у кого, с какого года.",
            minutes: 10,
            begins: Begin::Group,
            adds: &["trend", "technology", "law"],
            ..Part::OPEN
        },
        Part {
            title: "Прямые последствия",
            hint: "Что случится сразу? Ищите и хорошее, и плохое, у детей, у педагогов, у семей. Каждое последствие соедините с серединой.",
            minutes: 20,
            adds: &["event", "threat", "chance", "format", "link"],
            reveals: true,
            ..Part::OPEN
        },
        Part {
            title: "Второй и третий круг",
            hint: "Возьмите каждое последствие и спросите: а что из этого? Не спорьте, насколько это вероятно, ищите неожиданное.",
            minutes: 25,
            adds: &["event", "threat", "chance", "joker", "role", "link"],
            ..Part::OPEN
        },
        Part {
            title: "Голосование",
            hint: "У каждого четыре точки. Отметьте последствия, к которым нужно готовиться уже сейчас, желанные и нежеланные.",
            minutes: 10,
            closed: true,
            vote: Some((4, 2)),
            ..Part::OPEN
        },
        Part {
            title: "Перенос в работу",
            hint: "Как использовать метод с детьми, родителями, коллегами? Запишите по одному занятию или событию как проект.",
            minutes: 20,
            adds: &["project", "format", "link"],
            ..Part::OPEN
        },
        Part {
            title: "Разбор",
            hint: "Что в методе помогло думать, что мешало? Каждый называет, что возьмёт себе и где попробует.",
            minutes: 15,
            ..Part::TALK
        },
    ],
};

pub(super) const ON_REQUEST: Script = Script {
    name: "on_request",
    purpose: "Заказчик приходит со своим вопросом и уходит с вариантами и решением. Два часа.",
    template: "three_horizons",
    parts: &[
        Part {
            title: "Запрос",
            hint: "Заказчик за пять минут рассказывает, что его заботит и какое решение ему нужно. Группы уточняют вопрос, пока он не станет одной фразой.",
            minutes: 15,
            ..Part::TALK
        },
        Part {
            title: "Что уходит и что приходит",
            hint: "Что привычное теряет силу, что новое уже заметно? Группа пишет карточки для себя и ставит их на годы.",
            minutes: 20,
            begins: Begin::Group,
            adds: &["trend", "technology", "format", "law"],
            ..Part::OPEN
        },
        Part {
            title: "Общая карта",
            hint: "Раскройте карточки групп. Что совпало, в чём группы расходятся? Заказчик отмечает, чего он не ожидал.",
            minutes: 15,
            adds: &["trend", "threat", "chance", "cluster"],
            reveals: true,
            ..Part::OPEN
        },
        Part {
            title: "Варианты",
            hint: "Назовите развилки, перед которыми стоит заказчик, и хотя бы две ветви у каждой. Что следует из каждой ветви?",
            minutes: 25,
            adds: &["fork", "event", "goal", "joker", "link"],
            ..Part::OPEN
        },
        Part {
            title: "Голосование",
            hint: "У каждого три точки. Отметьте ветви и образы будущего, которые советуете заказчику. Решать будет он сам.",
            minutes: 10,
            closed: true,
            vote: Some((3, 2)),
            ..Part::OPEN
        },
        Part {
            title: "Решение и проекты",
            hint: "Заказчик называет ветвь, которую берёт, и почему. Вместе запишите проекты: первый шаг, срок, ответственный, нужные роли.",
            minutes: 35,
            adds: &["project", "role", "link"],
            ..Part::OPEN
        },
    ],
};
