//! The honest state of saving, as people are told it.

use karta_core::sync::protocol::Present;

use crate::{
    failure::{Failure, FailureCode},
    platform::device::DeviceError,
};

/// Where the map has no room: the list stands alone, and the stream is a thin one.
pub const PHONE: &str = "(max-width: 640px)";

/// How one space stands with the server and the device.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Connection {
    pub reach: Reach,
    /// Gestures the server has not accepted yet.
    pub waiting: usize,
    /// Every own gesture is safe on the device.
    pub stored: bool,
    pub trouble: Option<Trouble>,
    /// What is the matter with this device's storage.
    pub device: Option<Trouble>,
    pub people: Vec<Present>,
}

/// How the server was reached last, from worse to better.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// Not at all.
    Lost,
    /// The first try is still going on.
    #[default]
    Trying,
    /// It answers requests. There is no stream: it is about to open, or the network lets none through, as some
    /// filters of schools do.
    Answered,
    /// The stream is open and has caught up.
    Live,
}

impl Reach {
    /// A request was answered.
    pub fn answered(self) -> Self {
        self.max(Self::Answered)
    }

    /// The stream has ended, or did not open.
    pub fn without_stream(self) -> Self {
        if self == Self::Answered { self } else { Self::Lost }
    }

    /// The browser says that there is no network. An open stream finds out by itself whether that is so.
    pub fn without_network(self) -> Self {
        if self == Self::Live { self } else { Self::Lost }
    }
}

/// What a person should know or do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// The session has ended; work goes on, sending waits for signing in anew.
    SignInNeeded,
    /// Somebody else has signed in on this device.
    OtherPrincipal,
    /// The server is newer than this program.
    TooOld,
    /// The space is not (or no longer) this person's to read.
    NotAllowed(String),
    /// The server failed; sending is tried again.
    ServerFault,
    /// Own words are kept durably, but there is no room for everything else.
    DeviceTight,
    /// Own words are kept, but a kill of the browser may take the last of them.
    DeviceFragile,
    /// Nothing can be kept: no room.
    DeviceFull,
    /// Nothing can be kept: forbidden by the browser.
    DeviceBlocked,
    /// Another tab runs a newer program: this one no longer writes.
    NewerSchema,
}

impl Trouble {
    pub fn of(failure: &Failure) -> Option<Self> {
        match failure.code {
            FailureCode::Offline => None,
            FailureCode::SignInNeeded => Some(Self::SignInNeeded),
            FailureCode::OtherPrincipal => Some(Self::OtherPrincipal),
            FailureCode::TooOld => Some(Self::TooOld),
            FailureCode::NotAllowed | FailureCode::NotFound => Some(Self::NotAllowed(failure.text.clone())),
            _ => Some(Self::ServerFault),
        }
    }

    /// What came of keeping own words at once (localStorage) and durably (the mirror).
    pub fn of_device(at_once: Result<(), DeviceError>, durably: Result<(), DeviceError>) -> Option<Self> {
        match (at_once, durably) {
            (Ok(()), Ok(())) => None,
            (Err(_), Ok(())) => Some(Self::DeviceTight),
            (Ok(()), Err(_)) => Some(Self::DeviceFragile),
            (Err(DeviceError::Full), Err(_)) => Some(Self::DeviceFull),
            (Err(_), Err(_)) => Some(Self::DeviceBlocked),
        }
    }

    pub fn text(&self) -> String {
        match self {
            Self::SignInNeeded => "Вход закончился. Войдите снова, и правки отправятся.".into(),
            Self::OtherPrincipal => "На этом устройстве вошёл другой человек. Обновите страницу.".into(),
            Self::TooOld => "Вышла новая версия. Обновите страницу: правки сохранятся.".into(),
            Self::NotAllowed(text) => text.clone(),
            Self::ServerFault => "Сервер не смог принять правки. Пробуем снова.".into(),
            Self::DeviceTight => "Браузер хранит здесь только ваши правки: без сети откроется не всё.".into(),
            Self::DeviceFragile => {
                "Браузер ненадёжно хранит правки: не закрывайте страницу, пока они не отправлены.".into()
            }
            Self::DeviceFull => {
                "Память устройства заполнена. Правки держатся только на этой странице.".into()
            }
            Self::DeviceBlocked => {
                "Браузер не даёт хранить данные. Правки держатся только на этой странице.".into()
            }
            Self::NewerSchema => "В другой вкладке открыта новая версия. Обновите эту страницу.".into(),
        }
    }
}

/// What the state line says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SaveState {
    Saved,
    Saving,
    /// Nothing waits, and the server has not answered yet.
    Connecting,
    /// No connection; so many gestures wait.
    Offline(usize),
    Attention,
}

impl Connection {
    pub fn is_live(&self) -> bool {
        self.reach == Reach::Live
    }

    /// Whether the server can be asked for something.
    pub fn is_reached(&self) -> bool {
        self.reach >= Reach::Answered
    }

    /// Gives whether that is another reach than before.
    pub fn set_reach(&mut self, reach: Reach) -> bool {
        std::mem::replace(&mut self.reach, reach) != reach
    }

    pub fn save_state(&self) -> SaveState {
        match (&self.trouble, self.is_reached(), self.waiting) {
            (Some(_), _, _) => SaveState::Attention,
            (None, true, 0) => SaveState::Saved,
            (None, true, _) => SaveState::Saving,
            // A kill of the browser might still take the last words: they are not queued yet.
            (None, false, 1..) if !self.stored => SaveState::Saving,
            (None, false, 0) if self.reach == Reach::Trying => SaveState::Connecting,
            (None, false, waiting) => SaveState::Offline(waiting),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_is_told_that_nothing_is_kept_only_where_neither_storage_works() {
        let full = Err(DeviceError::Full);
        assert_eq!(Trouble::of_device(Ok(()), Ok(())), None);
        assert_eq!(Trouble::of_device(full, Ok(())), Some(Trouble::DeviceTight));
        assert_eq!(Trouble::of_device(Ok(()), full), Some(Trouble::DeviceFragile));
        assert_eq!(Trouble::of_device(full, Err(DeviceError::Blocked)), Some(Trouble::DeviceFull));
    }

    #[test]
    fn saved_is_said_only_when_the_server_has_everything() {
        let mut connection = Connection { reach: Reach::Live, ..Connection::default() };
        assert_eq!(connection.save_state(), SaveState::Saved);
        connection.waiting = 2;
        assert_eq!(connection.save_state(), SaveState::Saving);
        (connection.reach, connection.stored) = (Reach::Lost, true);
        assert_eq!(connection.save_state(), SaveState::Offline(2));
    }

    #[test]
    fn a_page_that_just_opened_does_not_say_that_there_is_no_connection() {
        let mut connection = Connection::default();
        assert_eq!(connection.save_state(), SaveState::Connecting);
        connection.set_reach(Reach::Lost);
        assert_eq!(connection.save_state(), SaveState::Offline(0));
    }

    #[test]
    fn where_no_stream_gets_through_answered_requests_are_a_connection() {
        let lost = Reach::Trying.without_stream();
        assert_eq!(lost, Reach::Lost);
        let answered = lost.answered();
        assert_eq!(answered.without_stream(), Reach::Answered, "the next try of a stream takes nothing away");
        assert_eq!(answered.without_network(), Reach::Lost);
        assert_eq!(Reach::Live.answered(), Reach::Live);
        assert_eq!(Reach::Live.without_stream(), Reach::Lost, "what was open and ended is doubtful");
        let connection = Connection { reach: answered, ..Connection::default() };
        assert_eq!(connection.save_state(), SaveState::Saved);
    }

    #[test]
    fn without_a_network_words_are_called_queued_only_when_the_device_has_them_durably() {
        let mut connection = Connection { waiting: 1, ..Connection::default() };
        assert_eq!(connection.save_state(), SaveState::Saving);
        connection.stored = true;
        assert_eq!(connection.save_state(), SaveState::Offline(1));
    }
}
