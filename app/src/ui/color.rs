//! Names of colours for `data-color`. Values per theme are in `style/tokens/colours.css`.

/// Colours of a card of the catalogue with their Russian names, in the order of the drawer: the seven roles,
/// the further roles, the groups of competences.
pub const NAMES: &[(&str, &str)] = &[
    ("game", "киноварь"),
    ("online", "морская волна"),
    ("moderator", "фиалка"),
    ("tutor", "трава"),
    ("project", "охра"),
    ("path", "синька"),
    ("public", "пион"),
    ("gametech", "вишня"),
    ("integrator", "бирюза"),
    ("startup", "глина"),
    ("quest", "олива"),
    ("guide", "небо"),
    ("network", "чернила"),
    ("schooltutor", "ель"),
    ("mentor", "слива"),
    ("c-subject", "сталь"),
    ("c-method", "орех"),
    ("c-psych", "вереск"),
    ("c-comm", "мох"),
    ("c-soft", "пепел"),
];

/// Colours of the kinds of cards on a board: `k-` and the kind.
pub const KINDS: &[&str] = &[
    "k-trend",
    "k-technology",
    "k-event",
    "k-format",
    "k-law",
    "k-threat",
    "k-chance",
    "k-joker",
    "k-fork",
    "k-subject",
    "k-goal",
    "k-project",
    "k-role",
];
