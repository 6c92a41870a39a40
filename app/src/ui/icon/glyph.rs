//! The drawings. Each is one SVG path, so that a sign costs little more than its points.

/// Names every drawing once: the variant, its name in data, its path.
macro_rules! glyphs {
    ($($variant:ident $name:literal $path:literal)*) => {
        /// A drawn sign.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Glyph { $($variant),* }

        impl Glyph {
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The name under which data may keep it.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),* }
            }

            /// Its drawing, on a field of 24 units.
            pub fn path(self) -> &'static str {
                match self { $(Self::$variant => $path),* }
            }
        }
    };
}

glyphs! {
    // The seven roles, then the further ones.
    Game "game" "M12 3.5a3 3 0 1 0 0 6 3 3 0 0 0 0-6M8.5 9.5h7M10.3 9.5c0 3.3-1 5.5-3 7.5h9.4c-2-2-3-4.2-3-7.5M6 17v3.5h12V17z"
    Online "online" "M5 4.5h14a1 1 0 0 1 1 1V15a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V5.5a1 1 0 0 1 1-1zM2.5 19.5h19M10.5 7.7v5.1l4.2-2.55z"
    Moderator "moderator" "M3.5 4.5h11.5v8H9l-3 3v-3H3.5zM18 8.5h2.5v8.5H18.5v3l-3-3H11v-1.5"
    Tutor "tutor" "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17M16 8l-2.3 5.7L8 16l2.3-5.7z"
    Project "project" "M2.5 20 10 8.5l4 6 2-2.5 5.5 8zM10 8.5V3l5 1.8-5 1.9"
    Path "path" "M12 3v18M12 5h6.5l2.5 2.5L18.5 10H12M12 11.5H5.5L3 14l2.5 2.5H12M8.5 21h7"
    Public "public" "M4 9.8v4.4h3l9 4.3v-13L7 9.8zM18.7 9.5a3.6 3.6 0 0 1 0 5M7.5 14.5l1.4 5h2.8l-1.3-3.7"
    Gametech "gametech" "M6.5 4.5h11a2 2 0 0 1 2 2v11a2 2 0 0 1-2 2h-11a2 2 0 0 1-2-2v-11a2 2 0 0 1 2-2zM8.7 8.7h.01M15.3 8.7h.01M12 12h.01M8.7 15.3h.01M15.3 15.3h.01"
    Integrator "integrator" "M9 6a6 6 0 1 0 0 12A6 6 0 0 0 9 6M15 6a6 6 0 1 0 0 12 6 6 0 0 0 0-12"
    Startup "startup" "M12 2.5c3.5 2.5 4.7 6.2 4.5 10L14.5 16h-5l-2-3.5c-.2-3.8 1-7.5 4.5-10M12 8a1.6 1.6 0 1 0 0 3.2A1.6 1.6 0 0 0 12 8M7.5 12.5 5 15.5v3.2l4.5-2.7M16.5 12.5l2.5 3v3.2L14.5 16M12 18.5v3"
    Quest "quest" "M8 11.5a4.3 4.3 0 1 0 0 8.6 4.3 4.3 0 0 0 0-8.6M11 12.8 20 3.8M16.5 7.3l2.7 2.7M13.6 10.2l1.7 1.7"
    Guide "guide" "M9.5 2.8h5M12 2.8v3M8 9.5a4 4 0 0 1 8 0M6.5 9.5h11L16 18H8zM12 12v3.5M8 21h8"
    Network "network" "M12 3.5a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.4M5.2 15.8a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.4M18.8 15.8a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.4M10.9 7.6l-4.6 8.5M13.1 7.6l4.6 8.5M7.4 18h9.2"
    Schooltutor "schooltutor" "M2 9.5 12 5l10 4.5L12 14zM6.5 11.8v4.4c3 2.4 8 2.4 11 0v-4.4M22 9.5v5.5"
    Mentor "mentor" "M9 4.5A3.5 3.5 0 1 0 9 11.5 3.5 3.5 0 0 0 9 4.5M2.5 20c.4-4 2.7-6 6.5-6s6.1 2 6.5 6M17 9a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5M17.8 16.3c2.2.2 3.5 1.5 3.7 3.7"
    // Groups of competences.
    Book "book" "M12 6.5c-2.3-1.6-5-2-8.5-1.5v13.5c3.5-.5 6.2-.1 8.5 1.5 2.3-1.6 5-2 8.5-1.5V5c-3.5-.5-6.2-.1-8.5 1.5M12 6.5V20"
    Ruler "ruler" "M3.5 16.5 16.5 3.5l4 4-13 13zM7 13l2 2M10 10l1.5 1.5M13 7l2 2"
    Heart "heart" "M12 20S3.5 15 3.5 9.2A4.5 4.5 0 0 1 12 7.3a4.5 4.5 0 0 1 8.5 1.9C20.5 15 12 20 12 20z"
    Speech "speech" "M4 4.5h16v11.5h-9L7 20v-4H4z"
    Spark "spark" "M12 3c.9 5.4 3.6 8.1 9 9-5.4.9-8.1 3.6-9 9-.9-5.4-3.6-8.1-9-9 5.4-.9 8.1-3.6 9-9z"
    // Kinds of thoughts on a board.
    Trend "trend" "M3 17.5l6-6 4 4 7.5-8M15.5 7.5h5v5"
    Technology "technology" "M7 7h10v10H7zM10 3.5V7M14 3.5V7M10 17v3.5M14 17v3.5M3.5 10H7M3.5 14H7M17 10h3.5M17 14h3.5"
    Event "event" "M4 5.5h16V20H4zM4 10h16M8.5 3v5M15.5 3v5M12 13v4M10 15h4"
    Format "format" "M4 4h7v9H4zM14 4h6v5h-6zM14 12h6v8h-6zM4 16h7v4H4z"
    Law "law" "M6 3.5h8.5L18.5 7.5v13H6zM14 3.5V8h4.5M9 12h6.5M9 15.5h6.5"
    Threat "threat" "M13.5 2.8 5 13.5h6.5L10.5 21.2 19 10.5h-6.5z"
    Chance "chance" "M12 20.5V11M12 14.5C12 10.5 9 8 4 8c0 4.2 3 6.5 8 6.5M12 11c0-4 2.8-6.5 8-6.5 0 4.3-3 6.5-8 6.5M8.5 20.5h7"
    Joker "joker" "M6 3.5h12v17H6zM12 7.7l2.7 4.3-2.7 4.3L9.3 12z"
    Fork "fork" "M12 21v-7.5L6 7M12 13.5 18 7M5.5 11.5V6.5h5M18.5 11.5V6.5h-5"
    People "people" "M12 4.5a3 3 0 1 0 0 6 3 3 0 0 0 0-6M6.5 19.5c.3-3.7 2.2-5.7 5.5-5.7s5.2 2 5.5 5.7zM5.3 7.2a2.2 2.2 0 1 0 0 4.4M2.2 17.5c.1-2.3 1-3.7 2.8-4.2M18.7 7.2a2.2 2.2 0 1 1 0 4.4M21.8 17.5c-.1-2.3-1-3.7-2.8-4.2"
    Star "star" "M12 3.2l2.7 5.7 6.1.8-4.5 4.3 1.2 6.2L12 17.2l-5.5 3 1.2-6.2L3.2 9.7l6.1-.8z"
    Task "task" "M8.5 5H5.5v15.5h13V5h-3M8.5 3.5h7V7h-7zM8.5 13.7l2.5 2.5 4.5-5"
    // Rooms.
    Drawer "drawer" "M3.5 11h17v9.5h-17zM9.5 15.5h5M5.5 11V8h13v3M7.5 8V5.5H16.5V8M9.5 5.5V3.5h5v2"
    Board "board" "M3.5 4.5h17v13h-17zM9 4.5v13M15 4.5v13M5.5 8h1.5M11 12h2M17 8h1.5M8 17.5 6.5 21M16 17.5l1.5 3.5"
    Trajectory "trajectory" "M5 17a2 2 0 1 0 0 4 2 2 0 0 0 0-4M7 19h8a3.5 3.5 0 0 0 0-7H9a3.5 3.5 0 0 1 0-7h8M15 2.5 18 5l-3 2.5"
    Diagnostics "diagnostics" "M4 3.5v17h16.5M8.5 16.5v-4M12.5 16.5V7M16.5 16.5V10"
    Home "home" "M3.5 11.5 12 4l8.5 7.5M6 9.5v11h12v-11M10 20.5V15h4v5.5"
    // What one does.
    Search "search" "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M15.3 15.3l5.2 5.2"
    Plus "plus" "M12 5v14M5 12h14"
    Minus "minus" "M5 12h14"
    Pause "pause" "M8.5 5v14M15.5 5v14"
    Play "play" "M8 5l11 7-11 7z"
    Close "close" "M6 6l12 12M18 6 6 18"
    Check "check" "M4.5 12.5l5 5L19.5 7"
    Pencil "pencil" "M4 20l1-4.7L16 4.3l3.7 3.7L8.7 19zM13.7 6.6l3.7 3.7"
    Trash "trash" "M4 7h16M9 7V4h6v3M6.3 7l1 13.5h9.4l1-13.5M10 11v5.5M14 11v5.5"
    Restore "restore" "M4 7h16M9 7V4h6v3M6.3 7l1 13.5h9.4l1-13.5M12 17v-6M9.5 13.3 12 10.8l2.5 2.5"
    History "history" "M4.7 8.7A8 8 0 1 1 4 12.5M4 4v5h5M12 8v4.7l3.2 2"
    Undo "undo" "M8 5 4 9l4 4M4 9h10.5a5.5 5.5 0 0 1 0 11H8"
    Redo "redo" "M16 5l4 4-4 4M20 9H9.5a5.5 5.5 0 0 0 0 11H16"
    Up "up" "M6 15l6-6 6 6"
    Down "down" "M6 9l6 6 6-6"
    Left "left" "M15 6l-6 6 6 6"
    Right "right" "M9 6l6 6-6 6"
    Drag "drag" "M8.5 6a.5.5 0 1 0 1 0 .5.5 0 1 0-1 0M14.5 6a.5.5 0 1 0 1 0 .5.5 0 1 0-1 0M8.5 12a.5.5 0 1 0 1 0 .5.5 0 1 0-1 0M14.5 12a.5.5 0 1 0 1 0 .5.5 0 1 0-1 0M8.5 18a.5.5 0 1 0 1 0 .5.5 0 1 0-1 0M14.5 18a.5.5 0 1 0 1 0 .5.5 0 1 0-1 0"
    Menu "menu" "M4 6.5h16M4 12h16M4 17.5h16"
    More "more" "M5.5 12a.5.5 0 1 0 1 0 .5.5 0 1 0-1 0M11.5 12a.5.5 0 1 0 1 0 .5.5 0 1 0-1 0M17.5 12a.5.5 0 1 0 1 0 .5.5 0 1 0-1 0"
    Filter "filter" "M4 5h16l-6.2 7.5v7L10.2 17v-4.5z"
    Copy "copy" "M9 9h11v11.5H9zM15 9V4H4v11.5h5"
    Link "link" "M10 14.5a4 4 0 0 0 5.7 0l3.6-3.6a4 4 0 0 0-5.7-5.7l-1.3 1.3M14 9.5a4 4 0 0 0-5.7 0l-3.6 3.6a4 4 0 0 0 5.7 5.7l1.3-1.3"
    Archive "archive" "M3.5 4.5h17v4.5h-17zM5 9v11.5h14V9M9.5 13h5"
    Download "download" "M12 3.5v12M7 10.7l5 5 5-5M4 20h16"
    Upload "upload" "M12 16V4M7 8.8l5-5 5 5M4 20h16"
    Print "print" "M7 9V3.5h10V9M7 17H3.5V9h17v8H17M7 14h10v6.5H7z"
    Qr "qr" "M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2.5v2.5M20 14v2.5M17 20h3v-1M14 20v-1"
    SignOut "sign-out" "M14 4H5v16h9M10 12h10.5M17 8.5l3.5 3.5-3.5 3.5"
    // What there is.
    User "user" "M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8M4.5 20.5c.6-4 3.4-6 7.5-6s6.9 2 7.5 6"
    Lock "lock" "M5.5 11h13v9.5h-13zM8.5 11V7.5a3.5 3.5 0 0 1 7 0V11M12 14.7v2"
    Eye "eye" "M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6"
    EyeOff "eye-off" "M4 4l16 16M9.8 5.8A9 9 0 0 1 12 5.5c6 0 9.5 6.5 9.5 6.5a17 17 0 0 1-3 3.8M6.5 7.3C4 9.1 2.5 12 2.5 12S6 18.5 12 18.5a9 9 0 0 0 4.4-1.1M9.9 9.9a3 3 0 0 0 4.2 4.2"
    Cloud "cloud" "M7 18.5a4.5 4.5 0 0 1-.6-8.96 6 6 0 0 1 11.5 1.26A3.9 3.9 0 0 1 17.5 18.5z"
    CloudCheck "cloud-check" "M7 18.5a4.5 4.5 0 0 1-.6-8.96 6 6 0 0 1 11.5 1.26A3.9 3.9 0 0 1 17.5 18.5zM9 13.5l2.2 2.2 3.8-4"
    CloudUp "cloud-up" "M7 18.5a4.5 4.5 0 0 1-.6-8.96 6 6 0 0 1 11.5 1.26A3.9 3.9 0 0 1 17.5 18.5M12 19.5v-7M9.3 15l2.7-2.7 2.7 2.7"
    CloudOff "cloud-off" "M4 4l16 16M9 6.3a6 6 0 0 1 8.9 4.5 3.9 3.9 0 0 1 2.3 6.2M16.8 18.5H7a4.5 4.5 0 0 1-.6-8.96"
    Device "device" "M7 2.8h10a1.2 1.2 0 0 1 1.2 1.2v16a1.2 1.2 0 0 1-1.2 1.2H7A1.2 1.2 0 0 1 5.8 20V4A1.2 1.2 0 0 1 7 2.8zM10.5 18h3"
    Warning "warning" "M12 3.8 2.5 20h19zM12 10v4.7M12 17.3h.01"
    Info "info" "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17M12 11v5.2M12 7.8h.01"
    Help "help" "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17M9.5 9.5a2.5 2.5 0 1 1 3.6 2.3c-.8.4-1.1.9-1.1 1.9M12 16.5h.01"
    Clock "clock" "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17M12 7.5V12l3 2"
    Sun "sun" "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8M12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4"
    Moon "moon" "M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5z"
    Projector "projector" "M3 4h18M4.5 4v11h15V4M12 15v4M8 21.5l4-2.5 4 2.5"
    Turn "turn" "M4 12a8 5 0 0 1 13.5-3.6M20 12a8 5 0 0 1-13.5 3.6M18 4.5v4.2h-4.2M6 19.5v-4.2h4.2"
    Compare "compare" "M4 5h6.5v14H4zM13.5 5H20v14h-6.5zM6 9h2.5M15.5 9H18M6 12.5h2.5M15.5 15H18"
    Keyboard "keyboard" "M2.5 6h19v12h-19zM6 10h.01M10 10h.01M14 10h.01M18 10h.01M6 14h.01M18 14h.01M9.5 14h5"
}

impl Glyph {
    /// Signs that a card of the catalogue may carry.
    pub const SIGNS: &'static [Self] = &[
        Self::Game,
        Self::Online,
        Self::Moderator,
        Self::Tutor,
        Self::Project,
        Self::Path,
        Self::Public,
        Self::Gametech,
        Self::Integrator,
        Self::Startup,
        Self::Quest,
        Self::Guide,
        Self::Network,
        Self::Schooltutor,
        Self::Mentor,
        Self::Book,
        Self::Ruler,
        Self::Heart,
        Self::Speech,
        Self::Spark,
    ];

    /// What a sign shows, in one word; empty for one that no card carries.
    pub fn title(self) -> &'static str {
        match self {
            Self::Game => "фишка",
            Self::Online => "экран",
            Self::Moderator => "реплики",
            Self::Tutor => "компас",
            Self::Project => "вершина",
            Self::Path => "указатель",
            Self::Public => "рупор",
            Self::Gametech => "кубик",
            Self::Integrator => "кольца",
            Self::Startup => "ракета",
            Self::Quest => "ключ",
            Self::Guide => "фонарь",
            Self::Network => "узлы",
            Self::Schooltutor => "шапочка",
            Self::Mentor => "двое",
            Self::Book => "книга",
            Self::Ruler => "линейка",
            Self::Heart => "сердце",
            Self::Speech => "облачко",
            Self::Spark => "искра",
            _ => "",
        }
    }

    /// The sign of that name.
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|glyph| glyph.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sign_of_a_card_is_called_by_a_word_of_its_own() {
        let mut titles: Vec<_> = Glyph::SIGNS.iter().map(|sign| sign.title()).collect();
        titles.sort_unstable();
        titles.dedup();
        assert!(titles.len() == Glyph::SIGNS.len() && !titles.contains(&""));
    }

    #[test]
    fn every_name_leads_back_to_its_sign() {
        for glyph in Glyph::ALL {
            assert_eq!(Glyph::of_name(glyph.name()), Some(*glyph));
        }
    }
}
