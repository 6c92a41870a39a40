//! How an indicator begins: with an action («ведёт»), with praise («грамотный»), with what nobody can see
//! («понимает»), or otherwise. Told by the first word's ending and short lists of exceptions; a wrong
//! guess costs an editor one glance.

/// How a text begins, with the word that says so where it is amiss.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Begins {
    /// A verb in the third person.
    Action,
    Adjective(String),
    /// A verb of knowing, being able or wishing.
    State(String),
    Other(String),
}

/// Endings of the third person, present or future, reflexive ones cut.
const VERBS: [&str; 7] = ["ет", "ит", "ют", "ут", "ат", "ят", "аст"];

/// Nouns with such endings.
const NOUNS: &[&str] = &[
    "ответ",
    "совет",
    "билет",
    "пакет",
    "предмет",
    "сюжет",
    "бюджет",
    "кабинет",
    "интернет",
    "отчет",
    "учет",
    "расчет",
    "зачет",
    "подсчет",
    "полет",
    "авторитет",
    "приоритет",
    "комитет",
    "факультет",
    "университет",
    "паритет",
    "иммунитет",
    "этикет",
    "портрет",
    "секрет",
    "запрет",
    "макет",
    "буклет",
    "планшет",
    "обет",
    "аудит",
    "визит",
    "лимит",
    "дефицит",
    "кредит",
    "бит",
    "хит",
    "маршрут",
    "институт",
    "дебют",
    "статут",
    "результат",
    "формат",
    "сертификат",
    "плакат",
    "аппарат",
    "реферат",
    "контингент",
    "чат",
    "мандат",
    "контраст",
    "балласт",
    "пласт",
    "энтузиаст",
];

/// Verbs of what a colleague cannot confirm.
const STATES: &[&str] = &[
    "знает",
    "умеет",
    "понимает",
    "осознает",
    "владеет",
    "обладает",
    "может",
    "хочет",
    "стремится",
    "имеет",
    "является",
    "способен",
    "способна",
    "готов",
    "готова",
    "осведомлен",
    "осведомлена",
];

const ADJECTIVES: [&str; 7] = ["ый", "ая", "яя", "ое", "ее", "ые", "ой"];

/// Nouns that end like adjectives.
const NOT_ADJECTIVES: &[&str] = &["герой", "строй", "настрой", "бой", "покой", "слой"];

/// How the text begins. «Не», «сам» and the like are passed over.
pub fn of(text: &str) -> Begins {
    let mut words = text.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|word| !word.is_empty());
    let passed = ["не", "сам", "сама", "сами"];
    let first = words.find(|word| !passed.contains(&word.to_lowercase().as_str())).unwrap_or_default();
    let word = first.to_lowercase().replace('ё', "е");
    if STATES.contains(&word.as_str()) {
        Begins::State(first.to_owned())
    } else if is_verb(&word) {
        Begins::Action
    } else if is_adjective(&word) {
        Begins::Adjective(first.to_owned())
    } else {
        Begins::Other(first.to_owned())
    }
}

fn is_verb(word: &str) -> bool {
    let bare = word.strip_suffix("ся").unwrap_or(word);
    !NOUNS.contains(&word) && VERBS.iter().any(|end| bare.ends_with(end))
}

fn is_adjective(word: &str) -> bool {
    // «-ий» and «-ие» are adjectives after these letters alone: not «критерий», «комментарий», «участие».
    let soft = word.strip_suffix("ий").or_else(|| word.strip_suffix("ие"));
    let hushing = soft.is_some_and(|stem| stem.ends_with(['г', 'к', 'х', 'ж', 'ш', 'щ', 'ч']));
    let hard = ADJECTIVES.iter().any(|end| word.ends_with(end));
    (hushing || hard) && !NOT_ADJECTIVES.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(text: &str) -> &'static str {
        match of(text) {
            Begins::Action => "action",
            Begins::Adjective(_) => "adjective",
            Begins::State(_) => "state",
            Begins::Other(_) => "other",
        }
    }

    #[test]
    fn verbs_of_the_third_person_are_actions() {
        for text in
            ["Ведёт игру", "Спрашивает, что мешает", "Держат время", "Не перебивает", "Сам проводит разбор"]
        {
            assert_eq!(kind(text), "action", "{text}");
        }
        for text in ["Договаривается с партнёром", "Создаст комплект", "Делится опытом", "Учатся вести"]
        {
            assert_eq!(kind(text), "action", "{text}");
        }
    }

    #[test]
    fn praise_is_told_from_action() {
        for text in [
            "Грамотный ведущий",
            "Высокая культура речи",
            "Умелое ведение",
            "Лучшие игры",
            "Творческий подход",
        ] {
            assert_eq!(kind(text), "adjective", "{text}");
        }
    }

    #[test]
    fn nouns_adverbs_and_infinitives_are_neither() {
        let texts = ["Отчёт сдан", "Результат виден", "Сценарий есть", "Участие в игре", "Умение слушать"];
        for text in texts.into_iter().chain(["Уверенно ведёт", "Вести игру", "Критерий назван", "🎲", ""])
        {
            assert_eq!(kind(text), "other", "{text}");
        }
    }

    #[test]
    fn what_nobody_can_see_is_told_too() {
        for text in ["Знает правила", "Умеет слушать", "Готов к диалогу", "Осознаёт цель"]
        {
            assert_eq!(kind(text), "state", "{text}");
        }
    }
}
