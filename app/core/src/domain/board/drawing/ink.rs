//! Colours on paper. Those of the sorts are the light theme's (`style/tokens/colours.css`).

pub const INK: &str = "#1d1b16";
pub const FAINT: &str = "#5b564b";
pub const LINE: &str = "#d9d2c3";
pub const EDGE: &str = "#8f8674";
pub const TINT: &str = "#f6f2e9";
pub const PAPER: &str = "#ffffff";
pub const MARK: &str = "#f2d27a";

/// The colour of a sort of cards.
pub fn of_sort(sort: &str) -> &'static str {
    match sort {
        "trend" => "#2c5fa5",
        "technology" => "#067288",
        "event" => "#6b52a6",
        "format" => "#2b7846",
        "law" => "#6c6455",
        "threat" => "#a93832",
        "chance" => "#4a7619",
        "joker" => "#21242c",
        "fork" => "#936006",
        "subject" => "#44676b",
        "goal" => "#a73e77",
        "project" => "#b54825",
        "role" => "#555e90",
        _ => FAINT,
    }
}

/// The colour and the dashes of a link: told apart without colour, too.
pub fn of_link(sort: &str) -> (&'static str, &'static str) {
    match sort {
        "strengthens" => ("#2b7846", ""),
        "hinders" => ("#a93832", "9 6"),
        "requires" => ("#2c5fa5", "3 4"),
        "branch" => ("#936006", "16 6"),
        _ => (FAINT, ""),
    }
}
