//! Every command a person can give, in one enum: it feeds buttons, menus, the palette, shortcuts and help.

use karta_core::{domain::grants::Action, sync::replica::Replica};
use leptos::prelude::*;

use crate::{platform::page, store::Karta};

/// A user command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Command {
    Undo,
    Redo,
    Find,
    AddCard,
    OpenPalette,
    OpenHelp,
    GoHome,
    GoCatalogue,
    GoReturned,
    GoBin,
    Print,
    GoCheck,
    GoProposals,
    GoActivities,
    GoPlan,
    GoTrajectories,
    GoGames,
    GoSurveys,
    GoRounds,
    Show,
    GoRemote,
    GoPrint,
}

/// A shortcut by physical key, so that it works in the Russian layout too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shortcut {
    /// `KeyboardEvent.code`.
    pub code: &'static str,
    /// Ctrl, or ⌘ on Apple keyboards.
    pub ctrl: bool,
    pub shift: bool,
    /// As written on the key.
    pub shown: &'static str,
}

const fn with_ctrl(code: &'static str, shown: &'static str) -> Option<Shortcut> {
    Some(Shortcut { code, ctrl: true, shift: false, shown })
}

const fn plain(code: &'static str, shown: &'static str) -> Option<Shortcut> {
    Some(Shortcut { code, ctrl: false, shift: false, shown })
}

impl Command {
    pub const ALL: [Self; 22] = [
        Self::Undo,
        Self::Redo,
        Self::Find,
        Self::AddCard,
        Self::OpenPalette,
        Self::OpenHelp,
        Self::GoHome,
        Self::GoCatalogue,
        Self::GoReturned,
        Self::GoBin,
        Self::Print,
        Self::GoCheck,
        Self::GoProposals,
        Self::GoActivities,
        Self::GoPlan,
        Self::GoTrajectories,
        Self::GoGames,
        Self::GoSurveys,
        Self::GoRounds,
        Self::Show,
        Self::GoRemote,
        Self::GoPrint,
    ];

    pub fn label(self) -> &'static str {
        match self {
            Self::Undo => "Отменить",
            Self::Redo => "Вернуть",
            Self::Find => "Найти карточку",
            Self::AddCard => "Добавить карточку",
            Self::OpenPalette => "Все команды",
            Self::OpenHelp => "Справка по клавишам",
            Self::GoHome => "На главную",
            Self::GoCatalogue => "Открыть картотеку",
            Self::GoReturned => "Что не принято",
            Self::GoBin => "Корзина",
            Self::Print => "Напечатать",
            Self::GoCheck => "Проверка картотеки",
            Self::GoProposals => "Предложения",
            Self::GoActivities => "События",
            Self::GoPlan => "Мой план на год",
            Self::GoTrajectories => "Траектория",
            Self::GoGames => "Игра «Примерь на себя»",
            Self::GoSurveys => "Опросы",
            Self::GoRounds => "Диагностика",
            Self::Show => "Показать в зале",
            Self::GoRemote => "Пульт",
            Self::GoPrint => "Печать карточек",
        }
    }

    pub fn hint(self) -> &'static str {
        match self {
            Self::Undo => "Вернуть как было до последней вашей правки",
            Self::Redo => "Повторить отменённую правку",
            Self::Find => "Поиск по названиям, задачам и показателям",
            Self::AddCard => "Роль или компетенция: пустая или по образцу другой",
            Self::OpenPalette => "Список команд с поиском",
            Self::OpenHelp => "Какие клавиши что делают",
            Self::GoHome => "Три комнаты и вход по коду",
            Self::GoCatalogue => "Роли, уровни и показатели",
            Self::GoReturned => "Правки, которые сервер не принял или обогнал кто-то другой",
            Self::GoBin => "Удалённое можно восстановить",
            Self::Print => "Напечатать открытую страницу",
            Self::GoCheck => "Чего на карточках не хватает и что поправить",
            Self::GoProposals => "Правки, которые предложили к карточкам, и что с ними стало",
            Self::GoActivities => "Реестр событий по датам, ролям и формам",
            Self::GoPlan => "События, которые вы проводите, и кто что проводит",
            Self::GoTrajectories => "План роста: пробелы, цели, шаги по месяцам",
            Self::GoGames => "Вытянуть роль, показать её, получить отметки",
            Self::GoSurveys => "Несколько вопросов после события, ответы по коду",
            Self::GoRounds => "Самооценка, взгляд коллег, следующий шаг",
            Self::Show => "По одной карточке крупно, для проектора",
            Self::GoRemote => "Листать с телефона то, что видит зал",
            Self::GoPrint => "Карточки на вырез, роль на листе, лист наблюдателя",
        }
    }

    pub fn shortcut(self) -> Option<Shortcut> {
        match self {
            Self::Undo => with_ctrl("KeyZ", "Ctrl+Z"),
            Self::Redo => Some(Shortcut { code: "KeyZ", ctrl: true, shift: true, shown: "Ctrl+Shift+Z" }),
            Self::Find => plain("Slash", "/"),
            Self::OpenPalette => with_ctrl("KeyK", "Ctrl+K"),
            Self::OpenHelp => plain("F1", "F1"),
            Self::Print => with_ctrl("KeyP", "Ctrl+P"),
            _ => None,
        }
    }

    /// Whether it can be given now. Tracks what that depends on.
    pub fn is_enabled(self, karta: Karta) -> bool {
        match self {
            Self::Undo => karta.working_space().watch(Replica::can_undo),
            Self::Redo => karta.working_space().watch(Replica::can_redo),
            Self::AddCard | Self::GoCheck => karta.catalogue.may(Action::EditContent),
            Self::GoReturned | Self::GoBin | Self::GoRemote => karta.signed_in(),
            Self::GoProposals | Self::GoPlan | Self::GoTrajectories | Self::GoRounds => karta.has_account(),
            _ => true,
        }
    }

    /// The command whose shortcut this is.
    pub fn of_key(code: &str, ctrl: bool, shift: bool) -> Option<Self> {
        Self::ALL.into_iter().find(|command| {
            command.shortcut().is_some_and(|key| (key.code, key.ctrl, key.shift) == (code, ctrl, shift))
        })
    }
}

/// What the page's layout does for commands: open its dialogs, move, tell a word.
#[derive(Clone, Copy)]
pub struct Desk {
    pub go: Callback<String>,
    pub open_palette: Callback<()>,
    pub open_help: Callback<()>,
    pub say: Callback<String>,
    pub open_new_card: Callback<()>,
}

impl Command {
    pub fn run(self, karta: Karta, desk: Desk) {
        if !untrack(|| self.is_enabled(karta)) {
            return;
        }
        let space = untrack(|| karta.working_space());
        match self {
            Self::Undo => report(space.undo(), desk),
            Self::Redo => report(space.redo(), desk),
            // Where the field is in sight, what was chosen beside it stays.
            Self::Find if page::focus("find-card") => {}
            Self::Find => {
                desk.go.run("/catalogue".into());
                page::focus_when_there("find-card");
            }
            Self::AddCard => desk.open_new_card.run(()),
            Self::OpenPalette => desk.open_palette.run(()),
            Self::OpenHelp => desk.open_help.run(()),
            Self::GoHome => desk.go.run("/".into()),
            Self::GoCatalogue => desk.go.run("/catalogue".into()),
            Self::GoReturned => desk.go.run("/returned".into()),
            Self::GoBin => desk.go.run("/bin".into()),
            Self::Print => page::print(),
            Self::Show => desk.go.run("/show".into()),
            Self::GoRemote => desk.go.run("/remote".into()),
            Self::GoPrint => desk.go.run("/print".into()),
            Self::GoCheck => desk.go.run("/catalogue/check".into()),
            Self::GoProposals => desk.go.run("/proposals".into()),
            Self::GoActivities => desk.go.run("/activities".into()),
            Self::GoPlan => desk.go.run("/plan".into()),
            Self::GoTrajectories => desk.go.run("/trajectories".into()),
            Self::GoGames => desk.go.run("/games".into()),
            Self::GoSurveys => desk.go.run("/surveys".into()),
            Self::GoRounds => desk.go.run("/rounds".into()),
        }
    }
}

fn report(undone: karta_core::sync::replica::Undone, desk: Desk) {
    use karta_core::sync::replica::Undone;
    if let Undone::Done { skipped, .. } = undone
        && skipped > 0
    {
        desk.say.run("Часть не отменена: её с тех пор изменил кто-то другой.".into());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_commands_share_a_key() {
        let mut keys: Vec<_> = Command::ALL
            .iter()
            .filter_map(|c| c.shortcut())
            .map(|key| (key.code, key.ctrl, key.shift))
            .collect();
        let count = keys.len();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), count);
    }
}
